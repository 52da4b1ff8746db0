// Lines, rings and whole geometries cut at a box.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "engine/geo/segment.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

// Points of the input that lie in the box come out as they are; computed ones lie exactly on its border and
// are the same whichever way their segment runs, so that two rings with a common edge still fit when cut.
namespace greenward::geo {

/// The parts of a line inside a box: part i is points [first[i], first[i+1]), each of at least two points.
template <class Point>
struct clipped_line {
  std::vector<Point> points;
  std::vector<std::size_t> first{0};

  [[nodiscard]] std::size_t size() const { return first.size() - 1; }
  [[nodiscard]] std::span<const Point> part(std::size_t i) const {
    return std::span(points).subspan(first[i], first[i + 1] - first[i]);
  }
};

/// Segment by segment, after Liang & Barsky 1984; whether a segment meets the closed box is decided exactly.
/// A line that only touches the box leaves a part of two equal points. O(n).
template <class Point>
[[nodiscard]] clipped_line<Point> clip_line(std::type_identity_t<std::span<const Point>> line,
                                            const basic_box<Point>& box);

/// Sutherland & Hodgman 1974. The result is closed, or empty where the ring misses the box; it may have no
/// area if the ring only touches the box, and a concave ring may come back with edges along the box's border,
/// which even-odd filling and areas ignore. O(n).
template <class Point>
[[nodiscard]] std::vector<Point> clip_ring(std::type_identity_t<std::span<const Point>> ring,
                                           const basic_box<Point>& box);

/// What lies in the box, as one feature of the same kind; of kind none if nothing is left: lines and polygons
/// that only touch the box leave nothing (up to the rounding of the cuts). Polygons are cut as by
/// clip_ring(), so that their areas are right but concave ones may run twice along the border. O(n).
[[nodiscard]] planar_geometry clipped(planar_view geometry, const planar_box& box);

/// Where the segment ab reaches `x`, which lies between its ends' and is not the same at both.
template <class Point>
[[nodiscard]] Point point_at_x(Point a, Point b, double x) {
  if (a.x == x) return a;
  if (b.x == x) return b;
  if (b.x < a.x) std::swap(a, b);
  const double y = a.y + (b.y - a.y) * ((x - a.x) / (b.x - a.x));
  return {x, std::clamp(y, std::min(a.y, b.y), std::max(a.y, b.y))};
}

/// The same with x and y exchanged.
template <class Point>
[[nodiscard]] Point point_at_y(Point a, Point b, double y) {
  const Point exchanged = point_at_x(Point{a.y, a.x}, Point{b.y, b.x}, y);
  return {exchanged.y, exchanged.x};
}

/// Where a segment that meets the box, coming from a, enters it: a itself if it lies inside.
template <class Point>
[[nodiscard]] Point box_entry(Point a, Point b, const basic_box<Point>& box) {
  if (box.contains(a)) return a;
  const double x = std::clamp(a.x, box.min.x, box.max.x);
  const double y = std::clamp(a.y, box.min.y, box.max.y);
  // Of the sides that a lies beyond, the one that the segment crosses last.
  const double to_x = x == a.x ? 0 : (x - a.x) / (b.x - a.x);
  const double to_y = y == a.y ? 0 : (y - a.y) / (b.y - a.y);
  const Point at = to_x > to_y ? point_at_x(a, b, x) : point_at_y(a, b, y);
  return {std::clamp(at.x, box.min.x, box.max.x), std::clamp(at.y, box.min.y, box.max.y)};
}

/// The ends of the part of ab inside the closed box, equal if it only touches; nullopt if it misses the box,
/// which is decided exactly.
template <class Point>
[[nodiscard]] std::optional<std::pair<Point, Point>> clip_segment(Point a, Point b,
                                                                  const basic_box<Point>& box) {
  if (!segment_meets_box(as_planar(a), as_planar(b), as_planar(box))) return std::nullopt;
  return std::pair(box_entry(a, b, box), box_entry(b, a, box));
}

template <class Point>
clipped_line<Point> clip_line(std::type_identity_t<std::span<const Point>> line,
                              const basic_box<Point>& box) {
  clipped_line<Point> result;
  const auto open_size = [&result] { return result.points.size() - result.first.back(); };
  const auto end_part = [&] {
    if (open_size() > 0) result.first.push_back(result.points.size());
  };
  for (std::size_t i = 1; i < line.size(); ++i) {
    const auto inside = clip_segment(line[i - 1], line[i], box);
    if (!inside) {
      end_part();
      continue;
    }
    const auto [enter, leave] = *inside;
    if (!(enter == line[i - 1])) end_part();  // the segment before has left the box
    if (open_size() == 0) result.points.push_back(enter);
    const bool only_touched = open_size() == 2 && result.points.back() == *(result.points.end() - 2);
    if (only_touched) result.points.pop_back();
    if (open_size() == 1 || !(leave == enter)) result.points.push_back(leave);
  }
  end_part();
  return result;
}

/// The part of an open ring for whose points `is_inside` holds; `cut(a, b)` is where an edge leaves it.
template <class Point, class Inside, class Cut>
[[nodiscard]] std::vector<Point> cut_ring(std::span<const Point> ring, Inside is_inside, Cut cut) {
  std::vector<Point> kept;
  kept.reserve(ring.size() + 4);
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point a = ring[i];
    const Point b = ring[i + 1 == ring.size() ? 0 : i + 1];
    const bool a_inside = is_inside(a);
    if (a_inside) kept.push_back(a);
    if (a_inside == is_inside(b)) continue;
    const Point at = cut(a, b);
    if (!(at == (a_inside ? a : b))) kept.push_back(at);
  }
  return kept;
}

template <class Point>
std::vector<Point> clip_ring(std::type_identity_t<std::span<const Point>> ring, const basic_box<Point>& box) {
  if (box.empty()) return {};
  const auto [west, south] = box.min;
  const auto [east, north] = box.max;
  const auto at_x = [](double x) { return [x](Point a, Point b) { return point_at_x(a, b, x); }; };
  const auto at_y = [](double y) { return [y](Point a, Point b) { return point_at_y(a, b, y); }; };
  const bool closed = ring.size() > 1 && ring.front() == ring.back();
  std::vector<Point> kept = cut_ring(
      closed ? ring.first(ring.size() - 1) : ring, [x = west](Point p) { return p.x >= x; }, at_x(west));
  const auto cut = [&kept](auto is_inside, auto at) {
    kept = cut_ring(std::span<const Point>(kept), is_inside, at);
  };
  cut([x = east](Point p) { return p.x <= x; }, at_x(east));
  cut([y = south](Point p) { return p.y >= y; }, at_y(south));
  cut([y = north](Point p) { return p.y <= y; }, at_y(north));
  if (!kept.empty()) kept.push_back(kept.front());
  return kept;
}

}  // namespace greenward::geo
