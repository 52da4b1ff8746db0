#include "tests/engine/walking/random_case.hpp"
#include "tests/engine/walking/small_network.hpp"

#include "engine/walking/nearest_facility.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>

namespace greenward::walking {
namespace {

using testing::draw_case;
using testing::make_network;
using testing::random_case;

TEST(NearestFacility, EveryPlaceIsPutOnTheNetworkAsItWouldBeAlone) {
  const auto made = make_network(
      {{1, 2, 100.0, {}, false, {{0, 0}, {100, 0}}}, {3, 4, 100.0, {}, false, {{0, 50}, {100, 50}}}});
  std::vector<geo::planar> places;
  for (int i = 0; i < 10000; ++i) places.push_back({i * 7919 % 130 - 15.0, i * 104729 % 90 - 20.0});
  const auto snaps = snap_each(made->network, places, metres(18));
  ASSERT_EQ(snaps.size(), places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto alone = snap_to_network(made->network, places[i], metres(18));
    ASSERT_EQ(snaps[i].has_value(), alone.has_value());
    if (!alone) continue;
    EXPECT_EQ(snaps[i]->edge, alone->edge);
    EXPECT_EQ(snaps[i]->fraction, alone->fraction);
    EXPECT_EQ(snaps[i]->access.value, alone->access.value);
  }
}

TEST(NearestFacility, ThereIsNoneWithoutFacilitiesOrOffTheNetwork) {
  const auto made = make_network({{1, 2, 100.0, {}, false, {{0, 0}, {100, 0}}}});
  const std::vector<std::optional<snap>> places{snap{0, 0.5, metres(1), {50, 0}}, std::nullopt};
  const auto none = find_nearest_facilities(made->network, {}, places, metres(1000));
  EXPECT_TRUE(std::isinf(none.of_place[0].metres) && std::isinf(none.of_node[0].metres));
  const std::vector<snap> facilities{{0, 0.0, metres(2), {0, 0}}};
  const auto found = find_nearest_facilities(made->network, facilities, places, metres(1000));
  EXPECT_DOUBLE_EQ(found.of_place[0].metres, 53);
  EXPECT_TRUE(std::isinf(found.of_place[1].metres));
  EXPECT_DOUBLE_EQ(found.of_node[1].metres, 102);
}

RC_GTEST_PROP(NearestFacilityProperty, IsTheLeastOfTheFacilitiesOneByOne, ()) {
  const random_case drawn = draw_case();
  const auto made = make_network(drawn.edges);
  const std::vector<std::optional<snap>> places{
      snap{0, *rc::gen::inRange(0, 9) / 8.0, metres(*rc::gen::inRange(0, 4)), {}}};
  const std::vector<snap> place{*places[0]};
  const metres limit(drawn.limit);
  const auto found = find_nearest_facilities(made->network, drawn.starts, places, limit);
  double least = std::numeric_limits<double>::infinity();
  std::vector<double> least_of_node(made->network.node_ids.size(), least);
  for (const snap& facility : drawn.starts) {
    const auto alone = reach(made->network, std::span(&facility, 1), limit);
    least = std::min(least, costs_of_places(made->network, alone, place, limit).front().metres);
    for (const node_reach& node : alone.nodes)
      least_of_node[node.node] = std::min(least_of_node[node.node], node.metres);
  }
  RC_ASSERT(found.of_place[0].metres == least);
  for (std::size_t v = 0; v < least_of_node.size(); ++v)
    RC_ASSERT(found.of_node[v].metres == least_of_node[v]);
  if (std::isinf(least)) return;
  const snap& nearest = drawn.starts[found.of_place[0].source];
  const auto from_it = reach(made->network, std::span(&nearest, 1), limit);
  RC_ASSERT(costs_of_places(made->network, from_it, place, limit).front().metres == least);
}

}  // namespace
}  // namespace greenward::walking
