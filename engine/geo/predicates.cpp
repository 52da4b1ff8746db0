#include "engine/geo/predicates.hpp"

#include "engine/geo/geos_session.hpp"
#include "engine/geo/point_location.hpp"
#include "engine/geo/segment.hpp"
#include "engine/geo/segment_runs.hpp"

#include <algorithm>

namespace greenward::geo {

namespace {

/// Whether `test(a0, a1, b0, b1)` holds for a segment of a and one of b, both in runs that meet `window` and
/// each other.
template <class Test>
bool any_pair(planar_view a, planar_view b, const planar_box& window, Test test) {
  const std::vector<segment_run> runs = segment_runs(a, window);
  const std::vector<segment_run> others = segment_runs(b, window);
  for (const segment_run& run : runs) {
    for (const segment_run& other : others) {
      if (!run.box.intersects(other.box)) continue;
      const bool found = any_segment(run, [&](planar a0, planar a1) {
        if (!segment_box(a0, a1).intersects(other.box)) return false;
        return any_segment(other, [&](planar b0, planar b1) { return test(a0, a1, b0, b1); });
      });
      if (found) return true;
    }
  }
  return false;
}

bool holds_any(planar_view polygon, std::span<const planar> points) {
  return std::any_of(points.begin(), points.end(),
                     [&](planar p) { return locate(polygon, p) != location::outside; });
}

/// Whether the polygon `a` holds the first point of some part of b: all of the part if their outlines are
/// apart.
bool holds_a_part(planar_view a, planar_view b) {
  for (std::size_t p = 0; p < b.part_count(); ++p) {
    const auto first = b.ring_count(p) == 0 ? std::span<const planar>() : b.ring(p, 0);
    if (!first.empty() && locate(a, first.front()) != location::outside) return true;
  }
  return false;
}

bool has_part_outside(planar_view a, planar_view b) {
  for (std::size_t p = 0; p < b.part_count(); ++p) {
    const auto first = b.ring_count(p) == 0 ? std::span<const planar>() : b.ring(p, 0);
    if (!first.empty() && locate(a, first.front()) == location::outside) return true;
  }
  return false;
}

/// Whether a ring of `a` starts inside the polygon b.
bool ring_lies_in(planar_view a, planar_view b) {
  for (std::size_t p = 0; p < a.part_count(); ++p) {
    for (std::size_t r = 0; r < a.ring_count(p); ++r) {
      if (!a.ring(p, r).empty() && locate(b, a.ring(p, r).front()) == location::inside) return true;
    }
  }
  return false;
}

bool geos_covers(planar_view a, planar_view b) {
  const geos_session session;
  const geos_ptr cover = session.require(session.to_geos(a).release());
  const geos_ptr covered = session.require(session.to_geos(b).release());
  const char answer = GEOSCovers_r(session.context(), cover.get(), covered.get());
  if (answer != 0 && answer != 1) static_cast<void>(session.require(nullptr));  // throws GEOS's complaint
  return answer == 1;
}

/// How the outlines of two geometries lie, in the order of what it tells about containment.
enum class contact { none, touch, crossing };

contact contact_of(planar_view a, planar_view b, const planar_box& window) {
  contact found = contact::none;
  any_pair(a, b, window, [&](planar a0, planar a1, planar b0, planar b1) {
    if (!segments_meet(a0, a1, b0, b1)) return false;
    found = segments_cross(a0, a1, b0, b1) ? contact::crossing : contact::touch;
    return found == contact::crossing;
  });
  return found;
}

template <class Point>
bool meets_box(geometry_view<Point> geometry, const basic_box<Point>& box) {
  if (box.empty()) return false;
  const planar_box plane_box = as_planar(box);
  for (std::size_t p = 0; p < geometry.part_count(); ++p) {
    for (std::size_t r = 0; r < geometry.ring_count(p); ++r) {
      const auto ring = geometry.ring(p, r);
      if (std::any_of(ring.begin(), ring.end(), [&](Point q) { return box.contains(q); })) return true;
      if (geometry.kind() == geometry_kind::point) continue;
      for (std::size_t i = 1; i < ring.size(); ++i) {
        if (segment_meets_box(as_planar(ring[i - 1]), as_planar(ring[i]), plane_box)) return true;
      }
    }
  }
  return locate(geometry, box.min) != location::outside;
}

}  // namespace

bool intersects(planar_view geometry, const planar_box& box) {
  return meets_box(geometry, box);
}

bool intersects(geographic_view geometry, const lon_lat_box& box) {
  return meets_box(geometry, box);
}

bool intersects(planar_view a, planar_view b) {
  const planar_box box_a = a.box();
  const planar_box box_b = b.box();
  if (!box_a.intersects(box_b)) return false;
  if (a.kind() == geometry_kind::polygon && b.kind() == geometry_kind::point) return holds_any(a, b.points());
  if (b.kind() == geometry_kind::polygon && a.kind() == geometry_kind::point) return holds_any(b, a.points());
  return holds_a_part(a, b) || holds_a_part(b, a) || any_pair(a, b, common_box(box_a, box_b), segments_meet);
}

bool contains(planar_view a, planar_view b) {
  if (a.kind() != geometry_kind::polygon || b.points().empty()) return false;
  const planar_box box_a = a.box();
  const planar_box box_b = b.box();
  if (!box_a.contains(box_b.min) || !box_a.contains(box_b.max)) return false;
  if (b.kind() == geometry_kind::point) {
    const auto points = b.points();
    return std::all_of(points.begin(), points.end(),
                       [&](planar p) { return locate(a, p) != location::outside; });
  }
  switch (contact_of(a, b, box_b)) {
    case contact::crossing:
      return false;  // an edge of a has its inside on one side only
    case contact::touch:
      return geos_covers(a, b);
    case contact::none:
      break;
  }
  return !has_part_outside(a, b) && !ring_lies_in(a, b);
}

}  // namespace greenward::geo
