#include "engine/walking/infinite.hpp"
#include "tests/engine/walking/random_case.hpp"
#include "tests/engine/walking/small_network.hpp"

#include "engine/geo/measure.hpp"
#include "engine/walking/reach.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace greenward::walking {
namespace {

using testing::draw_case;
using testing::make_network;
using testing::random_case;
using testing::small_edge;

std::map<std::int64_t, double> metres_by_node(const walk_network& network, const reach_result& result) {
  std::map<std::int64_t, double> found;
  for (const node_reach& node : result.nodes) found[network.node_ids[node.node]] = node.metres;
  return found;
}

TEST(Reach, SolvesAStreetByHand) {
  // 1 --100-- 2 --100-- 3, from 40 m after node 1, 5 m off the street, limit 80 m: 75 m remain on the street.
  const auto made = make_network(
      {{1, 2, 100.0, {}, false, {{0, 0}, {100, 0}}}, {2, 3, 100.0, {}, false, {{100, 0}, {200, 0}}}});
  const snap start{0, 0.4, metres(5), {40, 0}};
  const auto result = reach(made->network, std::span(&start, 1), metres(80));
  EXPECT_EQ(metres_by_node(made->network, result), (std::map<std::int64_t, double>{{1, 45.0}, {2, 65.0}}));
  ASSERT_EQ(result.parts.size(), 2U);
  EXPECT_DOUBLE_EQ(result.parts[0].from_metres, 0.0);
  EXPECT_DOUBLE_EQ(result.parts[0].to_metres, 100.0);
  EXPECT_DOUBLE_EQ(result.parts[1].from_metres, 0.0);
  EXPECT_DOUBLE_EQ(result.parts[1].to_metres, 15.0);
}

TEST(Reach, AnEdgeReachedFromBothEndsKeepsBothParts) {
  // Two starts at the ends of a 100 m street, 30 m each.
  const auto made = make_network({{1, 2, 100.0, {}, false, {{0, 0}, {100, 0}}}});
  const std::vector<snap> starts{{0, 0.0, metres(0), {0, 0}}, {0, 1.0, metres(0), {100, 0}}};
  const auto result = reach(made->network, starts, metres(30));
  ASSERT_EQ(result.parts.size(), 2U);
  EXPECT_DOUBLE_EQ(result.parts[0].to_metres, 30.0);
  EXPECT_DOUBLE_EQ(result.parts[1].from_metres, 70.0);
}

TEST(Reach, TheLimitIsInclusive) {
  const auto made = make_network({{1, 2, 100.0, {}, false, {{0, 0}, {100, 0}}}});
  const snap start{0, 0.0, metres(0), {0, 0}};
  EXPECT_EQ(reach(made->network, std::span(&start, 1), metres(100)).nodes.size(), 2U);
  EXPECT_EQ(reach(made->network, std::span(&start, 1), metres(99.999)).nodes.size(), 1U);
}

TEST(Reach, NothingIsReachedWhenTheWayToTheNetworkUsesUpTheLimit) {
  const auto made = make_network({{1, 2, 100.0, {}, false, {{0, 0}, {100, 0}}}});
  const snap start{0, 0.5, metres(60), {50, 0}};
  const auto result = reach(made->network, std::span(&start, 1), metres(50));
  EXPECT_TRUE(result.nodes.empty());
  EXPECT_TRUE(result.parts.empty());
}

TEST(Reach, AOneWayStreetIsWalkedOneWay) {
  const auto made = make_network({{1, 2, 100.0, {}, true, {{0, 0}, {100, 0}}}});
  const snap start{0, 0.5, metres(0), {50, 0}};
  const auto away = reach(made->network, std::span(&start, 1), metres(70));
  EXPECT_EQ(metres_by_node(made->network, away), (std::map<std::int64_t, double>{{2, 50.0}}));
  const auto other = make_network({{1, 2, 100.0, {}, true, {{0, 0}, {100, 0}}}}, direction::towards);
  const auto towards = reach(other->network, std::span(&start, 1), metres(70));
  EXPECT_EQ(metres_by_node(other->network, towards), (std::map<std::int64_t, double>{{1, 50.0}}));
}

TEST(Reach, PartLinesFollowTheStreet) {
  const auto made = make_network({{1, 2, 200.0, {}, false, {{0, 0}, {100, 0}, {100, 100}}}});
  const std::vector<edge_part> parts{{0, 50, 150}};
  const auto lines = part_lines(made->network, parts);
  ASSERT_EQ(lines.size(), 1U);
  const auto points = lines[0].points();
  ASSERT_EQ(points.size(), 3U);
  EXPECT_EQ(points[0], (geo::planar{50, 0}));
  EXPECT_EQ(points[1], (geo::planar{100, 0}));
  EXPECT_EQ(points[2], (geo::planar{100, 50}));
}

TEST(Reach, APartThatEndsWhereItBeginsHasNoLine) {
  const auto made = make_network({{1, 2, 100.0, {}, false, {{435450, 4860150}, {435450, 4860250}}}});
  const std::vector<edge_part> parts{{0, 0, 60}, {0, std::nextafter(100.0, 0), 100}};
  EXPECT_EQ(part_lines(made->network, parts).size(), 1U);
}

// ---- properties, against a brute-force solution on a grid of sampled points ----

/// All-pairs costs by Floyd and Warshall over nodes, as the edges state them.
std::vector<std::vector<double>> all_pairs(const walk_network& network) {
  const std::size_t n = network.node_ids.size();
  std::vector<std::vector<double>> cost(n, std::vector<double>(n, kInfinite));
  for (std::size_t v = 0; v < n; ++v) cost[v][v] = 0;
  for (std::size_t e = 0; e < network.edge_count(); ++e) {
    const std::size_t a = network.from[e].index(), b = network.to[e].index();
    cost[a][b] = std::min(cost[a][b], network.forward_m[e]);
    cost[b][a] = std::min(cost[b][a], network.backward_m[e]);
  }
  for (std::size_t k = 0; k < n; ++k)
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j) cost[i][j] = std::min(cost[i][j], cost[i][k] + cost[k][j]);
  return cost;
}

