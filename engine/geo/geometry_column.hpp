// The geometries of a table, flat: one array of points and three levels of offsets.
#pragma once

#include "engine/geo/point.hpp"

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::geo {

/// A feature of several parts is of the same kind as a feature of one.
enum class geometry_kind : std::uint8_t { none, point, line, polygon };

template <class Point>
class geometry_view;

/// n geometries as struct-of-arrays.
/// Feature i owns parts  [part_first[i], part_first[i+1]);
/// part p    owns rings  [ring_first[p], ring_first[p+1])  (points and lines: exactly one);
/// ring r    owns points [point_first[r], point_first[r+1]).
/// Polygon rings are closed (last point = first); the first ring of a part is its shell, counter-clockwise
/// when made by this project, the others are holes. A feature of kind `none` (SQL NULL) has no parts.
template <class Point>
class geometry_column {
 public:
  using point_type = Point;
  using box_type = basic_box<Point>;

  [[nodiscard]] std::size_t size() const { return kinds_.size(); }
  [[nodiscard]] bool empty() const { return kinds_.empty(); }
  [[nodiscard]] geometry_view<Point> operator[](std::size_t i) const;

  // --- building, in this order: begin_feature, begin_part, (begin_ring, add...)... ---
  void begin_feature(geometry_kind kind) {
    kinds_.push_back(kind);
    part_first_.push_back(part_first_.back());
  }
  /// Opens a part; points and lines need no begin_ring after it.
  void begin_part() {
    assert(!kinds_.empty());
    ++part_first_.back();
    ring_first_.push_back(ring_first_.back());
    if (kinds_.back() != geometry_kind::polygon) begin_ring();
  }
  void begin_ring() {
    ++ring_first_.back();
    point_first_.push_back(point_first_.back());
  }
  void add(Point p) {
    points_.push_back(p);
    ++point_first_.back();
  }

  void append_none() { begin_feature(geometry_kind::none); }
  void append_point(Point p) {
    begin_feature(geometry_kind::point);
    begin_part();
    add(p);
  }
  void append_line(std::span<const Point> line) {
    begin_feature(geometry_kind::line);
    begin_part();
    for (const Point& p : line) add(p);
  }
  /// `ring` without holes; closes it if it is open.
  void append_polygon(std::span<const Point> ring) {
    begin_feature(geometry_kind::polygon);
    begin_part();
    begin_ring();
    for (const Point& p : ring) add(p);
    if (!ring.empty() && !(ring.front() == ring.back())) add(ring.front());
  }
  void append(geometry_view<Point> view);
  /// All of another column behind the last. Precondition: not itself.
  void append_all(const geometry_column& other);

  // --- the arrays themselves, for loops over everything ---
  [[nodiscard]] std::span<const geometry_kind> kinds() const { return kinds_; }
  [[nodiscard]] std::span<const std::uint32_t> part_first() const { return part_first_; }
  [[nodiscard]] std::span<const std::uint32_t> ring_first() const { return ring_first_; }
  [[nodiscard]] std::span<const std::uint32_t> point_first() const { return point_first_; }
  [[nodiscard]] std::span<const Point> points() const { return points_; }

  /// The same shape with every point replaced by `convert(point)`.
  template <class Other, class Convert>
  [[nodiscard]] geometry_column<Other> transformed(Convert convert) const {
    geometry_column<Other> result;
    result.kinds_ = kinds_;
    result.part_first_ = part_first_;
    result.ring_first_ = ring_first_;
    result.point_first_ = point_first_;
    result.points_.reserve(points_.size());
    for (const Point& p : points_) result.points_.push_back(convert(p));
    return result;
  }

  friend bool operator==(const geometry_column&, const geometry_column&) = default;

 private:
  template <class>
  friend class geometry_column;
  /// Behind `first` the other's offsets, which begin at 0.
  static void append_offsets(std::vector<std::uint32_t>& first, const std::vector<std::uint32_t>& other) {
    const std::uint32_t base = first.back();
    for (std::size_t i = 1; i < other.size(); ++i) first.push_back(base + other[i]);
  }
  std::vector<geometry_kind> kinds_;
  std::vector<std::uint32_t> part_first_{0};
  std::vector<std::uint32_t> ring_first_{0};
  std::vector<std::uint32_t> point_first_{0};
  std::vector<Point> points_;
};

/// One geometry of a column; valid as long as the column is neither changed nor destroyed.
template <class Point>
class geometry_view {
 public:
  geometry_view(const geometry_column<Point>& column, std::size_t i) : column_(&column), i_(i) {
    assert(i < column.size());
  }

  [[nodiscard]] geometry_kind kind() const { return column_->kinds()[i_]; }
  [[nodiscard]] bool is_none() const { return kind() == geometry_kind::none; }
  [[nodiscard]] std::size_t part_count() const { return last_part() - first_part(); }
  [[nodiscard]] std::size_t ring_count(std::size_t part) const {
    const std::size_t p = first_part() + part;
    return column_->ring_first()[p + 1] - column_->ring_first()[p];
  }
  /// Points and lines have only ring 0.
  [[nodiscard]] std::span<const Point> ring(std::size_t part, std::size_t ring) const {
    const std::size_t r = column_->ring_first()[first_part() + part] + ring;
    const std::size_t first = column_->point_first()[r];
    return column_->points().subspan(first, column_->point_first()[r + 1] - first);
  }
  /// All points of all parts and rings, in order.
  [[nodiscard]] std::span<const Point> points() const {
    const std::size_t first = column_->point_first()[column_->ring_first()[first_part()]];
    const std::size_t last = column_->point_first()[column_->ring_first()[last_part()]];
    return column_->points().subspan(first, last - first);
  }
  [[nodiscard]] basic_box<Point> box() const {
    basic_box<Point> result;
    for (const Point& p : points()) result.include(p);
    return result;
  }

 private:
  [[nodiscard]] std::size_t first_part() const { return column_->part_first()[i_]; }
  [[nodiscard]] std::size_t last_part() const { return column_->part_first()[i_ + 1]; }
  const geometry_column<Point>* column_;
  std::size_t i_;
};

template <class Point>
geometry_view<Point> geometry_column<Point>::operator[](std::size_t i) const {
  return {*this, i};
}

template <class Point>
void geometry_column<Point>::append(geometry_view<Point> view) {
  begin_feature(view.kind());
  for (std::size_t p = 0; p < view.part_count(); ++p) {
    begin_part();
    for (std::size_t r = 0; r < view.ring_count(p); ++r) {
      if (view.kind() == geometry_kind::polygon) begin_ring();
      for (const Point& q : view.ring(p, r)) add(q);
    }
  }
}

template <class Point>
void geometry_column<Point>::append_all(const geometry_column& other) {
  kinds_.insert(kinds_.end(), other.kinds_.begin(), other.kinds_.end());
  append_offsets(part_first_, other.part_first_);
  append_offsets(ring_first_, other.ring_first_);
  append_offsets(point_first_, other.point_first_);
  points_.insert(points_.end(), other.points_.begin(), other.points_.end());
}

using geographic_geometry = geometry_column<lon_lat>;
using planar_geometry = geometry_column<planar>;
using geographic_view = geometry_view<lon_lat>;
using planar_view = geometry_view<planar>;

}  // namespace greenward::geo
