// Which walk edges are closed, and why: walls, water, railways and roadworks in the way, areas to be avoided.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/base/units.hpp"
#include "engine/index/indexed_layer.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace greenward::walking {

enum class closure_reason : std::uint8_t {
  open,
  crosses_barrier,  ///< meets a line of the barriers, or the rim of an area, where there is no gate
  inside_barrier,   ///< runs within an area of the barriers without meeting its rim
  avoided,          ///< meets an area that is to be avoided
};

[[nodiscard]] bilingual words_for(closure_reason reason);

/// Why each edge is closed, and by what.
struct edge_closures {
  std::vector<std::uint8_t> closed;    ///< n_edge; 1 = nobody walks there; what build_walk_network takes
  std::vector<closure_reason> reason;  ///< n_edge
  std::vector<std::uint32_t> by;       ///< n_edge; row of the first barrier or area, valid where closed

  [[nodiscard]] std::size_t count() const;
  [[nodiscard]] std::size_t count(closure_reason why) const;
};

struct barrier_options {
  std::span<const std::uint8_t> active;  ///< n_barrier; 0 = not in the way. Empty = all are
  std::span<const std::uint8_t> passes;  ///< n_edge; 1 = over or under barriers. Empty = none
  std::span<const geo::planar> gates;    ///< where barriers may be passed
  metres gate_distance{0};               ///< from a gate to a meeting place, inclusive
};

/// Edges (lines) that meet barriers: lines, and areas with their rims; touching counts, and so does an end of
/// the edge within a centimetre of them. A meeting place near a gate is passed. An edge that lies within an
/// area and meets its rim only at gates is open. Points and features without geometry are in nobody's way.
/// O(edges · log barriers + segments of pairs that are near).
[[nodiscard]] edge_closures closed_by_barriers(const index::indexed_layer& edges,
                                               const index::indexed_layer& barriers,
                                               const barrier_options& options);

/// Edges that meet or lie within areas to be avoided; bridges and gates do not matter. What is no polygon is
/// in nobody's way.
[[nodiscard]] edge_closures closed_by_areas(const index::indexed_layer& edges,
                                            const index::indexed_layer& areas);

/// Edges that run along something: at least `share` of their length lies at most `corridor` from it (see
/// geo::length_within). Ascending. A street that only crosses it does not run along.
[[nodiscard]] std::vector<std::uint32_t> edges_along(const index::indexed_layer& edges,
                                                     geo::planar_view something, metres corridor,
                                                     double share);

/// Closed by either; the reason is the first one's where both close an edge. Precondition: equally many
/// edges.
[[nodiscard]] edge_closures closed_by_either(edge_closures first, const edge_closures& second);

}  // namespace greenward::walking