double along(const walk_network& network, std::uint32_t edge, double from, double to) {
  const double one_way = to >= from ? network.forward_m[edge] : network.backward_m[edge];
  return to == from ? 0 : std::abs(to - from) * one_way;
}

/// Cost from a start to the share `at` of an edge, over every pair of edge ends.
double brute_cost(const walk_network& network, const std::vector<std::vector<double>>& cost,
                  const snap& start, std::uint32_t edge, double at) {
  double best = start.edge == edge ? along(network, edge, start.fraction, at) : kInfinite;
  for (const double leave : {0.0, 1.0}) {
    for (const double enter : {0.0, 1.0}) {
      const std::size_t a = (leave == 0 ? network.from : network.to)[start.edge].index();
      const std::size_t b = (enter == 0 ? network.from : network.to)[edge].index();
      best = std::min(best, along(network, start.edge, start.fraction, leave) + cost[a][b] +
                                along(network, edge, enter, at));
    }
  }
  return best + start.access.value;
}

double brute_cost(const walk_network& network, const std::vector<std::vector<double>>& cost,
                  const std::vector<snap>& starts, std::uint32_t edge, double at) {
  double best = kInfinite;
  for (const snap& start : starts) best = std::min(best, brute_cost(network, cost, start, edge, at));
  return best;
}

bool in_parts(const walk_network& network, const reach_result& result, std::uint32_t edge, double at) {
  const double position = at * network.length_m[edge];
  return std::any_of(result.parts.begin(), result.parts.end(), [&](const edge_part& part) {
    return part.edge == edge && part.from_metres - 1e-9 <= position && position <= part.to_metres + 1e-9;
  });
}

