// From the globe to the plane as exactly as a drawing needs it.
#pragma once

#include "engine/geo/crs.hpp"
#include "engine/geo/geometry_column.hpp"

namespace greenward::geo {

/// Geographic (EPSG:4490) to the measuring CRS, no point farther than `tolerance` metres from where project()
/// puts it. Many points in a small part of the globe are placed by bilinear interpolation between the corners
/// of a 64 x 64 grid over their box, a few nanoseconds each (a city: millimetres off); otherwise, or where
/// the grid is too coarse, this is project(). The grid's error is measured in the middle of cells, where it
/// is greatest, and doubled for those that are not looked at. Throws as project() does. O(points).
[[nodiscard]] planar_geometry project_for_drawing(const geographic_geometry& geometry, crs_code measuring,
                                                  double tolerance);

}  // namespace greenward::geo
