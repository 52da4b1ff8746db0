#include "engine/geo/point_location.hpp"

#include <cmath>

namespace greenward::geo {

location locate(planar_view polygon, planar p) {
  if (polygon.kind() != geometry_kind::polygon || std::isnan(p.x) || std::isnan(p.y))
    return location::outside;
  bool inside = false;
  for (std::size_t part = 0; part < polygon.part_count(); ++part) {
    for (std::size_t r = 0; r < polygon.ring_count(part); ++r) {
      const auto ring = polygon.ring(part, r);
      for (std::size_t i = 1; i < ring.size(); ++i) {
        const passing how = east_ray_passes(p, ring[i - 1], ring[i]);
        if (how == passing::through) return location::boundary;
        inside = inside != (how == passing::across);
      }
    }
  }
  return inside ? location::inside : location::outside;
}

}  // namespace greenward::geo
