#include "engine/geo/geodesic.hpp"

#include <geodesic.h>
#include <cmath>

namespace greenward::geo {

namespace {

const geod_geodesic& cgcs2000() {
  static const geod_geodesic ellipsoid = [] {
    geod_geodesic g{};
    geod_init(&g, 6378137.0, 1 / 298.257222101);
    return g;
  }();
  return ellipsoid;
}

}  // namespace

metres geodesic_distance(lon_lat a, lon_lat b) {
  double distance = 0;
  geod_inverse(&cgcs2000(), a.y, a.x, b.y, b.x, &distance, nullptr, nullptr);
  return metres(distance);
}

metres geodesic_length(std::span<const lon_lat> line) {
  metres sum;
  for (std::size_t i = 1; i < line.size(); ++i) sum = sum + geodesic_distance(line[i - 1], line[i]);
  return sum;
}

square_metres geodesic_area(std::span<const lon_lat> ring) {
  geod_polygon polygon{};
  geod_polygon_init(&polygon, 0);
  for (const lon_lat& p : ring) geod_polygon_addpoint(&cgcs2000(), &polygon, p.y, p.x);
  double area = 0;
  geod_polygon_compute(&cgcs2000(), &polygon, 0, 1, &area, nullptr);
  return square_metres(std::abs(area));
}

}  // namespace greenward::geo
