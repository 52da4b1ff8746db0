#include "engine/walking/walk_network.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/geodesic.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <limits>

namespace greenward::walking {

namespace {

constexpr double kClosed = std::numeric_limits<double>::infinity();

[[noreturn]] void refuse_edge(feature_id id, bilingual problem) {
  throw error(error_code::bad_input, fmt::format("walk_edges/{}", id.value), std::move(problem),
              {"请改正该路段后重新导入", "correct the edge and import it again"});
}

double checked_length(const layer::column& lengths, std::size_t row, feature_id id) {
  const double value = lengths.real(row);
  if (std::isfinite(value) && value >= 0) return value;
  refuse_edge(id, {fmt::format("长度 {} 无效", value), fmt::format("length {} is not usable", value)});
}

/// The edge's length as stated, or else the geodesic length of its line.
double edge_length(const layer::feature_table& edges, std::size_t row) {
  const layer::column& stated = edges["length_m"];
  const feature_id id = edges.ids()[row];
  if (stated.has(row)) return checked_length(stated, row, id);
  const auto line = edges.geometry()[row];
  if (line.is_none()) refuse_edge(id, {"既无长度也无几何", "neither a length nor a line"});
  return geo::geodesic_length(line.points()).value;
}

double reverse_length(const layer::feature_table& edges, std::size_t row, double length) {
  const layer::column& stated = edges["reverse_m"];
  if (stated.has(row)) return checked_length(stated, row, edges.ids()[row]);
  const layer::column& oneway = edges["oneway_foot"];
  return oneway.has(row) && oneway.integer(row) != 0 ? kClosed : length;
}

std::vector<std::int64_t> distinct_nodes(const layer::column& from, const layer::column& to) {
  std::vector<std::int64_t> ids;
  ids.reserve(2 * from.size());
  for (std::size_t i = 0; i < from.size(); ++i) {
    ids.push_back(from.integer(i));
    ids.push_back(to.integer(i));
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

graph::node_index node_of(std::span<const std::int64_t> ids, std::int64_t id) {
  return graph::node_index(
      static_cast<std::uint32_t>(std::lower_bound(ids.begin(), ids.end(), id) - ids.begin()));
}

graph::csr_graph graph_of(const walk_network& network) {
  std::vector<graph::arc> arcs;
  arcs.reserve(2 * network.edge_count());
  for (std::uint32_t e = 0; e < network.edge_count(); ++e) {
    const graph::edge_index edge(e);
    if (network.forward_m[e] < kClosed)
      arcs.push_back({network.from[e], network.to[e], edge, network.forward_m[e], true});
    if (network.backward_m[e] < kClosed)
      arcs.push_back({network.to[e], network.from[e], edge, network.backward_m[e], false});
  }
  return {network.node_ids.size(), arcs};
}

}  // namespace

walk_network build_walk_network(const layer::feature_table& edges, const geo::planar_geometry& lines,
                                const index::packed_rtree& edge_boxes, direction walking) {
  const layer::column& from = edges["from_id"];
  const layer::column& to = edges["to_id"];
  walk_network network;
  network.lines = &lines;
  network.edge_boxes = &edge_boxes;
  network.edge_ids.assign(edges.ids().begin(), edges.ids().end());
  network.node_ids = distinct_nodes(from, to);
  for (std::size_t row = 0; row < edges.size(); ++row) {
    const double length = edge_length(edges, row);
    const double reverse = reverse_length(edges, row, length);
    network.from.push_back(node_of(network.node_ids, from.integer(row)));
    network.to.push_back(node_of(network.node_ids, to.integer(row)));
    network.length_m.push_back(length);
    network.forward_m.push_back(walking == direction::away ? length : reverse);
    network.backward_m.push_back(walking == direction::away ? reverse : length);
  }
  network.graph = graph_of(network);
  return network;
}

}  // namespace greenward::walking
