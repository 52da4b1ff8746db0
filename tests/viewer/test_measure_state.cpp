#include "viewer/layers/measure_state.hpp"

#include <gtest/gtest.h>
#include <cmath>

namespace greenward::viewer {
namespace {

constexpr geo::crs_code kMeasuring{4551};

geo::planar at(double lon, double lat) {
  return geo::project(geo::lon_lat{lon, lat}, kMeasuring);
}

measure_state begun(measure_kind kind, std::initializer_list<geo::planar> corners) {
  measure_state state;
  state.take_up(kind);
  for (const geo::planar& corner : corners) state.add(corner, kMeasuring);
  return state;
}

measure_state triangle(measure_kind kind) {
  return begun(kind, {at(125.25, 43.88), at(125.3, 43.9), at(125.32, 43.86)});
}

// Sides: geod -I +ellps=WGS84 -F %.6f. Area: see test_geodesic.cpp.
TEST(MeasureState, ADistanceIsTheSumOfItsSides) {
  const measurement found = measured(triangle(measure_kind::distance), std::nullopt, kMeasuring);
  ASSERT_EQ(found.sides.size(), 2U);
  EXPECT_NEAR(found.sides[0].value, 4591.316304, 1e-3);
  EXPECT_NEAR(found.sides[1].value, 4726.123172, 1e-3);
  EXPECT_NEAR(found.length.value, 4591.316304 + 4726.123172, 2e-3);
  EXPECT_FALSE(found.enclosed);
}

TEST(MeasureState, AnAreaHasABorderThatCloses) {
  const measurement found = measured(triangle(measure_kind::area), std::nullopt, kMeasuring);
  ASSERT_EQ(found.sides.size(), 3U);
  EXPECT_NEAR(found.sides[2].value, 6049.598943, 1e-3);
  ASSERT_TRUE(found.enclosed);
  EXPECT_NEAR(found.enclosed->value, 10714805.485, 1);
}

TEST(MeasureState, ThePointerFollowsUntilTheEnd) {
  measure_state state = begun(measure_kind::distance, {at(125.25, 43.88), at(125.3, 43.9)});
  EXPECT_EQ(measured(state, at(125.32, 43.86), kMeasuring).sides.size(), 2U);
  state.end();
  EXPECT_TRUE(state.ended);
  EXPECT_EQ(measured(state, at(125.32, 43.86), kMeasuring).sides.size(), 1U);
}

TEST(MeasureState, ABorderThatCrossesItselfHasNoArea) {
  measure_state bow = begun(measure_kind::area, {at(125.25, 43.88), at(125.3, 43.9), at(125.3, 43.88)});
  EXPECT_TRUE(measured(bow, std::nullopt, kMeasuring).enclosed);
  bow.add(at(125.25, 43.9), kMeasuring);
  const measurement found = measured(bow, std::nullopt, kMeasuring);
  EXPECT_TRUE(found.crosses);
  EXPECT_FALSE(found.enclosed);
}

TEST(MeasureState, ABorderThatRunsBackOverItselfHasNoArea) {
  const geo::planar corner = at(125.25, 43.88);
  const measure_state spike =
      begun(measure_kind::area, {corner, {corner.x + 100, corner.y}, {corner.x + 50, corner.y}});
  EXPECT_TRUE(measured(spike, std::nullopt, kMeasuring).crosses);
}

TEST(MeasureState, ABoxDoesNotMeetItself) {
  const geo::planar c = at(125.25, 43.88);
  const measure_state box =
      begun(measure_kind::area, {c, {c.x + 100, c.y}, {c.x + 100, c.y + 100}, {c.x, c.y + 100}});
  const measurement found = measured(box, std::nullopt, kMeasuring);
  EXPECT_FALSE(found.crosses);
  ASSERT_TRUE(found.enclosed);
  EXPECT_NEAR(found.enclosed->value, 1e4, 10);
}

TEST(MeasureState, OneCornerCannotEnd) {
  measure_state state = begun(measure_kind::distance, {at(125.25, 43.88)});
  state.end();
  EXPECT_FALSE(state.ended);
  measure_state area = begun(measure_kind::area, {at(125.25, 43.88), at(125.3, 43.9)});
  area.end();
  EXPECT_FALSE(area.ended);
}

TEST(MeasureState, ACornerIsTakenBackAndTheMeasurementGoesOn) {
  measure_state state = triangle(measure_kind::distance);
  state.end();
  state.take_back();
  EXPECT_FALSE(state.ended);
  EXPECT_EQ(state.corners.size(), 2U);
  EXPECT_EQ(state.places.size(), 2U);
}

TEST(MeasureState, AClickAfterTheEndBeginsAnew) {
  measure_state state = triangle(measure_kind::distance);
  state.end();
  state.add(at(125.2, 43.8), kMeasuring);
  EXPECT_EQ(state.corners.size(), 1U);
  EXPECT_EQ(state.kind, measure_kind::distance);
}

TEST(MeasureState, APlaceWithoutALongitudeIsRefusedInWords) {
  measure_state state = begun(measure_kind::distance, {{1e12, 1e12}});
  EXPECT_TRUE(state.corners.empty());
  EXPECT_TRUE(state.problem);
}

}  // namespace
}  // namespace greenward::viewer
