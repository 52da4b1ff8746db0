#include "engine/works/review.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::works {

namespace {

using std::chrono::months;
using std::chrono::year_month;
using std::chrono::year_month_day;
using std::chrono::year_month_day_last;

date end_of(year_month month) {
  return year_month_day_last(month.year(), std::chrono::month_day_last(month.month()));
}

year_month month_of(date day) {
  const year_month_day parts(day);
  return parts.year() / parts.month();
}

date quarter_end_after(date day) {
  year_month month = month_of(day);
  while (static_cast<unsigned>(month.month()) % 3 != 0 || end_of(month) <= day) month += months(1);
  return end_of(month);
}

std::vector<trend_point> trend_of(const work_facts& facts, date day, int count) {
  std::vector<trend_point> trend;
  for (int back = count; back > 0; --back) trend.push_back({end_of(month_of(day) - months(back))});
  trend.push_back({day});
  for (const work_fact& fact : facts.of_work) {
    if (fact.cancelled) continue;
    for (trend_point& point : trend) {
      point.planned += fact.dates.planned_end && *fact.dates.planned_end <= point.day ? 1 : 0;
      point.done += fact.dates.done && fact.dates.actual_end && *fact.dates.actual_end <= point.day ? 1 : 0;
    }
  }
  return trend;
}

/// A work that is done was late by `days`; one that is not is later than that.
struct observation {
  int days = 0;
  bool done = false;
};

slippage slippage_of(std::vector<observation> seen) {
  slippage result;
  std::ranges::sort(seen, {}, &observation::days);
  double left = 1;
  for (std::size_t i = 0; i < seen.size();) {
    const int days = seen[i].days;
    std::size_t end = i, done = 0;
    for (; end < seen.size() && seen[end].days == days; ++end) done += seen[end].done ? 1 : 0;
    if (done > 0) {
      left *= 1 - static_cast<double>(done) / static_cast<double>(seen.size() - i);
      result.days.push_back(days);
      result.left.push_back(left);
    }
    result.done += done;
    i = end;
  }
  result.not_done = seen.size() - result.done;
  return result;
}

std::vector<slippage> slippage_by_kind(const work_facts& facts, std::size_t kinds, date day) {
  std::vector<std::vector<observation>> seen(kinds + 1);
  for (const work_fact& fact : facts.of_work) {
    const work_dates& dates = fact.dates;
    if (fact.cancelled || !dates.planned_end || (dates.done && !dates.actual_end)) continue;
    const date until = dates.done ? *dates.actual_end : day;
    const observation one{static_cast<int>((until - *dates.planned_end).count()), dates.done};
    if (fact.kind < kinds) seen[fact.kind].push_back(one);
    seen.back().push_back(one);
  }
  std::vector<slippage> result;
  for (auto& of_kind : seen) result.push_back(slippage_of(std::move(of_kind)));
  return result;
}

class forecaster {
 public:
  forecaster(const review& so_far, const review_options& options) : review_(so_far), options_(options) {}

  [[nodiscard]] forecast of(std::uint32_t work, const work_fact& fact) const {
    forecast result{.work = work, .planned = fact.dates.planned_end};
    result.why_not = no_forecast::no_plan;
    if (!result.planned) return result;
    result.why_not = no_forecast::suspended;
    if (fact.suspended) return result;
    const slippage* past = pool(fact.kind, result.of_all_kinds);
    result.why_not = no_forecast::few_done;
    if (past == nullptr) return result;
    const auto late = static_cast<int>((review_.day - *result.planned).count());
    result.why_not = no_forecast::later_than_all;
    if (past->days.back() <= late) return result;
    result.why_not = no_forecast::none;
    result.learnt_from = past->done;
    const auto at = [&](double share) -> std::optional<date> {
      const auto days = past->day_of_share(share, late);
      if (!days) return std::nullopt;
      return *result.planned + std::chrono::days(*days);
    };
    result.low = at(options_.low);
    result.middle = at(0.5);
    result.high = at(options_.high);
    const auto left = static_cast<int>((review_.quarter_end - *result.planned).count());
    result.done_by_quarter_end = 1 - past->later_than(left) / past->later_than(late);
    return result;
  }

 private:
  [[nodiscard]] const slippage* pool(std::size_t kind, bool& of_all_kinds) const {
    const auto& pools = review_.of_kind;
    if (kind + 1 < pools.size() && pools[kind].done >= std::max<std::size_t>(options_.few, 1))
      return &pools[kind];
    of_all_kinds = true;
    return pools.back().done >= std::max<std::size_t>(options_.few, 1) ? &pools.back() : nullptr;
  }

  const review& review_;
  const review_options& options_;
};

void expect(review& result, double ends) {
  double sum = 0, variance = 0;
  for (const forecast& one : result.forecasts) {
    if (one.why_not != no_forecast::none) {
      ++result.without_forecast;
      continue;
    }
    sum += one.done_by_quarter_end;
    variance += one.done_by_quarter_end * (1 - one.done_by_quarter_end);
  }
  const auto done = static_cast<double>(result.done);
  const double all = done + static_cast<double>(result.forecasts.size() - result.without_forecast);
  result.expected_done = done + sum;
  result.expected_low = std::max(done, result.expected_done - ends * std::sqrt(variance));
  result.expected_high = std::min(all, result.expected_done + ends * std::sqrt(variance));
}

}  // namespace

double slippage::later_than(int day) const {
  const auto after = std::ranges::upper_bound(days, day) - days.begin();
  return after == 0 ? 1 : left[static_cast<std::size_t>(after - 1)];
}

std::optional<int> slippage::day_of_share(double share, std::optional<int> late) const {
  constexpr double kRounding = 1e-12;
  const double at_risk = late ? later_than(*late) : 1;
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (late && days[i] <= *late) continue;
    if (1 - left[i] / at_risk >= share - kRounding) return days[i];
  }
  return std::nullopt;
}

review review_of(const work_facts& facts, std::size_t kinds, date day, const review_options& options) {
  constexpr double kEightyPercent = 1.2816;  // standard deviations to both sides of a normal distribution
  review result{.day = day, .quarter_end = quarter_end_after(day)};
  result.trend = trend_of(facts, day, options.months);
  result.of_kind = slippage_by_kind(facts, kinds, day);
  const forecaster forecaster(result, options);
  for (std::uint32_t work = 0; work < facts.of_work.size(); ++work) {
    const work_fact& fact = facts.of_work[work];
    if (fact.cancelled) continue;
    if (fact.dates.done) {
      ++result.done;
      result.done_undated += fact.dates.actual_end ? 0 : 1;
    } else {
      result.forecasts.push_back(forecaster.of(work, fact));
    }
  }
  std::ranges::stable_sort(result.forecasts, [](const forecast& a, const forecast& b) {
    return a.planned.value_or(date::max()) < b.planned.value_or(date::max());
  });
  expect(result, kEightyPercent);
  return result;
}

}  // namespace greenward::works