RC_GTEST_PROP(ReachProperty, AgreesWithBruteForceAtEverySampledPlace, ()) {
  const random_case drawn = draw_case();
  const auto made = make_network(drawn.edges);
  const auto cost = all_pairs(made->network);
  const auto result = reach(made->network, drawn.starts, metres(drawn.limit));
  for (std::uint32_t e = 0; e < made->network.edge_count(); ++e) {
    if (made->network.length_m[e] == 0) continue;
    for (int step = 0; step < 20; ++step) {
      const double at = (step + 0.5) / 20.0;  // inside the edge: a part of no length is no part
      const double expected = brute_cost(made->network, cost, drawn.starts, e, at);
      if (std::abs(expected - drawn.limit) < 1e-6) continue;  // on the very limit rounding decides
      RC_ASSERT(in_parts(made->network, result, e, at) == (expected < drawn.limit));
    }
  }
}

RC_GTEST_PROP(ReachProperty, CostsOfNodesAgreeWithBruteForce, ()) {
  const random_case drawn = draw_case();
  const auto made = make_network(drawn.edges);
  const walk_network& network = made->network;
  const auto cost = all_pairs(network);
  const auto found = metres_by_node(network, reach(network, drawn.starts, metres(drawn.limit)));
  for (std::uint32_t e = 0; e < network.edge_count(); ++e) {
    const std::int64_t node = network.node_ids[network.from[e].index()];
    double expected = kInfinite;
    for (const snap& start : drawn.starts)
      for (const double leave : {0.0, 1.0}) {
        const std::size_t a = (leave == 0 ? network.from : network.to)[start.edge].index();
        expected = std::min(expected, start.access.value + along(network, start.edge, start.fraction, leave) +
                                          cost[a][network.from[e].index()]);
      }
    if (std::abs(expected - drawn.limit) < 1e-6) continue;
    RC_ASSERT(found.contains(node) == (expected < drawn.limit));
    if (found.contains(node)) RC_ASSERT(std::abs(found.at(node) - expected) < 1e-9);
  }
}

RC_GTEST_PROP(ReachProperty, CostsOfPlacesAgreeWithBruteForce, ()) {
  const random_case drawn = draw_case();
  const auto made = make_network(drawn.edges);
  const auto cost = all_pairs(made->network);
  const auto result = reach(made->network, drawn.starts, metres(drawn.limit));
  const std::vector<snap> places{{0, *rc::gen::inRange(0, 9) / 8.0, metres(*rc::gen::inRange(0, 4)), {}}};
  const double found = costs_of_places(made->network, result, places, metres(drawn.limit)).front().metres;
  const double expected =
      brute_cost(made->network, cost, drawn.starts, 0, places[0].fraction) + places[0].access.value;
  if (std::abs(expected - drawn.limit) < 1e-6) return;
  if (expected < drawn.limit)
    RC_ASSERT(std::abs(found - expected) < 1e-9);
  else
    RC_ASSERT(std::isinf(found));
}

double total_length(const reach_result& result) {
  double sum = 0;
  for (const edge_part& part : result.parts) sum += part.to_metres - part.from_metres;
  return sum;
}

RC_GTEST_PROP(ReachProperty, MoreTimeAndMorePathsNeverShrinkTheArea, ()) {
  random_case drawn = draw_case();
  const auto made = make_network(drawn.edges);
  const double before = total_length(reach(made->network, drawn.starts, metres(drawn.limit)));
  RC_ASSERT(total_length(reach(made->network, drawn.starts, metres(drawn.limit + 10))) >= before - 1e-9);
  drawn.edges.push_back({0, 1, 1.0, {}, false, {{0, 0}, {1, 0}}});
  const auto richer = make_network(drawn.edges);
  RC_ASSERT(total_length(reach(richer->network, drawn.starts, metres(drawn.limit))) >= before - 1e-9);
}

}  // namespace
}  // namespace greenward::walking
