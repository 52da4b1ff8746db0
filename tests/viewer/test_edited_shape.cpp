#include "viewer/layers/edited_shape.hpp"

#include "tests/support/property_cases.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <array>

namespace greenward::viewer {
namespace {

using geo::lon_lat;
using geo::planar;

constexpr geo::crs_code kPlane{4551};

/// Stored coordinates need not be those of the plane: a corner that nobody touches keeps them whatever they
/// are.
struct both {
  geo::geographic_geometry stored;
  geo::planar_geometry drawn;
};

both line() {
  both shape;
  shape.stored.append_line(std::array{lon_lat{125.1, 43.8}, lon_lat{125.2, 43.8}, lon_lat{125.2, 43.9}});
  shape.drawn.append_line(std::array{planar{0, 0}, planar{100, 0}, planar{100, 100}});
  return shape;
}

/// A square with a hole.
both area() {
  both shape;
  shape.stored.begin_feature(geo::geometry_kind::polygon);
  shape.drawn.begin_feature(geo::geometry_kind::polygon);
  shape.stored.begin_part();
  shape.drawn.begin_part();
  for (const double half : {100.0, 20.0}) {
    shape.stored.begin_ring();
    shape.drawn.begin_ring();
    for (const auto& [x, y] : {std::pair{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}}) {
      shape.drawn.add({half * x, half * y});
      shape.stored.add({125 + half * x / 1000, 43 + half * y / 1000});
    }
  }
  return shape;
}

TEST(EditedShape, WhatNobodyTouchesKeepsEveryDigit) {
  const both shape = area();
  edited_shape edited(shape.stored[0], shape.drawn[0]);
  EXPECT_EQ(edited.geographic(kPlane), shape.stored);
  EXPECT_FALSE(edited.is_changed());
  const shape_grip grip = edited.take(*edited.grip_at({101, 99}, 5));
  edited.move(grip, {{150, 150}, lon_lat{126, 44}});
  const geo::geographic_geometry after = edited.geographic(kPlane);
  std::size_t different = 0;
  for (std::size_t i = 0; i < after.points().size(); ++i)
    different += after.points()[i] == shape.stored.points()[i] ? 0 : 1;
  EXPECT_EQ(different, 1U);
  EXPECT_EQ(after.points()[2], (lon_lat{126, 44}));
}

TEST(EditedShape, TheFirstCornerOfARingIsAlsoItsLast) {
  const both shape = area();
  edited_shape edited(shape.stored[0], shape.drawn[0]);
  edited.move(edited.take({1, 0}), {{-30, -30}, lon_lat{124, 42}});
  const auto after = edited.geographic(kPlane);
  EXPECT_EQ(after[0].ring(0, 1).front(), (lon_lat{124, 42}));
  EXPECT_EQ(after[0].ring(0, 1).back(), (lon_lat{124, 42}));
  EXPECT_EQ(after[0].ring(0, 0).size(), 5U);
}

TEST(EditedShape, GripsAreCornersBeforeMiddlesAndNoneOfAShortSide) {
  const both shape = line();
  const edited_shape edited(shape.stored[0], shape.drawn[0]);
  EXPECT_EQ(edited.grip_at({98, 3}, 5), (shape_grip{0, 1}));
  EXPECT_EQ(edited.grip_at({50, 4}, 5), (shape_grip{0, 0, true}));
  EXPECT_EQ(edited.grip_at({100, 50}, 5), (shape_grip{0, 1, true}));
  EXPECT_EQ(edited.grip_at({50, 50}, 5), std::nullopt) << "an open line has no side back";
  EXPECT_EQ(edited.grip_at({50, 4}, 26), std::nullopt) << "corners would be in the way";
  both square = area();
  const edited_shape loop(square.stored[0], square.drawn[0]);
  EXPECT_EQ(loop.grip_at({-100, 0}, 5), (shape_grip{0, 3, true})) << "a ring has one";
}

TEST(EditedShape, AMiddleBecomesACornerAndCornersAreTakenOutToTheFewest) {
  const both shape = line();
  edited_shape edited(shape.stored[0], shape.drawn[0]);
  const shape_grip put = edited.take({0, 0, true});
  EXPECT_EQ(put, (shape_grip{0, 1}));
  EXPECT_EQ(edited.place_of(put), (planar{50, 0}));
  EXPECT_EQ(edited.rings()[0].corners.size(), 4U);
  EXPECT_TRUE(edited.drop({0, 1}));
  EXPECT_TRUE(edited.drop({0, 1}));
  EXPECT_FALSE(edited.drop({0, 0})) << "a line has two";
  EXPECT_EQ(edited.rings()[0].corners.size(), 2U);
  both square = area();
  edited_shape loop(square.stored[0], square.drawn[0]);
  EXPECT_TRUE(loop.drop({1, 0}));
  EXPECT_FALSE(loop.drop({1, 0})) << "a ring has three";
}

TEST(EditedShape, IsDrawnCornerByCorner) {
  edited_shape drawn(geo::geometry_kind::polygon);
  EXPECT_FALSE(drawn.is_complete());
  for (const planar corner : {planar{0, 0}, planar{10, 0}, planar{10, 10}}) drawn.append({corner});
  EXPECT_TRUE(drawn.is_complete());
  EXPECT_TRUE(drawn.take_back());
  EXPECT_FALSE(drawn.is_complete());
  edited_shape point(geo::geometry_kind::point);
  point.append({{1, 1}});
  point.append({{2, 2}});
  ASSERT_EQ(point.rings().size(), 1U);
  ASSERT_EQ(point.rings()[0].corners.size(), 1U);
  EXPECT_EQ(point.rings()[0].corners[0].at, (planar{2, 2}));
}

/// Any changes, all taken back: as it was, to the last digit; all done again: as they were.
RC_GTEST_PROP(EditedShape, StepsBackLeadToTheStart, ()) {
  const both shape = *rc::gen::element(0, 1) == 0 ? line() : area();
  edited_shape edited(shape.stored[0], shape.drawn[0]);
  const int steps = *rc::gen::inRange(1, 12);
  int done = 0;
  for (int i = 0; i < steps; ++i) {
    const planar at{static_cast<double>(*rc::gen::inRange(-120, 120)),
                    static_cast<double>(*rc::gen::inRange(-120, 120))};
    const std::size_t of_ring = *rc::gen::inRange<std::size_t>(0, edited.rings().size());
    const std::size_t count = edited.rings()[of_ring].corners.size();
    const std::size_t corner = *rc::gen::inRange<std::size_t>(0, count);
    const bool has_side = edited.kind() == geo::geometry_kind::polygon || corner + 1 < count;
    const shape_grip grip{of_ring, corner, has_side && *rc::gen::arbitrary<bool>()};
    if (*rc::gen::inRange(0, 3) == 0) {
      done += edited.drop(grip) ? 1 : 0;
    } else {
      edited.move(edited.take(grip), {at});
      ++done;
    }
  }
  const auto last = edited.rings();
  int back = 0;
  while (edited.take_back()) ++back;
  RC_ASSERT(back == done);
  RC_ASSERT(edited.geographic(kPlane) == shape.stored);
  while (edited.do_again()) --back;
  RC_ASSERT(back == 0);
  RC_ASSERT(edited.rings() == last);
}

}  // namespace
}  // namespace greenward::viewer
