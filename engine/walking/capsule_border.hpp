// The pieces of capsules' borders that lie in no other capsule.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "engine/geo/point.hpp"

#include <optional>
#include <vector>

namespace greenward::walking {

/// Walked with the ground to the left: a straight piece, or an arc counter-clockwise about `centre`.
struct border_piece {
  geo::planar start, end;
  bool arc = false;
  geo::planar centre;       ///< arc only
  double from = 0, to = 0;  ///< arc only: radians, from < to
};

/// See capsule_union. Whole circles have start = end. nullopt if a line has no two different points.
[[nodiscard]] std::optional<std::vector<border_piece>> capsule_border(const geo::planar_geometry& lines,
                                                                      double radius);

}  // namespace greenward::walking
