#include "viewer/i18n/number_text.hpp"

#include <gtest/gtest.h>
#include <limits>

namespace greenward::viewer {
namespace {

TEST(NumberText, ThousandsAreGrouped) {
  EXPECT_EQ(count_text(0), "0");
  EXPECT_EQ(count_text(999), "999");
  EXPECT_EQ(count_text(1000), "1,000");
  EXPECT_EQ(count_text(714919), "714,919");
  EXPECT_EQ(count_text(-1234567), "-1,234,567");
}

TEST(NumberText, DecimalsEndWithoutZeros) {
  EXPECT_EQ(number_text(12.5, 3), "12.5");
  EXPECT_EQ(number_text(12.0, 3), "12");
  EXPECT_EQ(number_text(1234567.891, 2), "1,234,567.89");
  EXPECT_EQ(number_text(-0.0001, 2), "0");
  EXPECT_EQ(number_text(100, 0), "100");
}

TEST(NumberText, WhatIsNoNumberShowsAsADash) {
  EXPECT_EQ(number_text(std::numeric_limits<double>::quiet_NaN(), 2), "–");
  EXPECT_EQ(share_text(1, 0), "–");
}

TEST(NumberText, ScalesHaveThreeDigits) {
  EXPECT_EQ(scale_text(25000), "1:25,000");
  EXPECT_EQ(scale_text(28814.7), "1:28,800");
  EXPECT_EQ(scale_text(0.2), "1:1");
  EXPECT_EQ(scale_text(std::numeric_limits<double>::infinity()), "1:1");
}

TEST(NumberText, PositionsNameTheHemisphereInBothLanguages) {
  EXPECT_EQ(position_text({125.24, 43.875}, language::zh), "东经 125.24000°  北纬 43.87500°");
  EXPECT_EQ(position_text({-0.5, -12.25}, language::en), "0.50000° W  12.25000° S");
}

TEST(NumberText, MeasuredLengthsKeepTheirDecimals) {
  EXPECT_EQ(length_text(523.44, language::zh), "523.4 米");
  EXPECT_EQ(length_text(1234.5678, language::en), "1.235 km");
  EXPECT_EQ(length_text(1234567.8, language::zh), "1,234.568 公里");
}

TEST(NumberText, AreasNameTheirMu) {
  EXPECT_EQ(area_text(2000.0 / 3, language::zh), "666.7 平方米（1 亩）");
  EXPECT_EQ(area_text(12345, language::en), "1.234 ha (18.52 mu)");
  EXPECT_EQ(area_text(2e6, language::zh), "2.000 平方公里（3,000 亩）");
}

TEST(NumberText, DistancesTurnToKilometres) {
  EXPECT_EQ(distance_text(500, language::zh), "500 米");
  EXPECT_EQ(distance_text(2000, language::en), "2 km");
}

}  // namespace
}  // namespace greenward::viewer
