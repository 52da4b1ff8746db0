// Where water may come in that nobody can account for.
#pragma once

#include "engine/drainage/network.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace greenward::drainage {

/// n_node flags: nodes where an edge of unknown direction may bring water, or an edge that leaves a receptor
/// does. `source`: n_node, 1 where water enters, or may; `usable`: n_edge. Water that could only come back by
/// the edge that it left by does not count. O(n_node + n_edge).
[[nodiscard]] std::vector<std::uint8_t> find_doubtful_inflow(const survey& drains, const network& net,
                                                             std::span<const std::uint8_t> usable,
                                                             std::span<const std::uint8_t> source);

}  // namespace greenward::drainage
