#include "engine/walking/area.hpp"

#include "engine/geo/overlay.hpp"
#include "engine/walking/capsule_union.hpp"

#include <cassert>
#include <cmath>
#include <numbers>

namespace greenward::walking {

namespace {

/// The circle on which the corners lie: buffers have 8 sides to a quarter circle, and the middle of a side
/// shall be `width` away.
double corner_radius(metres width) {
  constexpr double kQuarterSides = 8;
  return width.value / std::cos(std::numbers::pi / (4 * kQuarterSides));
}

}  // namespace

geo::planar_geometry reached_area(const geo::planar_geometry& lines, metres width) {
  const double radius = corner_radius(width);
  if (auto followed = capsule_union(lines, radius)) return std::move(*followed);
  return geo::buffered_union(lines, radius);
}

void nest(std::span<area_band> bands) {
  for (std::size_t k = 1; k < bands.size(); ++k) {
    if (bands[k - 1].area[0].is_none()) continue;
    geo::planar_geometry both = bands[k].area;
    both.append(bands[k - 1].area[0]);
    bands[k].area = geo::buffered_union(both, 0);
  }
}

std::vector<area_band> nested_bands(const walk_network& network, std::span<const metres> limits,
                                    std::span<const reach_result> reached, metres width) {
  assert(limits.size() == reached.size());
  std::vector<area_band> bands;
  for (std::size_t k = 0; k < limits.size(); ++k) {
    geo::planar_geometry lines = part_lines(network, reached[k].parts);
    geo::planar_geometry area = reached_area(lines, width);
    bands.push_back({limits[k], std::move(lines), std::move(area)});
  }
  nest(bands);
  return bands;
}

}  // namespace greenward::walking
