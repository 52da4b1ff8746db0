// Lengths and distances on the ellipsoid.
#pragma once

#include "engine/base/units.hpp"
#include "engine/geo/point.hpp"

#include <span>

namespace greenward::geo {

/// Geodesic distance on the CGCS2000 ellipsoid (Karney 2013, as in PROJ); error below 0.1 mm.
[[nodiscard]] metres geodesic_distance(lon_lat a, lon_lat b);

/// Sum of the geodesic distances between consecutive points.
[[nodiscard]] metres geodesic_length(std::span<const lon_lat> line);

}  // namespace greenward::geo
