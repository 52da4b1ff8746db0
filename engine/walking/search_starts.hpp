// Places on the network as starts of a search over its nodes.
#pragma once

#include "engine/graph/bounded_search.hpp"
#include "engine/walking/edge_cost.hpp"
#include "engine/walking/infinite.hpp"
#include "engine/walking/snap.hpp"
#include "engine/walking/walk_network.hpp"

#include <cstdint>
#include <vector>

namespace greenward::walking {

/// Adds both ends of the place's edge, as far as it leads there, at what they cost from the place.
inline void add_search_starts(const walk_network& network, const snap& place, std::uint32_t source,
                              std::vector<graph::search_start>& starts) {
  const auto add = [&](graph::node_index node, double end) {
    const double cost = place.access.value + cost_between(network, place.edge, place.fraction, end);
    if (cost < kInfinite) starts.push_back({node, cost, source});
  };
  add(network.from[place.edge], 0.0);
  add(network.to[place.edge], 1.0);
}

}  // namespace greenward::walking
