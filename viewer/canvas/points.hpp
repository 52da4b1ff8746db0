// Points and pixels: lengths of the interface are given in points, each of `density` pixels.
#pragma once

#include <cmath>

namespace greenward::viewer {

/// So many points that ImGui's renderer, which cuts off fractions, makes all these pixels of them.
[[nodiscard]] inline float points_of(int pixels, float density) {
  const float points = static_cast<float>(pixels) / density;
  return static_cast<int>(points * density) < pixels ? std::nextafter(points, 2 * points) : points;
}

/// The length without the part of a pixel.
[[nodiscard]] inline float whole_pixels(float points, float density) {
  return std::floor(points * density) / density;
}

}  // namespace greenward::viewer
