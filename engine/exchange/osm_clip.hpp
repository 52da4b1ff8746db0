// Does a geometry touch a box: the test behind `--clip`.
#pragma once

#include "engine/geo/geometry_column.hpp"

#include <span>

namespace greenward::exchange {

/// A segment that crosses or touches the closed box, by clipping it (Liang and Barsky 1984).
[[nodiscard]] bool touches(geo::lon_lat a, geo::lon_lat b, const geo::lon_lat_box& box);
[[nodiscard]] bool touches(std::span<const geo::lon_lat> line, const geo::lon_lat_box& box);

/// Any part of the geometry, the inside of a polygon included.
[[nodiscard]] bool touches(geo::geographic_view geometry, const geo::lon_lat_box& box);

}  // namespace greenward::exchange
