#include "engine/geo/point_location.hpp"

#include "engine/geo/orientation.hpp"

#include <algorithm>

namespace greenward::geo {

namespace {

enum class passing : std::uint8_t { beside, across, through };

/// How the ray from p to the east passes the edge: beside it, across it, or starting on it. Of an edge the
/// lower end counts and the upper one does not, so that a ray through a vertex crosses as often as it should.
passing passing_of(planar p, planar a, planar b) {
  if (p == a || p == b) return passing::through;
  if ((a.y > p.y) == (b.y > p.y)) {
    const bool level = a.y == p.y && b.y == p.y;
    return level && (a.x < p.x) != (b.x < p.x) ? passing::through : passing::beside;
  }
  if (a.x < p.x && b.x < p.x) return passing::beside;
  if (a.x > p.x && b.x > p.x) return passing::across;
  const turn at_p = orientation(a, b, p);
  if (at_p == turn::straight) return passing::through;
  return (at_p == turn::left) == (b.y > a.y) ? passing::across : passing::beside;
}

}  // namespace

location locate(planar_view polygon, planar p) {
  if (polygon.kind() != geometry_kind::polygon) return location::outside;
  bool inside = false;
  for (std::size_t part = 0; part < polygon.part_count(); ++part) {
    for (std::size_t r = 0; r < polygon.ring_count(part); ++r) {
      const auto ring = polygon.ring(part, r);
      for (std::size_t i = 1; i < ring.size(); ++i) {
        const passing how = passing_of(p, ring[i - 1], ring[i]);
        if (how == passing::through) return location::boundary;
        inside = inside != (how == passing::across);
      }
    }
  }
  return inside ? location::inside : location::outside;
}

}  // namespace greenward::geo
