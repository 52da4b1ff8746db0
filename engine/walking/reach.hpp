// What can be reached on the walking network within a limit, to the metre.
#pragma once

#include "engine/base/units.hpp"
#include "engine/geo/geometry_column.hpp"
#include "engine/walking/snap.hpp"
#include "engine/walking/walk_network.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace greenward::walking {

struct node_reach {
  std::uint32_t node = 0;    ///< index into walk_network::node_ids
  double metres = 0;         ///< including the way from the place to the network
  std::uint32_t source = 0;  ///< index of the nearest start; ties to the smaller
};

/// A reached part of an edge, in metres along it from its first point; 0 <= from <= to <= length_m.
/// An edge that is reached from both ends without the parts meeting has two.
struct edge_part {
  std::uint32_t edge = 0;
  double from_metres = 0;
  double to_metres = 0;
};

struct reach_result {
  std::vector<snap> starts;
  std::vector<node_reach> nodes;  ///< by rising metres, then node
  std::vector<edge_part> parts;   ///< by edge, then from_metres; disjoint
};

/// Bounded search from all starts at once; a start spends its access distance before it walks the network.
/// The limit is inclusive. O(k log k) in the nodes reached.
[[nodiscard]] reach_result reach(const walk_network& network, std::span<const snap> starts, metres limit);

/// Cost from the nearest start to places on the network, and which start: what the people there walk.
struct place_cost {
  double metres = 0;  ///< infinity = not within the limit
  std::uint32_t source = 0;
};
/// Cost of each place: its own access distance included. `places` as returned by snap_to_network.
[[nodiscard]] std::vector<place_cost> costs_of_places(const walk_network& network,
                                                      const reach_result& reached,
                                                      std::span<const snap> places, metres limit);

/// The reached parts as lines, one feature each, in the order of `parts`. Left out are parts of edges without
/// a line, and those that end where they begin: where ways meet within a rounding a part may be that short,
/// and two equal points are no valid line.
[[nodiscard]] geo::planar_geometry part_lines(const walk_network& network, std::span<const edge_part> parts);

}  // namespace greenward::walking
