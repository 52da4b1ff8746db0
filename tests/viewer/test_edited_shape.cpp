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

both bent_line() {
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
  const both shape = bent_line();
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
  const both shape = bent_line();
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
  EXPECT_TRUE(loop.drop({0, 0}));
  EXPECT_FALSE(loop.drop({0, 0})) << "a ring has three";
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

TEST(EditedShape, ALineIsCutAtACornerOrAtAPlaceOfASide) {
  const both shape = bent_line();
  edited_shape edited(shape.stored[0], shape.drawn[0]);
  EXPECT_FALSE(edited.cut_at({{1, 0}}, 5)) << "an end";
  EXPECT_FALSE(edited.cut_at({{30, 30}}, 5)) << "beside it";
  EXPECT_FALSE(edited.is_changed());
  EXPECT_TRUE(edited.cut_at({{99, 1}}, 5));
  EXPECT_EQ(edited.cut(), (shape_grip{0, 1}));
  EXPECT_TRUE(edited.cut_at({{99, 1}}, 5));
  EXPECT_FALSE(edited.cut()) << "the same once more takes it back";
  EXPECT_TRUE(edited.cut_at({{30, 0}, lon_lat{125.13, 43.8}}, 5));
  EXPECT_EQ(edited.cut(), (shape_grip{0, 1}));
  const auto pieces = edited.pieces(kPlane);
  EXPECT_EQ(pieces[0][0].points().size(), 2U);
  EXPECT_EQ(pieces[1][0].points().size(), 3U);
  EXPECT_EQ(pieces[0][0].points().front(), shape.stored.points()[0]);
  EXPECT_EQ(pieces[0][0].points().back(), (lon_lat{125.13, 43.8}));
  EXPECT_EQ(pieces[1][0].points().front(), (lon_lat{125.13, 43.8}));
  EXPECT_EQ(pieces[1][0].points().back(), shape.stored.points()[2]);
  EXPECT_TRUE(edited.take_back());
  EXPECT_TRUE(edited.cut_at({{30, 3}, lon_lat{125.13, 43.8}}, 5));
  EXPECT_EQ(edited.corner(*edited.cut()), (stored_place{{30, 0}}))
      << "what stands beside it does not bend it";
  EXPECT_TRUE(edited.take_back());
  EXPECT_TRUE(edited.cut_at({{30, 0.2}, lon_lat{125.13, 43.8}}, 5));
  EXPECT_TRUE(edited.corner(*edited.cut()).stored) << "what stands on it is met to the last digit";
  edited.move(*edited.cut(), {{30, 0}, lon_lat{125.13, 43.8}});
  // Corners that come and go before it do not shift the place of the cut.
  (void)edited.take({0, 0, true});
  EXPECT_EQ(edited.corner(*edited.cut()).at, (planar{30, 0}));
  EXPECT_TRUE(edited.drop({0, 1}));
  EXPECT_EQ(edited.corner(*edited.cut()).at, (planar{30, 0}));
  EXPECT_TRUE(edited.drop({0, 0}));
  EXPECT_FALSE(edited.cut()) << "the line ends there now";
}

TEST(EditedShape, ALineIsJoinedToAnotherToTheLastDigitAndTakenBack) {
  const both shape = bent_line();
  both far;
  far.stored.append_line(std::array{lon_lat{125.3, 43.9}, lon_lat{125.2, 43.9000000001}});
  far.drawn.append_line(std::array{planar{200, 100}, planar{100, 100.001}});
  edited_shape edited(shape.stored[0], shape.drawn[0]);
  const edited_shape other(far.stored[0], far.drawn[0]);
  ASSERT_EQ(edited.ends().size(), 1U);
  const auto meeting = workflow::meeting_of(edited.ends(), other.ends(), {});
  ASSERT_TRUE(meeting.joint);
  edited.join(other, *meeting.joint);
  EXPECT_EQ(edited.joins(), 1U);
  const auto after = edited.geographic(kPlane);
  ASSERT_EQ(after[0].points().size(), 4U);
  EXPECT_EQ(after[0].points()[2], shape.stored.points()[2]) << "the line's own corner";
  EXPECT_EQ(after[0].points()[3], far.stored.points()[0]);
  edited.append({{300, 100}});
  EXPECT_EQ(edited.rings()[0].corners.size(), 5U) << "it goes on at its new end";
  EXPECT_TRUE(edited.take_back());
  EXPECT_TRUE(edited.take_back());
  EXPECT_EQ(edited.joins(), 0U);
  EXPECT_EQ(edited.geographic(kPlane), shape.stored);
  EXPECT_TRUE(edited.do_again());
  EXPECT_EQ(edited.geographic(kPlane), after);
  EXPECT_EQ(edited.joins(), 1U);
}

TEST(EditedShape, PartsAndHolesAreAddedAndTakenOut) {
  both square = area();
  edited_shape edited(square.stored[0], square.drawn[0]);
  EXPECT_FALSE(edited.begin_hole({{300, 0}})) << "no area there";
  edited.begin_part({{200, 0}});
  for (const planar corner : {planar{300, 0}, planar{300, 100}}) edited.append({corner});
  EXPECT_TRUE(edited.is_complete());
  EXPECT_TRUE(edited.begin_hole({{60, 60}})) << "in the first part, though another was drawn since";
  for (const planar corner : {planar{70, 60}, planar{70, 70}}) edited.append({corner});
  const auto shape = edited.geographic(kPlane);
  ASSERT_EQ(shape[0].part_count(), 2U);
  EXPECT_EQ(shape[0].ring_count(0), 3U);
  EXPECT_EQ(shape[0].ring_count(1), 1U);
  EXPECT_TRUE(edited.drop({2, 0})) << "a hole of three corners goes whole";
  EXPECT_EQ(edited.geographic(kPlane)[0].ring_count(0), 2U);
  EXPECT_TRUE(edited.drop({0, 0}));
  EXPECT_TRUE(edited.drop({0, 0})) << "the first part with its hole";
  EXPECT_EQ(edited.rings().size(), 1U);
  EXPECT_FALSE(edited.drop({0, 0})) << "the last part stays";
}

TEST(EditedShape, BecomesAnotherKindFromItsCorners) {
  edited_shape drawn(geo::geometry_kind::line);
  for (const planar corner : {planar{0, 0}, planar{10, 0}, planar{10, 10}}) drawn.append({corner});
  drawn.become(geo::geometry_kind::polygon);
  EXPECT_TRUE(drawn.is_complete());
  EXPECT_EQ(drawn.geographic(kPlane)[0].ring(0, 0).size(), 4U);
  drawn.become(geo::geometry_kind::point);
  ASSERT_EQ(drawn.rings()[0].corners.size(), 1U);
  EXPECT_EQ(drawn.rings()[0].corners[0].at, (planar{10, 10}));
  EXPECT_TRUE(drawn.take_back());
  EXPECT_EQ(drawn.kind(), geo::geometry_kind::polygon);
  EXPECT_EQ(drawn.rings()[0].corners.size(), 3U);
}

/// Any changes, all taken back: as it was, to the last digit; all done again: as they were.
RC_GTEST_PROP(EditedShape, StepsBackLeadToTheStart, ()) {
  const both shape = *rc::gen::element(0, 1) == 0 ? bent_line() : area();
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
    const int act = *rc::gen::inRange(0, 7);
    if (act < 2) {
      done += edited.drop(grip) ? 1 : 0;
    } else if (act == 2) {
      done += edited.cut_at({at}, 30) ? 1 : 0;
    } else if (act == 3) {
      done += edited.begin_hole({at}) ? 1 : 0;
    } else if (act == 4) {
      edited.begin_part({at});
      ++done;
    } else {
      edited.move(edited.take(grip), {at});
      ++done;
    }
  }
  if (edited.cut()) {
    const auto pieces = edited.pieces(kPlane);
    RC_ASSERT(pieces[0].points().back() == pieces[1].points().front());
    RC_ASSERT(pieces[0].points().size() + pieces[1].points().size() ==
              edited.geographic(kPlane).points().size() + 1);
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
