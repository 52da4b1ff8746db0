#include "engine/geo/geometry_distance.hpp"

#include "engine/geo/measure.hpp"
#include "tests/engine/geo/shapes.hpp"

#include <fmt/format.h>
#include <geos_c.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace greenward::geo {
namespace {

double between(const planar_geometry& a, const planar_geometry& b) {
  return distance(a[0], b[0]);
}

TEST(GeometryDistance, CrossingLinesTouch) {
  EXPECT_EQ(between(line({{0, 0}, {10, 10}}), line({{0, 10}, {10, 0}})), 0.0);
}

TEST(GeometryDistance, AnEndOnALineTouches) {
  EXPECT_EQ(between(line({{0, 0}, {10, 0}}), line({{5, 0}, {5, 8}})), 0.0);
}

TEST(GeometryDistance, ALineInsideAPolygonIsAtNoDistance) {
  EXPECT_EQ(between(square(0, 0, 100), line({{40, 40}, {60, 60}})), 0.0);
  EXPECT_EQ(between(line({{40, 40}, {60, 60}}), square(0, 0, 100)), 0.0);
}

TEST(GeometryDistance, MeasuresFromOutlineToOutline) {
  EXPECT_DOUBLE_EQ(between(square(0, 0, 10), square(13, 14, 5)), 5.0);
  EXPECT_DOUBLE_EQ(between(square(0, 0, 10), line({{40, -50}, {40, 50}})), 30.0);
}

TEST(GeometryDistance, AHoleKeepsWhatLiesInItApart) {
  planar_geometry ring;
  ring.begin_feature(geometry_kind::polygon);
  ring.begin_part();
  for (const auto& corners : {std::vector<planar>{{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}},
                              std::vector<planar>{{20, 20}, {20, 80}, {80, 80}, {80, 20}, {20, 20}}}) {
    ring.begin_ring();
    for (const planar& p : corners) ring.add(p);
  }
  EXPECT_DOUBLE_EQ(between(ring, line({{50, 50}, {55, 50}})), 25.0);
}

TEST(GeometryDistance, NothingIsInfinitelyFar) {
  planar_geometry none;
  none.append_none();
  EXPECT_EQ(between(none, square(0, 0, 1)), std::numeric_limits<double>::infinity());
}

/// GEOS's answer for two lines.
double geos_distance(const std::vector<planar>& a, const std::vector<planar>& b) {
  const auto wkt = [](const std::vector<planar>& points) {
    std::string text = "LINESTRING(";
    for (std::size_t i = 0; i < points.size(); ++i)
      text += fmt::format("{}{} {}", i == 0 ? "" : ",", points[i].x, points[i].y);
    return text + ")";
  };
  GEOSContextHandle_t geos = GEOS_init_r();
  GEOSGeometry* ga = GEOSGeomFromWKT_r(geos, wkt(a).c_str());
  GEOSGeometry* gb = GEOSGeomFromWKT_r(geos, wkt(b).c_str());
  double result = -1;
  GEOSDistance_r(geos, ga, gb, &result);
  GEOSGeom_destroy_r(geos, ga);
  GEOSGeom_destroy_r(geos, gb);
  GEOS_finish_r(geos);
  return result;
}

std::vector<planar> draw_line() {
  std::vector<planar> points;
  const int n = *rc::gen::inRange(2, 6);
  for (int i = 0; i < n; ++i)
    points.push_back(
        {static_cast<double>(*rc::gen::inRange(0, 12)), static_cast<double>(*rc::gen::inRange(0, 12))});
  return points;
}

RC_GTEST_PROP(GeometryDistanceProperty, AgreesWithGeosOnLines, ()) {
  const auto a = draw_line(), b = draw_line();
  RC_ASSERT(std::abs(between(line(a), line(b)) - geos_distance(a, b)) < 1e-12);
}

RC_GTEST_PROP(GeometryDistanceProperty, TheNearestPointsLieOnBothAndAsFarApart, ()) {
  const planar_geometry a = line(draw_line()),
                        b = *rc::gen::arbitrary<bool>() ? line(draw_line()) : square(3, 4, 5);
  const closest_points found = nearest_points(a[0], b[0]);
  RC_ASSERT(std::abs(found.distance - between(a, b)) < 1e-12);
  RC_ASSERT(std::abs(distance(found.on_a, found.on_b) - found.distance) < 1e-9);
  RC_ASSERT(distance(a[0], found.on_a) < 1e-9);
  RC_ASSERT(distance(b[0], found.on_b) < 1e-9);
}

}  // namespace
}  // namespace greenward::geo
