#include "engine/index/node_questions.hpp"

#include "engine/index/node_questions_avx2.hpp"

#include <algorithm>

namespace greenward::index {

namespace {

/// One of 0 and 1 for each child.
using flags = std::array<std::uint8_t, kNodeSize>;

std::uint32_t bits_of(const flags& values) {
  std::uint32_t mask = 0;
  for (std::size_t i = 0; i < kNodeSize; ++i) mask |= static_cast<std::uint32_t>(values[i]) << i;
  return mask;
}

window_answer inside(const inner_node& node, const cell_box& w) {
  flags meets, sure;
  for (std::size_t i = 0; i < kNodeSize; ++i) {
    meets[i] = (node.min_x[i] <= w.max_x) & (node.min_y[i] <= w.max_y) & (node.max_x[i] >= w.min_x) &
               (node.max_y[i] >= w.min_y);
    sure[i] = (node.min_x[i] > w.min_x) & (node.min_y[i] > w.min_y) & (node.max_x[i] < w.max_x) &
              (node.max_y[i] < w.max_y) & meets[i];
  }
  return {bits_of(meets), bits_of(sure)};
}

window_answer meeting(const leaf_node& leaf, const leaf_box& w) {
  flags meets, sure;
  for (std::size_t i = 0; i < kNodeSize; ++i) {
    meets[i] = (leaf.min_x[i] <= w.max_x) & (leaf.min_y[i] <= w.max_y) & (leaf.max_x[i] >= w.min_x) &
               (leaf.max_y[i] >= w.min_y);
    sure[i] = (leaf.min_x[i] < w.max_x) & (leaf.min_y[i] < w.max_y) & (leaf.max_x[i] > w.min_x) &
              (leaf.max_y[i] > w.min_y);
  }
  return {bits_of(meets), bits_of(sure)};
}

/// Cells between a place and [low, high], at least; 0 between them.
float gap(int low, int place, int high) {
  return static_cast<float>(std::max({low - place - kCellRounding, place - high - kCellRounding, 0}));
}

template <class Node, class Place>
void near(const Node& node, const Place& p, std::int32_t last, distance_keys& keys) {
  for (std::size_t i = 0; i < kNodeSize; ++i) {
    const float dx = gap(node.min_x[i], p.x, node.max_x[i]) + p.beyond_x;
    const float dy = gap(node.min_y[i], p.y, node.max_y[i]) + p.beyond_y;
    const auto bits = std::bit_cast<std::int32_t>(dx * dx + dy * dy);
    keys[i] = node.min_x[i] <= last ? (bits & ~kLaneBits) | static_cast<std::int32_t>(i) : kNoKey;
  }
}

std::uint32_t within(const distance_keys& keys, std::int32_t limit) {
  flags near_enough;
  for (std::size_t i = 0; i < kNodeSize; ++i) near_enough[i] = keys[i] <= limit;
  return bits_of(near_enough);
}

std::uint32_t near_inner(const inner_node& node, const cell_point& p, std::int32_t limit,
                         distance_keys& keys) {
  near(node, p, cell_grid::kLast, keys);
  return within(keys, limit);
}

std::uint32_t near_leaf(const leaf_node& leaf, const leaf_point& p, std::int32_t limit, distance_keys& keys) {
  near(leaf, p, leaf_frame::kLast, keys);
  for (std::size_t i = 0; i < kNodeSize; ++i) {
    const bool around =
        (leaf.min_x[i] < p.x) & (leaf.min_y[i] < p.y) & (leaf.max_x[i] > p.x) & (leaf.max_y[i] > p.y);
    if (around) keys[i] = ~kLaneBits | static_cast<std::int32_t>(i);
  }
  return within(keys, limit);
}

std::int32_t least_above(const distance_keys& keys, std::int32_t last) {
  std::int32_t result = kNoKey;
  for (const std::int32_t key : keys) result = key > last ? std::min(result, key) : result;
  return result;
}

constexpr node_questions kPortable{inside, meeting, near_inner, near_leaf, within, least_above};

}  // namespace

instruction_set best_instruction_set() {
  return avx2_questions() != nullptr ? instruction_set::avx2 : instruction_set::portable;
}

const node_questions& questions_for(instruction_set set) {
  const node_questions* wide = set == instruction_set::avx2 ? avx2_questions() : nullptr;
  return wide != nullptr ? *wide : kPortable;
}

}  // namespace greenward::index
