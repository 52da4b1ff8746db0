#include "engine/walking/access_sums.hpp"

#include <gtest/gtest.h>
#include <limits>
#include <vector>

namespace greenward::walking {
namespace {

TEST(AccessSums, TellsTheCircleFromTheStreetsAndCountsWhatNobodyKnows) {
  const std::vector<std::uint32_t> facilities{0, 1, 2, 5, 0};
  const std::vector<std::uint8_t> in_radius{1, 1, 0, 1, 0}, on_network{1, 1, 1, 1, 0};
  const double unknown = std::numeric_limits<double>::quiet_NaN();
  const std::vector<double> heads{10, 20, 40, 80, 160};
  const std::vector<std::uint32_t> unit{0, 0, 1, 1, 7};
  const auto sums = sum_access({facilities, in_radius, on_network}, heads, unit, 2);
  ASSERT_EQ(sums.size(), 3U);
  EXPECT_EQ(sums[0].total, 30);
  EXPECT_EQ(sums[0].within, 20);
  EXPECT_EQ(sums[0].wrongly_counted(), 10) << "within the circle, and the streets do not lead there";
  EXPECT_EQ(sums[1].wrongly_missed(), 40);
  EXPECT_EQ(sums[1].served_by[2], 40);
  EXPECT_EQ(sums[1].served_by[3], 80);
  EXPECT_EQ(sums[2].off_network, 160) << "in no unit";
  const std::vector<double> some{unknown, 20, 40, 80, 160};
  const auto fewer = sum_access({facilities, in_radius, on_network}, some, unit, 2);
  EXPECT_EQ(fewer[0].total, 20);
  EXPECT_EQ(fewer[0].unknown, 1U);
}

}  // namespace
}  // namespace greenward::walking
