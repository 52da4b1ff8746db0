// Pairs of features of two layers, or of one, that have to do with each other.
#pragma once

#include "engine/base/units.hpp"
#include "engine/index/indexed_layer.hpp"

#include <cstdint>
#include <vector>

namespace greenward::index {

struct row_pair {
  std::uint32_t left = 0, right = 0;
  friend auto operator<=>(const row_pair&, const row_pair&) = default;
};

/// Whether a pair of rows is wanted. Called from several threads.
using pair_test = function_ref<bool(std::uint32_t left, std::uint32_t right)>;

/// The pairs that pass the test, ascending. It is put to all pairs whose boxes come within `margin` of each
/// other along both axes (0: touch), and perhaps to some a hair's breadth farther apart. `margin` must not be
/// negative. O(n_left · log n_right + pairs of boxes).
[[nodiscard]] std::vector<row_pair> join_boxes(const indexed_layer& left, const indexed_layer& right,
                                               metres margin, pair_test wanted);

/// Pairs that share a point; see geo::intersects.
[[nodiscard]] std::vector<row_pair> join_intersecting(const indexed_layer& left, const indexed_layer& right);
/// Pairs of which the left, a polygon, contains the right; see geo::contains, also for what it throws.
[[nodiscard]] std::vector<row_pair> join_containing(const indexed_layer& left, const indexed_layer& right);
/// Pairs at most `limit` apart, by true distance.
[[nodiscard]] std::vector<row_pair> join_within(const indexed_layer& left, const indexed_layer& right,
                                                metres limit);

/// Pairs of one layer that share a point, each once: left < right.
[[nodiscard]] std::vector<row_pair> self_join_intersecting(const indexed_layer& layer);
/// Pairs of one layer at most `limit` apart, each once: left < right.
[[nodiscard]] std::vector<row_pair> self_join_within(const indexed_layer& layer, metres limit);

}  // namespace greenward::index
