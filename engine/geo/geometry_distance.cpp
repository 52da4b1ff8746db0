#include "engine/geo/geometry_distance.hpp"

#include "engine/geo/measure.hpp"
#include "engine/geo/segment.hpp"

#include <algorithm>
#include <limits>

namespace greenward::geo {

namespace {

/// Calls visit(first, last) for every segment; a single point is a segment of no length.
template <class Visit>
void for_each_segment(planar_view geometry, Visit visit) {
  for (std::size_t p = 0; p < geometry.part_count(); ++p) {
    for (std::size_t r = 0; r < geometry.ring_count(p); ++r) {
      const auto ring = geometry.ring(p, r);
      if (ring.size() == 1) visit(ring[0], ring[0]);
      for (std::size_t i = 1; i < ring.size(); ++i) visit(ring[i - 1], ring[i]);
    }
  }
}

/// Whether some part of `b` starts inside the polygon `a`.
bool holds_a_part(planar_view a, planar_view b) {
  if (a.kind() != geometry_kind::polygon) return false;
  for (std::size_t p = 0; p < b.part_count(); ++p)
    if (!b.ring(p, 0).empty() && contains(a, b.ring(p, 0).front())) return true;
  return false;
}

}  // namespace

double distance(planar_view a, planar_view b) {
  if (holds_a_part(a, b) || holds_a_part(b, a)) return 0;
  double least = std::numeric_limits<double>::infinity();
  for_each_segment(a, [&](planar a0, planar a1) {
    for_each_segment(
        b, [&](planar b0, planar b1) { least = std::min(least, segment_distance(a0, a1, b0, b1)); });
  });
  return least;
}

}  // namespace greenward::geo
