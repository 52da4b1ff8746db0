#include "engine/geo/measure.hpp"

#include <gtest/gtest.h>
#include <array>
#include <cmath>
#include <limits>

namespace greenward::geo {
namespace {

constexpr std::array<planar, 3> kHook{{{0, 0}, {30, 0}, {30, 40}}};

/// A square of 10 m with a hole of 2 m, and a second square of 5 m to the east.
planar_geometry two_parts() {
  planar_geometry g;
  g.begin_feature(geometry_kind::polygon);
  const auto add_square = [&](double x, double y, double side) {
    g.begin_ring();
    for (const planar p : {planar{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}})
      g.add(p);
  };
  g.begin_part();
  add_square(0, 0, 10);
  add_square(4, 4, 2);
  g.begin_part();
  add_square(20, 0, 5);
  return g;
}

planar_geometry line_of(std::span<const planar> points) {
  planar_geometry g;
  g.append_line(points);
  return g;
}

TEST(Measure, LengthsAddUp) {
  EXPECT_DOUBLE_EQ(line_length(kHook).value, 70);
  EXPECT_DOUBLE_EQ(length(line_of(kHook)[0]).value, 70);
  EXPECT_DOUBLE_EQ(length(two_parts()[0]).value, 40 + 8 + 20);
  planar_geometry point;
  point.append_point({1, 2});
  EXPECT_EQ(length(point[0]).value, 0);
}

TEST(Measure, AreaIsShellsMinusHoles) {
  EXPECT_DOUBLE_EQ(area(two_parts()[0]).value, 100 - 4 + 25);
  EXPECT_EQ(area(line_of(kHook)[0]).value, 0);
}

TEST(Measure, AreaKeepsItsDigitsFarFromTheOrigin) {
  planar_geometry g;
  g.append_polygon(
      std::array<planar, 4>{{{439724, 4860762}, {439725, 4860762}, {439725, 4860763}, {439724, 4860763}}});
  EXPECT_DOUBLE_EQ(area(g[0]).value, 1);
}

TEST(Measure, SignedAreaTellsTheTurn) {
  std::array<planar, 4> ring{{{0, 0}, {4, 0}, {0, 3}, {0, 0}}};
  EXPECT_DOUBLE_EQ(signed_area(ring), 6);
  std::swap(ring[1], ring[2]);
  EXPECT_DOUBLE_EQ(signed_area(ring), -6);
  const std::array<lon_lat, 4> degrees{{{125, 43}, {125.5, 43}, {125, 43.5}, {125, 43}}};
  EXPECT_DOUBLE_EQ(signed_area(degrees), 0.125);
}

TEST(Measure, ContainsSeesHolesPartsAndBoundaries) {
  const planar_geometry g = two_parts();
  EXPECT_TRUE(contains(g[0], {1, 1}));
  EXPECT_TRUE(contains(g[0], {22, 2}));
  EXPECT_FALSE(contains(g[0], {5, 5}));   // in the hole
  EXPECT_FALSE(contains(g[0], {15, 2}));  // between the parts
  EXPECT_TRUE(contains(g[0], {0, 0}));    // a corner
  EXPECT_TRUE(contains(g[0], {10, 3}));   // an edge
  EXPECT_TRUE(contains(g[0], {4, 5}));    // the hole's edge
  EXPECT_FALSE(contains(g[0], {-1, 0}));  // level with an edge
  EXPECT_FALSE(contains(line_of(kHook)[0], {30, 0}));
}

TEST(Measure, ProjectionOnALineTellsHowFarAlong) {
  const auto p = project_on_line({35, 20}, kHook);
  EXPECT_EQ(p.point, (planar{30, 20}));
  EXPECT_DOUBLE_EQ(p.along, 50);
  EXPECT_DOUBLE_EQ(p.distance, 5);
  EXPECT_DOUBLE_EQ(project_on_line({-3, -4}, kHook).along, 0);
  EXPECT_DOUBLE_EQ(project_on_line({30, 99}, kHook).along, 70);
}

TEST(Measure, DistanceToAPolygonIsZeroInside) {
  const planar_geometry g = two_parts();
  EXPECT_EQ(distance(g[0], planar{1, 1}), 0);
  EXPECT_DOUBLE_EQ(distance(g[0], planar{5, 5}), 1);
  EXPECT_DOUBLE_EQ(distance(g[0], planar{13, 2}), 3);
  planar_geometry none;
  none.append_none();
  EXPECT_EQ(distance(none[0], planar{0, 0}), std::numeric_limits<double>::infinity());
}

TEST(Measure, RepresentativePointLiesInsideEvenOfAHorseshoe) {
  planar_geometry g;
  g.append_polygon(
      std::array<planar, 8>{{{0, 0}, {10, 0}, {10, 10}, {8, 10}, {8, 2}, {2, 2}, {2, 10}, {0, 10}}});
  g.append(two_parts()[0]);
  for (std::size_t i = 0; i < g.size(); ++i) {
    const planar p = representative_point(g[i]);
    EXPECT_TRUE(contains(g[i], p));
    EXPECT_GT(distance(line_of(g[i].ring(0, 0))[0], p), 0.5);
  }
}

TEST(Measure, RepresentativePointOfALineLiesHalfWay) {
  EXPECT_EQ(representative_point(line_of(kHook)[0]), (planar{30, 5}));
  planar_geometry g;
  g.append_point({3, 4});
  g.append_none();
  g.append_line({});
  g.append_polygon(std::array<planar, 3>{{{1, 1}, {1, 1}, {1, 1}}});
  EXPECT_EQ(representative_point(g[0]), (planar{3, 4}));
  EXPECT_TRUE(std::isnan(representative_point(g[1]).x));
  EXPECT_TRUE(std::isnan(representative_point(g[2]).x));
  EXPECT_EQ(representative_point(g[3]), (planar{1, 1}));
}

TEST(Measure, LinePartCutsAtTheGivenDistances) {
  const std::vector<planar> middle{{20, 0}, {30, 0}, {30, 10}};
  EXPECT_EQ(line_part(kHook, metres(20), metres(40)), middle);
  const std::vector<planar> whole(kHook.begin(), kHook.end());
  EXPECT_EQ(line_part(kHook, metres(0), metres(70)), whole);
  EXPECT_EQ(line_part(kHook, metres(-5), metres(99)), whole);
  const std::vector<planar> to_corner{{20, 0}, {30, 0}};
  EXPECT_EQ(line_part(kHook, metres(20), metres(30)), to_corner);
  const std::vector<planar> from_corner{{30, 0}, {30, 10}};
  EXPECT_EQ(line_part(kHook, metres(30), metres(40)), from_corner);
  const std::vector<planar> nothing{{20, 0}, {20, 0}};
  EXPECT_EQ(line_part(kHook, metres(20), metres(20)), nothing);
  EXPECT_TRUE(line_part({}, metres(0), metres(1)).empty());
}

}  // namespace
}  // namespace greenward::geo
