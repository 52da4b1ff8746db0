// A layer at any level of detail: fewer vertices from afar, borders still shared.
#pragma once

#include "engine/base/task.hpp"
#include "engine/geo/geometry_column.hpp"

#include <limits>
#include <vector>

namespace greenward::index {

/// How coarse a picture must be for a vertex to be left out of it.
struct detail_weights {
  /// One a point of the column, metres on the ground; infinity = always there. Points at the same place have
  /// the same weight.
  std::vector<float> of_point;
};

struct detail_options {
  /// Metres: no level coarser than this will be asked for, and the work stops there.
  double coarsest = std::numeric_limits<double>::infinity();
};

/// Weighs the vertices of a whole layer at once, so that what neighbours share they lose together; how, and
/// what is kept, see border_simplifier and shared_vertices. Neighbours share what they have in exactly equal
/// coordinates. Deterministic; the order of rows decides only between equal costs. O(n log n) in points.
/// Throws error{cancelled}.
[[nodiscard]] detail_weights weigh_detail(const geo::planar_geometry& geometry, const detail_options& options,
                                          const task& progress);

/// `geometry` without the vertices that weigh less than `metres_per_pixel`; rows and kinds stay, parts and
/// rings too. Every line of the result is within that distance of the input's line, and the other way round.
/// 0 gives the input unchanged; a ring that loses its first point starts at the next. A feature smaller than
/// a pixel stays, as a triangle or a segment at the least: whether to draw it is for the caller to say. What
/// meets at shared vertices alone in the input does so in the result: a valid coverage stays one. `weights`
/// must be those of `geometry`. O(n).
[[nodiscard]] geo::planar_geometry at_resolution(const geo::planar_geometry& geometry,
                                                 const detail_weights& weights, double metres_per_pixel);

}  // namespace greenward::index
