#include "engine/walking/reach_matrix.hpp"

#include "engine/walking/reach.hpp"
#include "tests/engine/walking/small_network.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>

namespace greenward::walking {
namespace {

using testing::make_network;

/// A grid of 5 x 5 crossings, 100 m apart, some streets missing and some one way.
std::unique_ptr<testing::small_network> draw_grid() {
  std::vector<testing::small_edge> edges;
  const auto add = [&](int x, int y, int dx, int dy) {
    if (*rc::gen::inRange(0, 5) == 0) return;
    const bool one_way = *rc::gen::inRange(0, 6) == 0;
    edges.push_back({y * 5 + x + 1,
                     (y + dy) * 5 + x + dx + 1,
                     100.0,
                     {},
                     one_way,
                     {{100.0 * x, 100.0 * y}, {100.0 * (x + dx), 100.0 * (y + dy)}}});
  };
  for (int y = 0; y < 5; ++y) {
    for (int x = 0; x < 5; ++x) {
      if (x < 4) add(x, y, 1, 0);
      if (y < 4) add(x, y, 0, 1);
    }
  }
  if (edges.empty()) edges.push_back({1, 2, 100.0, {}, false, {{0, 0}, {100, 0}}});
  return make_network(edges);
}

std::vector<snap> draw_snaps(const walk_network& network, int most) {
  std::vector<snap> snaps;
  for (int i = *rc::gen::inRange(1, most); i > 0; --i) {
    const auto edge = *rc::gen::inRange<std::uint32_t>(0, static_cast<std::uint32_t>(network.edge_count()));
    snaps.push_back({edge, *rc::gen::inRange(0, 11) / 10.0, metres(*rc::gen::inRange(0, 30)), {}});
  }
  return snaps;
}

TEST(ReachMatrix, APlaceOnANodeIsReachedThoughItsOwnStreetIsClosedFromThere) {
  // People come along 1-2; the place stands at 2, on the last point of 3-2, which is one way towards 2.
  const auto made = make_network(
      {{1, 2, 100.0, {}, false, {{0, 0}, {100, 0}}}, {3, 2, 100.0, {}, true, {{100, 100}, {100, 0}}}});
  const std::vector<snap> entrance{{0, 0.0, metres(0), {}}}, place{{1, 1.0, metres(5), {}}};
  const std::vector<std::uint32_t> facility_of{0}, place_of{0};
  const reach_matrix matrix =
      make_reach_matrix(made->network, {entrance, facility_of, 1, place, place_of}, metres(200));
  ASSERT_EQ(matrix.place.size(), 1U);
  EXPECT_DOUBLE_EQ(matrix.metres[0], 105);
}

TEST(ReachMatrix, TheNearestOfAPlacesEntrancesCounts) {
  const auto made = make_network(
      {{1, 2, 100.0, {}, false, {{0, 0}, {100, 0}}}, {2, 3, 100.0, {}, false, {{100, 0}, {200, 0}}}});
  const std::vector<snap> entrance{{0, 0.0, metres(0), {}}};
  const std::vector<snap> doors{
      {1, 1.0, metres(0), {}}, {0, 0.5, metres(3), {}}, {1, 0.5, metres(0), {}}, {1, 0.75, metres(0), {}}};
  const std::vector<std::uint32_t> facility_of{0}, place_of{0, 0, 1, 1};
  const reach_matrix matrix =
      make_reach_matrix(made->network, {entrance, facility_of, 1, doors, place_of}, metres(500));
  EXPECT_EQ(matrix.place, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(matrix.metres, (std::vector{53.0, 150.0}));
}

RC_GTEST_PROP(ReachMatrix, IsASearchFromEachFacilityByItself, ()) {
  const auto made = draw_grid();
  const walk_network& network = made->network;
  const std::vector<snap> entrances = draw_snaps(network, 6), places = draw_snaps(network, 12);
  const std::size_t n_facility = 3;
  std::vector<std::uint32_t> facility_of, place_of;
  for (std::size_t i = 0; i < entrances.size(); ++i)
    facility_of.push_back(*rc::gen::inRange<std::uint32_t>(0, 3));
  for (std::uint32_t i = 0; i < places.size(); ++i) place_of.push_back(2 * i);
  const metres limit(*rc::gen::inRange(50, 600));
  const reach_matrix matrix =
      make_reach_matrix(network, {entrances, facility_of, n_facility, places, place_of}, limit);
  RC_ASSERT(matrix.facility_count() == n_facility);
  for (std::uint32_t f = 0; f < n_facility; ++f) {
    std::vector<snap> own;
    for (std::size_t i = 0; i < entrances.size(); ++i)
      if (facility_of[i] == f) own.push_back(entrances[i]);
    const auto costs = costs_of_places(network, reach(network, own, limit), places, limit);
    std::uint32_t k = matrix.first[f];
    for (std::uint32_t i = 0; i < places.size(); ++i) {
      if (std::isinf(costs[i].metres)) continue;
      RC_ASSERT(k < matrix.first[f + 1]);
      RC_ASSERT(matrix.place[k] == place_of[i]);
      RC_ASSERT(std::abs(matrix.metres[k] - costs[i].metres) < 1e-9);
      ++k;
    }
    RC_ASSERT(k == matrix.first[f + 1]);
  }
}

}  // namespace
}  // namespace greenward::walking
