#include "tests/engine/walking/small_network.hpp"

#include "engine/base/error.hpp"

#include <gtest/gtest.h>
#include <cmath>

namespace greenward::walking {
namespace {

using testing::make_network;

TEST(WalkNetwork, NodesAreTheDistinctIdsOfTheEdgesAscending) {
  const auto made = make_network({{7, -3, 10.0, {}, false, {}}, {7, 900, 5.0, {}, false, {}}});
  EXPECT_EQ(made->network.node_ids, (std::vector<std::int64_t>{-3, 7, 900}));
  EXPECT_EQ(made->network.from[0].value, 1U);
  EXPECT_EQ(made->network.to[0].value, 0U);
}

TEST(WalkNetwork, AnEdgeIsOpenBothWaysUnlessItSaysOtherwise) {
  const auto made =
      make_network({{1, 2, 10.0, {}, false, {}}, {2, 3, 10.0, {}, true, {}}, {3, 4, 10.0, 25.0, false, {}}});
  EXPECT_EQ(made->network.backward_m[0], 10.0);
  EXPECT_TRUE(std::isinf(made->network.backward_m[1]));
  EXPECT_EQ(made->network.backward_m[2], 25.0);
  EXPECT_EQ(made->network.graph.arc_count(), 5U);
}

TEST(WalkNetwork, WalkingTowardsSwapsTheCostsOfTheTwoDirections) {
  const auto made =
      make_network({{1, 2, 10.0, {}, true, {}}, {3, 4, 10.0, 25.0, false, {}}}, direction::towards);
  EXPECT_TRUE(std::isinf(made->network.forward_m[0]));
  EXPECT_EQ(made->network.backward_m[0], 10.0);
  EXPECT_EQ(made->network.forward_m[1], 25.0);
  EXPECT_EQ(made->network.length_m[1], 10.0);
}

TEST(WalkNetwork, AStatedReverseLengthOpensAOneWayEdge) {
  const auto made = make_network({{1, 2, 10.0, 30.0, true, {}}});
  EXPECT_EQ(made->network.backward_m[0], 30.0);
}

TEST(WalkNetwork, AnUnusableLengthIsRefusedByItsEdge) {
  for (const double bad : {-1.0, std::nan(""), std::numeric_limits<double>::infinity()}) {
    try {
      (void)make_network({{1, 2, 5.0, {}, false, {}}, {2, 3, bad, {}, false, {}}});
      FAIL() << bad;
    } catch (const error& failure) {
      EXPECT_EQ(failure.code(), error_code::bad_input);
      EXPECT_EQ(failure.subject(), "walk_edges/101");
    }
  }
}

TEST(WalkNetwork, AnEdgeWithNeitherLengthNorLineIsRefused) {
  EXPECT_THROW((void)make_network({{1, 2, {}, {}, false, {}}}), error);
}

TEST(WalkNetwork, NobodyWalksAlongAClosedEdge) {
  const std::vector<std::uint8_t> closed{0, 1};
  const auto made =
      make_network({{1, 2, 10.0, {}, false, {}}, {2, 3, 10.0, 4.0, false, {}}}, {.closed = closed});
  EXPECT_EQ(made->network.graph.arc_count(), 2U);
  EXPECT_TRUE(std::isinf(made->network.forward_m[1]) && std::isinf(made->network.backward_m[1]));
  EXPECT_EQ(made->network.access[0], edge_access::open);
  EXPECT_EQ(made->network.access[1], edge_access::closed);
}

TEST(WalkNetwork, EdgesLeadUpToABlockedNodeAndNotThroughIt) {
  const std::vector<std::int64_t> blocked{2};
  const auto made =
      make_network({{1, 2, 10.0, {}, false, {}}, {2, 3, 10.0, {}, false, {}}}, {.blocked_nodes = blocked});
  EXPECT_EQ(made->network.node_ids, (std::vector<std::int64_t>{1, 2, 2, 3}));
  EXPECT_NE(made->network.to[0], made->network.from[1]);
  EXPECT_EQ(graph::weak_components(made->network.graph).sizes, (std::vector<std::uint32_t>{2, 2}));
}

TEST(WalkNetwork, SmallComponentsAreIslandsUnlessTheyAreTheLargest) {
  const std::vector<testing::small_edge> edges{
      {1, 2, 1.0, {}, false, {}}, {2, 3, 1.0, {}, false, {}}, {8, 9, 1.0, {}, false, {}}};
  const auto found = make_network(edges, {.least_component = 50});
  EXPECT_EQ(found->network.access, (std::vector{edge_access::open, edge_access::open, edge_access::island}));
  EXPECT_EQ(make_network(edges, {.least_component = 2})->network.access[2], edge_access::open);
}

}  // namespace
}  // namespace greenward::walking
