#include "engine/index/packed_rtree.hpp"

#include <algorithm>
#include <cmath>
#include <memory_resource>

namespace greenward::index {

namespace {

/// A distance in the measure of node_questions, square cells, a little wider than all rounding.
float square_cells(double metres, const cell_grid& grid) {
  const double cells = metres * grid.cells_per_metre();
  constexpr double kMost = std::numeric_limits<float>::max();
  // Everything in one cell, or no limit (0 times infinity): nothing can be left out.
  return cells * cells < kMost ? static_cast<float>(cells * cells * (1 + 4e-6))
                               : std::numeric_limits<float>::infinity();
}

/// Walks the tree depth first, the nearest child first, and offers the list every row whose cells come within
/// its limit. The list may narrow the limit as it goes.
template <class List>
class distance_search {
 public:
  distance_search(const packed_rtree& tree, geo::planar p, List& list)
      : tree_(tree), point_(tree.grid().point_of(p)), list_(list) {}

  void run() {
    if (tree_.size() > 0) descend(tree_.layout().levels - 1, 0);
  }

 private:
  void descend(std::uint32_t level, std::uint32_t i) {
    const inner_node& node = tree_.node(level, i);
    distance_keys keys;
    tree_.ask().near_inner(node, point_, keys);
    // The next few are likely to be needed too: let them come from memory while the first is looked at.
    std::array<std::int32_t, kAhead> next;
    for (std::int32_t& key : next) {
      key = take_least(keys);
      if (key <= list_.key_limit()) tree_.prefetch_child(level, i * kNodeSize + lane_of(key));
    }
    for (std::size_t k = 0; next[k] <= list_.key_limit(); k = (k + 1) % kAhead) {
      const std::uint32_t lane = lane_of(next[k]);
      const std::uint32_t child = i * kNodeSize + lane;
      if (level > 0) {
        descend(level - 1, child);
      } else {
        search_leaf(tree_.leaf(child), leaf_frame(node.box(lane)));
      }
      next[k] = take_least(keys);
    }
  }

  void search_leaf(const leaf_node& leaf, const leaf_frame& frame) {
    const float square_cell = frame.square_cell();
    distance_keys keys;
    tree_.ask().near_leaf(leaf, frame.point_of(point_), keys);
    for (std::int32_t key = take_least(keys); key != kNoKey; key = take_least(keys)) {
      const float square = square_of(key) * square_cell;
      if (key_limit(square) > list_.key_limit()) return;
      list_.offer(leaf.row[lane_of(key)], square, square_cell);
    }
  }

  static constexpr std::size_t kAhead = 3;
  static std::uint32_t lane_of(std::int32_t key) { return static_cast<std::uint32_t>(key & kLaneBits); }

  std::int32_t take_least(distance_keys& keys) const {
    const std::int32_t key = tree_.ask().least(keys);
    keys[lane_of(key)] = kNoKey;  // of kNoKey itself: the last place, where nothing is left
    return key;
  }

  const packed_rtree& tree_;
  cell_point point_;
  List& list_;
};

/// The best `count` so far by a distance that is asked for at once: a heap whose front is the worst of them.
class nearest_list {
 public:
  nearest_list(const cell_grid& grid, std::size_t count, double maximum, distance_of_row distance)
      : grid_(grid),
        count_(count),
        maximum_(maximum),
        distance_(distance),
        limit_(index::key_limit(square_cells(maximum, grid))) {
    best_.reserve(std::min<std::size_t>(count, 64));
  }

  /// What is farther need not be looked at; what is as far may still win by its row.
  [[nodiscard]] std::int32_t key_limit() const { return limit_; }

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
    if (best_.size() == count_) limit_ = index::key_limit(square_cells(best_.front().distance, grid_));
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
  std::int32_t limit_;
  std::vector<neighbour> best_;
};

/// The best `count` by the cells alone, which say within a few cells how far a box is; the boxes themselves
/// are asked for in the end, when few are left.
class nearest_cells_list {
 public:
  nearest_cells_list(const cell_grid& grid, std::size_t count, double maximum)
      : count_(count), limit_(index::key_limit(square_cells(maximum, grid))) {
    candidates_.reserve(kFew);
    farthest_.reserve(std::min(count, kFew));
  }

  [[nodiscard]] std::int32_t key_limit() const { return limit_; }

  void offer(std::uint32_t row, float square_bound, float square_cell) {
    candidates_.push_back({square_bound, row});
    constexpr float kCells = 12;  // more than the rounding of both ends along both axes
    const float farthest = std::sqrt(square_bound) + kCells * std::sqrt(square_cell);
    const float square_farthest = farthest * farthest * (1 + 4e-6F);
    if (farthest_.size() == count_) {
      if (!(square_farthest < farthest_.front())) return;
      std::pop_heap(farthest_.begin(), farthest_.end());
      farthest_.back() = square_farthest;
    } else {
      farthest_.push_back(square_farthest);
    }
    std::push_heap(farthest_.begin(), farthest_.end());
    if (farthest_.size() == count_) limit_ = std::min(limit_, index::key_limit(farthest_.front()));
  }

