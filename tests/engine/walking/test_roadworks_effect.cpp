#include "engine/walking/roadworks_effect.hpp"

#include "engine/walking/edge_cost.hpp"
#include "engine/walking/through_traffic.hpp"
#include "tests/engine/walking/random_case.hpp"
#include "tests/engine/walking/small_network.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace greenward::walking {
namespace {

constexpr double kNoWay = std::numeric_limits<double>::infinity();

/// A facility at node 1 of the street 1-2-3-4, each part 100 m, and a way round from 1 to 4 of 500 m:
/// edges 0, 1, 2 and 3.
std::unique_ptr<testing::small_network> street_with_a_way_round() {
  return testing::make_network({{1, 2, 100.0, {}, false, {{0, 0}, {100, 0}}},
                                {2, 3, 100.0, {}, false, {{100, 0}, {200, 0}}},
                                {3, 4, 100.0, {}, false, {{200, 0}, {300, 0}}},
                                {1, 4, 500.0, {}, false, {{0, 0}, {0, 100}, {300, 100}, {300, 0}}}});
}

snap at(std::uint32_t edge, double fraction) {
  return {edge, fraction, metres(0), {}};
}

struct worked_street {
  std::unique_ptr<testing::small_network> made = street_with_a_way_round();
  std::vector<served_entrances> facilities{{metres(400), {at(0, 0.0)}, {7}}};
  std::vector<snap> places{at(0, 0.5), at(1, 0.5), at(2, 0.5), at(3, 0.875)};
  std::vector<std::uint32_t> place_of{0, 1, 2, 3};
  std::size_t count = 5;  // the last one is off the network
  [[nodiscard]] roadworks_effect effect(const std::vector<std::vector<std::uint32_t>>& works) const {
    return effect_of_roadworks({made->network, facilities, places, place_of, count, works}, task{});
  }
};

std::vector<double> metres_of(const std::vector<served_by>& served) {
  std::vector<double> values;
  for (const served_by& one : served) values.push_back(one.metres);
  return values;
}

TEST(RoadworksEffect, WhoLivesOnAClosedStreetKeepsAccessOrHasNone) {
  const worked_street street;
  const roadworks_effect effect = street.effect({{1}});
  EXPECT_EQ(metres_of(effect.before), (std::vector{50.0, 150.0, 250.0, 362.5, kNoWay}));
  EXPECT_EQ(metres_of(effect.during), (std::vector{50.0, 150.0, kNoWay, kNoWay, kNoWay}))
      << "the place on edge 1 is met from node 2; beyond it the way round is too long";
  EXPECT_EQ(metres_of(effect.without_access), (std::vector{50.0, kNoWay, kNoWay, kNoWay, kNoWay}));
  EXPECT_EQ(metres_of(effect.however_far), (std::vector{50.0, 150.0, 550.0, 437.5, kNoWay}));
  EXPECT_EQ(effect.before[0].facility, 7U);
  EXPECT_EQ(effect.closed, (std::vector<std::uint8_t>{0, 1, 0, 0}));
}

TEST(RoadworksEffect, AFacilityOnAClosedStreetIsInDoubtToo) {
  const worked_street street;
  const roadworks_effect effect = street.effect({{0}});
  EXPECT_EQ(effect.during[0].metres, 50.0);
  EXPECT_EQ(effect.without_access[0].metres, kNoWay);
  EXPECT_EQ(effect.without_access[3].metres, kNoWay) << "its only entrance is on the closed street";
}

TEST(RoadworksEffect, APlaceWithTwoDoorsIsCutOffOnlyWhereBothAre) {
  worked_street street;
  street.places = {at(1, 0.5), at(3, 0.125), at(2, 0.5), at(3, 0.875)};
  street.place_of = {0, 0, 1, 1};
  street.count = 2;
  const roadworks_effect effect = street.effect({{1}, {1, 3}});
  EXPECT_EQ(metres_of(effect.before), (std::vector{62.5, 250.0})) << "the nearer door counts";
  EXPECT_EQ(metres_of(street.effect({{1}}).without_access), (std::vector{62.5, kNoWay}));
  EXPECT_EQ(metres_of(street.effect({{3}}).without_access), (std::vector{150.0, 250.0}));
  EXPECT_EQ(metres_of(effect.without_access), (std::vector{kNoWay, kNoWay}));
  EXPECT_EQ(effect.cut_off_alone, (std::vector<std::vector<std::uint32_t>>{{1}, {1}}));
}

TEST(RoadworksEffect, TellsWhatEachWorkCutsOffAndGivesBack) {
  const worked_street street;
  using list = std::vector<std::uint32_t>;
  // Two works on the same edge, one on the next, one that closes nothing.
  const roadworks_effect effect = street.effect({{1}, {1}, {2}, {}});
  EXPECT_EQ(effect.cut_off_alone, (std::vector<list>{{2, 3}, {2, 3}, {3}, {}}));
  EXPECT_EQ(effect.given_back, (std::vector<list>{{}, {}, {}, {}}))
      << "the other work on edge 1 keeps it closed; edge 2 leads nowhere while edge 1 is closed";
  const roadworks_effect two = street.effect({{1}, {2}});
  EXPECT_EQ(two.given_back, (std::vector<list>{{2}, {}})) << "once edge 1 is open, its end meets place 2";
}

TEST(RoadworksEffect, EachFacilityServesAsFarAsItsOwnLimit) {
  worked_street street;
  street.facilities = {{metres(100), {at(0, 0.0)}, {1}}, {metres(400), {at(2, 1.0)}, {2}}};
  const roadworks_effect effect = street.effect({{3}});
  EXPECT_EQ(metres_of(effect.before), (std::vector{50.0, 150.0, 50.0, 62.5, kNoWay}));
  EXPECT_EQ(effect.before[0].facility, 1U);
  EXPECT_EQ(effect.before[1].facility, 2U);
}

/// By all pairs of nodes over the open edges, and by hand along the edges of place and entrance.
double by_all_pairs(const walk_network& network, const std::vector<std::uint8_t>& closed,
                    const snap& entrance, const snap& place) {
  const std::size_t n = network.node_ids.size();
  std::vector<std::vector<double>> way(n, std::vector<double>(n, kNoWay));
  for (std::size_t v = 0; v < n; ++v) way[v][v] = 0;
  for (std::uint32_t e = 0; e < network.edge_count(); ++e) {
    if (closed[e] != 0) continue;
    double& there = way[network.from[e].index()][network.to[e].index()];
    there = std::min(there, network.forward_m[e]);
    double& back = way[network.to[e].index()][network.from[e].index()];
    back = std::min(back, network.backward_m[e]);
  }
  for (std::size_t k = 0; k < n; ++k)
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j) way[i][j] = std::min(way[i][j], way[i][k] + way[k][j]);
  double best = entrance.edge == place.edge
                    ? cost_between(network, place.edge, entrance.fraction, place.fraction)
                    : kNoWay;
  for (const double leave : {0.0, 1.0})
    for (const double enter : {0.0, 1.0}) {
      const auto first = (leave == 0 ? network.from : network.to)[entrance.edge].index();
      const auto last = (enter == 0 ? network.from : network.to)[place.edge].index();
      best = std::min(best, cost_between(network, entrance.edge, entrance.fraction, leave) +
                                way[first][last] + cost_between(network, place.edge, enter, place.fraction));
    }
  return entrance.access.value + best + place.access.value;
}

