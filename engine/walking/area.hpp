// The ground within reach: reached streets, widened.
#pragma once

#include "engine/base/units.hpp"
#include "engine/geo/geometry_column.hpp"
#include "engine/walking/reach.hpp"

#include <span>
#include <vector>

namespace greenward::walking {

/// One polygon feature, of kind none if there are no lines. It holds every point within `width` of a line,
/// and no point farther than 1.005 `width`: round ends are polygons of 32 corners drawn round the circle, not
/// inside it. Holes stay.
[[nodiscard]] geo::planar_geometry reached_area(const geo::planar_geometry& lines, metres width);

/// What is reached within one of several limits.
struct area_band {
  metres limit;
  geo::planar_geometry lines;  ///< one feature per reached part
  geo::planar_geometry area;   ///< one polygon feature, or of kind none
};

/// One band for each limit (rising), `reached` from the same starts. Each area holds the one before it: it is
/// joined with it, so that rounding and the corners of round ends cannot part them.
[[nodiscard]] std::vector<area_band> nested_bands(const walk_network& network, std::span<const metres> limits,
                                                  std::span<const reach_result> reached, metres width);

/// Joins each area with the one before it, so that they are nested again.
void nest(std::span<area_band> bands);

}  // namespace greenward::walking