  [[nodiscard]] std::vector<neighbour> sorted(geo::planar p, double maximum, box_of_row box) const {
    std::vector<neighbour> best;
    best.reserve(std::min(count_, candidates_.size()));
    for (const candidate& c : candidates_) {
      if (index::key_limit(c.square_bound) > limit_) continue;
      const neighbour found{.row = c.row, .distance = distance(p, box(c.row))};
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
  static constexpr std::size_t kFew = 32;
  std::size_t count_;
  std::int32_t limit_;
  std::array<std::byte, kFew*(sizeof(candidate) + sizeof(float))> few_;  ///< no allocation for a few
  std::pmr::monotonic_buffer_resource memory_{few_.data(), few_.size()};
  std::pmr::vector<candidate> candidates_{&memory_};
  std::pmr::vector<float> farthest_{&memory_};  ///< a heap of the `count` least upper bounds
};

/// Everything within the maximum.
class radius_list {
 public:
  radius_list(const cell_grid& grid, double maximum, distance_of_row distance)
      : maximum_(maximum), distance_(distance), limit_(index::key_limit(square_cells(maximum, grid))) {}

  [[nodiscard]] std::int32_t key_limit() const { return limit_; }
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
  std::int32_t limit_;
  std::vector<neighbour> found_;
};

bool is_finite(geo::planar p) {
  return std::isfinite(p.x) && std::isfinite(p.y);
}

}  // namespace

packed_rtree::packed_rtree(std::span<const geo::planar_box> boxes, instruction_set set)
    : packed_rtree(build_rtree_image(boxes), set) {}

packed_rtree::packed_rtree(std::shared_ptr<const std::byte> image, instruction_set set)
    : memory_(std::move(image)), ask_(&questions_for(set)) {
  const auto* header = reinterpret_cast<const rtree_header*>(memory_.get());
  layout_ = rtree_layout(header->count);
  grid_ = cell_grid(header->bounds, header->origin, header->cells_per_metre, header->endless != 0);
  nodes_ = reinterpret_cast<const inner_node*>(memory_.get() + layout_.nodes_offset);
  leaves_ = reinterpret_cast<const leaf_node*>(memory_.get() + layout_.leaves_offset);
}

std::span<const std::byte> packed_rtree::image() const {
  return {memory_.get(), memory_ ? layout_.bytes : 0};
}

void packed_rtree::append_window(const geo::planar_box& window, box_of_row box,
                                 std::vector<std::uint32_t>& rows) const {
  search(
      window, [&](std::span<const std::uint32_t> run) { rows.insert(rows.end(), run.begin(), run.end()); },
      [&](std::uint32_t row) { rows.push_back(row); },
      [&](std::uint32_t row) {
        if (box(row).intersects(window)) rows.push_back(row);
      });
}

std::vector<std::uint32_t> packed_rtree::window(const geo::planar_box& window, box_of_row box) const {
  std::vector<std::uint32_t> rows;
  append_window(window, box, rows);
  std::sort(rows.begin(), rows.end());
  return rows;
}

std::vector<neighbour> packed_rtree::nearest(geo::planar p, std::size_t count, distance_of_row distance,
                                             double maximum) const {
  if (!is_finite(p) || count == 0 || !(maximum >= 0)) return {};
  if (count >= size()) return radius(p, maximum, distance);
  nearest_list list(grid_, count, maximum, distance);
  distance_search(*this, p, list).run();
  return std::move(list).sorted();
}

std::vector<neighbour> packed_rtree::nearest_boxes(geo::planar p, std::size_t count, box_of_row box,
                                                   double maximum) const {
  if (!is_finite(p) || count == 0 || !(maximum >= 0)) return {};
  if (grid_.endless()) {  // the outermost cells then say how near a box may be, but not how far
    return nearest(
        p, count, [&](std::uint32_t row) { return distance(p, box(row)); }, maximum);
  }
  nearest_cells_list list(grid_, count, maximum);
  distance_search(*this, p, list).run();
  return list.sorted(p, maximum, box);
}

std::vector<neighbour> packed_rtree::radius(geo::planar p, double maximum, distance_of_row distance) const {
  if (!is_finite(p) || !(maximum >= 0)) return {};
  radius_list list(grid_, maximum, distance);
  distance_search(*this, p, list).run();
  return std::move(list).sorted();
}

std::vector<geo::planar_box> boxes_of(const geo::planar_geometry& geometry) {
  std::vector<geo::planar_box> boxes;
  boxes.reserve(geometry.size());
  for (std::size_t i = 0; i < geometry.size(); ++i) boxes.push_back(geometry[i].box());
  return boxes;
}

double distance(geo::planar p, const geo::planar_box& box) {
  const double dx = std::max({box.min.x - p.x, 0.0, p.x - box.max.x});
  const double dy = std::max({box.min.y - p.y, 0.0, p.y - box.max.y});
  return std::sqrt(dx * dx + dy * dy);
}

}  // namespace greenward::index
