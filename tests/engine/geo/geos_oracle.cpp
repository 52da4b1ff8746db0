#include "tests/engine/geo/geos_oracle.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace greenward::geo {

bool geos_oracle::is_valid(planar_view g) const {
  const geos_ptr made = session_.to_geos(g);
  return made && GEOSisValid_r(session_.context(), made.get()) == 1;
}

bool geos_oracle::is_simple(planar_view g) const {
  return GEOSisSimple_r(session_.context(), session_.to_geos(g).get()) == 1;
}

bool geos_oracle::intersects(planar_view a, planar_view b) const {
  return GEOSIntersects_r(session_.context(), session_.to_geos(a).get(), session_.to_geos(b).get()) == 1;
}

bool geos_oracle::covers(planar_view a, planar_view b) const {
  return GEOSCovers_r(session_.context(), session_.to_geos(a).get(), session_.to_geos(b).get()) == 1;
}

double geos_oracle::distance(planar_view a, planar_view b) const {
  double result = -1;
  GEOSDistance_r(session_.context(), session_.to_geos(a).get(), session_.to_geos(b).get(), &result);
  return result;
}

double geos_oracle::common_area(planar_view a, planar_view b) const {
  const geos_ptr common = session_.own(
      GEOSIntersection_r(session_.context(), session_.to_geos(a).get(), session_.to_geos(b).get()));
  double result = -1;
  GEOSArea_r(session_.context(), common.get(), &result);
  return result;
}

double geos_oracle::common_length(planar_view a, planar_view b) const {
  const geos_ptr common = session_.own(
      GEOSIntersection_r(session_.context(), session_.to_geos(a).get(), session_.to_geos(b).get()));
  double result = -1;
  GEOSLength_r(session_.context(), common.get(), &result);
  return result;
}

planar geometry_dice::point() {
  return {static_cast<double>(coordinate_(random_)), static_cast<double>(coordinate_(random_))};
}

planar_geometry geometry_dice::points() {
  planar_geometry g;
  g.begin_feature(geometry_kind::point);
  for (int n = 1 + below(3); n > 0; --n) {
    g.begin_part();
    g.add(point());
  }
  return g;
}

planar_geometry geometry_dice::lines() {
  planar_geometry g;
  g.begin_feature(geometry_kind::line);
  for (int parts = 1 + below(2); parts > 0; --parts) {
    g.begin_part();
    planar last = point();
    g.add(last);
    for (int n = 1 + below(5); n > 0; --n) {
      planar next = point();
      while (next == last) next = point();
      g.add(last = next);
    }
  }
  return g;
}

void geometry_dice::add_ring(planar_geometry& g) {
  std::vector<planar> ring(static_cast<std::size_t>(3 + below(6)));
  for (planar& p : ring) p = point();
  if (below(3) > 0) {  // in the order of their direction from the middle, which is more often valid
    planar middle;
    for (const planar& p : ring) middle = {middle.x + p.x, middle.y + p.y};
    const auto n = static_cast<double>(ring.size());
    const auto direction = [&](planar p) { return std::atan2(p.y - middle.y / n, p.x - middle.x / n); };
    std::sort(ring.begin(), ring.end(), [&](planar p, planar q) { return direction(p) < direction(q); });
  }
  if (below(2) == 0) std::reverse(ring.begin(), ring.end());
  g.begin_ring();
  for (const planar& p : ring) g.add(p);
  g.add(ring.front());
}

planar_geometry geometry_dice::maybe_valid_polygon() {
  planar_geometry g;
  g.begin_feature(geometry_kind::polygon);
  const int kind = below(4);
  for (int parts = kind == 0 ? 2 : 1; parts > 0; --parts) {
    g.begin_part();
    for (int rings = kind == 1 ? 2 + below(2) : 1; rings > 0; --rings) add_ring(g);
  }
  return g;
}

planar_geometry geometry_dice::polygon() {
  planar_geometry g = maybe_valid_polygon();
  while (!geos_.is_valid(g[0])) g = maybe_valid_polygon();
  return g;
}

planar_geometry geometry_dice::anything() {
  const int kind = below(5);
  return kind == 0 ? points() : kind <= 2 ? lines() : polygon();
}

planar_box geometry_dice::box() {
  planar_box box;
  box.include(point());
  box.include(point());
  return box;
}

planar_geometry shape_of(const planar_box& box) {
  planar_geometry g;
  if (box.min == box.max) {
    g.append_point(box.min);
  } else if (box.min.x == box.max.x || box.min.y == box.max.y) {
    g.append_line(std::array<planar, 2>{{box.min, box.max}});
  } else {
    g.append_polygon(
        std::array<planar, 4>{{box.min, {box.max.x, box.min.y}, box.max, {box.min.x, box.max.y}}});
  }
  return g;
}

}  // namespace greenward::geo
