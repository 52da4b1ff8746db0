// Triangles of a polygon in one sweep over its corners.
#pragma once

#include "engine/geo/geometry_column.hpp"

#include <optional>
#include <vector>

namespace greenward::geo {

/// Triangles that tile the polygon: three consecutive points each, counter-clockwise, no new points; parts
/// and holes in any number, rings in either direction, all coordinates finite. Nothing if the sweep finds the
/// polygon invalid (rings that cross, holes outside their shell) or cannot tell corners at one place apart.
/// What it returns is right by itself, up to ground that an invalid polygon covers with no crossing:
/// triangles that are joined as the rings say and all turn left cover each place as often as the rings wind
/// around it. O(n log n).
///
/// Hertel and Mehlhorn 1983, Fast triangulation of simple polygons.
[[nodiscard]] std::optional<std::vector<planar>> swept_triangles(planar_view polygon);

}  // namespace greenward::geo
