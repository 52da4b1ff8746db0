#include "tests/bench/peers/flatbush_style.hpp"

#include "tests/bench/harness/samples.hpp"

#include <array>

namespace greenward::bench {

namespace {

constexpr std::size_t kNodeSize = 16;
constexpr std::uint32_t kLastCell = 0xffff;

/// Position on the Hilbert curve of order 16. For each of the curve's four orientations: which quarter of it
/// the quadrant (x bit, y bit) is, and the orientation of the curve inside.
std::uint32_t hilbert_value(std::uint32_t x, std::uint32_t y) {
  static constexpr std::array<std::uint8_t, 16> kQuarter{0, 1, 3, 2, 0, 3, 1, 2, 2, 3, 1, 0, 2, 1, 3, 0};
  static constexpr std::array<std::uint8_t, 16> kInside{1, 0, 3, 0, 0, 2, 1, 1, 2, 1, 2, 3, 3, 3, 0, 2};
  std::uint32_t value = 0;
  std::uint32_t orientation = 0;
  for (unsigned bit = 16; bit-- > 0;) {
    const std::uint32_t at = orientation * 4 + (x >> bit & 1U) * 2 + (y >> bit & 1U);
    value = value << 2U | kQuarter[at];
    orientation = kInside[at];
  }
  return value;
}

class flat_tree final : public box_index {
 public:
  explicit flat_tree(std::span<const geo::planar_box> boxes) : count_(boxes.size()) {
    std::size_t total = count_;
    for (std::size_t level = count_; level > 1;) total += level = (level + kNodeSize - 1) / kNodeSize;
    boxes_.reserve(total);
    numbers_.reserve(total);
    append_leaves(boxes);
    for (std::size_t first = 0; boxes_.size() - first > 1;) first = append_level(first);
  }

  void window(const geo::planar_box& window, std::vector<std::uint32_t>& rows) const override {
    if (count_ == 0) return;
    std::array<std::uint32_t, 8 * kNodeSize> open{};
    std::size_t depth = 0;
    std::size_t node = boxes_.size() - 1;
    for (;;) {
      const std::size_t first = numbers_[node];
      const std::size_t end = std::min(first + kNodeSize, end_of_level(first));
      for (std::size_t child = first; child < end; ++child) {
        const geo::planar_box& box = boxes_[child];
        if (window.max.x < box.min.x || window.max.y < box.min.y) continue;
        if (window.min.x > box.max.x || window.min.y > box.max.y) continue;
        if (first < count_) {
          rows.push_back(numbers_[child]);
        } else {
          open[depth++] = static_cast<std::uint32_t>(child);
        }
      }
      if (depth == 0) return;
      node = open[--depth];
    }
  }

  [[nodiscard]] std::uint32_t nearest(geo::planar p) const override {
    thread_local std::vector<candidate> queue;
    queue.clear();
    std::size_t node = boxes_.size() - 1;
    for (;;) {
      const std::size_t first = numbers_[node];
      const std::size_t end = std::min(first + kNodeSize, end_of_level(first));
      for (std::size_t child = first; child < end; ++child) {
        queue.push_back({squared_distance(p, boxes_[child]), static_cast<std::uint32_t>(child)});
        std::push_heap(queue.begin(), queue.end());
      }
      node = queue.front().position;
      if (node < count_) return numbers_[node];
      std::pop_heap(queue.begin(), queue.end());
      queue.pop_back();
    }
  }

 private:
  struct candidate {
    double squared;
    std::uint32_t position;
    bool operator<(const candidate& other) const { return squared > other.squared; }
  };

  static double squared_distance(geo::planar p, const geo::planar_box& box) {
    const double dx = std::max({box.min.x - p.x, 0.0, p.x - box.max.x});
    const double dy = std::max({box.min.y - p.y, 0.0, p.y - box.max.y});
    return dx * dx + dy * dy;
  }

  void append_leaves(std::span<const geo::planar_box> boxes) {
    geo::planar_box bounds;
    for (const geo::planar_box& box : boxes) bounds.include(box);
    const double scale_x = bounds.width() > 0 ? kLastCell / bounds.width() : 0;
    const double scale_y = bounds.height() > 0 ? kLastCell / bounds.height() : 0;
    std::vector<std::uint64_t> keys(boxes.size());  // Hilbert value above, row below
    for (std::size_t row = 0; row < boxes.size(); ++row) {
      const geo::planar centre = boxes[row].centre();
      const auto x = static_cast<std::uint32_t>((centre.x - bounds.min.x) * scale_x);
      const auto y = static_cast<std::uint32_t>((centre.y - bounds.min.y) * scale_y);
      keys[row] = std::uint64_t{hilbert_value(x, y)} << 32U | row;
    }
    std::sort(keys.begin(), keys.end());
    for (const std::uint64_t key : keys) {
      numbers_.push_back(static_cast<std::uint32_t>(key));
      boxes_.push_back(boxes[numbers_.back()]);
    }
  }

  /// Appends the parents of the nodes from `first` on; returns where they start.
  std::size_t append_level(std::size_t first) {
    const std::size_t end = boxes_.size();
    level_ends_.push_back(end);
    for (std::size_t child = first; child < end; child += kNodeSize) {
      geo::planar_box box;
      for (std::size_t i = child; i < std::min(child + kNodeSize, end); ++i) box.include(boxes_[i]);
      boxes_.push_back(box);
      numbers_.push_back(static_cast<std::uint32_t>(child));
    }
    return end;
  }

  [[nodiscard]] std::size_t end_of_level(std::size_t position) const {
    return *std::upper_bound(level_ends_.begin(), level_ends_.end(), position);
  }

  std::size_t count_;
  std::vector<geo::planar_box> boxes_;  ///< leaves first, the root last
  std::vector<std::uint32_t> numbers_;  ///< of a leaf its row, of a node its first child
  std::vector<std::size_t> level_ends_;
};

built_index build(std::span<const geo::planar_box> boxes) {
  built_index result;
  result.took = time_of([&] { result.index = std::make_unique<flat_tree>(boxes); });
  return result;
}

}  // namespace

box_index_kind flatbush_style() {
  return {.name = "flatbush style", .build = build};
}

}  // namespace greenward::bench
