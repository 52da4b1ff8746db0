// One line, one square: a column of a single feature.
#pragma once

#include "engine/geo/geometry_column.hpp"

#include <vector>

namespace greenward::geo {

[[nodiscard]] inline planar_geometry line(const std::vector<planar>& points) {
  planar_geometry g;
  g.append_line(points);
  return g;
}

/// (x, y) is the lower left corner.
[[nodiscard]] inline planar_geometry square(double x, double y, double side) {
  planar_geometry g;
  const std::vector<planar> ring{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}};
  g.append_polygon(ring);
  return g;
}

}  // namespace greenward::geo
