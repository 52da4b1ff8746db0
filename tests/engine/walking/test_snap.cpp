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

/// A street of three nodes, and a nearer one of two that leads nowhere.
std::vector<testing::small_edge> street_and_island() {
  return {{1, 2, 100.0, {}, false, {{0, 0}, {100, 0}}},
          {2, 3, 100.0, {}, false, {{100, 0}, {200, 0}}},
          {8, 9, 100.0, {}, false, {{0, 40}, {100, 40}}}};
}

TEST(Snap, PassesOverAnIslandForAStreetThatLeadsSomewhere) {
  const auto made = make_network(street_and_island(), {.least_component = 3});
  const auto found = snap_to_network(made->network, {50, 30}, metres(100));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->edge, 0U);
  EXPECT_DOUBLE_EQ(found->access.value, 30.0);
  EXPECT_EQ(snap_to_network(make_network(street_and_island())->network, {50, 30}, metres(100))->edge, 2U);
}

TEST(Snap, PassesOverAClosedEdge) {
  const std::vector<std::uint8_t> closed{0, 0, 1};
  const auto made = make_network(street_and_island(), {.closed = closed});
  EXPECT_EQ(snap_to_network(made->network, {50, 30}, metres(100))->edge, 0U);
}

TEST(Snap, ARefusalSaysWhyAndHowFar) {
  const std::vector<std::uint8_t> closed{1, 0, 0};
  const auto made = make_network(street_and_island(), {.least_component = 3});
  const auto shut = make_network(street_and_island(), {.closed = closed, .least_component = 3});
  const auto check = [](const walk_network& network, geo::planar place, double maximum, snap_problem problem,
                        double nearest) {
    ASSERT_FALSE(snap_to_network(network, place, metres(maximum)));
    const snap_refusal refusal = why_not_on_network(network, place, metres(maximum));
    EXPECT_EQ(refusal.problem, problem);
    EXPECT_DOUBLE_EQ(refusal.nearest.value, nearest);
  };
  check(made->network, {50, -30}, 20, snap_problem::too_far, 30);
  check(made->network, {50, 45}, 20, snap_problem::island, 5);
  check(made->network, {50, 70}, 20, snap_problem::too_far, 70);
  check(shut->network, {50, -10}, 20, snap_problem::closed, 10);
  check(make_network({{1, 2, 100.0, {}, false, {}}})->network, {0, 0}, 20, snap_problem::no_network, 0);
  const bilingual words = words_for({snap_problem::island, metres(5)}, metres(20));
  EXPECT_NE(words.en.find("island"), std::string::npos);
  EXPECT_NE(words.zh.find("5 米"), std::string::npos);
}

}  // namespace
}  // namespace greenward::walking
