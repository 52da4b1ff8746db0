#include "engine/walking/reach.hpp"

#include "engine/geo/measure.hpp"
#include "engine/walking/place_costs.hpp"
#include "engine/walking/reach_search.hpp"

#include <limits>

namespace greenward::walking {

reach_result reach(const walk_network& network, std::span<const snap> starts, metres limit) {
  reach_search search(network);
  return search.run_to_result(starts, limit);
}

std::vector<place_cost> costs_of_places(const walk_network& network, const reach_result& reached,
                                        std::span<const snap> places, metres limit) {
  constexpr place_cost kNowhere{std::numeric_limits<double>::infinity(), 0};
  std::vector<place_cost> nodes(network.node_ids.size(), kNowhere);
  for (const node_reach& node : reached.nodes) nodes[node.node] = {node.metres, node.source};
  starts_by_edge by_edge;
  by_edge.assign(reached.starts);
  const auto node_cost = [&](graph::node_index node) { return nodes[node.index()]; };
  std::vector<place_cost> result;
  result.reserve(places.size());
  for (const snap& place : places) {
    const place_cost cost = cost_of_place(network, reached.starts, by_edge, place, node_cost);
    result.push_back(cost.metres > limit.value ? kNowhere : cost);
  }
  return result;
}

geo::planar_geometry part_lines(const walk_network& network, std::span<const edge_part> parts) {
  geo::planar_geometry lines;
  for (const edge_part& part : parts) {
    const auto view = (*network.lines)[part.edge];
    if (view.is_none()) continue;
    const auto line = view.points();
    const double length = network.length_m[part.edge];
    const double scale = length > 0 ? geo::line_length(line).value / length : 0;
    const auto reached =
        geo::line_part(line, metres(part.from_metres * scale), metres(part.to_metres * scale));
    if (geo::line_length(reached).value > 0) lines.append_line(reached);
  }
  return lines;
}

}  // namespace greenward::walking
