#include "engine/walking/edge_slopes.hpp"

#include <array>
#include <cassert>
#include <cmath>

namespace greenward::walking {

edge_slope slope_along(std::span<const double> heights, std::span<const double> steps) {
  assert(heights.size() >= 2 && steps.size() + 1 == heights.size());
  edge_slope slope{0, 0, 0};
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const double up = heights[i + 1] - heights[i];
    if (!std::isfinite(up)) return {};
    if (up > 0) {
      slope.rise_m += up;
      slope.rise_length_m += steps[i];
    } else {
      slope.fall_m -= up;
    }
  }
  return slope;
}

edge_slope slope_between(double first, double last, double length) {
  const std::array heights{first, last}, steps{length, length};
  return slope_along(heights, std::span(steps).first(1));
}

}  // namespace greenward::walking
