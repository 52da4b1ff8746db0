#include "engine/works/dispatch.hpp"

#include "engine/works/days.hpp"

#include <algorithm>
#include <tuple>

namespace greenward::works {

namespace {

class dispatcher {
 public:
  dispatcher(const work_lines& lines, const work_facts& facts, const work_lists& lists, date day,
             const dispatch_options& options)
      : lines_(lines), facts_(facts), lists_(lists), options_(options) {
    result_.from = day - std::chrono::days(options.days_back - 1);
    result_.day = day;
    result_.until = day + std::chrono::days(options.days_ahead);
  }

  dispatch run() {
    for (std::uint32_t work = 0; work < facts_.of_work.size(); ++work) {
      for (const stage_line& line : lines_.of(work)) look_at(work, line);
      look_for_standstill(work);
    }
    const auto by_day = [](std::optional<date> stage_event::*which) {
      return [which](const stage_event& a, const stage_event& b) {
        return std::tuple(a.*which, a.work) < std::tuple(b.*which, b.work);
      };
    };
    std::ranges::stable_sort(result_.moved, by_day(&stage_event::actual));
    std::ranges::stable_sort(result_.due, by_day(&stage_event::planned));
    std::ranges::stable_sort(result_.late, by_day(&stage_event::planned));
    std::ranges::stable_sort(result_.stuck, std::greater(), &stage_event::days);
    return std::move(result_);
  }

 private:
  void look_at(std::uint32_t work, const stage_line& line) {
    const date day = result_.day;
    stage_event event{work, line.stage, line.planned, line.actual, {}};
    if (line.actual && *line.actual >= result_.from && *line.actual <= day) {
      if (line.planned) event.days = days_between(*line.planned, *line.actual);
      result_.moved.push_back(event);
    }
    if (!line.planned || facts_.of_work[work].cancelled || is_reached(work, line.stage)) return;
    event.actual.reset();
    if (*line.planned < day) {
      event.days = days_between(*line.planned, day);
      result_.late.push_back(event);
    } else if (*line.planned <= result_.until) {
      result_.due.push_back(event);
    }
  }

  /// The stage itself, or a later one.
  [[nodiscard]] bool is_reached(std::uint32_t work, std::string_view stage) const {
    const layer::lifecycle& life = lines_.life_of(work);
    const auto asked = life.position(stage);
    if (!asked) return true;  // an interruption is no plan
    const work_fact& fact = facts_.of_work[work];
    if (fact.stage < lists_.stages.entries.size()) {
      const auto stands = life.position(lists_.stages.entries[fact.stage].code);
      if (stands && *stands >= *asked) return true;
    }
    return std::ranges::any_of(lines_.of(work), [&](const stage_line& line) {
      const auto position = life.position(line.stage);
      return position && *position >= *asked && line.actual && *line.actual <= result_.day;
    });
  }

  void look_for_standstill(std::uint32_t work) {
    const work_fact& fact = facts_.of_work[work];
    if (fact.cancelled || fact.dates.done || !(fact.suspended || fact.dates.begun)) return;
    std::optional<date> last;
    for (const stage_line& line : lines_.of(work))
      if (line.actual && *line.actual <= result_.day && (!last || *line.actual > *last)) last = line.actual;
    stage_event event{work, stage_code(fact), {}, last, {}};
    if (last) event.days = days_between(*last, result_.day);
    if (fact.suspended || !last || *event.days > options_.stuck_days) result_.stuck.push_back(event);
  }

  [[nodiscard]] std::string_view stage_code(const work_fact& fact) const {
    const auto& entries = lists_.stages.entries;
    return fact.stage < entries.size() ? std::string_view(entries[fact.stage].code) : std::string_view();
  }

  const work_lines& lines_;
  const work_facts& facts_;
  const work_lists& lists_;
  const dispatch_options& options_;
  dispatch result_;
};

}  // namespace

dispatch dispatch_of(const work_lines& lines, const work_facts& facts, const work_lists& lists, date day,
                     const dispatch_options& options) {
  return dispatcher(lines, facts, lists, day, options).run();
}

}  // namespace greenward::works
