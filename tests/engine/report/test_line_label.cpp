#include "engine/report/line_label.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>
#include <numbers>

namespace greenward::report {

TEST(LineLabel, ShortLineGetsNone) {
  const std::vector<pixel> line{{0, 0}, {50, 0}};
  EXPECT_TRUE(line_label_places(line, {.width = 60, .height = 12, .offset = 8}).empty());
}

TEST(LineLabel, StandsAboveTheMiddleFirst) {
  const std::vector<pixel> line{{0, 100}, {200, 100}};
  const auto places = line_label_places(line, {.width = 60, .height = 12, .offset = 8});
  ASSERT_FALSE(places.empty());
  EXPECT_NEAR(places[0].centre.x, 100, 1e-9);
  EXPECT_NEAR(places[0].centre.y, 92, 1e-9);
  EXPECT_NEAR(places[1].centre.y, 108, 1e-9);
}

TEST(LineLabel, AvoidsTheBend) {
  const std::vector<pixel> line{{0, 0}, {100, 0}, {100, 100}};
  for (const label_box& box : line_label_places(line, {.width = 60, .height = 12, .offset = 0})) {
    const bool horizontal = std::abs(box.angle) < 1e-9 && box.centre.x <= 70;
    const bool vertical = std::abs(std::abs(box.angle) - std::numbers::pi / 2) < 1e-9 && box.centre.y >= 30;
    EXPECT_TRUE(horizontal || vertical) << box.centre.x << ' ' << box.centre.y << ' ' << box.angle;
  }
}

RC_GTEST_PROP(LineLabel, TextNeverStandsOnItsHead, ()) {
  const double angle = *rc::gen::inRange(0, 360) * std::numbers::pi / 180;
  const std::vector<pixel> line{{0, 0}, {300 * std::cos(angle), 300 * std::sin(angle)}};
  const auto places = line_label_places(line, {.width = 100, .height = 12, .offset = 8});
  RC_ASSERT(!places.empty());
  for (const label_box& box : places) {
    RC_ASSERT(std::abs(box.angle) <= std::numbers::pi / 2 + 1e-9);
    RC_ASSERT(std::abs(std::sin(box.angle - angle)) < 1e-9);  // along the line
  }
}

}  // namespace greenward::report
