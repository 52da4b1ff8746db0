// A service area with fewer corners that promises no more and no less.
#pragma once

#include "engine/base/units.hpp"
#include "engine/geo/geometry_column.hpp"

#include <span>

namespace greenward::walking {

struct simplification {
  metres tolerance;                        ///< no corner that goes lay farther from the new border
  metres width;                            ///< of the area on each side of `lines`
  const geo::planar_geometry& lines;       ///< the reached parts
  std::span<const geo::planar> unreached;  ///< places that must not come under the area
};

/// `area`: one polygon feature, valid, as reached_area makes it. Corners are left out as by Douglas & Peucker
/// 1973, but a stretch of border is straightened only if between it and the straight line there is no reached
/// line, no unreached place that was outside before, and no other border; otherwise it is split and the
/// halves are tried. So every reached part stays inside, no unreached place comes in, rings stay apart, holes
/// stay holes. The tolerance counts up to nine tenths of the width. O(n log n) for smooth borders.
[[nodiscard]] geo::planar_geometry simplified_area(const geo::planar_geometry& area,
                                                   const simplification& how);

}  // namespace greenward::walking
