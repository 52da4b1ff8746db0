#include "engine/geo/clip.hpp"

#include "engine/geo/measure.hpp"
#include "engine/geo/predicates.hpp"
#include "tests/engine/geo/geos_oracle.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <cmath>
#include <vector>

namespace greenward::geo {

namespace {

const planar_box kBox{{0, 0}, {100, 100}};

std::vector<planar> arbitrary_points(int least) {
  std::vector<planar> points(static_cast<std::size_t>(*rc::gen::inRange(least, 12)));
  for (planar& p : points) p = {*rc::gen::inRange(-1500, 2500) / 10.0, *rc::gen::inRange(-1500, 2500) / 10.0};
  return points;
}

bool even_odd(std::span<const planar> ring, planar p) {
  bool inside = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const bool crosses = (ring[i].y > p.y) != (ring[j].y > p.y);
    if (crosses && p.x < (ring[j].x - ring[i].x) * (p.y - ring[i].y) / (ring[j].y - ring[i].y) + ring[i].x) {
      inside = !inside;
    }
  }
  return inside;
}

}  // namespace

TEST(ClipLine, CutsAtBothSides) {
  const std::vector<planar> line{{-50, 50}, {150, 50}};
  const auto parts = clip_line(line, kBox);
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(parts.part(0).front(), (planar{0, 50}));
  EXPECT_EQ(parts.part(0).back(), (planar{100, 50}));
}

TEST(ClipLine, ALineThatLeavesAndReturnsIsTwoParts) {
  const std::vector<planar> line{{10, 10}, {150, 10}, {150, 90}, {10, 90}};
  EXPECT_EQ(clip_line(line, kBox).size(), 2U);
}

TEST(ClipSegment, EndsInsideStayAndOthersAreCutAtTheBorder) {
  const planar_box box{{0, 0}, {10, 10}};
  EXPECT_EQ(clip_segment(planar{-5, 5}, planar{3, 5}, box), std::pair(planar(0, 5), planar(3, 5)));
  EXPECT_EQ(clip_segment(planar{15, 5}, planar{5, 15}, box), std::pair(planar(10, 10), planar(10, 10)));
  EXPECT_EQ(clip_segment(planar{15, 6}, planar{6, 15}, box), std::nullopt);
}

TEST(ClipLine, ALineThatMissesIsNothing) {
  const std::vector<planar> line{{-50, 60}, {60, 170}};
  EXPECT_EQ(clip_line(line, kBox).size(), 0U);
}

RC_GTEST_PROP(ClipLine, KeepsTheLengthThatSamplesFindInside, ()) {
  const auto line = arbitrary_points(2);
  const auto parts = clip_line(line, kBox);
  double kept = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    kept += line_length(parts.part(i)).value;
    for (const planar& p : parts.part(i)) RC_ASSERT(kBox.contains(p));
  }
  double sampled = 0;
  constexpr int kSteps = 2000;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    int inside = 0;
    for (int k = 0; k < kSteps; ++k) {
      const double t = (k + 0.5) / kSteps;
      inside += kBox.contains(
          {line[i].x + (line[i + 1].x - line[i].x) * t, line[i].y + (line[i + 1].y - line[i].y) * t});
    }
    sampled += distance(line[i], line[i + 1]) * inside / kSteps;
  }
  RC_ASSERT(std::abs(kept - sampled) < 1.0 * static_cast<double>(line.size()));
}

RC_GTEST_PROP(ClipRing, CoversTheSamePointsInside, ()) {
  const auto ring = arbitrary_points(3);
  const auto clipped = clip_ring(ring, kBox);
  for (const planar& p : clipped) RC_ASSERT(kBox.contains(p));
  for (int x = 1; x < 10; ++x) {
    for (int y = 1; y < 10; ++y) {
      const planar p{x * 10 + 0.137, y * 10 + 0.219};
      RC_ASSERT(even_odd(ring, p) == (!clipped.empty() && even_odd(clipped, p)));
    }
  }
}

TEST(ClipLine, EndsInsideStayAsTheyAreAndCutsLieOnTheBorder) {
  const std::vector<planar> line{{0.1, 0.7}, {1.0 / 3, 50.0 / 7}, {130.3, 71.7}};
  const auto parts = clip_line(line, kBox);
  ASSERT_EQ(parts.size(), 1U);
  ASSERT_EQ(parts.points.size(), 3U);
  EXPECT_EQ(parts.points[0], line[0]);
  EXPECT_EQ(parts.points[1], line[1]);
  EXPECT_EQ(parts.points[2].x, 100);
}

TEST(ClipLine, ATouchOfACornerIsAPartOfNoLength) {
  const auto parts = clip_line(std::vector<planar>{{-10, 90}, {10, 110}}, kBox);
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(parts.points, (std::vector<planar>{{0, 100}, {0, 100}}));
}

TEST(ClipLine, AVertexOnTheBorderComesOnce) {
  const auto out = clip_line(std::vector<planar>{{50, 50}, {100, 50}, {150, 60}}, kBox);
  EXPECT_EQ(out.points, (std::vector<planar>{{50, 50}, {100, 50}}));
  const auto in = clip_line(std::vector<planar>{{150, 60}, {100, 50}, {50, 50}}, kBox);
  EXPECT_EQ(in.points, (std::vector<planar>{{100, 50}, {50, 50}}));
}

