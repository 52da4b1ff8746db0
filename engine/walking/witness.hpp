// The way from a place to the facility nearest to it, edge by edge.
#pragma once

#include "engine/base/units.hpp"
#include "engine/geo/geometry_column.hpp"
#include "engine/graph/bounded_search.hpp"
#include "engine/walking/snap.hpp"
#include "engine/walking/walk_network.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace greenward::walking {

/// A stretch of an edge in the order it is walked: from the share `from` of the way between its first and its
/// last point to the share `to`; `to < from` = walked backwards.
struct walked_span {
  std::uint32_t edge = 0;
  double from = 0;
  double to = 0;
  double metres = 0;
};

struct witness {
  std::uint32_t facility = 0;      ///< index into the facilities searched from
  snap start;                      ///< where the place meets the network
  snap end;                        ///< where the facility does
  std::vector<walked_span> spans;  ///< from `start` to `end`, each begins where the last one ended
  double metres = 0;               ///< start.access + spans + end.access, as the search adds them up
};

/// Ways from any number of places to the nearest of `facilities` (ties to the smaller index, as in
/// costs_of_places). The network must be built for people who walk towards the place searched from, and
/// outlive this. Construction is one search, O(k log k) in the nodes within `limit`; a way is O(its edges).
class witness_search {
 public:
  witness_search(const walk_network& network, std::span<const snap> facilities, metres limit);

  /// nullopt if no facility is within the limit (inclusive).
  [[nodiscard]] std::optional<witness> from(const snap& place) const;
  /// The nodes within the limit, and what is known of each: see graph::reached_node.
  [[nodiscard]] std::span<const graph::reached_node> nodes() const { return nodes_; }
  [[nodiscard]] std::span<const snap> facilities() const { return facilities_; }

 private:
  struct way_in;
  void offer_ends(const snap& place, way_in& best) const;
  void offer_same_edge(const snap& place, way_in& best) const;
  void append_from_node(graph::node_index node, witness& way) const;
  [[nodiscard]] walked_span walked(std::uint32_t edge, double from, double to) const;

  const walk_network* network_;
  std::vector<snap> facilities_;
  double limit_;
  graph::bounded_search search_;
  std::vector<graph::reached_node> nodes_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> on_edge_;  // edge, facility; sorted
};

/// The way as one line from the place's snap to the facility's, metres in the lines' CRS; an edge without a
/// line is passed over. Empty if nothing is walked.
[[nodiscard]] std::vector<geo::planar> way_line(const walk_network& network, const witness& way);

}  // namespace greenward::walking
