// What it costs to search along a part of an edge.
#pragma once

#include "engine/walking/walk_network.hpp"

#include <cstdint>

namespace greenward::walking {

/// Metres of searching along an edge from one share of it to another (0 at its first point, 1 at its last);
/// infinity where it is closed that way.
[[nodiscard]] inline double cost_between(const walk_network& network, std::uint32_t edge, double from,
                                         double to) {
  if (from == to) return 0;
  return to > from ? (to - from) * network.forward_m[edge] : (from - to) * network.backward_m[edge];
}

}  // namespace greenward::walking