TEST(ClipLine, NeighboursAreCutAtTheSamePoint) {
  for (int i = 1; i < 100; ++i) {
    const planar a{i / 7.0, i / 3.0}, b{100 + i / 9.0, 200 - i / 11.0};
    const auto there = clip_line(std::vector<planar>{a, b}, kBox);
    const auto back = clip_line(std::vector<planar>{b, a}, kBox);
    ASSERT_EQ(there.points.size(), 2U);
    EXPECT_EQ(there.points.back(), back.points.front());
    const auto left = clip_ring(std::vector<planar>{a, b, {-50, 70}}, kBox);
    const auto right = clip_ring(std::vector<planar>{b, a, {150, 1}}, kBox);
    const auto is_common = [&](planar p) {
      return std::find(right.begin(), right.end(), p) != right.end() && !(p == a);
    };
    EXPECT_TRUE(std::any_of(left.begin(), left.end(), is_common)) << i;
  }
}

TEST(ClipRing, ARingRoundTheBoxIsTheBox) {
  const auto ring = clip_ring(std::vector<planar>{{-50, -50}, {150, -50}, {150, 150}, {-50, 150}}, kBox);
  EXPECT_DOUBLE_EQ(signed_area(ring), 10000);
}

RC_GTEST_PROP(ClipLine, LeavesAPartIfAndOnlyIfTheLineMeetsTheBox, ()) {
  geometry_dice dice(*rc::gen::arbitrary<std::uint32_t>(), 7);
  for (int i = 0; i < 20; ++i) {
    const auto g = dice.lines();
    const planar_box box = dice.box();
    std::size_t parts = 0;
    for (std::size_t p = 0; p < g[0].part_count(); ++p) parts += clip_line(g[0].ring(p, 0), box).size();
    RC_ASSERT((parts > 0) == intersects(g[0], box));
  }
}

namespace {

planar_geometry nested_squares() {
  planar_geometry g;
  g.begin_feature(geometry_kind::polygon);
  g.begin_part();
  for (const auto& ring : {std::vector<planar>{{0, 0}, {90, 0}, {90, 90}, {0, 90}, {0, 0}},
                           std::vector<planar>{{30, 30}, {30, 60}, {60, 60}, {60, 30}, {30, 30}}}) {
    g.begin_ring();
    for (const planar& p : ring) g.add(p);
  }
  return g;
}

geometry_kind kind_in(const planar_geometry& g, const planar_box& box) {
  return clipped(g[0], box)[0].kind();
}

}  // namespace

TEST(Clipped, NothingIsLeftInAHoleOrBesideOrOfATouch) {
  const auto g = nested_squares();
  EXPECT_EQ(kind_in(g, {{40, 40}, {50, 50}}), geometry_kind::none);
  EXPECT_EQ(kind_in(g, {{30, 30}, {60, 60}}), geometry_kind::none);
  EXPECT_EQ(kind_in(g, {{95, 0}, {99, 9}}), geometry_kind::none);
  EXPECT_EQ(kind_in(g, {{90, 0}, {99, 9}}), geometry_kind::none);
  EXPECT_EQ(kind_in(g, {{10, 10}, {10, 20}}), geometry_kind::none);
  EXPECT_EQ(kind_in(g, planar_box{}), geometry_kind::none);
  planar_geometry line;
  line.append_line(std::vector<planar>{{0, 0}, {10, 10}});
  EXPECT_EQ(kind_in(line, {{10, 10}, {20, 20}}), geometry_kind::none);
}

TEST(Clipped, AHoleThatReachesIntoTheBoxIsKept) {
  const auto kept = clipped(nested_squares()[0], {{40, 40}, {200, 200}});
  ASSERT_EQ(kept[0].part_count(), 1U);
  EXPECT_EQ(kept[0].ring_count(0), 2U);
  EXPECT_DOUBLE_EQ(area(kept[0]).value, 50 * 50 - 20 * 20);
}

TEST(Clipped, WhatLiesInTheBoxStaysAsItIs) {
  const auto g = nested_squares();
  EXPECT_EQ(clipped(g[0], {{0, 0}, {90, 90}}), g);
}

RC_GTEST_PROP(Clipped, AgreesWithTheIntersectionThatGeosFinds, ()) {
  const geos_oracle geos;
  geometry_dice dice(*rc::gen::arbitrary<std::uint32_t>(), 7);
  for (int i = 0; i < 20; ++i) {
    const auto g = dice.anything();
    const planar_box box = dice.box();
    const auto kept = clipped(g[0], box);
    RC_ASSERT(kept.size() == 1U);
    for (const planar& p : kept[0].points()) RC_ASSERT(box.contains(p));
    const double common_area = geos.common_area(g[0], shape_of(box)[0]);
    const double common_length = geos.common_length(g[0], shape_of(box)[0]);
    RC_ASSERT(std::abs(area(kept[0]).value - common_area) < 1e-12);
    if (g[0].kind() == geometry_kind::polygon) {
      RC_ASSERT(kept[0].is_none() == (common_area == 0));
    } else if (g[0].kind() == geometry_kind::line && geos.is_simple(g[0])) {
      RC_ASSERT(std::abs(length(kept[0]).value - common_length) < 1e-12);
      RC_ASSERT(kept[0].is_none() == (common_length == 0));
    } else if (g[0].kind() == geometry_kind::point) {
      RC_ASSERT(kept[0].is_none() != intersects(g[0], box));
    }
  }
}

}  // namespace greenward::geo