RC_GTEST_PROP(RoadworksEffectProperty, IsWhatAllPairsOfNodesGive, ()) {
  const testing::random_case drawn = testing::draw_case();
  const auto made = testing::make_network(drawn.edges);
  const walk_network& network = made->network;
  const auto some_edge = rc::gen::inRange<std::uint32_t>(0, static_cast<std::uint32_t>(network.edge_count()));
  std::vector<std::vector<std::uint32_t>> works{*rc::gen::container<std::vector<std::uint32_t>>(2, some_edge),
                                                {*some_edge}};
  std::ranges::sort(works[0]);
  works[0].erase(std::unique(works[0].begin(), works[0].end()), works[0].end());
  std::vector<snap> places;
  for (int i = 0; i < 4; ++i) places.push_back(at(*some_edge, *rc::gen::inRange(0, 11) / 10.0));
  const std::vector<std::uint32_t> place_of{0, 1, 2, 3};
  const std::vector<std::uint32_t> numbers(drawn.starts.size(), 0);
  const std::vector<served_entrances> facilities{{metres(drawn.limit), drawn.starts, numbers}};
  const roadworks_effect effect =
      effect_of_roadworks({network, facilities, places, place_of, 4, works}, task{});
  for (std::size_t i = 0; i < places.size(); ++i) {
    double least = kNoWay;
    for (const snap& entrance : drawn.starts)
      least = std::min(least, by_all_pairs(network, effect.closed, entrance, places[i]));
    if (std::abs(least - drawn.limit) < 1e-6) continue;  // either is right
    const double told = effect.during[i].metres;
    if (least > drawn.limit)
      RC_ASSERT(std::isinf(told));
    else
      RC_ASSERT(std::abs(told - least) < 1e-6);
    RC_ASSERT(effect.before[i].metres <= told);
    RC_ASSERT(told <= effect.without_access[i].metres);
    RC_ASSERT(effect.however_far[i].metres <= told);
  }
}

