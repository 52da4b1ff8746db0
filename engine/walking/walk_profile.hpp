// Who walks: how fast on the level, and what steps, crossings and slopes cost them.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/base/units.hpp"

#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::walking {

/// Time on a slope as a multiple of the time on the level. Slopes are rise by run, negative downhill.
struct slope_step {
  double slope = 0;
  double factor = 1;
};

/// A multiple of the time for every edge of a kind, whatever its slope.
struct kind_factor {
  std::string kind;  ///< a code of walk_edge_kind
  double factor = 1;
};

struct walk_profile {
  std::string name;  ///< a code of the list `walker`
  bilingual title;
  metres_per_second speed{1};
  std::vector<kind_factor> kinds;  ///< those that are not 1
  seconds crossing_wait{0};        ///< before every edge of kind `crossing`
  /// By rising slope: straight lines between the steps, constant beyond them. Empty = Tobler's function.
  std::vector<slope_step> slopes;
};

/// What is known of an edge's heights, from its first point to its last. NaN = not known.
struct edge_slope {
  double rise_m = std::numeric_limits<double>::quiet_NaN();         ///< sum of ascents, >= 0
  double fall_m = std::numeric_limits<double>::quiet_NaN();         ///< sum of descents, >= 0
  double rise_length_m = std::numeric_limits<double>::quiet_NaN();  ///< length of what ascends

  [[nodiscard]] bool known() const { return rise_m >= 0 && fall_m >= 0 && rise_length_m >= 0; }
};

/// Tobler's hiking function (1993), as time relative to the level: exp(3.5 (|slope + 0.05| - 0.05)).
/// Fastest at 5 % downhill. Slopes beyond 1 (45 degrees) count as 1.
[[nodiscard]] double tobler_factor(double slope);

/// By the profile's table, or Tobler's function without one. Exactly 1 at 0 where the table has no other
/// value.
[[nodiscard]] double slope_factor(const walk_profile& profile, double slope);

/// Metres on the level that take the same time: forwards from the first point to the last, and backwards.
struct effort {
  double forward_m = 0;
  double backward_m = 0;
};

/// Of an edge of `length` metres: uniformly up over its rise_length_m, uniformly down over the rest, times
/// the kind's factor, and the wait. An edge of unknown slope counts as level.
[[nodiscard]] effort effort_of(const walk_profile& profile, std::string_view kind, double length,
                               const edge_slope& slope);

}  // namespace greenward::walking
