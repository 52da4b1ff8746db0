// A polygon that is asked many questions: its edges lie sorted into columns.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "engine/geo/point_location.hpp"
#include "engine/geo/segment.hpp"

#include <algorithm>
#include <cstdint>
#include <memory_resource>
#include <span>
#include <vector>

namespace greenward::index {

/// An edge with the polygon to its right, whatever the direction in which the rings were drawn.
struct polygon_edge {
  geo::planar from, to;

  /// 1 if the polygon lies south of it, -1 if north, 0 for an edge due north or south.
  [[nodiscard]] int inside_below() const { return (from.x < to.x ? 1 : 0) - (from.x > to.x ? 1 : 0); }
  [[nodiscard]] geo::planar west() const { return from.x <= to.x ? from : to; }
  [[nodiscard]] geo::planar east() const { return from.x <= to.x ? to : from; }
};

/// The edges of a polygon, all parts and rings, those of no length left out. O(n).
[[nodiscard]] std::pmr::vector<polygon_edge> edges_of(
    geo::planar_view polygon, std::pmr::memory_resource* memory = std::pmr::get_default_resource());

/// The box is cut into columns of equal width, about as many as there are edges; each knows the edges that
/// pass through it. A polygon has few edges above a place (a convex one has two), so a column is short, and
/// what a place or a segment asks for lies in one column or a few.
class prepared_polygon {
 public:
  /// Contains nothing.
  prepared_polygon() = default;
  /// A geometry that is no polygon has no edges and contains nothing. Throws error{bad_input} if a coordinate
  /// is NaN. O(n). `memory` outlives it.
  explicit prepared_polygon(geo::planar_view polygon,
                            std::pmr::memory_resource* memory = std::pmr::get_default_resource());

  [[nodiscard]] const geo::planar_box& box() const { return box_; }
  [[nodiscard]] std::span<const polygon_edge> edges() const { return edges_; }

  /// The same as geo::locate, exact, in O(edges above and below p).
  [[nodiscard]] geo::location locate(geo::planar p) const;
  /// Whether p lies inside or on the boundary.
  [[nodiscard]] bool contains(geo::planar p) const { return locate(p) != geo::location::outside; }

  /// Calls visit(edge) once for every edge whose box meets the window (touching counts), in
  /// O(edges above and below it).
  template <class Visit>
  void visit_edges(const geo::planar_box& window, Visit visit) const {
    if (window.empty() || !box_.intersects(window)) return;
    const std::uint32_t first = column_at(window.min.x), last = column_at(window.max.x);
    for (std::uint32_t column = first; column <= last; ++column) {
      for (const std::uint32_t i : edges_in(column)) {
        const polygon_edge& edge = edges_[i];
        const bool seen = column != first && column_at(edge.west().x) != column;
        if (!seen && geo::segment_box(edge.from, edge.to).intersects(window)) visit(edge);
      }
    }
  }

 private:
  void sort_into_columns();
  /// Never falls when x grows.
  [[nodiscard]] std::uint32_t column_at(double x) const {
    if (columns_per_metre_ == 0) return 0;
    const double columns = (x - box_.min.x) * columns_per_metre_;
    return columns < last_column_ ? static_cast<std::uint32_t>(std::max(columns, 0.0)) : last_column_;
  }
  [[nodiscard]] std::span<const std::uint32_t> edges_in(std::uint32_t column) const {
    return std::span(in_column_).subspan(first_of_[column], first_of_[column + 1] - first_of_[column]);
  }

  std::pmr::vector<polygon_edge> edges_;
  geo::planar_box box_;
  double columns_per_metre_ = 0;  ///< 0 if there is one column
  std::uint32_t last_column_ = 0;
  std::pmr::vector<std::uint32_t> first_of_;   ///< where the edges of a column begin, and one end more
  std::pmr::vector<std::uint32_t> in_column_;  ///< edges, column after column
};

}  // namespace greenward::index
