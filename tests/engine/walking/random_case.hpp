// Small networks with starts, drawn at random for properties.
#pragma once

#include "engine/walking/snap.hpp"
#include "tests/engine/walking/small_network.hpp"

#include <vector>

namespace greenward::testing {

struct random_case {
  std::vector<small_edge> edges;
  std::vector<walking::snap> starts;  ///< one or more
  double limit;
};

/// Inside a property. Loops, parallel edges, edges of no length, streets of one way or of two costs.
[[nodiscard]] random_case draw_case();

}  // namespace greenward::testing
