#include "engine/workflow/divided_line.hpp"

#include <gtest/gtest.h>

namespace greenward::workflow {
namespace {

using geo::lon_lat;
using degree_line = std::vector<lon_lat>;

/// An L of 10 m and 5 m; degrees are a tenth of the metres.
const std::vector<geo::planar> kPlanar{{0, 0}, {10, 0}, {10, 5}};
const degree_line kDegrees{{0, 0}, {1, 0}, {1, 0.5}};

TEST(DividedLine, KeepsItsCourse) {
  const line_cut cuts[]{{4, {0.4, 0.001}}, {12, {1.001, 0.2}}};
  const auto parts = divide_line(kPlanar, kDegrees, cuts);
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_EQ(parts[0], (degree_line{{0, 0}, {0.4, 0}}));
  EXPECT_EQ(parts[1], (degree_line{{0.4, 0}, {1, 0}, {1, 0.2}}));
  EXPECT_EQ(parts[2], (degree_line{{1, 0.2}, {1, 0.5}}));
}

TEST(DividedLine, ACutAtAPointOfTheLineDoesNotRepeatIt) {
  const line_cut cut[]{{10, {1, 0}}};
  const auto parts = divide_line(kPlanar, kDegrees, cut);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0], (degree_line{{0, 0}, {1, 0}}));
  EXPECT_EQ(parts[1], (degree_line{{1, 0}, {1, 0.5}}));
}

TEST(DividedLine, APartWithoutLengthRunsFromNodeToNode) {
  const line_cut cuts[]{{4, {0.4, 0.005}}, {4, {0.4, -0.005}}};
  const auto parts = divide_line(kPlanar, kDegrees, cuts);
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_EQ(parts[1], (degree_line{{0.4, 0.005}, {0.4, -0.005}}));
  EXPECT_EQ(parts[2], (degree_line{{0.4, 0}, {1, 0}, {1, 0.5}}));
}

TEST(DividedLine, WithoutCutsIsTheLine) {
  EXPECT_EQ(divide_line(kPlanar, kDegrees, {}), std::vector<degree_line>{kDegrees});
}

}  // namespace
}  // namespace greenward::workflow
