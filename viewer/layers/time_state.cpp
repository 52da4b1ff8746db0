#include "viewer/layers/time_state.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace greenward::viewer {

namespace {

using std::chrono::months;
using std::chrono::year_month;
using std::chrono::year_month_day;

constexpr float kSecondsOfAMonth = 0.3F;  ///< while playing
constexpr int kMostMonths = 1200;         ///< a date beyond a century is a slip of the pen

year_month month_of(date day) {
  const year_month_day parts(day);
  return parts.year() / parts.month();
}

date last_day_of(year_month month) {
  return std::chrono::sys_days(month / std::chrono::last);
}

template <class Visit>
void each_date(const workflow::works_ledger& ledger, Visit visit) {
  for (const works::work_fact& work : ledger.facts.of_work) {
    if (work.dates.actual_start) visit(*work.dates.actual_start, &month_bar::begun);
    if (work.dates.actual_end) visit(*work.dates.actual_end, &month_bar::done);
  }
}

}  // namespace

void time_state::use(std::shared_ptr<const workflow::works_ledger> works, date today) {
  ledger = std::move(works);
  year_month from = month_of(today), to = from;
  if (ledger) {
    each_date(*ledger, [&](date at, auto) {
      from = std::min(from, month_of(at));
      to = std::max(to, month_of(at));
    });
  }
  from = std::max(from, month_of(today) - months(kMostMonths));
  to = std::min(to, month_of(today) + months(kMostMonths));
  first = from;
  bars.assign(static_cast<std::size_t>((to - from).count()) + 1, {});
  if (!ledger) return;
  each_date(*ledger, [&](date at, std::uint32_t month_bar::*counted) {
    const auto month = (month_of(at) - first).count();
    if (month >= 0 && month < static_cast<int>(bars.size()))
      ++(bars[static_cast<std::size_t>(month)].*counted);
  });
}

void time_state::show(std::optional<date> shown) {
  day = shown ? std::optional(std::clamp(*shown, begin(), end())) : std::nullopt;
}

void time_state::compare_with(std::optional<date> other) {
  before = other ? std::optional(std::clamp(*other, begin(), end())) : std::nullopt;
}

date time_state::year_before() const {
  const std::chrono::year year = month_of(day.value_or(end())).year();
  return std::clamp(last_day_of((year - std::chrono::years(1)) / std::chrono::December), begin(), end());
}

void time_state::step(int count) {
  if (bars.empty()) return;
  const date from = day.value_or(end());
  // The end of the month that the day lies in is a step of its own, unless the day is that end.
  year_month month = month_of(from);
  if (count > 0 && from < last_day_of(month)) --count;
  month += std::chrono::months(count);
  show(std::clamp(last_day_of(month), begin(), end()));
}

bool time_state::play(float seconds) {
  if (!playing || bars.empty()) return false;
  waited += seconds;
  while (waited >= kSecondsOfAMonth) {
    waited -= kSecondsOfAMonth;
    if (day && *day >= end()) {
      playing = false;
      waited = 0;
      return false;
    }
    day ? step(1) : show(last_day_of(first));
  }
  return true;
}

date time_state::begin() const {
  return std::chrono::sys_days(first / std::chrono::day(1));
}

date time_state::end() const {
  return last_day_of(first + std::chrono::months(static_cast<int>(bars.size()) - 1));
}

double time_state::share_of(date at) const {
  const auto days = static_cast<double>((end() - begin()).count());
  return std::clamp(static_cast<double>((at - begin()).count()) / std::max(1.0, days), 0.0, 1.0);
}

date time_state::day_at(double share) const {
  const auto days = static_cast<double>((end() - begin()).count());
  return begin() + std::chrono::days(std::lround(std::clamp(share, 0.0, 1.0) * days));
}

}  // namespace greenward::viewer
