// A polygon that is asked many questions: its edges lie in an index of their own.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "engine/geo/point_location.hpp"
#include "engine/index/packed_rtree.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace greenward::index {

/// An edge in the direction of its ring. `inside_below` is 1 if the polygon lies south of it, -1 if north of
/// it (whatever the direction in which the rings were drawn), 0 for an edge due north or south.
struct polygon_edge {
  geo::planar from, to;
  int inside_below = 0;

  [[nodiscard]] geo::planar west() const { return from.x <= to.x ? from : to; }
  [[nodiscard]] geo::planar east() const { return from.x <= to.x ? to : from; }
};

/// The edges of a polygon, all parts and rings, those of no length left out. O(n).
[[nodiscard]] std::vector<polygon_edge> edges_of(geo::planar_view polygon);

class prepared_polygon {
 public:
  /// A geometry that is no polygon has no edges and contains nothing. Throws error{bad_input} if a coordinate
  /// is NaN. O(n).
  explicit prepared_polygon(geo::planar_view polygon);

  [[nodiscard]] const geo::planar_box& box() const { return tree_.bounds(); }
  [[nodiscard]] std::span<const polygon_edge> edges() const { return edges_; }

  /// The same as geo::locate, exact, in O(log n + edges at the height of p to the east of it).
  [[nodiscard]] geo::location locate(geo::planar p) const;
  /// Whether p lies inside or on the boundary.
  [[nodiscard]] bool contains(geo::planar p) const { return locate(p) != geo::location::outside; }

  /// Calls visit(edge) for every edge whose box meets the window, and perhaps for a few beside it.
  template <class Visit>
  void visit_edges(const geo::planar_box& window, Visit visit) const {
    tree_.visit_window(window, [&](std::uint32_t i) { visit(edges_[i]); });
  }

 private:
  explicit prepared_polygon(std::vector<polygon_edge> edges);
  std::vector<polygon_edge> edges_;
  packed_rtree tree_;
};

}  // namespace greenward::index
