#include "engine/geo/segment.hpp"

#include <cmath>

namespace greenward::geo {

namespace {

planar clamped(planar p, const planar_box& box) {
  return {std::clamp(p.x, box.min.x, box.max.x), std::clamp(p.y, box.min.y, box.max.y)};
}

bool precedes(planar a, planar b) {
  return a.x < b.x || (a.x == b.x && a.y < b.y);
}

/// Of segments on one line whose boxes meet.
shared_points collinear_overlap(planar a, planar b, planar c, planar d) {
  const auto [a_low, a_high] = std::minmax(a, b, precedes);
  const auto [c_low, c_high] = std::minmax(c, d, precedes);
  const planar low = std::max(a_low, c_low, precedes);
  const planar high = std::min(a_high, c_high, precedes);
  if (low == high) return {1, {low, low}};
  return {2, {low, high}};
}

/// Of segments that cross inside both. Measured from the nearer end, so that its error shrinks with the way.
planar crossing_point(planar a, planar b, planar c, planar d) {
  const double at_a = std::abs(twice_signed_area(c, d, a));
  const double at_b = std::abs(twice_signed_area(c, d, b));
  const double fraction = std::min(at_a, at_b) / (at_a + at_b);
  const planar from = at_a <= at_b ? a : b;
  const planar to = at_a <= at_b ? b : a;
  const planar computed{from.x + (to.x - from.x) * fraction, from.y + (to.y - from.y) * fraction};
  return clamped(computed, common_box(segment_box(a, b), segment_box(c, d)));
}

/// Of a point that does not lie on the segment.
double distance_beside(planar p, planar a, planar b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  // From each end by itself: how far a point close to b lies before it drowns in what it lies beyond a.
  if (!((p.x - a.x) * dx + (p.y - a.y) * dy > 0)) return distance(p, a);
  if (!((p.x - b.x) * dx + (p.y - b.y) * dy < 0)) return distance(p, b);
  const double twice_area = std::abs(twice_signed_area(a, b, p));
  if (twice_area == 0) return std::min(distance(p, a), distance(p, b));  // on the line, next to an end
  return std::max(twice_area / std::sqrt(dx * dx + dy * dy), distance(segment_box(a, b), planar_box{p, p}));
}

}  // namespace

bool segments_cross(planar a, planar b, planar c, planar d) {
  if (!segment_box(a, b).intersects(segment_box(c, d))) return false;
  const auto opposite = [](turn s, turn t) { return static_cast<int>(s) * static_cast<int>(t) < 0; };
  return opposite(orientation(a, b, c), orientation(a, b, d)) &&
         opposite(orientation(c, d, a), orientation(c, d, b));
}

bool segment_meets_box(planar a, planar b, const planar_box& box) {
  if (box.contains(a) || box.contains(b)) return !box.empty();
  if (box.empty() || !segment_box(a, b).intersects(box)) return false;
  // Convex shapes are apart if and only if a side of one of them parts them: here only the segment's line
  // may, and of the box's corners the two farthest from it tell.
  const bool rises = (b.x > a.x) == (b.y > a.y);
  const planar upper{rises ? box.min.x : box.max.x, box.max.y};
  const planar lower{rises ? box.max.x : box.min.x, box.min.y};
  const turn at_upper = orientation(a, b, upper);
  return at_upper == turn::straight || at_upper != orientation(a, b, lower);
}

shared_points segment_intersection(planar a, planar b, planar c, planar d) {
  if (!segment_box(a, b).intersects(segment_box(c, d))) return {};
  const turn at_a = orientation(c, d, a);
  const turn at_b = orientation(c, d, b);
  const turn at_c = orientation(a, b, c);
  const turn at_d = orientation(a, b, d);
  if (at_a == at_b && at_c == at_d && at_a == turn::straight && at_c == turn::straight) {
    return collinear_overlap(a, b, c, d);
  }
  // The same turn at both ends: to one side of the other's line, or the other is a point beside this one.
  if (at_a == at_b || at_c == at_d) return {};
  if (at_a == turn::straight) return {1, {a, a}};
  if (at_b == turn::straight) return {1, {b, b}};
  if (at_c == turn::straight) return {1, {c, c}};
  if (at_d == turn::straight) return {1, {d, d}};
  const planar crossing = crossing_point(a, b, c, d);
  return {1, {crossing, crossing}};
}

double segment_distance(planar p, planar a, planar b) {
  return on_segment(p, a, b) ? 0 : distance_beside(p, a, b);
}

double segment_distance(planar a, planar b, planar c, planar d) {
  if (segments_meet(a, b, c, d)) return 0;
  return std::min({distance_beside(a, c, d), distance_beside(b, c, d), distance_beside(c, a, b),
                   distance_beside(d, a, b)});
}

segment_projection project_on_segment(planar p, planar a, planar b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double squared_length = dx * dx + dy * dy;
  double fraction = 0;
  if (squared_length > 0) {
    fraction = std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared_length, 0.0, 1.0);
  }
  const planar closest =
      fraction == 1 ? b : clamped({a.x + dx * fraction, a.y + dy * fraction}, segment_box(a, b));
  return {.point = closest, .fraction = fraction, .distance = distance(p, closest)};
}

}  // namespace greenward::geo
