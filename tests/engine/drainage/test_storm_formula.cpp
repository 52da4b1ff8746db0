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
  constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();
  for (const double bad : {kNotANumber, 0.0, -1.0, std::numeric_limits<double>::infinity()}) {
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
  EXPECT_FALSE(storm_intensity(made_up(), kNotANumber));
  EXPECT_FALSE(storm_intensity(storm_formula{}, 15)) << "nothing is given by default";
  // So frequent that the formula runs below zero: 1 + 0.8 lg 0.01 = -0.6.
  formula = made_up();
  formula.return_years = 0.01;
  EXPECT_FALSE(storm_intensity(formula, 15));
}

TEST(ChicagoStorm, RainsAsMuchAsTheFormulaSays) {
  for (const double peak : {0.0, 0.4, 0.5, 1.0}) {
    const std::vector<double> rain = chicago_storm(made_up(), 120, peak, 5);
    ASSERT_EQ(rain.size(), 24U);
    double depth_mm = 0;
    for (const double mm_per_hour : rain) depth_mm += mm_per_hour * 5 / 60;
    // 167 · 10 / 130^0.5 L/(s·ha) for 120 minutes; 1 L/(s·ha) = 0.36 mm/h.
    EXPECT_NEAR(depth_mm, 1670 / std::sqrt(130.0) * 0.36 * 2, 1e-9) << peak;
  }
}

TEST(ChicagoStorm, IsHardestAtItsPeakAndThereAsTheFormulaSays) {
  const std::vector<double> rain = chicago_storm(made_up(), 100, 0.5, 10);
  // The two steps beside the peak are its hardest 20 minutes.
  EXPECT_NEAR((rain[4] + rain[5]) / 2, 1670 / std::sqrt(30.0) * 0.36, 1e-9);
  for (std::size_t k = 1; k < 5; ++k) EXPECT_GT(rain[k], rain[k - 1]);
  for (std::size_t k = 6; k < 10; ++k) EXPECT_LT(rain[k], rain[k - 1]);
}

TEST(ChicagoStorm, ALastStepThatTheStormDoesNotFillRainsLess) {
  const std::vector<double> rain = chicago_storm(made_up(), 25, 0.4, 10);
  ASSERT_EQ(rain.size(), 3U);
  EXPECT_NEAR((rain[0] + rain[1] + rain[2]) / 6, 1670 / std::sqrt(35.0) * 0.36 * 25 / 60, 1e-9);
}

TEST(ChicagoStorm, IsNothingWithoutASoundFormulaOrTime) {
  storm_formula unsound = made_up();
  unsound.n = 0;
  EXPECT_TRUE(chicago_storm(unsound, 120, 0.4, 5).empty());
  EXPECT_TRUE(chicago_storm(made_up(), 120, 1.1, 5).empty());
  EXPECT_TRUE(chicago_storm(made_up(), 120, 0.4, 0).empty());
  EXPECT_TRUE(chicago_storm(made_up(), 4, 0.4, 5).empty());
  EXPECT_TRUE(chicago_storm(made_up(), std::numeric_limits<double>::quiet_NaN(), 0.4, 5).empty());
  EXPECT_TRUE(chicago_storm(made_up(), 1e9, 0.4, 5).empty());
}

}  // namespace
}  // namespace greenward::drainage
