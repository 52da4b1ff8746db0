#include "engine/walking/floating_catchment.hpp"

#include "engine/base/error.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>
#include <limits>

namespace greenward::walking {
namespace {

const std::vector<catchment_ring> kRings{{300, 1}, {600, 0.5}};

// Two homes and three villages, by hand: A (100 beds) reaches 0 at 100 m and 1 at 500 m; B (30) reaches 1 at
// 200 m. Demand of A: 50 + 0.5 · 100 = 100; of B: 100.
TEST(FloatingCatchment, IsWhatTheHandGives) {
  const reach_matrix matrix{{0, 2, 3}, {0, 1, 1}, {100, 500, 200}};
  const std::vector<double> beds{100, 30}, heads{50, 100, 7};
  const auto result = floating_catchment(matrix, beds, heads, kRings);
  EXPECT_DOUBLE_EQ(result.ratio[0], 1.0);
  EXPECT_DOUBLE_EQ(result.ratio[1], 0.3);
  EXPECT_DOUBLE_EQ(result.access[0], 1.0);
  EXPECT_DOUBLE_EQ(result.access[1], 0.5 + 0.3);
  EXPECT_EQ(result.access[2], 0);
}

TEST(FloatingCatchment, AHomeOfUnknownSizeGivesNothingAndIsNotZero) {
  const reach_matrix matrix{{0, 1}, {0}, {100}};
  const std::vector<double> beds{std::numeric_limits<double>::quiet_NaN()}, heads{50};
  const auto result = floating_catchment(matrix, beds, heads, kRings);
  EXPECT_TRUE(std::isnan(result.ratio[0]));
  EXPECT_EQ(result.access[0], 0);
}

TEST(FloatingCatchment, RingsMustRiseAndWeighAtMostOne) {
  const reach_matrix matrix;
  for (const auto& rings : {std::vector<catchment_ring>{{600, 1}, {300, 0.5}}, {{300, 1.5}}, {{300, 0}}})
    EXPECT_THROW((void)floating_catchment(matrix, {}, {}, rings), error);
}

RC_GTEST_PROP(FloatingCatchmentProperty, GivesOutWhatThereIs, ()) {
  const auto n_place = *rc::gen::inRange<std::uint32_t>(1, 9);
  const int n_facility = *rc::gen::inRange(1, 6);
  std::vector<double> heads, beds;
  for (std::uint32_t i = 0; i < n_place; ++i) heads.push_back(*rc::gen::inRange(1, 100));
  reach_matrix matrix;
  double given = 0;
  for (int f = 0; f < n_facility; ++f) {
    beds.push_back(*rc::gen::inRange(0, 50));
    bool reaches = false;
    for (std::uint32_t place = 0; place < n_place; ++place) {
      if (!*rc::gen::arbitrary<bool>()) continue;
      matrix.place.push_back(place);
      matrix.metres.push_back(*rc::gen::inRange(0, 900));
      reaches = reaches || matrix.metres.back() <= 600;
    }
    matrix.first.push_back(static_cast<std::uint32_t>(matrix.place.size()));
    given += reaches ? beds.back() : 0;
  }
  const auto result = floating_catchment(matrix, beds, heads, kRings);
  double taken = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) taken += heads[i] * result.access[i];
  RC_ASSERT(std::abs(taken - given) < 1e-9 * std::max(1.0, given));
}

}  // namespace
}  // namespace greenward::walking
