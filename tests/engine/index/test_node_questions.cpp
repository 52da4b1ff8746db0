#include "engine/index/node_questions.hpp"

#include "engine/base/random.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>
#include <vector>

namespace greenward::index {
namespace {

std::uint64_t below(random_source& random, std::uint64_t limit) {
  return random.next() % limit;
}

/// Numbers near each other, so that sides coincide, and now and then at an end of the range.
template <class Integer>
Integer a_cell(random_source& random, Integer last) {
  const std::uint64_t kind = below(random, 8);
  if (kind == 0) return 0;
  if (kind == 1) return last;
  if (kind < 6) return static_cast<Integer>(below(random, 6));
  return static_cast<Integer>(below(random, static_cast<std::uint64_t>(last) + 1));
}

template <class Box, class Integer>
Box some_box(random_source& random, Integer last) {
  const Integer a = a_cell(random, last), b = a_cell(random, last), c = a_cell(random, last),
                d = a_cell(random, last);
  return {std::min(a, b), std::min(c, d), std::max(a, b), std::max(c, d)};
}

inner_node some_inner(random_source& random) {
  inner_node node;
  const std::uint64_t children = 1 + below(random, kNodeSize);
  for (std::size_t i = 0; i < kNodeSize; ++i)
    node.set(i, i < children ? some_box<cell_box>(random, cell_grid::kLast) : kNoBox);
  return node;
}

leaf_node some_leaf(random_source& random) {
  leaf_node leaf;
  const std::uint64_t children = 1 + below(random, kNodeSize);
  for (std::size_t i = 0; i < kNodeSize; ++i) {
    const auto box = i < children ? some_box<leaf_box>(random, std::int16_t{leaf_frame::kLast}) : kNoLeafBox;
    leaf.min_x[i] = box.min_x;
    leaf.min_y[i] = box.min_y;
    leaf.max_x[i] = box.max_x;
    leaf.max_y[i] = box.max_y;
    leaf.row[i] = static_cast<std::uint32_t>(i);
  }
  return leaf;
}

/// Sides one cell outside the grid too: what cell_grid::window_of gives.
template <class Box, class Integer>
Box some_window(random_source& random, Integer last) {
  Box w = some_box<Box>(random, last);
  if (below(random, 4) == 0) w.min_x = -1;
  if (below(random, 4) == 0) w.max_y = static_cast<Integer>(last + 1);
  return w;
}

/// All answers of both implementations, and what one child's plain comparison says.
class NodeQuestions : public ::testing::Test {
 protected:
  void SetUp() override {
    if (best_instruction_set() != instruction_set::avx2) GTEST_SKIP() << "this processor has no AVX2";
  }
  const node_questions& plain = questions_for(instruction_set::portable);
  const node_questions& wide = questions_for(instruction_set::avx2);
  random_source random{17};
};

template <class Node, class Box>
void expect_by_child(const Node& node, const Box& w, const window_answer& answer) {
  for (std::size_t i = 0; i < kNodeSize; ++i) {
    const bool meets = !(node.min_x[i] > w.max_x || w.min_x > node.max_x[i] || node.min_y[i] > w.max_y ||
                         w.min_y > node.max_y[i]);
    ASSERT_EQ((answer.meets >> i & 1U) != 0, meets) << i;
  }
  ASSERT_EQ(answer.sure & ~answer.meets, 0U);
}

TEST_F(NodeQuestions, BothGiveTheSameAnswersToWindows) {
  for (int turn = 0; turn < 20000; ++turn) {
    const inner_node node = some_inner(random);
    const auto window = some_window<cell_box>(random, cell_grid::kLast);
    const window_answer a = plain.inside(node, window), b = wide.inside(node, window);
    ASSERT_EQ(a.meets, b.meets);
    ASSERT_EQ(a.sure, b.sure);
    expect_by_child(node, window, a);

    const leaf_node leaf = some_leaf(random);
    const auto leaf_window = some_window<leaf_box>(random, std::int16_t{leaf_frame::kLast});
    const window_answer c = plain.meeting(leaf, leaf_window), d = wide.meeting(leaf, leaf_window);
    ASSERT_EQ(c.meets, d.meets);
    ASSERT_EQ(c.sure, d.sure);
    expect_by_child(leaf, leaf_window, c);
  }
}

/// All keys but kNoKey, as least_above gives them; the test fails if that is not their order.
std::vector<std::int32_t> taken_in_order(const node_questions& ask, const distance_keys& keys) {
  std::vector<std::int32_t> taken;
  for (std::int32_t key = kBeforeAllKeys; (key = ask.least_above(keys, key)) != kNoKey;) taken.push_back(key);
  std::vector<std::int32_t> expected(keys.begin(), keys.end());
  std::ranges::sort(expected);
  expected.erase(std::ranges::lower_bound(expected, kNoKey), expected.end());
  EXPECT_EQ(taken, expected);
  return taken;
}

void expect_within(const distance_keys& keys, std::int32_t limit, std::uint32_t mask) {
  for (std::size_t i = 0; i < kNodeSize; ++i) ASSERT_EQ((mask >> i & 1U) != 0, keys[i] <= limit) << i;
}

TEST_F(NodeQuestions, BothGiveTheSameKeysToPoints) {
  for (int turn = 0; turn < 20000; ++turn) {
    distance_keys a, b;
    const inner_node node = some_inner(random);
    const cell_point p{a_cell(random, cell_grid::kLast), a_cell(random, cell_grid::kLast),
                       below(random, 2) == 0 ? 0.0F : 1e12F, 0.0F};
    const std::int32_t limit = key_limit(static_cast<float>(below(random, 1U << 30U)));
    ASSERT_EQ(plain.near_inner(node, p, limit, a), wide.near_inner(node, p, limit, b));
    ASSERT_EQ(a, b);
    expect_within(a, limit, plain.near_inner(node, p, limit, a));
    ASSERT_EQ(taken_in_order(plain, a), taken_in_order(wide, a));

    const leaf_node leaf = some_leaf(random);
    const leaf_point q{a_cell(random, std::int16_t{leaf_frame::kLast}),
                       a_cell(random, std::int16_t{leaf_frame::kLast}), 0.0F,
                       below(random, 2) == 0 ? 0.0F : 77.5F};
    ASSERT_EQ(plain.near_leaf(leaf, q, limit, a), wide.near_leaf(leaf, q, limit, b));
    ASSERT_EQ(a, b);
    expect_within(a, limit, plain.near_leaf(leaf, q, limit, a));
    ASSERT_EQ(plain.within(a, limit), wide.within(a, limit));
    ASSERT_EQ(taken_in_order(plain, a), taken_in_order(wide, a));
    for (std::size_t i = 0; i < kNodeSize; ++i) {
      const bool around =
          leaf.min_x[i] < q.x && q.x < leaf.max_x[i] && leaf.min_y[i] < q.y && q.y < leaf.max_y[i];
      ASSERT_EQ(is_around(a[i]), around);
      if (around) {
        ASSERT_EQ(static_cast<std::size_t>(a[i] & kLaneBits), i);
      }
    }
  }
}

TEST_F(NodeQuestions, KeysNameTheirChildAndNeverExceedTheDistance) {
  for (int turn = 0; turn < 20000; ++turn) {
    distance_keys keys;
    const inner_node node = some_inner(random);
    const cell_point p{a_cell(random, cell_grid::kLast), a_cell(random, cell_grid::kLast), 0, 0};
    plain.near_inner(node, p, kNoKey, keys);
    for (std::size_t i = 0; i < kNodeSize; ++i) {
      if (keys[i] == kNoKey) continue;
      ASSERT_EQ(static_cast<std::size_t>(keys[i] & kLaneBits), i);
      const double dx = std::max({node.min_x[i] - double(p.x), double(p.x) - node.max_x[i], 0.0});
      const double dy = std::max({node.min_y[i] - double(p.y), double(p.y) - node.max_y[i], 0.0});
      ASSERT_LE(square_of(keys[i]), (dx * dx + dy * dy) * (1 + 2e-6));
    }
  }
}

}  // namespace
}  // namespace greenward::index
