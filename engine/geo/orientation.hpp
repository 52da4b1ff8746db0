// Which way three points turn: the exact sign of a determinant, on which every predicate here stands.
#pragma once

#include "engine/geo/point.hpp"

#include <cmath>
#include <cstdint>

namespace greenward::geo {

enum class turn : std::int8_t { right = -1, straight = 0, left = 1 };

/// The same answer as orientation(), without its filter: for the few triples that the filter cannot tell.
[[nodiscard]] turn exact_orientation(planar a, planar b, planar c);

/// Which way the path a, b, c turns at b: left if c lies left of the line from a to b; straight if the three
/// lie on one line or two of them coincide. O(1); some ten floating-point operations unless the points are
/// nearly on one line.
///
/// Never wrong as long as every coordinate is 0 or of a magnitude from 1e-140 to 1e150, so that no product
/// overflows or loses digits to underflow. Straight if a coordinate is NaN or infinite, or a product
/// overflows.
///
/// Shewchuk 1997, Adaptive precision floating-point arithmetic and fast robust geometric predicates.
[[nodiscard]] inline turn orientation(planar a, planar b, planar c) {
  // The rounded determinant is off by no more than (3 + 16 u) u times this sum, u being half an ulp of 1.
  constexpr double kUnit = 0x1p-53;
  constexpr double kErrorBound = (3 + 16 * kUnit) * kUnit;
  const double rising = (a.x - c.x) * (b.y - c.y);
  const double falling = (a.y - c.y) * (b.x - c.x);
  const double determinant = rising - falling;
  const double error = kErrorBound * (std::abs(rising) + std::abs(falling));
  if (determinant > error) return turn::left;
  if (determinant < -error) return turn::right;
  return exact_orientation(a, b, c);
}

/// Twice the area of the triangle a, b, c, square metres: positive if it turns left, negative if right. The
/// sign is exact as that of orientation() is, within the same range; the relative error is below 1e-15.
[[nodiscard]] double twice_signed_area(planar a, planar b, planar c);

}  // namespace greenward::geo
