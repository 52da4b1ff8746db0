// The least distance between two geometries.
#pragma once

#include "engine/geo/geometry_column.hpp"

namespace greenward::geo {

/// Metres; 0 if the two touch, cross, or one lies inside the other; infinity if either has no points.
/// O(n · m) in their points: narrow the candidates by an index first.
[[nodiscard]] double distance(planar_view a, planar_view b);

}  // namespace greenward::geo
