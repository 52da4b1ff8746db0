#include "tests/engine/walking/small_network.hpp"

#include "engine/walking/snap.hpp"

#include <gtest/gtest.h>

namespace greenward::walking {
namespace {

using testing::make_network;

TEST(Snap, TakesTheNearestEdgeAtTheExactFraction) {
  const auto made = make_network(
      {{1, 2, 100.0, {}, false, {{0, 0}, {100, 0}}}, {3, 4, 100.0, {}, false, {{0, 50}, {100, 50}}}});
  const auto found = snap_to_network(made->network, {25, 10}, metres(100));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->edge, 0U);
  EXPECT_DOUBLE_EQ(found->fraction, 0.25);
  EXPECT_DOUBLE_EQ(found->access.value, 10.0);
}

TEST(Snap, MeasuresTheFractionAlongABentLine) {
  const auto made = make_network({{1, 2, 200.0, {}, false, {{0, 0}, {100, 0}, {100, 100}}}});
  const auto found = snap_to_network(made->network, {103, 50}, metres(100));
  ASSERT_TRUE(found);
  EXPECT_DOUBLE_EQ(found->fraction, 0.75);
  EXPECT_DOUBLE_EQ(found->access.value, 3.0);
}

TEST(Snap, TheMaximumIsInclusiveAndMandatory) {
  const auto made = make_network({{1, 2, 100.0, {}, false, {{0, 0}, {100, 0}}}});
  EXPECT_TRUE(snap_to_network(made->network, {50, 30}, metres(30)));
  EXPECT_FALSE(snap_to_network(made->network, {50, 30.001}, metres(30)));
}

TEST(Snap, BetweenEquallyNearEdgesTheSmallerWins) {
  const auto made = make_network(
      {{1, 2, 100.0, {}, false, {{0, 10}, {100, 10}}}, {3, 4, 100.0, {}, false, {{0, -10}, {100, -10}}}});
  EXPECT_EQ(snap_to_network(made->network, {50, 0}, metres(30))->edge, 0U);
}

TEST(Snap, EdgesWithoutALineCannotBeJoined) {
  const auto made = make_network({{1, 2, 100.0, {}, false, {}}});
  EXPECT_FALSE(snap_to_network(made->network, {0, 0}, metres(1e9)));
}

}  // namespace
}  // namespace greenward::walking
