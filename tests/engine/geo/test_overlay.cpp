#include "engine/geo/overlay.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/measure.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <span>

namespace greenward::geo {
namespace {

template <class Point>
void add_square(geometry_column<Point>& g, Point corner, double side) {
  g.begin_ring();
  const double x = corner.x, y = corner.y;
  for (const Point p :
       {Point{x, y}, Point{x + side, y}, Point{x + side, y + side}, Point{x, y + side}, Point{x, y}}) {
    g.add(p);
  }
}

geographic_geometry bow_tie() {
  geographic_geometry g;
  g.append_polygon(std::array<lon_lat, 4>{{{0, 0}, {2, 2}, {2, 0}, {0, 2}}});
  return g;
}

double triangle_area(std::span<const planar> corners) {
  double sum = 0;
  for (std::size_t i = 0; i + 2 < corners.size(); i += 3) sum += signed_area(corners.subspan(i, 3));
  return sum;
}

/// Lines of `length` metres in a square grid of `side` x `side` crossings.
planar_geometry street_grid(int side, double length) {
  planar_geometry g;
  for (int i = 0; i < side; ++i) {
    for (int j = 0; j < side; ++j) {
      const planar here{i * length, j * length};
      if (i + 1 < side) g.append_line(std::array<planar, 2>{{here, {here.x + length, here.y}}});
      if (j + 1 < side) g.append_line(std::array<planar, 2>{{here, {here.x, here.y + length}}});
    }
  }
  return g;
}

TEST(Overlay, ASimplePolygonIsValid) {
  geographic_geometry g;
  g.append_polygon(std::array<lon_lat, 3>{{{0, 0}, {1, 0}, {0, 1}}});
  g.append_none();
  EXPECT_EQ(invalid_reason(g[0]), std::nullopt);
  EXPECT_EQ(invalid_reason(g[1]), std::nullopt);
}

TEST(Overlay, ABowTieIsInvalidAndSaysWhere) {
  const geographic_geometry g = bow_tie();
  const auto reason = invalid_reason(g[0]);
  ASSERT_TRUE(reason.has_value());
  EXPECT_NE(reason->find("Self-intersection"), std::string::npos);
  EXPECT_NE(reason->find("1 1"), std::string::npos);
}

TEST(Overlay, WhatGeosCannotEvenTakeIsInvalidToo) {
  geographic_geometry g;
  g.begin_feature(geometry_kind::polygon);  // an open ring
  g.begin_part();
  g.begin_ring();
  for (const lon_lat p : {lon_lat{0, 0}, {1, 0}, {1, 1}, {0, 1}}) g.add(p);
  g.append_line(std::array<lon_lat, 1>{{{1, 1}}});
  g.append_point({std::nan(""), 1});
  for (std::size_t i = 0; i < g.size(); ++i) EXPECT_TRUE(invalid_reason(g[i]).has_value()) << i;
}

TEST(Overlay, ARepairedBowTieIsTwoTriangles) {
  const geographic_geometry g = repaired(bow_tie()[0]);
  ASSERT_EQ(g.size(), 1U);
  EXPECT_EQ(invalid_reason(g[0]), std::nullopt);
  EXPECT_EQ(g[0].part_count(), 2U);
  EXPECT_NEAR(area(g.transformed<planar>([](lon_lat p) { return planar{p.x, p.y}; })[0]).value, 2, 1e-12);
}

TEST(Overlay, RepairClosesRingsAndDropsWhatIsNoNumber) {
  geographic_geometry g;
  g.begin_feature(geometry_kind::polygon);
  g.begin_part();
  g.begin_ring();
  for (const lon_lat p : {lon_lat{0, 0}, {1, 0}, {std::nan(""), 7}, {1, 1}, {0, 1}}) g.add(p);
  const geographic_geometry whole = repaired(g[0]);
  EXPECT_EQ(invalid_reason(whole[0]), std::nullopt);
  EXPECT_EQ(whole[0].points().size(), 5U);
}

TEST(Overlay, PartsThatShareAnEdgeAreJoinedByRepair) {
  geographic_geometry g;
  g.append_polygon(std::array<lon_lat, 6>{{{3, 1}, {3, 0}, {4, 0}, {3, 1}, {3, 0}, {0, 0}}});
  const geographic_geometry joined = repaired(g[0]);
  EXPECT_EQ(invalid_reason(joined[0]), std::nullopt);
  EXPECT_EQ(joined[0].part_count(), 1U);
}

TEST(Overlay, WhatCoversNothingIsRepairedToNone) {
  geographic_geometry g;
  g.append_polygon(std::array<lon_lat, 2>{{{0, 0}, {1, 1}}});
  g.append_polygon(std::array<lon_lat, 1>{{{std::nan(""), 1}}});
  g.append_line(std::array<lon_lat, 1>{{{1, 1}}});
  g.append_none();
  for (std::size_t i = 0; i < g.size(); ++i) {
    const geographic_geometry result = repaired(g[i]);
    ASSERT_EQ(result.size(), 1U) << i;
    EXPECT_TRUE(result[0].is_none()) << i;
  }
}

/// Rings of few whole coordinates: crossing, doubled, collapsed, holes outside their shell.
template <class Point>
geometry_column<Point> any_rings() {
  geometry_column<Point> g;
  g.begin_feature(geometry_kind::polygon);
  const int parts = *rc::gen::inRange(0, 4);
  for (int p = 0; p < parts; ++p) {
    g.begin_part();
    const int rings = *rc::gen::inRange(0, 4);
    for (int r = 0; r < rings; ++r) {
      g.begin_ring();
      const int points = *rc::gen::inRange(0, 9);
      for (int i = 0; i < points; ++i) {
        g.add({static_cast<double>(*rc::gen::inRange(0, 6)), static_cast<double>(*rc::gen::inRange(0, 6))});
      }
    }
  }
  return g;
}

RC_GTEST_PROP(Overlay, WhateverIsRepairedIsValid, ()) {
  const auto result = repaired(any_rings<lon_lat>()[0]);
  RC_ASSERT(result.size() == 1U);
  RC_ASSERT(invalid_reason(result[0]) == std::nullopt);
}

RC_GTEST_PROP(Overlay, AValidPolygonIsTiledByItsTriangles, ()) {
  const auto valid = repaired(any_rings<lon_lat>()[0]);
  const auto polygon = valid.transformed<planar>([](lon_lat p) { return planar{p.x, p.y}; });
  const auto triangles = triangulate(polygon[0]);
  RC_ASSERT(std::abs(triangle_area(triangles) - area(polygon[0]).value) < 1e-9);
}

RC_GTEST_PROP(Overlay, AnyRingsAreTriangulatedWithoutFailure, ()) {
  const auto triangles = triangulate(any_rings<planar>()[0]);
  RC_ASSERT(triangles.size() % 3 == 0U);
  for (std::size_t i = 0; i < triangles.size(); i += 3) {
    RC_ASSERT(signed_area(std::span(triangles).subspan(i, 3)) >= 0);
  }
}

TEST(Overlay, CoordinatesThatAreNoNumberAreLeftOutOfTriangles) {
  planar_geometry g;
  const double infinity = std::numeric_limits<double>::infinity();
  g.append_polygon(std::array<planar, 5>{{{0, 0}, {1, 0}, {std::nan(""), 3}, {1, 1}, {0, infinity}}});
  EXPECT_NEAR(triangle_area(triangulate(g[0])), 0.5, 1e-12);
}

TEST(Overlay, ABufferedLineIsACapsule) {
  planar_geometry g;
  g.append_line(std::array<planar, 2>{{{0, 0}, {100, 0}}});
  const planar_geometry capsule = buffered_union(g, 10);
  ASSERT_EQ(capsule.size(), 1U);
  ASSERT_EQ(capsule[0].kind(), geometry_kind::polygon);
  // Two half circles of 32 chords in all: 16 r^2 sin(pi/16).
  EXPECT_NEAR(area(capsule[0]).value, 100 * 20 + 16 * 100 * std::sin(std::numbers::pi / 16), 1e-6);
  EXPECT_GT(signed_area(capsule[0].ring(0, 0)), 0);
}

TEST(Overlay, NothingBufferedIsOneFeatureOfKindNone) {
  for (const planar_geometry& result : {buffered_union({}, 10), disc_union({}, 10)}) {
    ASSERT_EQ(result.size(), 1U);
    EXPECT_TRUE(result[0].is_none());
  }
}

TEST(Overlay, OverlappingBuffersAreCountedOnce) {
  planar_geometry g;
  for (int i = 0; i < 5; ++i) g.append_line(std::array<planar, 2>{{{0, 0}, {100, 0}}});
  planar_geometry once;
  once.append(g[0]);
  EXPECT_NEAR(area(buffered_union(g, 10)[0]).value, area(buffered_union(once, 10)[0]).value, 1e-6);
}

TEST(Overlay, StreetsBufferedLeaveTheirBlocksOpen) {
  const planar_geometry area_of_streets = buffered_union(street_grid(3, 100), 10);
  ASSERT_EQ(area_of_streets[0].part_count(), 1U);
  ASSERT_EQ(area_of_streets[0].ring_count(0), 5U);  // the shell and four blocks
  EXPECT_LT(signed_area(area_of_streets[0].ring(0, 1)), 0);
  EXPECT_FALSE(contains(area_of_streets[0], {50, 50}));
  EXPECT_TRUE(contains(area_of_streets[0], {50, 9}));
}

// More lines than one thread takes at a time. The streets' outline is a square with corners of 8 chords, and
// every block is a square hole.
TEST(Overlay, ManyStreetsJoinWithoutSeams) {
  const double outer = 19 * 100 + 2 * 10;
  const double corners = 4 * 10 * 10 * (1 - 4 * std::sin(std::numbers::pi / 16));
  const planar_geometry streets = buffered_union(street_grid(20, 100), 10);
  ASSERT_EQ(streets[0].part_count(), 1U);
  EXPECT_EQ(streets[0].ring_count(0), 1U + 19 * 19);
  EXPECT_NEAR(area(streets[0]).value, outer * outer - corners - 19 * 19 * 80 * 80, 1e-3);
}

TEST(Overlay, DiscsApartAreParts) {
  const std::array<planar, 3> centres{{{0, 0}, {5, 0}, {100, 0}}};
  const planar_geometry discs = disc_union(centres, 10);
  ASSERT_EQ(discs.size(), 1U);
  EXPECT_EQ(discs[0].part_count(), 2U);
  EXPECT_TRUE(contains(discs[0], {100, 9}));
  EXPECT_FALSE(contains(discs[0], {50, 0}));
}

TEST(Overlay, ABufferOfNoNumberIsRefused) {
  planar_geometry g;
  g.append_line(std::array<planar, 2>{{{0, 0}, {std::nan(""), 0}}});
  EXPECT_THROW((void)buffered_union(g, 10), error);
  EXPECT_THROW((void)buffered_union({}, std::nan("")), error);
  EXPECT_THROW((void)buffered_union({}, -1), error);
}

TEST(Overlay, TrianglesTileAPolygonWithHolesAndParts) {
  planar_geometry g;
  g.begin_feature(geometry_kind::polygon);
  g.begin_part();
  add_square(g, planar{0, 0}, 100);
  add_square(g, planar{10, 10}, 20);
  add_square(g, planar{50, 50}, 30);
  g.begin_part();
  add_square(g, planar{55, 55}, 10);  // an island in the second hole
  const std::vector<planar> triangles = triangulate(g[0]);
  EXPECT_EQ(triangles.size() % 3, 0U);
  EXPECT_NEAR(triangle_area(triangles), area(g[0]).value, 1e-6);
  for (std::size_t i = 0; i < triangles.size(); i += 3) {
    const planar centre{(triangles[i].x + triangles[i + 1].x + triangles[i + 2].x) / 3,
                        (triangles[i].y + triangles[i + 1].y + triangles[i + 2].y) / 3};
    EXPECT_TRUE(contains(g[0], centre));
  }
}

TEST(Overlay, AHoleThatTouchesItsShellIsLeftOpen) {
  planar_geometry g;
  g.begin_feature(geometry_kind::polygon);
  g.begin_part();
  add_square(g, planar{0, 0}, 100);
  g.begin_ring();
  for (const planar p : {planar{0, 50}, {30, 70}, {30, 30}, {0, 50}}) g.add(p);
  EXPECT_NEAR(triangle_area(triangulate(g[0])), area(g[0]).value, 1e-6);
}

TEST(Overlay, AHoleWithoutPointsIsNoHole) {
  planar_geometry g;
  g.begin_feature(geometry_kind::polygon);
  g.begin_part();
  add_square(g, planar{0, 0}, 10);
  g.begin_ring();
  EXPECT_NEAR(triangle_area(triangulate(g[0])), 100, 1e-9);
}

TEST(Overlay, EvenAnInvalidPolygonIsTriangulated) {
  const planar_geometry g = bow_tie().transformed<planar>([](lon_lat p) { return planar{p.x, p.y}; });
  EXPECT_NEAR(triangle_area(triangulate(g[0])), 2, 1e-12);
  planar_geometry flat;
  flat.append_polygon(std::array<planar, 2>{{{0, 0}, {1, 1}}});
  flat.append_none();
  EXPECT_TRUE(triangulate(flat[0]).empty());
  EXPECT_TRUE(triangulate(flat[1]).empty());
}

}  // namespace
}  // namespace greenward::geo
