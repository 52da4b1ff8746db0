#include "engine/index/join.hpp"

#include "engine/base/parallel.hpp"
#include "engine/geo/geometry_distance.hpp"
#include "engine/geo/predicates.hpp"

#include <algorithm>
#include <cassert>

namespace greenward::index {

namespace {

constexpr std::size_t kLeavesAtOnce = 64;

/// The box of a geometry, a little more than `margin` wider: no pair may be lost to rounding.
geo::planar_box search_box(geo::planar_view geometry, metres margin) {
  const geo::planar_box box = geometry.box();
  if (margin.value == 0) return box;
  const double size =
      std::max({std::abs(box.min.x), std::abs(box.min.y), std::abs(box.max.x), std::abs(box.max.y)});
  return box.expanded(margin.value + 1e-15 * (size + margin.value));
}

}  // namespace

std::vector<row_pair> join_boxes(const indexed_layer& left, const indexed_layer& right, metres margin,
                                 pair_test wanted) {
  assert(margin.value >= 0);
  // Leaf after leaf along the left tree: what one row touches of the right tree, the next one needs again.
  const std::uint32_t leaves = left.tree.layout().leaves;
  std::vector<std::vector<row_pair>> found((leaves + kLeavesAtOnce - 1) / kLeavesAtOnce);
  parallel_for(leaves, kLeavesAtOnce, [&](std::size_t first, std::size_t last) {
    std::vector<row_pair>& own = found[first / kLeavesAtOnce];
    for (std::size_t leaf = first; leaf < last; ++leaf) {
      for (const std::uint32_t row : left.tree.leaf_rows(static_cast<std::uint32_t>(leaf))) {
        right.tree.visit_window(search_box(left.geometry[row], margin), [&](std::uint32_t other) {
          if (wanted(row, other)) own.push_back({row, other});
        });
      }
    }
  });
  std::vector<row_pair> pairs;
  for (const auto& part : found) pairs.insert(pairs.end(), part.begin(), part.end());
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

std::vector<row_pair> join_intersecting(const indexed_layer& left, const indexed_layer& right) {
  return join_boxes(left, right, metres(0), [&](std::uint32_t l, std::uint32_t r) {
    return geo::intersects(left.geometry[l], right.geometry[r]);
  });
}

std::vector<row_pair> join_containing(const indexed_layer& left, const indexed_layer& right) {
  return join_boxes(left, right, metres(0), [&](std::uint32_t l, std::uint32_t r) {
    return geo::contains(left.geometry[l], right.geometry[r]);
  });
}

std::vector<row_pair> join_within(const indexed_layer& left, const indexed_layer& right, metres limit) {
  return join_boxes(left, right, limit, [&](std::uint32_t l, std::uint32_t r) {
    return geo::within_distance(left.geometry[l], right.geometry[r], limit);
  });
}

std::vector<row_pair> self_join_intersecting(const indexed_layer& layer) {
  return join_boxes(layer, layer, metres(0), [&](std::uint32_t l, std::uint32_t r) {
    return l < r && geo::intersects(layer.geometry[l], layer.geometry[r]);
  });
}

std::vector<row_pair> self_join_within(const indexed_layer& layer, metres limit) {
  return join_boxes(layer, layer, limit, [&](std::uint32_t l, std::uint32_t r) {
    return l < r && geo::within_distance(layer.geometry[l], layer.geometry[r], limit);
  });
}

}  // namespace greenward::index
