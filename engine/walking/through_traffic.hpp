// The network while some streets are dug up.
#pragma once

#include "engine/walking/walk_network.hpp"

#include <cstdint>
#include <span>

namespace greenward::walking {

/// The network when nobody passes along some edges (n_edge flags). Costs along them stay, so that a place on
/// such an edge is still met from either of its ends: who lives there keeps access, who wants through does
/// not. Nodes and edges keep their numbers: what was put on the given network keeps its place.
[[nodiscard]] walk_network without_through_traffic(const walk_network& network,
                                                   std::span<const std::uint8_t> closed);

}  // namespace greenward::walking
