#include "engine/geo/drawing_projection.hpp"

#include "tests/support/property_cases.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <random>

namespace greenward::geo {
namespace {

constexpr crs_code kMeasuring{4551};
constexpr std::size_t kMany = 30'000;

/// One line of `count` points in the box, its corners among them.
geographic_geometry scattered(const lon_lat_box& box, std::size_t count, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> x(box.min.x, box.max.x), y(box.min.y, box.max.y);
  geographic_geometry geometry;
  geometry.begin_feature(geometry_kind::line);
  geometry.begin_part();
  geometry.add(box.min);
  geometry.add(box.max);
  while (geometry.points().size() < count) geometry.add({x(random), y(random)});
  return geometry;
}

double farthest(const planar_geometry& a, const planar_geometry& b) {
  double most = 0;
  for (std::size_t i = 0; i < a.points().size(); ++i)
    most = std::max(most, distance(a.points()[i], b.points()[i]));
  return most;
}

TEST(ProjectForDrawing, NoPointIsFartherFromItsExactPlaceThanAsked) {
  greenward::testing::check_slow_property(
      [](std::uint32_t seed) {
        const double side = *rc::gen::element(0.002, 0.3, 2.0, 8.0);  // degrees
        const double tolerance = *rc::gen::element(0.01, 1.0, 100.0);
        const lon_lat_box box{{125.1, 43.7}, {125.1 + side, 43.7 + side / 2}};
        const auto points = scattered(box, kMany, seed);
        RC_ASSERT(farthest(project_for_drawing(points, kMeasuring, tolerance), project(points, kMeasuring)) <=
                  tolerance);
      },
      10);
}

TEST(ProjectForDrawing, ACityIsInterpolated) {
  const auto points = scattered({{125.1, 43.7}, {125.5, 44.0}}, kMany, 1);
  const double apart = farthest(project_for_drawing(points, kMeasuring, 0.1), project(points, kMeasuring));
  EXPECT_GT(apart, 1e-6);
  EXPECT_LT(apart, 0.02);
}

TEST(ProjectForDrawing, ACoarseGridAndFewPointsAndPointsWithoutExtentAreExact) {
  const lon_lat_box continent{{90, 20}, {130, 50}};
  const auto spread = scattered(continent, kMany, 2);
  EXPECT_EQ(project_for_drawing(spread, kMeasuring, 0.1), project(spread, kMeasuring));
  const auto few = scattered({{125.1, 43.7}, {125.5, 44.0}}, 100, 3);
  EXPECT_EQ(project_for_drawing(few, kMeasuring, 10), project(few, kMeasuring));
  const auto along_a_meridian = scattered({{125.1, 43.7}, {125.1, 44.0}}, kMany, 4);
  EXPECT_EQ(project_for_drawing(along_a_meridian, kMeasuring, 10), project(along_a_meridian, kMeasuring));
}

}  // namespace
}  // namespace greenward::geo
