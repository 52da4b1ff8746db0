#include "engine/report/scale_bar.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>

namespace greenward::report {

namespace {

double positive(double low_exponent, double high_exponent) {
  const double t = *rc::gen::inRange(0, 1000000) / 1e6;
  return std::pow(10.0, low_exponent + t * (high_exponent - low_exponent));
}

}  // namespace

TEST(ScaleBar, KnownBars) {
  EXPECT_EQ(round_scale_bar(16, 250).metres, 2000);
  EXPECT_EQ(round_scale_bar(1, 200).metres, 200);
  EXPECT_EQ(round_scale_bar(1, 199).metres, 100);
  EXPECT_EQ(round_scale_bar(0.5, 110).metres, 50);
  EXPECT_EQ(round_scale_bar(0.5, 110).segments, 5);
  EXPECT_EQ(round_scale_bar(0.5, 210).segments, 4);
}

RC_GTEST_PROP(ScaleBar, IsRoundAndFits, ()) {
  const double metres_per_pixel = positive(-4, 5);
  const double most = positive(1, 4);
  const scale_bar bar = round_scale_bar(metres_per_pixel, most);
  RC_ASSERT(bar.pixels <= most * (1 + 1e-12));
  RC_ASSERT(bar.pixels >= most / 2.5 * (1 - 1e-9));
  RC_ASSERT(std::abs(bar.pixels * metres_per_pixel - bar.metres) < 1e-9 * bar.metres);
  const double exponent = std::log10(bar.metres);
  const double digits = bar.metres / std::pow(10.0, std::floor(exponent + 1e-9));
  RC_ASSERT(std::abs(digits - 1) < 1e-9 || std::abs(digits - 2) < 1e-9 || std::abs(digits - 5) < 1e-9);
}

TEST(ScaleBar, LengthsReadAsMetresAndKilometres) {
  EXPECT_EQ(length_text(500), "500 m");
  EXPECT_EQ(length_text(1000), "1 km");
  EXPECT_EQ(length_text(2500), "2.5 km");
  EXPECT_EQ(length_text(0.5), "0.5 m");
}

TEST(ScaleDenominator, IsRoundedUpToTwoDigits) {
  EXPECT_EQ(round_denominator(60472.4), 61000);
  EXPECT_EQ(round_denominator(50000), 50000);
  EXPECT_EQ(round_denominator(99001), 100000);
  EXPECT_EQ(round_denominator(480), 480);
  EXPECT_EQ(ratio_text(61000), "1:61 000");
  EXPECT_EQ(ratio_text(500), "1:500");
  EXPECT_EQ(ratio_text(1250000), "1:1 250 000");
}

RC_GTEST_PROP(ScaleDenominator, IsNeverSmallerAndAtMostATenthLarger, ()) {
  const double wanted = positive(1, 8);
  const double round = round_denominator(wanted);
  RC_ASSERT(round >= wanted * (1 - 1e-8));
  RC_ASSERT(round <= wanted * 1.1 * (1 + 1e-8));
}

}  // namespace greenward::report
