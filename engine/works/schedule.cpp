#include "engine/works/schedule.hpp"

#include "engine/works/days.hpp"

#include <algorithm>
#include <vector>

namespace greenward::works {

namespace {

std::optional<int> days_late(std::optional<date> planned, std::optional<date> actual, bool reached,
                             date day) {
  if (!planned || (reached && !actual)) return std::nullopt;
  return std::max(0, days_between(*planned, reached ? *actual : day));
}

}  // namespace

std::optional<int> days_late_in_ending(const work_dates& work, date day) {
  return days_late(work.planned_end, work.actual_end, work.done, day);
}

std::optional<int> days_late_in_beginning(const work_dates& work, date day) {
  return days_late(work.planned_start, work.actual_start, work.begun, day);
}

earned_schedule earned_schedule_of(std::span<const work_dates> works, date day) {
  earned_schedule result;
  std::vector<date> due;
  for (const work_dates& work : works) {
    if (!work.planned_end) {
      ++result.without_plan;
      continue;
    }
    due.push_back(*work.planned_end);
    result.done += work.done ? 1 : 0;
    result.planned_done += *work.planned_end <= day ? 1 : 0;
  }
  result.works = due.size();
  if (due.empty()) return result;
  std::ranges::sort(due);
  const bool all_done = result.done == due.size();
  // Up to the day before the next was due the plan asked for no more.
  result.earned = all_done ? due.back() : due[result.done] - std::chrono::days(1);
  result.variance_days = all_done ? 0 : days_between(day, *result.earned);
  return result;
}

}  // namespace greenward::works
