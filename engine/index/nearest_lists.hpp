// What a search from a point outwards keeps of the rows that it finds.
#pragma once

#include "engine/index/packed_rtree.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory_resource>
#include <utility>
#include <vector>

namespace greenward::index {

/// A distance in the measure of node_questions, square cells, a little wider than all rounding.
inline float square_cells(double metres, const cell_grid& grid) {
  const double cells = metres * grid.cells_per_metre();
  constexpr double kMost = std::numeric_limits<float>::max();
  // Everything in one cell, or no limit (0 times infinity): nothing can be left out.
  return cells * cells < kMost ? static_cast<float>(cells * cells * (1 + 4e-6))
                               : std::numeric_limits<float>::infinity();
}

/// More than the rounding of both ends along both axes.
inline constexpr float kCellsOfRounding = 12;

/// The best `count` so far by a distance that is asked for at once: a heap whose front is the worst of them.
class nearest_list {
 public:
  nearest_list(const cell_grid& grid, std::size_t count, double maximum, distance_of_row distance)
      : grid_(grid),
        count_(count),
        maximum_(maximum),
        distance_(distance),
        limit_(square_cells(maximum, grid)) {
    best_.reserve(std::min<std::size_t>(count, 64));
  }

  /// What is farther need not be looked at; what is as far may still win by its row.
  [[nodiscard]] float square_limit() const { return limit_; }

  void offer_around(std::uint32_t row) { offer(row, 0, 0); }
  void offer(std::uint32_t row, float, float) {
    const neighbour found{.row = row, .distance = distance_(row)};
    if (!(found.distance <= maximum_)) return;  // NaN is no distance
    if (best_.size() == count_) {
      if (!comes_before(found, best_.front())) return;
      std::pop_heap(best_.begin(), best_.end(), comes_before);
      best_.back() = found;
    } else {
      best_.push_back(found);
    }
    std::push_heap(best_.begin(), best_.end(), comes_before);
    if (best_.size() == count_) limit_ = square_cells(best_.front().distance, grid_);
  }

  [[nodiscard]] std::vector<neighbour> sorted() && {
    std::sort_heap(best_.begin(), best_.end(), comes_before);
    return std::move(best_);
  }

 private:
  const cell_grid& grid_;
  std::size_t count_;
  double maximum_;
  distance_of_row distance_;
  float limit_;
  std::vector<neighbour> best_;
};

/// The best `count` by the cells alone, which say within a few cells how far a box is; the boxes themselves
/// are asked for in the end, when few are left.
class nearest_cells_list {
 public:
  nearest_cells_list(const cell_grid& grid, std::size_t count, double maximum)
      : count_(count), limit_(square_cells(maximum, grid)) {
    candidates_.reserve(kFew);
    farthest_.reserve(std::min(count, kFew));
  }

  [[nodiscard]] float square_limit() const { return limit_; }

  void offer_around(std::uint32_t row) {
    candidates_.push_back({kAround, row});
    narrow(0);
  }
  void offer(std::uint32_t row, float square_bound, float square_cell) {
    candidates_.push_back({square_bound, row});
    const float farthest = std::sqrt(square_bound) + kCellsOfRounding * std::sqrt(square_cell);
    narrow(farthest * farthest * (1 + 4e-6F));
  }

  [[nodiscard]] std::vector<neighbour> sorted(geo::planar p, double maximum, box_of_row box) const {
    std::vector<neighbour> best;
    best.reserve(std::min(count_, candidates_.size()));
    for (const candidate& c : candidates_) {
      const bool around = c.square_bound == kAround;
      if (!around && index::key_limit(c.square_bound) > index::key_limit(limit_)) continue;
      const neighbour found{.row = c.row, .distance = around ? 0 : distance(p, box(c.row))};
      if (found.distance <= maximum) best.push_back(found);
    }
    std::sort(best.begin(), best.end(), comes_before);
    if (best.size() > count_) best.resize(count_);
    return best;
  }

