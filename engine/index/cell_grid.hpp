// The grid of whole numbers in which the index keeps its boxes.
#pragma once

#include "engine/geo/point.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

namespace greenward::index {

/// Throws error{bad_input} naming the row if a coordinate of its box is NaN.
void require_number(const geo::planar_box& box, std::size_t row);

/// A box by the cells that its sides lie in.
struct cell_box {
  std::int32_t min_x = 0, min_y = 0, max_x = 0, max_y = 0;
};

/// A place as the lower bounds of distances need it: its cell, and how far (in cells) it lies outside the
/// grid.
struct cell_point {
  std::int32_t x = 0, y = 0;
  float beyond_x = 0, beyond_y = 0;
};

/// Square cells over an extent, 2^31 along its longer side: 14 micrometres in a district of 30 km.
///
/// All that the index relies on is that a cell's number never falls when the coordinate grows. Two
/// coordinates in different cells are therefore told apart for sure, and only for two in the same cell must
/// one look at the coordinates themselves. What lies outside the extent, infinities included, counts to the
/// outermost cells.
class cell_grid {
 public:
  static constexpr std::int32_t kLast = std::numeric_limits<std::int32_t>::max() - 2;

  cell_grid() = default;
  /// Over all finite coordinates of the boxes that are not empty. Throws error{bad_input} naming the row if a
  /// coordinate is NaN. O(n), on all cores.
  explicit cell_grid(std::span<const geo::planar_box> boxes);
  /// A grid that was made before. `cells_per_metre` 0: everything is one cell.
  cell_grid(geo::planar_box bounds, geo::planar origin, double cells_per_metre, bool endless)
      : bounds_(bounds), origin_(origin), cells_per_metre_(cells_per_metre), endless_(endless) {}

  [[nodiscard]] const geo::planar_box& bounds() const { return bounds_; }  ///< of all boxes; may be infinite
  [[nodiscard]] geo::planar origin() const { return origin_; }
  [[nodiscard]] double cells_per_metre() const { return cells_per_metre_; }
  [[nodiscard]] bool endless() const { return endless_; }  ///< whether a bound is infinite

  [[nodiscard]] cell_box cells_of(const geo::planar_box& box) const {
    return {cell(box.min.x - origin_.x), cell(box.min.y - origin_.y), cell(box.max.x - origin_.x),
            cell(box.max.y - origin_.y)};
  }
  /// The same for a question: a side on or beyond the bounds comes out one cell outside the grid, so that
  /// nothing lies in its cell.
  [[nodiscard]] cell_box window_of(const geo::planar_box& window) const;
  [[nodiscard]] cell_point point_of(geo::planar p) const;

 private:
  [[nodiscard]] std::int32_t cell(double offset) const {
    const double position = offset * cells_per_metre_;
    // Written so that a NaN (0 times infinity) becomes 0.
    return static_cast<std::int32_t>(std::min<double>(kLast, position > 0 ? position : 0.0));
  }

  geo::planar_box bounds_;
  geo::planar origin_;
  double cells_per_metre_ = 0;
  bool endless_ = false;
};

}  // namespace greenward::index
