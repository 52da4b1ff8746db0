// The two kinds of nodes of the packed R-tree.
#pragma once

#include "engine/index/cell_grid.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace greenward::index {

inline constexpr std::uint32_t kNodeSize = 16;

/// The boxes of 16 children, struct-of-arrays: four cache lines. A place without a child holds a box that
/// nothing meets.
struct alignas(64) inner_node {
  std::array<std::int32_t, kNodeSize> min_x, min_y, max_x, max_y;

  void set(std::size_t i, const cell_box& box) {
    min_x[i] = box.min_x;
    min_y[i] = box.min_y;
    max_x[i] = box.max_x;
    max_y[i] = box.max_y;
  }
  [[nodiscard]] cell_box box(std::size_t i) const { return {min_x[i], min_y[i], max_x[i], max_y[i]}; }
};
static_assert(sizeof(inner_node) == 256);

/// 16 boxes in the cells of a leaf_frame (Kim, Cha & Kwon 2001), and the rows they belong to: three cache
/// lines.
struct alignas(64) leaf_node {
  std::array<std::int16_t, kNodeSize> min_x, min_y, max_x, max_y;
  std::array<std::uint32_t, kNodeSize> row;
};
static_assert(sizeof(leaf_node) == 192);

/// A box that nothing meets: its least cell is above every cell of a window.
inline constexpr cell_box kNoBox{cell_grid::kLast + 2, cell_grid::kLast + 2, -2, -2};

/// How much less the distance of two things along an axis may be than that of their cells: each may lie
/// anywhere in its cell.
inline constexpr int kCellRounding = 2;

/// A box or window by cells of a leaf.
struct leaf_box {
  std::int16_t min_x = 0, min_y = 0, max_x = 0, max_y = 0;
};
inline constexpr leaf_box kNoLeafBox{32767, 32767, -2, -2};

/// A place by cells of a leaf, and how far (in these cells) it lies outside.
struct leaf_point {
  std::int16_t x = 0, y = 0;
  float beyond_x = 0, beyond_y = 0;
};

/// Cells of a leaf: 2^shift cells of the grid each, counted from the least cell of the leaf's own box. As in
/// the grid, a number never falls when the coordinate grows.
class leaf_frame {
 public:
  static constexpr std::int32_t kLast = 32765;

  /// `box`: that of the leaf in its parent.
  explicit leaf_frame(const cell_box& box) : origin_x_(box.min_x), origin_y_(box.min_y) {
    const auto extent = static_cast<std::uint32_t>(std::max(box.max_x - box.min_x, box.max_y - box.min_y));
    const auto bits = static_cast<int>(std::bit_width(extent));
    shift_ = bits > 15 ? bits - 15 : 0;
    if (static_cast<std::int32_t>(extent >> shift_) > kLast) ++shift_;
  }

  /// Of a box inside the leaf's.
  [[nodiscard]] leaf_box cells_of(const cell_box& box) const {
    return {cell(box.min_x - origin_x_), cell(box.min_y - origin_y_), cell(box.max_x - origin_x_),
            cell(box.max_y - origin_y_)};
  }
  /// A side outside the leaf's box comes out one cell outside.
  [[nodiscard]] leaf_box window_of(const cell_box& window) const {
    return {side(window.min_x - origin_x_), side(window.min_y - origin_y_), side(window.max_x - origin_x_),
            side(window.max_y - origin_y_)};
  }
  [[nodiscard]] leaf_point point_of(const cell_point& p) const {
    const std::int32_t x = (p.x - origin_x_) >> shift_, y = (p.y - origin_y_) >> shift_;
    const std::int32_t inside_x = std::clamp(x, 0, kLast), inside_y = std::clamp(y, 0, kLast);
    const float cells = 1.0F / static_cast<float>(1U << shift_);
    return {static_cast<std::int16_t>(inside_x), static_cast<std::int16_t>(inside_y),
            beyond(x - inside_x) + p.beyond_x * cells, beyond(y - inside_y) + p.beyond_y * cells};
  }
  /// Square cells of the grid in a square cell of the leaf.
  [[nodiscard]] float square_cell() const {
    const auto cell = static_cast<float>(1U << shift_);
    return cell * cell;
  }

 private:
  [[nodiscard]] std::int16_t cell(std::int32_t offset) const {
    return static_cast<std::int16_t>(offset >> shift_);
  }
  [[nodiscard]] std::int16_t side(std::int32_t offset) const {
    return static_cast<std::int16_t>(std::clamp(offset >> shift_, -1, kLast + 1));
  }
  /// The place may lie anywhere in its cell.
  [[nodiscard]] static float beyond(std::int32_t cells) {
    return static_cast<float>(std::max(std::abs(cells) - kCellRounding, 0));
  }
  std::int32_t origin_x_;
  std::int32_t origin_y_;
  int shift_;
};

}  // namespace greenward::index
