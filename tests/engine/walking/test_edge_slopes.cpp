#include "engine/walking/edge_slopes.hpp"

#include <gtest/gtest.h>
#include <array>
#include <cmath>

namespace greenward::walking {
namespace {

TEST(EdgeSlopes, AddsUpAscentsAndDescentsByHand) {
  const std::array heights{10.0, 12.0, 12.0, 9.0, 13.5};
  const std::array steps{20.0, 5.0, 10.0, 40.0};
  const edge_slope found = slope_along(heights, steps);
  EXPECT_DOUBLE_EQ(found.rise_m, 6.5);
  EXPECT_DOUBLE_EQ(found.fall_m, 3.0);
  EXPECT_DOUBLE_EQ(found.rise_length_m, 60.0);
}

TEST(EdgeSlopes, OneUnknownHeightMakesTheEdgeUnknown) {
  const std::array heights{10.0, std::nan(""), 12.0};
  const std::array steps{20.0, 5.0};
  EXPECT_FALSE(slope_along(heights, steps).known());
}

TEST(EdgeSlopes, ABridgeKnowsItsEndsOnly) {
  const edge_slope down = slope_between(20, 17, 100);
  EXPECT_DOUBLE_EQ(down.rise_m, 0.0);
  EXPECT_DOUBLE_EQ(down.fall_m, 3.0);
  EXPECT_DOUBLE_EQ(down.rise_length_m, 0.0);
  EXPECT_DOUBLE_EQ(slope_between(17, 20, 100).rise_length_m, 100.0);
}

}  // namespace
}  // namespace greenward::walking
