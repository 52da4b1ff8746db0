#include "tests/engine/walking/random_case.hpp"
#include "tests/engine/walking/small_network.hpp"

#include "engine/walking/reach_search.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <array>
#include <random>

namespace greenward::walking {
namespace {

using testing::draw_case;
using testing::make_network;
using testing::random_case;

bool same(const reach_result& a, const reach_result& b) {
  const auto same_node = [](const node_reach& x, const node_reach& y) {
    return x.node == y.node && x.metres == y.metres && x.source == y.source;
  };
  const auto same_part = [](const edge_part& x, const edge_part& y) {
    return x.edge == y.edge && x.from_metres == y.from_metres && x.to_metres == y.to_metres;
  };
  return std::ranges::equal(a.nodes, b.nodes, same_node) && std::ranges::equal(a.parts, b.parts, same_part);
}

/// Every part of `inner` lies within one of `outer`; parts that touch have been joined.
bool lies_within(const reach_result& inner, const reach_result& outer) {
  return std::ranges::all_of(inner.parts, [&](const edge_part& part) {
    return std::ranges::any_of(outer.parts, [&](const edge_part& other) {
      return other.edge == part.edge && other.from_metres <= part.from_metres + 1e-9 &&
             part.to_metres <= other.to_metres + 1e-9;
    });
  });
}

TEST(ReachSearch, AnEdgeReachedFromBothEndsKeepsBothStretches) {
  const auto made = make_network({{1, 2, 100.0, {}, false, {{0, 0}, {100, 0}}}});
  const std::array starts{snap{0, 0.0, metres(0), {0, 0}}, snap{0, 1.0, metres(0), {100, 0}}};
  reach_search search(made->network);
  search.run(starts, metres(60));
  const auto stretches = search.stretches(metres(60));
  for (const edge_stretch& wanted : {edge_stretch{0, 0, 0.6}, edge_stretch{0, 0.4, 1}})
    EXPECT_TRUE(std::ranges::find(stretches, wanted) != stretches.end()) << wanted.from;
  EXPECT_EQ(search.result(metres(60)).parts.size(), 1U);  // they overlap
  EXPECT_EQ(search.result(metres(30)).parts.size(), 2U);
}

TEST(ReachSearch, OnALimitNothingBeyondItCounts) {
  const auto made = make_network({{1, 2, 100.0, {}, false, {{0, 0}, {100, 0}}}});
  const std::array starts{snap{0, 0.0, metres(0), {0, 0}}};
  reach_search search(made->network);
  search.run(starts, metres(500));
  EXPECT_EQ(search.nodes(metres(100)).size(), 2U);
  EXPECT_EQ(search.nodes(metres(99.9)).size(), 1U);
  EXPECT_TRUE(search.nodes(metres(-1)).empty());
  EXPECT_TRUE(search.stretches(metres(-1)).empty());
}

RC_GTEST_PROP(ReachSearchProperty, OneSearchAnswersEveryLimitLikeASearchOfItsOwnAndTheyNest, ()) {
  const random_case drawn = draw_case();
  const auto made = make_network(drawn.edges);
  reach_search search(made->network);
  for (int round = 0; round < 2; ++round) {  // the second in what the first left
    search.run(drawn.starts, metres(drawn.limit + 60));
    reach_result inner;
    for (const double more : {0.0, 10.0, 60.0}) {
      const metres limit(drawn.limit + more);
      const reach_result found = search.result(limit);
      RC_ASSERT(same(found, reach(made->network, drawn.starts, limit)));
      RC_ASSERT(lies_within(inner, found));
      inner = found;
    }
  }
}

RC_GTEST_PROP(ReachSearchProperty, AnAddedEdgeTakesNothingAway, ()) {
  random_case drawn = draw_case();
  const auto made = make_network(drawn.edges);
  const auto before = reach(made->network, drawn.starts, metres(drawn.limit));
  const double length = *rc::gen::inRange(0, 30);
  drawn.edges.push_back(
      {*rc::gen::inRange(0, 8), *rc::gen::inRange(0, 8), length, {}, false, {{0, 0}, {length, 0}}});
  const auto richer = make_network(drawn.edges);
  RC_ASSERT(lies_within(before, reach(richer->network, drawn.starts, metres(drawn.limit))));
}

RC_GTEST_PROP(ReachSearchProperty, TheWayToAPlaceIsTheWayFromItOnTheGraphTurnedRound, ()) {
  const random_case drawn = draw_case();
  const auto away = make_network(drawn.edges);
  const auto towards = make_network(drawn.edges, direction::towards);
  const graph::csr_graph turned = away->network.graph.reversed();
  graph::bounded_search to(towards->network.graph), from(turned);
  const graph::search_start start{graph::node_index(
      *rc::gen::inRange<std::uint32_t>(0, static_cast<std::uint32_t>(turned.node_count())))};
  to.run(std::span(&start, 1), drawn.limit);
  from.run(std::span(&start, 1), drawn.limit);
  for (std::uint32_t v = 0; v < turned.node_count(); ++v)
    RC_ASSERT(to.cost(graph::node_index(v)) == from.cost(graph::node_index(v)));
}

RC_GTEST_PROP(ReachSearchProperty, ManyAtOnceAnswerLikeOneByOneInAnyOrder, ()) {
  const random_case drawn = draw_case();
  const auto made = make_network(drawn.edges);
  std::vector<snap> origins;
  for (int i = 0; i < 40; ++i)
    origins.push_back(drawn.starts[static_cast<std::size_t>(i) % drawn.starts.size()]);
  std::shuffle(origins.begin(), origins.end(), std::mt19937(*rc::gen::arbitrary<std::uint32_t>()));
  const std::array limits{metres(drawn.limit), metres(drawn.limit / 2)};
  const auto found = reach_of_each(made->network, origins, limits);
  RC_ASSERT(found.size() == 80U);
  for (std::size_t i = 0; i < origins.size(); ++i)
    for (std::size_t k = 0; k < limits.size(); ++k)
      RC_ASSERT(same(found[2 * i + k], reach(made->network, std::span(&origins[i], 1), limits[k])));
}

RC_GTEST_PROP(ReachSearchProperty, TheOrderOfStartsChangesNoCostAndNoPart, ()) {
  random_case drawn = draw_case();
  const auto made = make_network(drawn.edges);
  const auto one = reach(made->network, drawn.starts, metres(drawn.limit));
  std::ranges::reverse(drawn.starts);
  const auto other = reach(made->network, drawn.starts, metres(drawn.limit));
  RC_ASSERT(one.nodes.size() == other.nodes.size());
  for (std::size_t i = 0; i < one.nodes.size(); ++i) {
    RC_ASSERT(one.nodes[i].node == other.nodes[i].node);
    RC_ASSERT(one.nodes[i].metres == other.nodes[i].metres);
  }
  RC_ASSERT(lies_within(one, other) && lies_within(other, one));
}

}  // namespace
}  // namespace greenward::walking
