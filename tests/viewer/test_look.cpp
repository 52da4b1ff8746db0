#include "viewer/layers/look.hpp"

#include <gtest/gtest.h>
#include <limits>

namespace greenward::viewer {
namespace {

TEST(Look, SizesFollowOneAnotherAndEnd) {
  look chosen;
  for (int i = 0; i < 20; ++i) chosen.enlarge();
  EXPECT_EQ(chosen.scale, 250);
  chosen.reduce();
  EXPECT_EQ(chosen.scale, 225);
  for (int i = 0; i < 20; ++i) chosen.reduce();
  EXPECT_EQ(chosen.scale, 75);
  chosen.enlarge();
  EXPECT_EQ(chosen.scale, 90);
  EXPECT_DOUBLE_EQ(chosen.density(), 0.9);
  EXPECT_TRUE(is_interface_scale(90));
  EXPECT_FALSE(is_interface_scale(95));
}

TEST(Look, ThemesAreTwo) {
  look chosen;
  chosen.switch_theme();
  EXPECT_EQ(chosen.on, theme::night);
  chosen.switch_theme();
  EXPECT_EQ(chosen.on, theme::day);
}

TEST(Look, TheScreensDotsTellTheSize) {
  constexpr screen_size kLarge{3840, 2160};
  EXPECT_EQ(scale_for_screen(96, kLarge), 100);
  EXPECT_EQ(scale_for_screen(109, kLarge), 110) << "27 inches, 2560 pixels wide";
  EXPECT_EQ(scale_for_screen(120, kLarge), 125);
  EXPECT_EQ(scale_for_screen(143.6, kLarge), 150) << "whole millimetres";
  EXPECT_EQ(scale_for_screen(163, kLarge), 150) << "27 inches, 3840 pixels wide";
  EXPECT_EQ(scale_for_screen(192, kLarge), 200);
  EXPECT_EQ(scale_for_screen(1000, kLarge), 250);
}

TEST(Look, NonsenseOfAScreenIsNotFollowed) {
  for (const double dots : {0.0, -1.0, 40.0, std::numeric_limits<double>::quiet_NaN()})
    EXPECT_EQ(scale_for_screen(dots, {3840, 2160}), 100) << dots;
  EXPECT_EQ(scale_for_screen(192, {1920, 1080}), 175) << "960 by 600 points have to fit";
  EXPECT_EQ(scale_for_screen(192, {1024, 700}), 100);
  EXPECT_EQ(scale_for_screen(192, {1, 1}), 100) << "not told";
}

}  // namespace
}  // namespace greenward::viewer
