#include "engine/geo/measure.hpp"

#include "engine/geo/point_location.hpp"
#include "engine/geo/segment.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace greenward::geo {

namespace {

/// Calls `visit(ring)` for every ring (or line, or point) of every part.
template <class Visit>
void for_each_ring(planar_view geometry, Visit visit) {
  for (std::size_t p = 0; p < geometry.part_count(); ++p) {
    for (std::size_t r = 0; r < geometry.ring_count(p); ++r) visit(geometry.ring(p, r));
  }
}

/// Twice the signed area of the triangle a, b, c, rounded.
template <class Point>
double rounded_area(Point a, Point b, Point c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

template <class Point>
double ring_area(std::span<const Point> ring) {
  double twice = 0;
  for (std::size_t i = 2; i < ring.size(); ++i) twice += rounded_area(ring[0], ring[i - 1], ring[i]);
  return twice / 2;
}

planar between(planar a, planar b, double fraction) {
  return {a.x + (b.x - a.x) * fraction, a.y + (b.y - a.y) * fraction};
}

double part_area(planar_view polygon, std::size_t part) {
  double sum = 0;
  for (std::size_t r = 0; r < polygon.ring_count(part); ++r) {
    const double ring = std::abs(signed_area(polygon.ring(part, r)));
    sum += r == 0 ? ring : -ring;
  }
  return sum;
}

/// A height near the middle of the ring at which no vertex of it lies, if it has any height at all.
double scan_height(std::span<const planar> ring) {
  planar_box box;
  for (const planar& p : ring) box.include(p);
  const double middle = box.centre().y;
  double below = box.min.y;
  double above = box.max.y;
  for (const planar& p : ring) {
    if (p.y <= middle) below = std::max(below, p.y);
    if (p.y > middle) above = std::min(above, p.y);
  }
  return (below + above) / 2;
}

/// Where the horizontal line at `y` crosses the rings of one part, ascending.
std::vector<double> crossings(planar_view polygon, std::size_t part, double y) {
  std::vector<double> xs;
  for (std::size_t r = 0; r < polygon.ring_count(part); ++r) {
    const auto ring = polygon.ring(part, r);
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const planar a = ring[i - 1];
      const planar b = ring[i];
      if ((a.y > y) == (b.y > y)) continue;
      xs.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
    }
  }
  std::sort(xs.begin(), xs.end());
  return xs;
}

/// The middle of the widest stretch inside the polygon's largest part, at its scan height.
planar point_inside(planar_view polygon) {
  std::size_t largest = 0;
  for (std::size_t p = 1; p < polygon.part_count(); ++p) {
    if (part_area(polygon, p) > part_area(polygon, largest)) largest = p;
  }
  if (polygon.ring_count(largest) == 0) return polygon.points().front();
  const auto shell = polygon.ring(largest, 0);
  const double y = scan_height(shell);
  const std::vector<double> xs = crossings(polygon, largest, y);
  planar best = polygon.points().front();
  double widest = 0;
  for (std::size_t i = 1; i < xs.size(); i += 2) {
    const double width = xs[i] - xs[i - 1];
    if (width > widest) {
      widest = width;
      best = {(xs[i - 1] + xs[i]) / 2, y};
    }
  }
  return best;
}

/// The point `along` metres from the start of a line of at least one point, cut to its ends.
planar point_along(std::span<const planar> line, double along) {
  double start = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double segment_length = distance(line[i - 1], line[i]);
    if (along < start + segment_length) {
      return between(line[i - 1], line[i], std::max(0.0, (along - start) / segment_length));
    }
    start += segment_length;
  }
  return line.back();
}

/// Half-way along the longest part.
planar point_on(planar_view line) {
  std::span<const planar> longest;
  for_each_ring(line, [&](std::span<const planar> part) {
    if (longest.empty() || line_length(part) > line_length(longest)) longest = part;
  });
  return point_along(longest, line_length(longest).value / 2);
}

}  // namespace

metres line_length(std::span<const planar> line) {
  double sum = 0;
  for (std::size_t i = 1; i < line.size(); ++i) sum += distance(line[i - 1], line[i]);
  return metres(sum);
}

metres length(planar_view geometry) {
  metres sum;
  for_each_ring(geometry, [&](std::span<const planar> ring) {
    if (geometry.kind() != geometry_kind::point) sum = sum + line_length(ring);
  });
  return sum;
}

double signed_area(std::span<const planar> ring) {
  return ring_area(ring);
}

double signed_area(std::span<const lon_lat> ring) {
  return ring_area(ring);
}

square_metres area(planar_view geometry) {
  if (geometry.kind() != geometry_kind::polygon) return {};
  double sum = 0;
  for (std::size_t p = 0; p < geometry.part_count(); ++p) sum += part_area(geometry, p);
  return square_metres(sum);
}

bool contains(planar_view polygon, planar p) {
  return locate(polygon, p) != location::outside;
}

line_projection project_on_line(planar p, std::span<const planar> line) {
  assert(!line.empty());
  line_projection best{.point = line.front(), .along = 0, .distance = distance(p, line.front())};
  double start = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double segment_length = distance(line[i - 1], line[i]);
    const segment_projection here = project_on_segment(p, line[i - 1], line[i]);
    if (here.distance < best.distance) {
      best = {
          .point = here.point, .along = start + here.fraction * segment_length, .distance = here.distance};
    }
    start += segment_length;
  }
  return best;
}

double distance(planar_view geometry, planar p) {
  if (contains(geometry, p)) return 0;
  double nearest = std::numeric_limits<double>::infinity();
  const planar_box here{p, p};
  const bool points_only = geometry.kind() == geometry_kind::point;
  for_each_ring(geometry, [&](std::span<const planar> ring) {
    if (points_only) {
      for (const planar& q : ring) nearest = std::min(nearest, distance(p, q));
      return;
    }
    if (ring.size() == 1) nearest = std::min(nearest, distance(p, ring[0]));
    for (std::size_t i = 1; i < ring.size(); ++i) {
      if (distance(segment_box(ring[i - 1], ring[i]), here) >= nearest) continue;
      nearest = std::min(nearest, segment_distance(p, ring[i - 1], ring[i]));
    }
  });
  return nearest;
}

planar representative_point(planar_view geometry) {
  if (geometry.points().empty()) {
    return {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};
  }
  if (geometry.kind() == geometry_kind::polygon) return point_inside(geometry);
  if (geometry.kind() == geometry_kind::line) return point_on(geometry);
  return geometry.points().front();
}

std::vector<planar> line_part(std::span<const planar> line, metres from, metres to) {
  if (line.empty()) return {};
  std::vector<planar> part{point_along(line, from.value)};
  double along = 0;
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    along += distance(line[i - 1], line[i]);
    if (from.value < along && along < to.value) part.push_back(line[i]);
  }
  part.push_back(point_along(line, to.value));
  return part;
}

}  // namespace greenward::geo
