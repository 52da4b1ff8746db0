#include "engine/geo/sweep_triangulation.hpp"

#include "engine/geo/measure.hpp"
#include "engine/geo/orientation.hpp"
#include "engine/geo/overlay.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>
#include <utility>

namespace greenward::geo {
namespace {

void add_ring(planar_geometry& g, const std::vector<planar>& ring) {
  g.begin_ring();
  for (const planar& p : ring) g.add(p);
  g.add(ring.front());
}

planar_geometry rings_as_polygon(const std::vector<std::vector<planar>>& rings) {
  planar_geometry g;
  g.begin_feature(geometry_kind::polygon);
  g.begin_part();
  for (const auto& ring : rings) add_ring(g, ring);
  return g;
}

double sum_of_areas(std::span<const planar> triangles) {
  double sum = 0;
  for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) sum += signed_area(triangles.subspan(i, 3));
  return sum;
}

/// Triangles in which the place lies, sides not counted.
int times_covered(std::span<const planar> triangles, planar at) {
  int times = 0;
  for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
    const planar a = triangles[i], b = triangles[i + 1], c = triangles[i + 2];
    times += orientation(a, b, at) == turn::left && orientation(b, c, at) == turn::left &&
             orientation(c, a, at) == turn::left;
  }
  return times;
}

/// Uneven numbers in [0, 1): no three places on one line.
double share_of(std::size_t i, double seed) {
  const double at = std::sin(static_cast<double>(i) * 12.9898 + seed) * 43758.5453;
  return at - std::floor(at);
}

/// Corners around a middle, near and far.
std::vector<planar> star(planar middle, double radius, std::size_t spokes, double seed) {
  std::vector<planar> ring;
  for (std::size_t i = 0; i < spokes; ++i) {
    const double angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(spokes);
    const double reach = radius * (0.25 + 0.75 * share_of(i, seed));
    ring.push_back({middle.x + reach * std::cos(angle), middle.y + reach * std::sin(angle)});
  }
  return ring;
}

void expect_tiled(const planar_geometry& polygon) {
  const auto triangles = swept_triangles(polygon[0]);
  RC_ASSERT(triangles.has_value());
  for (std::size_t i = 0; i < triangles->size(); i += 3)
    RC_ASSERT(orientation((*triangles)[i], (*triangles)[i + 1], (*triangles)[i + 2]) == turn::left);
  const double area_of_polygon = area(polygon[0]).value;
  RC_ASSERT(std::abs(sum_of_areas(*triangles) - area_of_polygon) <= 1e-9 * area_of_polygon);
  const planar_box box = polygon[0].box();
  for (std::size_t i = 0; i < 60; ++i) {
    const planar at{box.min.x + box.width() * share_of(i, 1), box.min.y + box.height() * share_of(i, 2)};
    const bool inside = contains(polygon[0], at);
    const int times = times_covered(*triangles, at);
    RC_ASSERT(times == (inside ? 1 : 0));
  }
}

RC_GTEST_PROP(SweptTriangles, StarsWithStarsForHolesAreTiled, ()) {
  const auto seed = static_cast<double>(*rc::gen::inRange(0, 1000));
  std::vector<std::vector<planar>> rings{{{0, 0}, {100, 3}, {97, 99}, {-2, 101}}};
  const std::size_t holes = *rc::gen::inRange<std::size_t>(0, 16);
  for (std::size_t i = 0; i < holes; ++i) {
    const planar middle{13 + 24 * static_cast<double>(i % 4), 14 + 24 * static_cast<double>(i / 4)};
    rings.push_back(star(middle, 11, *rc::gen::inRange<std::size_t>(3, 14), seed + static_cast<double>(i)));
  }
  for (std::vector<planar>& ring : rings)
    if (*rc::gen::arbitrary<bool>()) std::ranges::reverse(ring);
  expect_tiled(rings_as_polygon(rings));
}

RC_GTEST_PROP(SweptTriangles, StarsAreTiled, ()) {
  const auto seed = static_cast<double>(*rc::gen::inRange(0, 1000));
  expect_tiled(rings_as_polygon({star({4, 5}, 50, *rc::gen::inRange<std::size_t>(3, 60), seed)}));
}

/// Corners straight above one another and straight edges without end: what buffers and buildings consist of.
RC_GTEST_PROP(SweptTriangles, StairsOnWholeMetresAreTiled, ()) {
  std::vector<planar> ring;
  const int steps = *rc::gen::inRange(2, 12);
  double x = 0;
  for (int i = 0; i < steps; ++i) {
    const double y = *rc::gen::inRange(1, 6);
    ring.push_back({x, y});
    x += *rc::gen::inRange(1, 4);
    ring.push_back({x, y});
  }
  ring.push_back({x, 0});
  ring.push_back({x / 2, 0});
  ring.push_back({0, 0});
  expect_tiled(rings_as_polygon({ring}));
}