// Each work by itself, as if it were the only one, and all but it: by searches of the whole network.
RC_GTEST_PROP(RoadworksEffectProperty, EachWorkAloneIsAsIfThereWereNoOther, ()) {
  const testing::random_case drawn = testing::draw_case();
  const auto made = testing::make_network(drawn.edges);
  const walk_network& network = made->network;
  const auto some_edge = rc::gen::inRange<std::uint32_t>(0, static_cast<std::uint32_t>(network.edge_count()));
  std::vector<std::vector<std::uint32_t>> works;
  for (int w = 0; w < 3; ++w) {
    const auto edges = *rc::gen::container<std::vector<std::uint32_t>>(some_edge);
    const std::set<std::uint32_t> once(edges.begin(), edges.end());
    works.emplace_back(once.begin(), once.end());
  }
  std::vector<snap> places;
  std::vector<std::uint32_t> place_of;
  for (std::uint32_t i = 0; i < 8; ++i) {
    places.push_back({*some_edge, *rc::gen::inRange(0, 11) / 10.0, metres(*rc::gen::inRange(0, 3)), {}});
    place_of.push_back(i / 2);
  }
  const std::size_t half = drawn.starts.size() / 2;
  const auto middle = drawn.starts.begin() + static_cast<std::ptrdiff_t>(half);
  const std::vector<served_entrances> facilities{
      {metres(drawn.limit), {drawn.starts.begin(), middle}, std::vector<std::uint32_t>(half, 0)},
      {metres(drawn.limit / 2),
       {middle, drawn.starts.end()},
       std::vector<std::uint32_t>(drawn.starts.size() - half, 1)}};
  const auto effect_of = [&](const std::vector<std::vector<std::uint32_t>>& of) {
    return effect_of_roadworks({network, facilities, places, place_of, 5, of}, task{});
  };
  const auto lost = [](const std::vector<served_by>& more, const std::vector<served_by>& less) {
    std::vector<std::uint32_t> places_lost;
    for (std::uint32_t i = 0; i < more.size(); ++i)
      if (std::isfinite(more[i].metres) && !std::isfinite(less[i].metres)) places_lost.push_back(i);
    return places_lost;
  };
  const roadworks_effect effect = effect_of(works);
  for (std::size_t w = 0; w < works.size(); ++w) {
    RC_ASSERT(effect.cut_off_alone[w] == lost(effect.before, effect_of({works[w]}).during));
    auto others = works;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(w));
    RC_ASSERT(effect.given_back[w] == lost(effect_of(others).during, effect.during));
  }
}

}  // namespace
}  // namespace greenward::walking
