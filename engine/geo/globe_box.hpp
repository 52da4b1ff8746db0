// A box of the measuring CRS on the globe.
#pragma once

#include "engine/geo/crs.hpp"

namespace greenward::geo {

/// Degrees of EPSG:4490; holds all of the box, whose sides are no straight lines on the globe. Some 50 m more
/// on each side, so that a line of which two neighbouring points are up to 50 km apart and which meets the
/// box as it is drawn in the plane has a box in degrees that meets this one. Throws error{bad_input} if a
/// side cannot be transformed.
[[nodiscard]] lon_lat_box globe_box(const planar_box& box, crs_code measuring);

}  // namespace greenward::geo
