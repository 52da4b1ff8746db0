#include "engine/report/visible_features.hpp"

#include "engine/base/error.hpp"
#include "tests/engine/report/report_fixture.hpp"

#include <gtest/gtest.h>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace greenward::report {

namespace {

using testing::hand_layer;
using testing::kPlace;
using testing::off;

map_frame square_frame(double half_width) {
  geo::planar_box extent;
  extent.include(kPlace);
  return fit_frame({{0, 0}, {600, 600}}, extent.expanded(half_width), testing::kMeasuring);
}

hand_layer any_layer() {
  hand_layer layer("things", {"要素", "Things"}, 1);
  layer.style.rules = {testing::rule_of("", {"其他", "Other"})};
  return layer;
}

}  // namespace

TEST(VisibleFeatures, ALineWhoseBoxButNotItselfMeetsTheFrameIsNotDrawn) {
  hand_layer layer = any_layer();
  const std::array around{off(-5000, 1500), off(1500, 1500), off(1500, -5000)};
  const std::array through{off(-5000, 10), off(5000, 10)};
  layer.add_line("a", "", around);
  layer.add_line("a", "", through);
  const auto drawn = drawn_layers({.layers = {layer.as_map_layer()}}, square_frame(1000));
  ASSERT_EQ(drawn[0].features.size(), 1U);
  EXPECT_EQ(drawn[0].features[0].row, 1U);
}

TEST(VisibleFeatures, AnAreaAroundTheFrameIsDrawn) {
  hand_layer layer = any_layer();
  const std::array ring{off(-9000, -9000), off(9000, -9000), off(9000, 9000), off(-9000, 9000)};
  layer.add_polygon("a", "", ring);
  EXPECT_EQ(drawn_layers({.layers = {layer.as_map_layer()}}, square_frame(1000))[0].features.size(), 1U);
}

TEST(VisibleFeatures, AnAreaWhoseHoleHoldsTheFrameIsNot) {
  hand_layer layer = any_layer();
  const std::array ring{off(-9000, -9000), off(9000, -9000), off(9000, 9000), off(-9000, 9000)};
  layer.add_polygon("a", "", ring);
  geo::planar_geometry holed;
  holed.begin_feature(geo::geometry_kind::polygon);
  holed.begin_part();
  for (const double half : {9000.0, 5000.0}) {
    holed.begin_ring();
    for (const auto& p :
         {off(-half, -half), off(half, -half), off(half, half), off(-half, half), off(-half, -half)})
      holed.add(p);
  }
  layer.planar = holed;
  EXPECT_TRUE(drawn_layers({.layers = {layer.as_map_layer()}}, square_frame(1000))[0].features.empty());
}

TEST(VisibleFeatures, RowsComeAscendingWhateverTheirPlaces) {
  hand_layer layer = any_layer();
  std::vector<std::uint32_t> expected;
  const map_frame frame = square_frame(1000);
  for (int i = 0; i < 900; ++i) {
    const geo::planar p = off(i * 611 % 4001 - 2000, i * 757 % 4003 - 2000);
    layer.add_point("a", "", p);
    if (frame.ground().contains(p)) expected.push_back(static_cast<std::uint32_t>(i));
  }
  const auto drawn = drawn_layers({.layers = {layer.as_map_layer()}}, frame);
  std::vector<std::uint32_t> rows;
  for (const drawn_feature& feature : drawn[0].features) rows.push_back(feature.row);
  EXPECT_EQ(rows, expected);
  EXPECT_GT(rows.size(), 50U);
}

TEST(VisibleFeatures, DrawOrderDecidesWhateverTheOrderGiven) {
  hand_layer high("high", {"上", "High"}, 9);
  hand_layer low("low", {"下", "Low"}, 2);
  const auto drawn = drawn_layers({.layers = {high.as_map_layer(), low.as_map_layer()}}, square_frame(100));
  EXPECT_EQ(drawn[0].title.en, "Low");
  EXPECT_EQ(drawn[1].title.en, "High");
}

TEST(VisibleFeatures, ACoordinateThatIsNotFiniteIsRefusedWithItsRow) {
  hand_layer layer = any_layer();
  layer.add_point("a", "", kPlace);
  layer.add_point("a", "", {kPlace.x, std::numeric_limits<double>::quiet_NaN()});
  try {
    (void)bounds_of({.layers = {layer.as_map_layer()}});
    FAIL() << "no error";
  } catch (const error& e) {
    EXPECT_EQ(e.code(), error_code::bad_input);
    EXPECT_EQ(e.subject(), "things[1]");
  }
}

TEST(VisibleFeatures, AGeometryOfAnotherLengthIsRefused) {
  hand_layer layer = any_layer();
  layer.add_point("a", "", kPlace);
  layer.planar.append_none();
  EXPECT_THROW((void)drawn_layers({.layers = {layer.as_map_layer()}}, square_frame(100)), error);
}

TEST(VisibleFeatures, SymbolsShrinkWithTheRootOfSmallScales) {
  EXPECT_EQ(symbol_scale(500), 1);
  EXPECT_EQ(symbol_scale(50000), 1);
  EXPECT_DOUBLE_EQ(symbol_scale(100000), std::sqrt(0.5));
  EXPECT_EQ(symbol_scale(1e9), 0.4);
}

TEST(VisibleFeatures, ScaleLimitIncludesItsOwnScale) {
  EXPECT_TRUE(shown_at_scale(0, 1e9));
  EXPECT_TRUE(shown_at_scale(10000, 10000));
  EXPECT_FALSE(shown_at_scale(10000, 10100));
}

}  // namespace greenward::report
