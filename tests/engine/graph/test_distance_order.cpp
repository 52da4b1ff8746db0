#include "engine/graph/distance_order.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <limits>
#include <random>
#include <utility>

namespace greenward::graph {
namespace {

using reached_place = std::pair<double, int>;

std::vector<reached_place> in_order(std::vector<reached_place> places) {
  sort_by_distance(places, &reached_place::first, std::less<>());
  return places;
}

std::vector<reached_place> by_standard(std::vector<reached_place> places) {
  std::sort(places.begin(), places.end());
  return places;
}

RC_GTEST_PROP(DistanceOrder, IsTheStandardOrder, ()) {
  std::mt19937_64 random(*rc::gen::arbitrary<unsigned>());
  // Few different distances, spread out ones, and nearly all in one place.
  const int kind = *rc::gen::inRange(0, 3);
  std::vector<reached_place> places(*rc::gen::inRange<std::size_t>(0, 500));
  for (reached_place& place : places) {
    const double even = std::uniform_real_distribution(0.0, 900.0)(random);
    place = {kind == 0   ? std::floor(even / 300)
             : kind == 1 ? even
                         : std::pow(even, 40),
             static_cast<int>(random() % 100)};
  }
  RC_ASSERT(in_order(places) == by_standard(places));
}

TEST(DistanceOrder, TakesDistancesThatAreAllNothingOrWithoutEnd) {
  constexpr double kInfinite = std::numeric_limits<double>::infinity();
  std::vector<reached_place> here, far;
  for (int i = 200; i-- > 0;) {
    here.emplace_back(0.0, i);
    far.emplace_back(i % 3 == 0   ? kInfinite
                     : i % 3 == 1 ? std::numeric_limits<double>::denorm_min()
                                  : 7.0,
                     i);
  }
  EXPECT_EQ(in_order(here), by_standard(here));
  EXPECT_EQ(in_order(far), by_standard(far));
}

TEST(DistanceOrder, TakesTheSmallestDistancesThereAre) {
  std::vector<reached_place> places;
  for (int i = 200; i-- > 0;) places.emplace_back(std::numeric_limits<double>::denorm_min() * i, i);
  EXPECT_EQ(in_order(places), by_standard(places));
}

}  // namespace
}  // namespace greenward::graph
