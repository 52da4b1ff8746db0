// The least distance between two geometries.
#pragma once

#include "engine/base/units.hpp"
#include "engine/geo/geometry_column.hpp"

namespace greenward::geo {

/// Metres; 0 if and only if the two share a point (see intersects()); infinity if either has no points.
/// O(n · m) at worst: narrow the candidates by an index first. Runs of segments farther apart than the
/// nearest two known so far are passed over.
[[nodiscard]] double distance(planar_view a, planar_view b);

/// The two points where a and b come closest.
struct closest_points {
  planar on_a, on_b;
  double distance = 0;  ///< metres; infinity (and no points) if either geometry has none
};
/// The distance is that of distance(a, b); where they share points, both are one of those. Of several pairs
/// equally close, one. O(n · m) at worst.
[[nodiscard]] closest_points nearest_points(planar_view a, planar_view b);

/// Whether both have points and distance(a, b) <= `limit`, without measuring more than it takes to know.
[[nodiscard]] bool within_distance(planar_view a, planar_view b, metres limit);

}  // namespace greenward::geo
