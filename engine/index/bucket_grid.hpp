// An index that grows while it is asked, for what is placed one after another within a frame.
#pragma once

#include "engine/geo/point.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace greenward::index {

/// Square cells over a frame, each with the numbers of the boxes that reach into it: for boxes about as large
/// as a cell, spread over a sheet or a screen. What lies outside the frame counts to the outermost cells.
/// For many boxes that are known beforehand packed_rtree is smaller and faster.
template <class Point>
class bucket_grid {
 public:
  using box = geo::basic_box<Point>;

  /// `cell`: length of a cell's side, above 0, in the frame's unit.
  bucket_grid(const box& frame, double cell)
      : origin_(frame.min),
        cell_(cell),
        columns_(static_cast<std::size_t>(std::max(0.0, frame.width()) / cell) + 1),
        rows_(static_cast<std::size_t>(std::max(0.0, frame.height()) / cell) + 1),
        buckets_(columns_ * rows_) {}

  /// O(cells that the box meets).
  void insert(const box& where, std::uint32_t number) {
    any_bucket(where, [&](std::size_t bucket) {
      buckets_[bucket].push_back(number);
      return false;
    });
  }

  /// Whether test(number) holds for any box in the cells that `where` meets, which may be beside it. A box in
  /// several cells may be tested several times.
  template <class Test>
  [[nodiscard]] bool any(const box& where, Test test) const {
    return any_bucket(where, [&](std::size_t bucket) { return std::ranges::any_of(buckets_[bucket], test); });
  }

 private:
  [[nodiscard]] std::size_t place(double offset, std::size_t count) const {
    return static_cast<std::size_t>(std::clamp(offset / cell_, 0.0, static_cast<double>(count - 1)));
  }
  template <class Test>
  bool any_bucket(const box& where, Test test) const {
    const std::size_t last_row = place(where.max.y - origin_.y, rows_);
    const std::size_t last_column = place(where.max.x - origin_.x, columns_);
    for (std::size_t row = place(where.min.y - origin_.y, rows_); row <= last_row; ++row) {
      for (std::size_t c = place(where.min.x - origin_.x, columns_); c <= last_column; ++c) {
        if (test(row * columns_ + c)) return true;
      }
    }
    return false;
  }

  Point origin_;
  double cell_;
  std::size_t columns_;
  std::size_t rows_;
  std::vector<std::vector<std::uint32_t>> buckets_;
};

}  // namespace greenward::index
