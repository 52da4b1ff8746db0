// How the tree is walked from a point outwards.
#pragma once

#include "engine/index/packed_rtree.hpp"

#include <bit>
#include <cstdint>
#include <limits>

namespace greenward::index {

/// Walks the tree depth first, the nearest child first, and offers the list every row whose cells come within
/// its limit. The list may narrow the limit as it goes.
///
/// List: square_limit(), in square cells; offer(row, square, square_cell) with the lower bound and the size
/// of a cell of the leaf, in square cells; offer_around(row) for a box that holds the point for sure.
template <class List>
class distance_search {
 public:
  distance_search(const packed_rtree& tree, geo::planar p, List& list)
      : tree_(tree), point_(tree.grid().point_of(p)), list_(list) {}

  void run() {
    if (tree_.size() > 0) descend(tree_.layout().levels - 1, 0);
  }

 private:
  /// Children by rising keys; `left`: those not yet visited.
  struct nearest_first {
    const node_questions& ask;
    const distance_keys& keys;
    std::uint32_t left;
    std::int32_t last = kBeforeAllKeys;

    std::int32_t take() {
      const bool alone = (left & (left - 1)) == 0;
      last = alone ? keys[static_cast<std::size_t>(std::countr_zero(left))] : ask.least_above(keys, last);
      left &= ~(1U << lane_of(last));
      return last;
    }
  };

  void descend(std::uint32_t level, std::uint32_t i) {
    const inner_node& node = tree_.node(level, i);
    distance_keys keys;
    nearest_first children{tree_.ask(), keys, tree_.ask().near_inner(node, point_, limit(), keys)};
    if (list_.square_limit() == std::numeric_limits<float>::infinity()) {
      // The first way down: what is found there says which others are worth a look, beside those that may
      // hold the point.
      fetch(level, i, tree_.ask().within(keys, key_limit(0)));
      visit(level, i, node, lane_of(children.take()));
      children.left &= tree_.ask().within(keys, limit());
    }
    fetch(level, i, children.left);
    while (children.left != 0) {
      const std::int32_t key = children.take();
      if (key > limit()) return;
      visit(level, i, node, lane_of(key));
    }
  }

  void visit(std::uint32_t level, std::uint32_t i, const inner_node& node, std::uint32_t lane) {
    const std::uint32_t child = i * kNodeSize + lane;
    if (level > 0) {
      descend(level - 1, child);
    } else {
      search_leaf(tree_.leaf(child), leaf_frame(node.box(lane)));
    }
  }

  /// Lets children come from memory while the first of them is looked at.
  void fetch(std::uint32_t level, std::uint32_t i, std::uint32_t children) const {
    for (; children != 0; children &= children - 1)
      tree_.prefetch_child(level, i * kNodeSize + static_cast<std::uint32_t>(std::countr_zero(children)));
  }

  void search_leaf(const leaf_node& leaf, const leaf_frame& frame) {
    const float square_cell = frame.square_cell();
    const float per_square_cell = 1 / square_cell;  // a power of two: the products are exact
    const auto limit_here = [&] { return key_limit(list_.square_limit() * per_square_cell); };
    distance_keys keys;
    nearest_first boxes{tree_.ask(), keys,
                        tree_.ask().near_leaf(leaf, frame.point_of(point_), limit_here(), keys)};
    while (boxes.left != 0) {
      const std::int32_t key = boxes.take();
      if (key > limit_here()) return;
      const std::uint32_t row = leaf.row[lane_of(key)];
      if (is_around(key)) {
        list_.offer_around(row);
      } else {
        list_.offer(row, square_of(key) * square_cell, square_cell);
      }
    }
  }

  [[nodiscard]] std::int32_t limit() const { return key_limit(list_.square_limit()); }
  static std::uint32_t lane_of(std::int32_t key) { return static_cast<std::uint32_t>(key & kLaneBits); }

  const packed_rtree& tree_;
  cell_point point_;
  List& list_;
};

}  // namespace greenward::index
