#include "engine/walking/infinite.hpp"
#include "tests/engine/walking/random_streets.hpp"
#include "tests/support/property_cases.hpp"

#include "engine/geo/measure.hpp"
#include "engine/walking/reach.hpp"
#include "engine/walking/witness.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>
#include <limits>

namespace greenward::walking {
namespace {

using testing::draw_streets;
using testing::make_network;

TEST(Witness, WalksAStreetByHand) {
  // 1 --100-- 2 --100-- 3; home 20 m after node 1, 3 m off; facility 60 m after node 2, 4 m off.
  const auto made = make_network(
      {{1, 2, 100.0, {}, false, {{0, 0}, {100, 0}}}, {2, 3, 100.0, {}, false, {{100, 0}, {200, 0}}}},
      direction::towards);
  const std::vector<snap> facilities{{1, 0.6, metres(4), {160, 0}}};
  const witness_search search(made->network, facilities, metres(200));
  const auto way = search.from({0, 0.2, metres(3), {20, 0}});
  ASSERT_TRUE(way);
  EXPECT_DOUBLE_EQ(way->metres, 3 + 80 + 60 + 4);
  ASSERT_EQ(way->spans.size(), 2U);
  EXPECT_EQ(way->spans[0].edge, 0U);
  EXPECT_DOUBLE_EQ(way->spans[0].from, 0.2);
  EXPECT_DOUBLE_EQ(way->spans[0].to, 1.0);
  EXPECT_DOUBLE_EQ(way->spans[0].metres, 80);
  EXPECT_DOUBLE_EQ(way->spans[1].to, 0.6);
  EXPECT_EQ(way_line(made->network, *way), (std::vector<geo::planar>{{20, 0}, {100, 0}, {160, 0}}));
}

TEST(Witness, AHomeOnTheFacilitysOwnStreetWalksStraightThere) {
  const auto made = make_network({{1, 2, 100.0, {}, false, {{0, 0}, {100, 0}}}}, direction::towards);
  const std::vector<snap> facilities{{0, 0.25, metres(0), {25, 0}}};
  const auto way = witness_search(made->network, facilities, metres(100)).from({0, 0.75, metres(1), {75, 0}});
  ASSERT_TRUE(way);
  EXPECT_DOUBLE_EQ(way->metres, 51);
  ASSERT_EQ(way->spans.size(), 1U);
  EXPECT_EQ(way_line(made->network, *way), (std::vector<geo::planar>{{75, 0}, {25, 0}}));
}

TEST(Witness, AOneWayStreetIsWalkedRoundTheBlock) {
  // From the home, half-way along 1 -> 2, the facility at node 1 is behind: on to 2, and back by the other
  // street.
  const auto made = make_network(
      {{1, 2, 100.0, {}, true, {{0, 0}, {100, 0}}}, {2, 1, 300.0, {}, true, {{100, 0}, {50, 100}, {0, 0}}}},
      direction::towards);
  const std::vector<snap> facilities{{0, 0.0, metres(0), {0, 0}}};
  const auto way = witness_search(made->network, facilities, metres(1000)).from({0, 0.5, metres(0), {50, 0}});
  ASSERT_TRUE(way);
  EXPECT_DOUBLE_EQ(way->metres, 350);
}

TEST(Witness, TheLimitIsInclusiveAndThereIsNoWayBeyondIt) {
  const auto made = make_network({{1, 2, 100.0, {}, false, {{0, 0}, {100, 0}}}}, direction::towards);
  const std::vector<snap> facilities{{0, 0.0, metres(0), {0, 0}}};
  const snap home{0, 1.0, metres(0), {100, 0}};
  EXPECT_TRUE(witness_search(made->network, facilities, metres(100)).from(home));
  EXPECT_FALSE(witness_search(made->network, facilities, metres(99.999)).from(home));
}

/// The end of a span as a node, or none inside an edge.
std::optional<graph::node_index> node_at(const walk_network& network, std::uint32_t edge, double share) {
  if (share == 0) return network.from[edge];
  if (share == 1) return network.to[edge];
  return std::nullopt;
}

bool is_connected(const walk_network& network, const witness& way) {
  if (way.spans.empty() || way.spans.front().edge != way.start.edge ||
      way.spans.front().from != way.start.fraction || way.spans.back().edge != way.end.edge ||
      way.spans.back().to != way.end.fraction)
    return false;
  for (std::size_t s = 1; s < way.spans.size(); ++s) {
    const auto before = node_at(network, way.spans[s - 1].edge, way.spans[s - 1].to);
    const auto after = node_at(network, way.spans[s].edge, way.spans[s].from);
    if (!before || before != after) return false;
  }
  return true;
}

RC_GTEST_PROP(WitnessProperty, AWayIsConnectedAndAsLongAsTheCoverageSays, (std::uint32_t seed)) {
  const auto drawn = draw_streets(seed);
  const walk_network& network = drawn.made->network;
  const metres limit(*rc::gen::inRange(50, 800));
  const witness_search search(network, drawn.facilities, limit);
  const auto costs =
      costs_of_places(network, reach(network, drawn.facilities, limit), drawn.home_snaps, limit);
  for (std::size_t h = 0; h < drawn.home_snaps.size(); ++h) {
    const auto way = search.from(drawn.home_snaps[h]);
    RC_ASSERT(way.has_value() == std::isfinite(costs[h].metres));
    if (!way) continue;
    RC_ASSERT(way->metres == costs[h].metres);
    RC_ASSERT(way->facility == costs[h].source);
    RC_ASSERT(is_connected(network, *way));
    double sum = way->start.access.value + way->end.access.value;
    for (const walked_span& span : way->spans) sum += span.metres;
    RC_ASSERT(std::abs(sum - way->metres) < 1e-9);
  }
}

RC_GTEST_PROP(WitnessProperty, AReachedPointHasAWitnessAndAPointOutsideHasNone, (std::uint32_t seed)) {
  const auto drawn = draw_streets(seed);
  const walk_network& network = drawn.made->network;
  const metres limit(*rc::gen::inRange(50, 800));
  const auto reached = reach(network, drawn.facilities, limit);
  const witness_search search(network, drawn.facilities, limit);
  for (std::uint32_t e = 0; e < network.edge_count(); ++e) {
    for (int step = 0; step < 16; ++step) {
      const double share = (step + 0.5) / 16, at = share * network.length_m[e];
      double to_border = kInfinite;
      bool inside = false;
      for (const edge_part& part : reached.parts) {
        if (part.edge != e) continue;
        inside = inside || (part.from_metres <= at && at <= part.to_metres);
        to_border = std::min({to_border, std::abs(at - part.from_metres), std::abs(at - part.to_metres)});
      }
      if (to_border < 1e-6) continue;  // on the very border rounding decides
      RC_ASSERT(search.from({e, share, metres(0), {}}).has_value() == inside);
    }
  }
}

RC_GTEST_PROP(WitnessProperty, TheLineOfAWayIsAsLongAsItsSpans, (std::uint32_t seed)) {
  const auto drawn = draw_streets(seed);
  const witness_search search(drawn.made->network, drawn.facilities, metres(kInfinite));
  for (const snap& home : drawn.home_snaps) {
    const auto way = search.from(home);
    if (!way) continue;
    double sum = 0;
    for (const walked_span& span : way->spans) sum += span.metres;
    const auto line = way_line(drawn.made->network, *way);
    RC_ASSERT(std::abs(geo::line_length(line).value - sum) < 1e-6);
  }
}

}  // namespace
}  // namespace greenward::walking
