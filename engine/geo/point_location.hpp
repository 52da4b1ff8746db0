// Where a point lies with respect to a polygon.
#pragma once

#include "engine/geo/geometry_column.hpp"

#include <cstdint>

namespace greenward::geo {

enum class location : std::uint8_t { outside, boundary, inside };

/// Where p lies in the polygon, even-odd over the rings of all parts; outside if it is no polygon. Exact in
/// the range of orientation(). O(n), without orientation tests for edges that do not pass p at its height.
///
/// Hormann & Agathos 2001, The point in polygon problem for arbitrary polygons.
[[nodiscard]] location locate(planar_view polygon, planar p);

}  // namespace greenward::geo
