#include "engine/walking/nearest_facility.hpp"

#include "engine/base/parallel.hpp"
#include "engine/index/hilbert_order.hpp"
#include "engine/walking/reach_search.hpp"

#include <limits>

namespace greenward::walking {

namespace {

constexpr std::size_t kPlacesAtOnce = 4096;
constexpr place_cost kNotReached{std::numeric_limits<double>::infinity(), 0};

}  // namespace

std::vector<std::optional<snap>> snap_each(const walk_network& network, std::span<const geo::planar> places,
                                           metres maximum) {
  std::vector<std::optional<snap>> snaps(places.size());
  const auto order = index::hilbert_order(places);
  parallel_for(order.size(), kPlacesAtOnce, [&](std::size_t first, std::size_t last) {
    for (std::size_t k = first; k < last; ++k)
      snaps[order[k]] = snap_to_network(network, places[order[k]], maximum);
  });
  return snaps;
}

nearest_facilities find_nearest_facilities(const walk_network& network, std::span<const snap> facilities,
                                           std::span<const std::optional<snap>> places, metres limit) {
  reach_search search(network);
  search.run(facilities, limit);
  nearest_facilities found;
  found.of_node.assign(network.graph.node_count(), kNotReached);
  for (const graph::reached_node& node : search.nodes(limit))
    found.of_node[node.node.index()] = {node.cost, node.source};
  found.of_place.assign(places.size(), kNotReached);
  parallel_for(places.size(), kPlacesAtOnce, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i)
      if (places[i]) found.of_place[i] = search.cost_of(*places[i], limit);
  });
  return found;
}

}  // namespace greenward::walking
