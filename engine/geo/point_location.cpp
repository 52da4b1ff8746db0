#include "engine/geo/point_location.hpp"

#include <cmath>

namespace greenward::geo {

namespace {

template <class Point>
location located(geometry_view<Point> polygon, planar p) {
  if (polygon.kind() != geometry_kind::polygon || std::isnan(p.x) || std::isnan(p.y))
    return location::outside;
  bool inside = false;
  for (std::size_t part = 0; part < polygon.part_count(); ++part) {
    for (std::size_t r = 0; r < polygon.ring_count(part); ++r) {
      const auto ring = polygon.ring(part, r);
      for (std::size_t i = 1; i < ring.size(); ++i) {
        const passing how = east_ray_passes(p, as_planar(ring[i - 1]), as_planar(ring[i]));
        if (how == passing::through) return location::boundary;
        inside = inside != (how == passing::across);
      }
    }
  }
  return inside ? location::inside : location::outside;
}

}  // namespace

location locate(planar_view polygon, planar p) {
  return located(polygon, p);
}

location locate(geographic_view polygon, lon_lat p) {
  return located(polygon, as_planar(p));
}

}  // namespace greenward::geo
