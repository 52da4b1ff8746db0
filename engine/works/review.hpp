// The quarterly review (季研判): how the works have gone, and when the rest may be done by what has been.
#pragma once

#include "engine/base/date.hpp"
#include "engine/works/work_facts.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace greenward::works {

struct review_options {
  int months = 12;      ///< of the trend
  std::size_t few = 8;  ///< a kind with fewer works done borrows the slippage of all kinds; with fewer of all
                        ///< kinds there is no forecast
  double low = 0.1, high = 0.9;  ///< the ends of the range of a forecast, as shares of past works
};

/// The end of a month, or the day of the review.
struct trend_point {
  date day;
  std::size_t planned = 0;  ///< should have been done by then
  std::size_t done = 0;     ///< were, by the days recorded
};

/// How much later works come than planned, in days (below 0 = earlier), by the product-limit estimate (Kaplan
/// & Meier 1958): a work that is not done is at least as late as it already is, and tells that much.
struct slippage {
  std::size_t done = 0, not_done = 0;  ///< with a planned end, and the day it was done
  std::vector<int> days;               ///< on which some were done, rising
  std::vector<double> left;            ///< the share that is later than days[i]

  /// The share that is later than `day`: 1 before the first.
  [[nodiscard]] double later_than(int day) const;
  /// The first of `days` after `late` by which `share` of those later than `late` are done; nothing if that
  /// lies beyond what has been seen.
  [[nodiscard]] std::optional<int> day_of_share(double share, std::optional<int> late = std::nullopt) const;
};

enum class no_forecast : std::uint8_t {
  none,            ///< there is one
  no_plan,         ///< no planned end
  suspended,       ///< nobody knows when it goes on
  few_done,        ///< too few works done to learn from
  later_than_all,  ///< already later than any work before it
};

struct forecast {
  std::uint32_t work = 0;
  std::optional<date> planned;
  no_forecast why_not = no_forecast::none;
  bool of_all_kinds = false;              ///< learnt from all kinds, its own having too few
  std::size_t learnt_from = 0;            ///< works done of which the pool is made
  std::optional<date> low, middle, high;  ///< after the day of the review; nothing: beyond what has been seen
  double done_by_quarter_end = 0;         ///< chance
};

struct review {
  date day;
  date quarter_end;                 ///< the first quarter's end after `day`
  std::vector<trend_point> trend;   ///< rising
  std::size_t done = 0;             ///< by `day`
  std::size_t done_undated = 0;     ///< of them without a recorded day: not in the trend
  std::vector<slippage> of_kind;    ///< n_kinds + 1; the last: of all kinds
  std::vector<forecast> forecasts;  ///< of works neither done nor cancelled, by planned end; without one last
  /// Works done by the quarter's end: those done, and the sum of the shares of those with a forecast; the
  /// range takes the works as independent, which they are not quite.
  double expected_done = 0, expected_low = 0, expected_high = 0;
  std::size_t without_forecast = 0;
};

/// A work's end is forecast from the slippage of its kind, given that it is not done by `day`. Suspended
/// works tell of slippage as far as they have come, but have no forecast themselves. `kinds`: entries of the
/// list work_kind. O(n log n).
[[nodiscard]] review review_of(const work_facts& facts, std::size_t kinds, date day,
                               const review_options& options);

}  // namespace greenward::works
