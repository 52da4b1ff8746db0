#include "engine/drainage/storm_formula.hpp"

#include <gtest/gtest.h>
#include <cmath>
#include <limits>

namespace greenward::drainage {
namespace {

/// A made-up formula with round numbers.
storm_formula made_up() {
  return {.a1 = 10, .c = 0.8, .b = 10, .n = 0.5, .return_years = 1, .name = "made up"};
}

TEST(StormIntensity, ByHand) {
  // 167 · 10 / (15 + 10)^0.5 = 1670 / 5.
  EXPECT_NEAR(*storm_intensity(made_up(), 15), 334, 1e-9);
  // P = 10 years: 1 + 0.8 · lg 10 = 1.8 times that.
  storm_formula rare = made_up();
  rare.return_years = 10;
  EXPECT_NEAR(*storm_intensity(rare, 15), 601.2, 1e-9);
  // P = 3 years, t = 26: 167 · 10 · (1 + 0.8 · 0.477121) / 6.
  rare.return_years = 3;
  EXPECT_NEAR(*storm_intensity(rare, 26), 384.572, 0.001);
}

TEST(StormIntensity, IsNotAssessableFromNumbersThatAreNotSound) {
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  for (const double bad : {kNan, 0.0, -1.0, std::numeric_limits<double>::infinity()}) {
    for (double storm_formula::*field :
         {&storm_formula::a1, &storm_formula::n, &storm_formula::return_years}) {
      storm_formula formula = made_up();
      formula.*field = bad;
      EXPECT_FALSE(storm_intensity(formula, 15)) << bad;
    }
  }
  storm_formula formula = made_up();
  formula.b = -1;
  EXPECT_FALSE(storm_intensity(formula, 15));
  formula.b = 0;
  EXPECT_FALSE(storm_intensity(formula, 0)) << "infinite";
  EXPECT_FALSE(storm_intensity(made_up(), -1));
  EXPECT_FALSE(storm_intensity(made_up(), kNan));
  EXPECT_FALSE(storm_intensity(storm_formula{}, 15)) << "nothing is given by default";
  // So frequent that the formula runs below zero: 1 + 0.8 lg 0.01 = -0.6.
  formula = made_up();
  formula.return_years = 0.01;
  EXPECT_FALSE(storm_intensity(formula, 15));
}

}  // namespace
}  // namespace greenward::drainage
