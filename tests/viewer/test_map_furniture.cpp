#include "viewer/panels/map_furniture.hpp"

#include <gtest/gtest.h>
#include <cmath>

namespace greenward::viewer {
namespace {

TEST(ScaleBar, IsARoundLengthThatFits) {
  for (double metres_per_pixel = 0.01; metres_per_pixel < 20000; metres_per_pixel *= 1.07) {
    const scale_bar_length bar = scale_bar(metres_per_pixel, 140);
    EXPECT_LE(bar.pixels, 140.0001);
    EXPECT_GT(bar.pixels, 140 / 2.6);
    const double digit = bar.metres / std::pow(10.0, std::floor(std::log10(bar.metres) + 1e-9));
    EXPECT_TRUE(std::abs(digit - 1) < 1e-6 || std::abs(digit - 2) < 1e-6 || std::abs(digit - 5) < 1e-6)
        << bar.metres;
  }
}

TEST(ScaleBar, LengthOnScreenIsTheLengthOnTheGround) {
  const scale_bar_length bar = scale_bar(2.5, 140);
  EXPECT_DOUBLE_EQ(bar.metres, 200);
  EXPECT_DOUBLE_EQ(bar.pixels, 80);
}

}  // namespace
}  // namespace greenward::viewer
