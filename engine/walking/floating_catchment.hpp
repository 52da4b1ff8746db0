// How much care there is for how many: the enhanced two-step floating catchment area (Luo & Qi 2009).
#pragma once

#include "engine/walking/reach_matrix.hpp"

#include <span>
#include <vector>

namespace greenward::walking {

/// A ring of walking distance and the weight of who lives in it.
struct catchment_ring {
  double limit_m = 0;  ///< inclusive
  double weight = 1;   ///< 0 < weight <= 1, falling outwards
};

struct catchment_result {
  /// n_facility: capacity for each head in its catchment, weighted; NaN where the capacity is not known or
  /// nobody lives within reach.
  std::vector<double> ratio;
  /// n_place: the sum of the weighted ratios of the facilities that reach it; 0 where none does.
  std::vector<double> access;
};

/// `rings`: by rising limit; what lies beyond the last does not count. `capacity`: n_facility, in any unit,
/// NaN = not known: such a facility gives nothing to anyone. `heads`: n_place, NaN = not known: counts for
/// nobody in the ratios, and has an access of its own all the same. What is given out is what there is: the
/// sum of heads · access is the sum of the capacities that reach anybody. Throws error{bad_input} for rings
/// that do not rise, or a weight outside (0, 1].
[[nodiscard]] catchment_result floating_catchment(const reach_matrix& matrix,
                                                  std::span<const double> capacity,
                                                  std::span<const double> heads,
                                                  std::span<const catchment_ring> rings);

}  // namespace greenward::walking
