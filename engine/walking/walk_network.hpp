// The pedestrian network as a graph whose edges keep their lines.
#pragma once

#include "engine/base/stored_array.hpp"
#include "engine/base/strong_id.hpp"
#include "engine/geo/geometry_column.hpp"
#include "engine/graph/csr_graph.hpp"
#include "engine/index/packed_rtree.hpp"
#include "engine/layer/feature_table.hpp"

#include <cstdint>

namespace greenward::walking {

/// Which way people walk: away from the place searched from, or towards it (to a facility).
enum class direction : std::uint8_t { away, towards };

/// Edge i of the network is row i of the table walk_edges; node v is the v-th distinct node id, ascending.
/// Costs are metres of searching along the edge: `forward_m` from its first point to its last, `backward_m`
/// the other way; infinity = closed that way. When people walk towards the place searched from, the two are
/// swapped: searching forwards means that people walk backwards.
struct walk_network {
  graph::csr_graph graph;
  stored_array<std::int64_t> node_ids;    ///< n_node, ascending
  stored_array<graph::node_index> from;   ///< n_edge
  stored_array<graph::node_index> to;     ///< n_edge
  stored_array<double> forward_m;         ///< n_edge
  stored_array<double> backward_m;        ///< n_edge
  stored_array<double> length_m;          ///< n_edge, of the edge itself
  stored_array<feature_id> edge_ids;      ///< n_edge
  const geo::planar_geometry* lines;      ///< n_edge, the caller's; must outlive the network
  const index::packed_rtree* edge_boxes;  ///< over `lines`, the caller's

  [[nodiscard]] std::size_t edge_count() const { return edge_ids.size(); }
};

/// Takes topology and costs as the table brings them: from_id, to_id, length_m (absent: the line's geodesic
/// length), reverse_m (absent: length_m), oneway_foot. `lines` are the table's geometries in the measuring
/// CRS. Throws error{bad_input} naming the edge for a length that is negative or not finite, or an edge that
/// has neither a length nor a line.
[[nodiscard]] walk_network build_walk_network(const layer::feature_table& edges,
                                              const geo::planar_geometry& lines,
                                              const index::packed_rtree& edge_boxes, direction walking);

}  // namespace greenward::walking
