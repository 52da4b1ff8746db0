// The pedestrian network as a graph whose edges keep their lines.
#pragma once

#include "engine/base/stored_array.hpp"
#include "engine/base/strong_id.hpp"
#include "engine/geo/geometry_column.hpp"
#include "engine/graph/csr_graph.hpp"
#include "engine/index/packed_rtree.hpp"
#include "engine/layer/feature_table.hpp"
#include "engine/walking/walk_profile.hpp"

#include <cstdint>
#include <span>

namespace greenward::walking {

/// Which way people walk: away from the place searched from, or towards it (to a facility).
enum class direction : std::uint8_t { away, towards };

/// Whether a place may meet the network on an edge.
enum class edge_access : std::uint8_t {
  open,
  closed,  ///< nobody may walk along it in either direction
  island,  ///< its component is too small, and not the largest
};

/// Edge i of the network is row i of the table walk_edges; nodes are numbered along a Hilbert curve over
/// their places (those without a place first, by their ids). Costs are metres of effort (metres on the level
/// that take the same time) of searching along the edge: `forward_m` from its first point to its last,
/// `backward_m` the other way; infinity = closed that way. When people walk towards the place searched from,
/// the two are swapped: searching forwards means that people walk backwards.
struct walk_network {
  graph::csr_graph graph;
  stored_array<std::int64_t> node_ids;    ///< n_node; a blocked node once for every edge end there
  stored_array<graph::node_index> from;   ///< n_edge
  stored_array<graph::node_index> to;     ///< n_edge
  stored_array<double> forward_m;         ///< n_edge
  stored_array<double> backward_m;        ///< n_edge
  stored_array<double> length_m;          ///< n_edge, of the edge itself
  stored_array<edge_access> access;       ///< n_edge
  stored_array<feature_id> edge_ids;      ///< n_edge, the caller's table's, which must outlive the network
  std::size_t unknown_slopes = 0;         ///< edges that count as level because nobody knows their heights
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

struct walk_network_options {
  direction walking = direction::away;
  /// nullptr = every metre costs a metre.
  const walk_profile* profile = nullptr;
  /// n_edge; 1 = nobody walks there. Empty = all are open.
  std::span<const std::uint8_t> closed;
  /// Node ids, ascending: every edge still leads up to such a node, none passes through it.
  std::span<const std::int64_t> blocked_nodes;
  /// Places meet only components of at least so many nodes, or the largest one (of equals, the one with the
  /// smallest node); 0 = any.
  std::uint32_t least_component = 0;
};

/// The same for a walker: lengths become efforts by edge_kind, rise_m, fall_m and rise_length_m, as far as
/// the table has those fields. An edge that states its reverse_m brings its own costs, which are taken as
/// they are. For given starts, closing more edges or blocking more nodes never makes anything nearer; a place
/// that is put on the network anew may meet another edge, though. Precondition: `closed` is empty or has
/// n_edge flags.
[[nodiscard]] walk_network build_walk_network(const layer::feature_table& edges,
                                              const geo::planar_geometry& lines,
                                              const index::packed_rtree& edge_boxes,
                                              const walk_network_options& options);

}  // namespace greenward::walking
