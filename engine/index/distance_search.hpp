// How the tree is walked from a point outwards.
#pragma once

#include "engine/index/packed_rtree.hpp"

#include <array>
#include <cstdint>

namespace greenward::index {

/// Walks the tree depth first, the nearest child first, and offers the list every row whose cells come within
/// its limit. The list may narrow the limit as it goes.
///
/// List: key_limit(); offer(row, square, square_cell) with the lower bound and the size of a cell of the
/// leaf, in square cells; offer_around(row) for a box that holds the point for sure.
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
    std::int32_t last = kBeforeAllKeys;
    const auto take = [&] {
      if (last > list_.key_limit()) return kNoKey;  // so are all that would follow
      last = tree_.ask().least_above(keys, last);
      if (last <= list_.key_limit()) tree_.prefetch_child(level, i * kNodeSize + lane_of(last));
      return last;
    };
    for (std::int32_t& key : next) key = take();
    for (std::size_t k = 0; next[k] <= list_.key_limit(); k = (k + 1) % kAhead) {
      const std::uint32_t lane = lane_of(next[k]);
      const std::uint32_t child = i * kNodeSize + lane;
      if (level > 0) {
        descend(level - 1, child);
      } else {
        search_leaf(tree_.leaf(child), leaf_frame(node.box(lane)));
      }
      next[k] = take();
    }
  }

  void search_leaf(const leaf_node& leaf, const leaf_frame& frame) {
    const float square_cell = frame.square_cell();
    distance_keys keys;
    tree_.ask().near_leaf(leaf, frame.point_of(point_), keys);
    for (std::int32_t key = kBeforeAllKeys; (key = tree_.ask().least_above(keys, key)) != kNoKey;) {
      const std::uint32_t row = leaf.row[lane_of(key)];
      if (is_around(key)) {
        list_.offer_around(row);
        continue;
      }
      const float square = square_of(key) * square_cell;
      if (key_limit(square) > list_.key_limit()) return;
      list_.offer(row, square, square_cell);
    }
  }

  static constexpr std::size_t kAhead = 3;
  static std::uint32_t lane_of(std::int32_t key) { return static_cast<std::uint32_t>(key & kLaneBits); }

  const packed_rtree& tree_;
  cell_point point_;
  List& list_;
};

}  // namespace greenward::index
