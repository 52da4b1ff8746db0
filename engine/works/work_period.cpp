#include "engine/works/work_period.hpp"

#include <cassert>
#include <chrono>

namespace greenward::works {

namespace {

std::optional<dated_day> start_of(const work_dates& work) {
  if (work.actual_start) return dated_day{*work.actual_start, date_basis::actual};
  if (work.begun || !work.planned_start) return std::nullopt;
  return dated_day{*work.planned_start, date_basis::planned};
}

std::optional<dated_day> end_of(const work_dates& work, date day) {
  if (work.actual_end) return dated_day{*work.actual_end, date_basis::actual};
  if (work.done) return std::nullopt;
  if (work.begun && (!work.planned_end || *work.planned_end <= day))
    return dated_day{day, date_basis::going_on};
  if (!work.planned_end) return std::nullopt;
  return dated_day{*work.planned_end, date_basis::planned};
}

}  // namespace

work_period period_of(const work_dates& work, date day) {
  return {start_of(work), end_of(work, day), work.planned_end};
}

bool ends_later(const work_period& a, const work_period& b) {
  assert(a.end && b.end);
  const bool a_goes_on = a.end->basis == date_basis::going_on,
             b_goes_on = b.end->basis == date_basis::going_on;
  if (a_goes_on && b_goes_on) return a.planned_end && b.planned_end && *a.planned_end > *b.planned_end;
  return a_goes_on ? a.end->day >= b.end->day : a.end->day > b.end->day;
}

date last_day_of_years(date day, int years) {
  const std::chrono::year_month_day there = std::chrono::year_month_day(day) + std::chrono::years(years);
  return there.ok() ? date(there) : date(there.year() / there.month() / std::chrono::last);
}

}  // namespace greenward::works