 private:
  struct candidate {
    float square_bound = 0;
    std::uint32_t row = 0;
  };
  /// Another row lies within a square distance.
  void narrow(float square_farthest) {
    if (farthest_.size() == count_) {
      if (!(square_farthest < farthest_.front())) return;
      std::pop_heap(farthest_.begin(), farthest_.end());
      farthest_.back() = square_farthest;
    } else {
      farthest_.push_back(square_farthest);
    }
    std::push_heap(farthest_.begin(), farthest_.end());
    if (farthest_.size() == count_) limit_ = std::min(limit_, farthest_.front());
  }

  static constexpr std::size_t kFew = 32;
  static constexpr float kAround = -1;  ///< in place of a bound: the distance is 0 for sure
  std::size_t count_;
  float limit_;
  std::array<std::byte, kFew*(sizeof(candidate) + sizeof(float))> few_;  ///< no allocation for a few
  std::pmr::monotonic_buffer_resource memory_{few_.data(), few_.size()};
  std::pmr::vector<candidate> candidates_{&memory_};
  std::pmr::vector<float> farthest_{&memory_};  ///< a heap of the `count` least upper bounds
};

/// The same for the nearest alone: nothing is sorted, and nothing allocated unless many boxes lie about as
/// far.
class nearest_cells {
 public:
  nearest_cells(const cell_grid& grid, double maximum) : limit_(square_cells(maximum, grid)) {}

  [[nodiscard]] float square_limit() const { return limit_; }

  void offer_around(std::uint32_t row) {
    around_ = std::min(around_, row);
    limit_ = 0;
  }
  void offer(std::uint32_t row, float square_bound, float square_cell) {
    if (size_ == kFew) put_aside();
    few_[size_++] = {square_bound, row};
    const float farthest = std::sqrt(square_bound) + kCellsOfRounding * std::sqrt(square_cell);
    limit_ = std::min(limit_, farthest * farthest * (1 + 4e-6F));
  }

  /// Row kNoRow if there is none within the maximum.
  [[nodiscard]] neighbour best(geo::planar p, double maximum, box_of_row box) const {
    neighbour best{.row = around_, .distance = around_ == kNoRow ? maximum : 0};
    const auto compare = [&](const candidate& c) {
      if (index::key_limit(c.square_bound) > index::key_limit(limit_)) return;
      if (best.distance == 0 && c.row > best.row) return;
      const neighbour found{.row = c.row, .distance = distance(p, box(c.row))};
      if (comes_before(found, best)) best = found;
    };
    std::for_each(few_.begin(), few_.begin() + size_, compare);
    std::for_each(aside_.begin(), aside_.end(), compare);
    return best;
  }

 private:
  struct candidate {
    float square_bound = 0;
    std::uint32_t row = 0;
  };
  void put_aside() {
    aside_.insert(aside_.end(), few_.begin(), few_.end());
    size_ = 0;
  }

  static constexpr std::size_t kFew = 16;
  float limit_;
  std::uint32_t around_ = kNoRow;  ///< the least row that surely holds the point
  std::uint32_t size_ = 0;
  std::array<candidate, kFew> few_;
  std::vector<candidate> aside_;
};

/// Everything within the maximum.
class radius_list {
 public:
  radius_list(const cell_grid& grid, double maximum, distance_of_row distance)
      : maximum_(maximum), distance_(distance), limit_(square_cells(maximum, grid)) {}

  [[nodiscard]] float square_limit() const { return limit_; }
  void offer_around(std::uint32_t row) { offer(row, 0, 0); }
  void offer(std::uint32_t row, float, float) {
    const neighbour found{.row = row, .distance = distance_(row)};
    if (found.distance <= maximum_) found_.push_back(found);
  }
  [[nodiscard]] std::vector<neighbour> sorted() && {
    std::sort(found_.begin(), found_.end(), comes_before);
    return std::move(found_);
  }

 private:
  double maximum_;
  distance_of_row distance_;
  float limit_;
  std::vector<neighbour> found_;
};

}  // namespace greenward::index
