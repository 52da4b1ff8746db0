// Polygon work that GEOS does for us: validity, buffers, unions, triangles.
#pragma once

#include "engine/geo/geometry_column.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace greenward::geo {

/// nullopt if the geometry is valid by OGC rules, otherwise GEOS's reason with the place.
[[nodiscard]] std::optional<std::string> invalid_reason(geographic_view geometry);

/// A valid geometry of the same kind that covers the same ground (GEOS MakeValid, structure method
/// first). Coordinates that are not finite are left out; none if nothing is left. Throws error{bad_input} if
/// GEOS finds no repair.
[[nodiscard]] geographic_geometry repaired(geographic_view geometry);

/// Union of all lines buffered by `width` metres to either side, round caps and joins of 8 segments a quarter
/// circle; exactly one feature, of kind none if empty. Throws error{bad_input} for numbers that are none.
[[nodiscard]] planar_geometry buffered_union(const planar_geometry& lines, double width);

/// Union of discs; exactly one feature, of kind none if empty. Throws as buffered_union does.
[[nodiscard]] planar_geometry disc_union(std::span<const planar> centres, double radius);

/// Triangles that tile the polygon (holes left open): three consecutive points each, counter-clockwise, no
/// new points. By a sweep (swept_triangles); a polygon that it does not take goes to GEOS. An invalid one, or
/// one that GEOS fails on, is repaired or cut into trapezoids, which adds points.
[[nodiscard]] std::vector<planar> triangulate(planar_view polygon);

}  // namespace greenward::geo
