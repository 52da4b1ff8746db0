// Points and boxes. Geographic and planar coordinates are different types and never mix.
#pragma once

#include <algorithm>
#include <cmath>
#include <concepts>
#include <limits>

namespace greenward::geo {

/// `x` first, always: longitude or easting, whatever the axis order of the CRS's definition says.
template <class Space>
struct basic_point {
  double x = 0;
  double y = 0;
  friend bool operator==(const basic_point&, const basic_point&) = default;
};

/// Longitude (x) and latitude (y), degrees, EPSG:4490 unless stated otherwise.
using lon_lat = basic_point<struct geographic_space>;
/// Easting (x) and northing (y), metres, in the district's measuring CRS unless stated otherwise.
using planar = basic_point<struct planar_space>;

/// Closed axis-parallel box; the default one is empty (min > max) and grows by `include`.
template <class Point>
struct basic_box {
  Point min{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
  Point max{-std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};

  [[nodiscard]] bool empty() const { return !(min.x <= max.x && min.y <= max.y); }
  void include(const Point& p) {
    min = {std::min(min.x, p.x), std::min(min.y, p.y)};
    max = {std::max(max.x, p.x), std::max(max.y, p.y)};
  }
  void include(const basic_box& b) {
    min = {std::min(min.x, b.min.x), std::min(min.y, b.min.y)};
    max = {std::max(max.x, b.max.x), std::max(max.y, b.max.y)};
  }
  /// Touching counts.
  [[nodiscard]] bool intersects(const basic_box& b) const {
    return min.x <= b.max.x && b.min.x <= max.x && min.y <= b.max.y && b.min.y <= max.y;
  }
  [[nodiscard]] bool contains(const Point& p) const {
    return min.x <= p.x && p.x <= max.x && min.y <= p.y && p.y <= max.y;
  }
  [[nodiscard]] basic_box expanded(double margin) const {
    return {{min.x - margin, min.y - margin}, {max.x + margin, max.y + margin}};
  }
  [[nodiscard]] Point centre() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }
  [[nodiscard]] double width() const { return max.x - min.x; }
  [[nodiscard]] double height() const { return max.y - min.y; }
  friend bool operator==(const basic_box&, const basic_box&) = default;
};

using lon_lat_box = basic_box<lon_lat>;
using planar_box = basic_box<planar>;

/// The same numbers as coordinates of a plane: for questions that no unit has a part in, such as what crosses
/// or contains what. In longitude and latitude an edge is then straight as SQL takes it, and no geodesic.
template <class Space>
[[nodiscard]] constexpr planar as_planar(basic_point<Space> p) {
  return {p.x, p.y};
}
template <class Point>
[[nodiscard]] constexpr planar_box as_planar(const basic_box<Point>& box) {
  return {as_planar(box.min), as_planar(box.max)};
}

/// In the unit of the plane: metres, or pixels of a sheet or screen.
template <class Space>
requires(!std::same_as<Space, geographic_space>)
    [[nodiscard]] double distance(basic_point<Space> a, basic_point<Space> b) {
  const double dx = a.x - b.x;
  const double dy = a.y - b.y;
  return std::sqrt(dx * dx + dy * dy);
}

/// Metres between the nearest points of two boxes that are not empty; 0 if they touch. Rounds monotonically:
/// never more than the distance of two points of theirs.
[[nodiscard]] inline double distance(const planar_box& a, const planar_box& b) {
  const double dx = std::max({a.min.x - b.max.x, b.min.x - a.max.x, 0.0});
  const double dy = std::max({a.min.y - b.max.y, b.min.y - a.max.y, 0.0});
  return std::sqrt(dx * dx + dy * dy);
}

}  // namespace greenward::geo
