// Where a point lies with respect to a polygon.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "engine/geo/orientation.hpp"

#include <cstdint>

namespace greenward::geo {

enum class location : std::uint8_t { outside, boundary, inside };

enum class passing : std::uint8_t { beside, across, through };

/// How the ray from p to the east passes the edge ab: beside it, across it, or starting on it. Of an edge the
/// lower end counts and the upper one does not, so that a ray through a vertex crosses as often as it should.
/// Exact in the range of orientation().
[[nodiscard]] inline passing east_ray_passes(planar p, planar a, planar b) {
  if (p == a || p == b) return passing::through;
  if ((a.y > p.y) == (b.y > p.y)) {
    const bool level = a.y == p.y && b.y == p.y;
    return level && (a.x < p.x) != (b.x < p.x) ? passing::through : passing::beside;
  }
  if (a.x < p.x && b.x < p.x) return passing::beside;
  if (a.x > p.x && b.x > p.x) return passing::across;
  const turn at_p = orientation(a, b, p);
  if (at_p == turn::straight) return passing::through;
  return (at_p == turn::left) == (b.y > a.y) ? passing::across : passing::beside;
}

/// Where p lies in the polygon, even-odd over the rings of all parts; outside if it is no polygon or p is no
/// place. Exact in the range of orientation(). O(n), without orientation tests for edges that do not pass p
/// at its height.
///
/// Hormann & Agathos 2001, The point in polygon problem for arbitrary polygons.
[[nodiscard]] location locate(planar_view polygon, planar p);
/// The same with edges that are straight in longitude and latitude.
[[nodiscard]] location locate(geographic_view polygon, lon_lat p);

}  // namespace greenward::geo
