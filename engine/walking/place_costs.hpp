// What it takes to come to a place on the network, once the nodes are known.
#pragma once

#include "engine/walking/edge_cost.hpp"
#include "engine/walking/reach.hpp"
#include "engine/walking/snap.hpp"
#include "engine/walking/walk_network.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace greenward::walking {

/// The starts by the edge that they lie on.
class starts_by_edge {
 public:
  void assign(std::span<const snap> starts) {
    on_edge_.clear();
    for (std::uint32_t s = 0; s < starts.size(); ++s) on_edge_.emplace_back(starts[s].edge, s);
    std::sort(on_edge_.begin(), on_edge_.end());
  }
  /// Calls visit(s) for the starts on an edge, rising.
  template <class Visit>
  void on(std::uint32_t edge, Visit visit) const {
    auto at = std::lower_bound(on_edge_.begin(), on_edge_.end(), std::pair{edge, 0U});
    for (; at != on_edge_.end() && at->first == edge; ++at) visit(at->second);
  }

 private:
  std::vector<std::pair<std::uint32_t, std::uint32_t>> on_edge_;  // edge, start
};

/// The least cost of a place: by either end of its edge (`node_cost(node)` gives a place_cost, infinite where
/// the node was not reached), or straight from a start on the same edge. Ties to the smaller start.
template <class NodeCost>
[[nodiscard]] place_cost cost_of_place(const walk_network& network, std::span<const snap> starts,
                                       const starts_by_edge& by_edge, const snap& place, NodeCost node_cost) {
  place_cost best{std::numeric_limits<double>::infinity(), 0};
  const auto offer = [&](double metres, std::uint32_t source) {
    if (metres < best.metres || (metres == best.metres && source < best.source)) best = {metres, source};
  };
  const place_cost first = node_cost(network.from[place.edge]);
  const place_cost last = node_cost(network.to[place.edge]);
  offer(first.metres + cost_between(network, place.edge, 0, place.fraction), first.source);
  offer(last.metres + cost_between(network, place.edge, 1, place.fraction), last.source);
  by_edge.on(place.edge, [&](std::uint32_t s) {
    offer(starts[s].access.value + cost_between(network, place.edge, starts[s].fraction, place.fraction), s);
  });
  return {best.metres + place.access.value, best.source};
}

}  // namespace greenward::walking
