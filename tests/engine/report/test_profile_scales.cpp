#include "engine/report/profile_scales.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>

namespace greenward::report {
namespace {

TEST(ProfileScales, AreTheRoundOnesThatFit) {
  // At 1:1000 a metre is 96 / 25.4 = 3.7795 pixels: 900 m take 3402; at 1:2000 they take 1701.
  const scale_wishes wishes{.width = 1500, .most_width = 18000, .most_height = 560};
  EXPECT_EQ(choose_scales(900, {200, 206}, wishes).horizontal, 2000);
  EXPECT_EQ(choose_scales(700, {200, 206}, wishes).horizontal, 1000);
  EXPECT_EQ(choose_scales(10, {200, 206}, wishes).horizontal, 100);
  EXPECT_EQ(choose_scales(0, {200, 206}, wishes).horizontal, 100);
  // Wider than wished, but 15 km at 1:2000 would be 28 000 pixels.
  EXPECT_EQ(choose_scales(15000, {200, 206}, {.width = 18000, .most_width = 18000}).horizontal, 5000);
  // At 1:50 a metre is 75.6 pixels: 6 m take 454, 8 m would take 605.
  EXPECT_EQ(choose_scales(900, {200, 206}, wishes).vertical, 50);
  EXPECT_EQ(choose_scales(900, {200, 208}, wishes).vertical, 100);
  EXPECT_EQ(choose_scales(900, {200, 200.5}, wishes).vertical, 20);
}

TEST(ProfileScales, TheAxisHasAMarkBelowAndAboveTheLevels) {
  const profile_scales scales = choose_scales(900, {200.3, 206.1}, {});
  EXPECT_DOUBLE_EQ(scales.step_m, 0.5);  // 0.2 m would be 15 pixels
  EXPECT_DOUBLE_EQ(scales.datum_m, 199.5);
  EXPECT_DOUBLE_EQ(scales.top_m, 207);
  EXPECT_NEAR(scales.height(), 7.5 / 50 / 0.0254 * 96, 1e-6);
}

TEST(ProfileScales, NoLevelsAndOddOnesHaveAnAxisToo) {
  const profile_scales none = choose_scales(100, {}, {});
  EXPECT_LT(none.datum_m, none.top_m);
  const profile_scales odd = choose_scales(100, {-0.05, 205}, {});  // somebody levelled a node at 0
  EXPECT_LT(odd.datum_m, -0.05);
  EXPECT_LE(205 * odd.pixels_per_level(), 560);
}

TEST(ProfileScales, LevelsOfFarCrossingsDoNotCount) {
  drainage::profile way;
  way.stations.resize(2);
  way.stations[0].ground = {105, drainage::value_origin::given};
  way.stations[1].invert = {100, drainage::value_origin::given};
  drainage::profile_pipe pipe;
  pipe.end_water_m = 99.5;
  way.pipes.push_back(pipe);
  drainage::profile_crossing near, far;
  near.invert_m = 98;
  far.invert_m = 80;
  way.crossings = {near, far};
  EXPECT_DOUBLE_EQ(levels_of(way).lowest_m, 98);
  EXPECT_DOUBLE_EQ(levels_of(way).highest_m, 105);
  EXPECT_TRUE(std::isnan(levels_of({}).lowest_m));
}

RC_GTEST_PROP(ProfileScales, EverythingFits, ()) {
  const double length = *rc::gen::inRange(0, 100000), lowest = *rc::gen::inRange(-500, 3000) / 10.0,
               range = *rc::gen::inRange(0, 3000) / 10.0;
  const scale_wishes wishes{.width = static_cast<double>(*rc::gen::inRange(500, 18000))};
  const profile_scales scales = choose_scales(length, {lowest, lowest + range}, wishes);
  RC_ASSERT(length * scales.pixels_per_metre() <= wishes.most_width);
  RC_ASSERT(range * scales.pixels_per_level() <= wishes.most_height);
  RC_ASSERT(scales.datum_m < lowest);
  RC_ASSERT(scales.top_m > lowest + range);
  RC_ASSERT(scales.step_m * scales.pixels_per_level() >= 30);
}

}  // namespace
}  // namespace greenward::report