RC_GTEST_PROP(SweptTriangles, StreetsWithTheirSurroundingsAreTiled, ()) {
  planar_geometry lines;
  const std::size_t count = *rc::gen::inRange<std::size_t>(1, 40);
  const auto seed = static_cast<double>(*rc::gen::inRange(0, 1000));
  for (std::size_t i = 0; i < count; ++i) {
    const planar from{300 * share_of(i, seed), 300 * share_of(i, seed + 0.3)};
    lines.append_line(std::vector<planar>{from, {from.x + 90 * share_of(i, seed + 0.6), from.y + 40}});
  }
  expect_tiled(buffered_union(lines, 7));
}

/// How often the rings wind around a place: shells once, holes back.
int winding_of(const std::vector<std::vector<planar>>& rings, planar at) {
  int winding = 0;
  for (std::size_t r = 0; r < rings.size(); ++r) {
    const std::vector<planar>& ring = rings[r];
    int around = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const planar a = ring[i], b = ring[(i + 1) % ring.size()];
      if (a.y <= at.y && at.y < b.y && orientation(a, b, at) == turn::left) ++around;
      if (b.y <= at.y && at.y < a.y && orientation(a, b, at) == turn::right) --around;
    }
    winding += (signed_area(ring) > 0) == (r == 0) ? around : -around;
  }
  return winding;
}

/// Most such rings cross themselves or one another.
RC_GTEST_PROP(SweptTriangles, OfAnyRingsThatAreTakenNothingIsCoveredTwice, ()) {
  std::vector<std::vector<planar>> rings(*rc::gen::inRange<std::size_t>(1, 3));
  const auto seed = static_cast<double>(*rc::gen::inRange(0, 100000));
  for (std::size_t r = 0; r < rings.size(); ++r) {
    const std::size_t count = *rc::gen::inRange<std::size_t>(3, 8);
    for (std::size_t i = 0; i < count; ++i) {
      const double which = seed + 0.37 * static_cast<double>(r);
      rings[r].push_back({10 * share_of(i, which), 10 * share_of(i, which + 0.5)});
    }
  }
  const auto triangles = swept_triangles(rings_as_polygon(rings)[0]);
  for (std::size_t i = 0; triangles && i < 200; ++i) {
    const planar at{10 * share_of(i, 1), 10 * share_of(i, 2)};
    const int times = times_covered(*triangles, at);
    RC_ASSERT(times == winding_of(rings, at));
    RC_ASSERT(times <= 1);
  }
}

TEST(SweptTriangles, AQuadrilateralThatIsNotConvexIsCutAtItsNotch) {
  const planar_geometry arrow = rings_as_polygon({{{0, 0}, {10, 5}, {0, 10}, {4, 5}}});
  const auto triangles = swept_triangles(arrow[0]);
  ASSERT_TRUE(triangles.has_value());
  EXPECT_EQ(triangles->size(), 6U);
  EXPECT_EQ(times_covered(*triangles, {1, 5}), 0);
  EXPECT_EQ(times_covered(*triangles, {6, 5.5}), 1);
}

TEST(SweptTriangles, PartsAndAnIslandInAHoleAreTiled) {
  planar_geometry g =
      rings_as_polygon({{{0, 0}, {30, 1}, {31, 30}, {-1, 29}}, {{5, 5}, {24, 6}, {25, 25}, {6, 24}}});
  g.begin_part();
  add_ring(g, {{10, 10}, {20, 11}, {15, 19}});
  g.begin_part();
  add_ring(g, {{40, 0}, {50, 0}, {45, 5}});
  const auto triangles = swept_triangles(g[0]);
  ASSERT_TRUE(triangles.has_value());
  EXPECT_NEAR(sum_of_areas(*triangles), area(g[0]).value, 1e-9);
  EXPECT_EQ(times_covered(*triangles, {15, 13}), 1);
  EXPECT_EQ(times_covered(*triangles, {7, 12}), 0);
}

TEST(SweptTriangles, WhatIsNoPolygonIsRefused) {
  const std::vector<planar> bow_tie{{0, 0}, {2, 2}, {2, 0}, {0, 2}};
  const std::vector<planar> pentagram{{0, 0}, {10, 6}, {-1, 6}, {9, 0}, {4, 10}};
  const std::vector<planar> big{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, small{{20, 1}, {22, 1}, {21, 3}};
  const std::vector<planar> across{{5, 5}, {15, 5}, {15, 6}};
  using ring_list = std::vector<std::vector<planar>>;
  const std::vector<ring_list> refused{{bow_tie}, {pentagram}, {big, small}, {big, across}, {big, big}};
  for (const ring_list& rings : refused)
    EXPECT_FALSE(swept_triangles(rings_as_polygon(rings)[0]).has_value());
}

/// A strip that runs around more than once and over its own beginning turns left only once in all.
TEST(SweptTriangles, AStripThatLiesOnItselfIsRefused) {
  std::vector<planar> ring;
  for (int i = 0; i <= 28; ++i) ring.push_back({10 * std::cos(0.25 * i), 10 * std::sin(0.25 * i)});
  for (int i = 28; i >= 0; --i) ring.push_back({7 * std::cos(0.25 * i), 7 * std::sin(0.25 * i)});
  EXPECT_FALSE(swept_triangles(rings_as_polygon({ring})[0]).has_value());
}

}  // namespace
}  // namespace greenward::geo
