// What belongs to two segments, or to a point and a segment. Segments are closed and may have no length.
#pragma once

#include "engine/geo/orientation.hpp"
#include "engine/geo/point.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

// Decisions are exact in the range of orientation(); computed points and distances are rounded.
namespace greenward::geo {

[[nodiscard]] inline planar_box segment_box(planar a, planar b) {
  return {{std::min(a.x, b.x), std::min(a.y, b.y)}, {std::max(a.x, b.x), std::max(a.y, b.y)}};
}

/// What two boxes have in common; empty if they do not meet.
[[nodiscard]] inline planar_box common_box(const planar_box& a, const planar_box& b) {
  return {{std::max(a.min.x, b.min.x), std::max(a.min.y, b.min.y)},
          {std::min(a.max.x, b.max.x), std::min(a.max.y, b.max.y)}};
}

/// Whether p lies on the segment ab, ends included. Exact.
[[nodiscard]] inline bool on_segment(planar p, planar a, planar b) {
  return segment_box(a, b).contains(p) && orientation(a, b, p) == turn::straight;
}

/// Whether the segments ab and cd share a point; touching counts. Exact.
[[nodiscard]] inline bool segments_meet(planar a, planar b, planar c, planar d) {
  if (!segment_box(a, b).intersects(segment_box(c, d))) return false;
  // Neither segment lies on one side of the other's line; if all four points are on one line, or a segment is
  // a point, the boxes have told.
  const turn at_c = orientation(a, b, c);
  if (at_c != turn::straight && at_c == orientation(a, b, d)) return false;
  const turn at_a = orientation(c, d, a);
  return at_a == turn::straight || at_a != orientation(c, d, b);
}

/// Whether the insides of the segments cross in one point: no end of one lies on the other. Exact.
[[nodiscard]] bool segments_cross(planar a, planar b, planar c, planar d);

/// Whether the segment ab and the closed box share a point; an empty box shares none. Exact.
[[nodiscard]] bool segment_meets_box(planar a, planar b, const planar_box& box);

/// What two segments share: nothing (count 0), one point (1), or all points between two different ones (2).
struct shared_points {
  std::size_t count = 0;
  std::array<planar, 2> points;
};

/// The count is exact, and so is every point that is an end of a segment; the ends of a shared stretch come
/// by x, then by y. A crossing inside both segments is rounded: it lies in the boxes of both, within a few
/// ulps of its coordinates from the true one.
[[nodiscard]] shared_points segment_intersection(planar a, planar b, planar c, planar d);

/// Metres between p and the segment ab: 0 if and only if p lies on it, and never less than to its box. The
/// relative error is a few ulps, even close to the segment and far from the origin.
[[nodiscard]] double segment_distance(planar p, planar a, planar b);

/// Metres between the segments ab and cd: 0 if and only if they meet; never less than between their boxes.
[[nodiscard]] double segment_distance(planar a, planar b, planar c, planar d);

/// The closest point of a segment, and where along it (0 at a, 1 at b).
struct segment_projection {
  planar point;
  double fraction = 0;
  double distance = 0;  ///< metres
};
/// Rounded throughout; the point lies in the segment's box, not always on the segment.
[[nodiscard]] segment_projection project_on_segment(planar p, planar a, planar b);

}  // namespace greenward::geo
