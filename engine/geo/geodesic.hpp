// Lengths, distances and areas on the ellipsoid. The ellipsoid of WGS 84 is the same one for every use here:
// its axes differ by 0.1 mm, a length or an area by less than 1e-10 of itself.
#pragma once

#include "engine/base/units.hpp"
#include "engine/geo/point.hpp"

#include <span>

namespace greenward::geo {

/// Geodesic distance on the CGCS2000 ellipsoid (Karney 2013, as in PROJ); error below 0.1 mm.
[[nodiscard]] metres geodesic_distance(lon_lat a, lon_lat b);

/// Sum of the geodesic distances between consecutive points.
[[nodiscard]] metres geodesic_length(std::span<const lon_lat> line);

/// Area inside a ring of geodesics, which closes itself and may turn either way (Karney 2013, as in PROJ;
/// error below 0.1 square metres); 0 for fewer than three points. Of a ring that crosses itself it is the
/// difference of the parts that turn one way and the other. O(points).
[[nodiscard]] square_metres geodesic_area(std::span<const lon_lat> ring);

}  // namespace greenward::geo
