#include "engine/report/line_label.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>
#include <numbers>

namespace greenward::report {

TEST(LineLabel, ShortLineGetsNone) {
  const std::vector<pixel> line{{0, 0}, {50, 0}};
  EXPECT_TRUE(
      line_label_places(line, {.width = 60, .height = 12, .offset = 8}, text_direction::along).empty());
}

TEST(LineLabel, StandsAboveTheMiddleFirst) {
  const std::vector<pixel> line{{0, 100}, {200, 100}};
  const auto places =
      line_label_places(line, {.width = 60, .height = 12, .offset = 8}, text_direction::along);
  ASSERT_FALSE(places.empty());
  EXPECT_NEAR(places[0].box.centre.x, 100, 1e-9);
  EXPECT_NEAR(places[0].box.centre.y, 92, 1e-9);
  EXPECT_NEAR(places[1].box.centre.y, 108, 1e-9);
}

TEST(LineLabel, AvoidsTheBend) {
  const std::vector<pixel> line{{0, 0}, {100, 0}, {100, 100}};
  for (const auto& [box, direction] :
       line_label_places(line, {.width = 60, .height = 12, .offset = 0}, text_direction::along)) {
    const bool horizontal = std::abs(box.angle) < 1e-9 && box.centre.x <= 70;
    const bool vertical = std::abs(std::abs(box.angle) - std::numbers::pi / 2) < 1e-9 && box.centre.y >= 30;
    EXPECT_EQ(direction, text_direction::along);
    EXPECT_TRUE(horizontal || vertical) << box.centre.x << ' ' << box.centre.y << ' ' << box.angle;
  }
}

RC_GTEST_PROP(LineLabel, TextNeverStandsOnItsHead, ()) {
  const double angle = *rc::gen::inRange(0, 360) * std::numbers::pi / 180;
  const std::vector<pixel> line{{0, 0}, {300 * std::cos(angle), 300 * std::sin(angle)}};
  const auto places =
      line_label_places(line, {.width = 100, .height = 12, .offset = 8}, text_direction::along);
  RC_ASSERT(!places.empty());
  for (const auto& [box, direction] : places) {
    RC_ASSERT(direction == text_direction::along);
    RC_ASSERT(std::abs(box.angle) <= std::numbers::pi / 2 + 1e-9);
    RC_ASSERT(std::abs(std::sin(box.angle - angle)) < 1e-9);  // along the line
  }
}

RC_GTEST_PROP(LineLabel, SteepTextIsStackedUprightAlongTheLine, ()) {
  const double angle = *rc::gen::inRange(0, 360) * std::numbers::pi / 180;
  const std::vector<pixel> line{{0, 0}, {300 * std::cos(angle), 300 * std::sin(angle)}};
  const double from_vertical = std::acos(std::min(1.0, std::abs(std::sin(angle)))) * 180 / std::numbers::pi;
  for (const auto& [box, direction] :
       line_label_places(line, {.width = 100, .height = 12, .offset = 8}, text_direction::stacked)) {
    if (from_vertical < 34) RC_ASSERT(direction == text_direction::stacked);
    if (from_vertical > 36) RC_ASSERT(direction == text_direction::along);
    if (direction == text_direction::along) continue;
    RC_ASSERT(std::abs(box.angle) <= 36 * std::numbers::pi / 180);
    RC_ASSERT(std::abs(std::cos(box.angle - angle)) < 1e-9);  // its height lies along the line
    RC_ASSERT(box.half_height == 50);
  }
}

}  // namespace greenward::report
