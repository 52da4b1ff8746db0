// A static spatial index: boxes in, row numbers out.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "engine/geo/point.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace greenward::index {

struct neighbour {
  std::uint32_t row = 0;
  double distance = 0;  ///< metres
};

/// Packed Hilbert R-tree (Kamel & Faloutsos 1993) over planar boxes, immutable, implicit layout: the boxes
/// sorted by the Hilbert value of their centres, then level upon level of parents of `kNodeSize` children.
/// Rows are positions in the span given to the constructor. Empty boxes are kept out of the tree: no query
/// returns their rows. Build O(n log n), window O(log n + hits), 40 bytes a box.
class packed_rtree {
 public:
  static constexpr std::size_t kNodeSize = 16;

  packed_rtree() = default;
  /// Throws error{bad_input} if a coordinate is NaN (a box that is empty by basic_box::empty() with
  /// infinite bounds is allowed).
  explicit packed_rtree(std::span<const geo::planar_box> boxes);

  [[nodiscard]] std::size_t size() const { return count_; }  ///< boxes in the tree
  [[nodiscard]] geo::planar_box bounds() const;

  /// Rows whose box intersects `window` (touching counts), ascending.
  [[nodiscard]] std::vector<std::uint32_t> window(const geo::planar_box& window) const;

  /// Calls `visit(row)` for each such row in tree order, without allocating for the result.
  void visit_window(const geo::planar_box& window, const std::function<void(std::uint32_t)>& visit) const;

  /// Distance from the query point to the true geometry of a row, metres; never less than to its box.
  using row_distance = std::function<double(std::uint32_t row)>;

  /// The `count` rows nearest to `p` that lie within `maximum` metres (both bounds included), by true
  /// distance, then by row. A row whose distance is NaN is left out; none is near a `p` that is not finite.
  [[nodiscard]] std::vector<neighbour> nearest(
      geo::planar p, std::size_t count, const row_distance& distance,
      double maximum = std::numeric_limits<double>::infinity()) const;
  /// The same by distance to the boxes.
  [[nodiscard]] std::vector<neighbour> nearest_boxes(
      geo::planar p, std::size_t count, double maximum = std::numeric_limits<double>::infinity()) const;

  /// All rows within `maximum` metres of `p` (included), by true distance, then by row.
  [[nodiscard]] std::vector<neighbour> radius(geo::planar p, double maximum,
                                              const row_distance& distance) const;

 private:
  void append_level();
  template <class Visit>
  void for_each_in_window(const geo::planar_box& window, Visit visit) const;
  /// Best-first search (Hjaltason & Samet 1999); `true_distance(position)` is asked once for each box
  /// reached.
  template <class TrueDistance>
  [[nodiscard]] std::vector<neighbour> best_first(geo::planar p, std::size_t count, double maximum,
                                                  TrueDistance true_distance) const;

  std::size_t count_ = 0;
  std::vector<geo::planar_box> boxes_;  ///< level 0 first, the root last
  /// Level 0: rows. Above: position of the first child in boxes_, and one entry more at the end, so that the
  /// children of the node at i are [rows_[i], rows_[i + 1]).
  std::vector<std::uint32_t> rows_;
  std::vector<std::size_t> level_first_;  ///< where each level starts in boxes_; one more at the end
};

/// The boxes of a column's geometries; `none` gives an empty box.
[[nodiscard]] std::vector<geo::planar_box> boxes_of(const geo::planar_geometry& geometry);

}  // namespace greenward::index
