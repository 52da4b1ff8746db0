#include "engine/geo/predicates.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/geometry_distance.hpp"
#include "tests/engine/geo/geos_oracle.hpp"
#include "tests/engine/geo/shapes.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

namespace greenward::geo {
namespace {

planar_geometry point(planar p) {
  planar_geometry g;
  g.append_point(p);
  return g;
}

planar_geometry none() {
  planar_geometry g;
  g.append_none();
  return g;
}

/// A square of 10 with a square hole from 3 to 7.
planar_geometry frame() {
  planar_geometry g;
  g.begin_feature(geometry_kind::polygon);
  g.begin_part();
  for (const auto& ring : {std::vector<planar>{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}},
                           std::vector<planar>{{3, 3}, {3, 7}, {7, 7}, {7, 3}, {3, 3}}}) {
    g.begin_ring();
    for (const planar& p : ring) g.add(p);
  }
  return g;
}

/// A star of n points round the centre, radius between r and 1.5 r.
planar_geometry star(planar centre, double r, int n) {
  std::vector<planar> ring;
  for (int i = 0; i < n; ++i) {
    const double angle = 2 * std::numbers::pi * i / n;
    const double far = i % 2 == 0 ? r : 1.5 * r;
    ring.push_back({centre.x + far * std::cos(angle), centre.y + far * std::sin(angle)});
  }
  planar_geometry g;
  g.append_polygon(ring);
  return g;
}

TEST(Predicates, TouchingIsIntersecting) {
  EXPECT_TRUE(intersects(square(0, 0, 2)[0], square(2, 2, 2)[0]));
  EXPECT_TRUE(intersects(square(0, 0, 2)[0], point({1, 2})[0]));
  EXPECT_TRUE(intersects(line({{0, 0}, {4, 4}})[0], point({2, 2})[0]));
  EXPECT_FALSE(intersects(line({{0, 0}, {4, 4}})[0], point({2, std::nextafter(2, 3)})[0]));
}

TEST(Predicates, InsideIsIntersectingButAHoleIsOutside) {
  EXPECT_TRUE(intersects(square(0, 0, 10)[0], line({{4, 4}, {5, 5}})[0]));
  EXPECT_TRUE(intersects(square(4, 4, 1)[0], square(0, 0, 10)[0]));
  EXPECT_FALSE(intersects(frame()[0], square(4, 4, 1)[0]));
  EXPECT_FALSE(intersects(square(4, 4, 1)[0], frame()[0]));
}

TEST(Predicates, NothingIntersectsNothing) {
  EXPECT_FALSE(intersects(none()[0], square(0, 0, 1)[0]));
  EXPECT_FALSE(intersects(square(0, 0, 1)[0], none()[0]));
  EXPECT_FALSE(intersects(none()[0], planar_box{{0, 0}, {1, 1}}));
  EXPECT_FALSE(intersects(square(0, 0, 1)[0], planar_box{}));
  EXPECT_FALSE(contains(square(0, 0, 1)[0], none()[0]));
  EXPECT_FALSE(contains(none()[0], point({0, 0})[0]));
  EXPECT_FALSE(within_distance(none()[0], none()[0], metres(std::numeric_limits<double>::infinity())));
}

TEST(Predicates, ABoxInAPolygonIntersectsItAndOneInAHoleDoesNot) {
  EXPECT_TRUE(intersects(square(0, 0, 10)[0], planar_box{{4, 4}, {5, 5}}));
  EXPECT_FALSE(intersects(frame()[0], planar_box{{4, 4}, {5, 5}}));
  EXPECT_TRUE(intersects(frame()[0], planar_box{{4, 4}, {7, 5}}));  // touches the hole's edge
  EXPECT_TRUE(intersects(square(4, 4, 1)[0], planar_box{{0, 0}, {10, 10}}));
}

TEST(Predicates, AnUlpDecidesAboutASlantedEdge) {
  planar_geometry g;
  g.append_polygon(std::vector<planar>{{0, 0}, {3e6, 1e6}, {0, 1e6}});
  EXPECT_TRUE(contains(g[0], point({0.75, 0.25})[0]));
  EXPECT_FALSE(intersects(g[0], point({std::nextafter(0.75, 1), 0.25})[0]));
  EXPECT_TRUE(intersects(g[0], planar_box{{0.75, -5}, {9, 0.25}}));
  EXPECT_FALSE(intersects(g[0], planar_box{{std::nextafter(0.75, 1), -5}, {9, 0.25}}));
}

TEST(Predicates, ContainsCountsTheBoundary) {
  EXPECT_TRUE(contains(square(0, 0, 10)[0], square(0, 0, 10)[0]));
  EXPECT_TRUE(contains(square(0, 0, 10)[0], line({{0, 0}, {0, 10}, {10, 10}})[0]));
  EXPECT_TRUE(contains(frame()[0], line({{3, 3}, {3, 7}})[0]));
  EXPECT_FALSE(contains(frame()[0], line({{3, 5}, {7, 5}})[0]));  // from edge to edge across the hole
  EXPECT_FALSE(contains(frame()[0], square(3, 3, 4)[0]));         // the hole itself
  EXPECT_FALSE(contains(square(0, 0, 10)[0], square(5, 5, 6)[0]));
  EXPECT_FALSE(contains(line({{0, 0}, {9, 9}})[0], point({1, 1})[0]));
}

TEST(Predicates, APolygonRoundAHoleIsNotContained) {
  EXPECT_FALSE(contains(frame()[0], square(1, 1, 8)[0]));
  EXPECT_TRUE(contains(square(0, 0, 10)[0], frame()[0]));
}

TEST(Predicates, LimitsOfDistanceAreInclusive) {
  const auto a = square(0, 0, 10), b = square(13, 14, 5);
  EXPECT_TRUE(within_distance(a[0], b[0], metres(5)));
  EXPECT_FALSE(within_distance(a[0], b[0], metres(std::nextafter(5, 0))));
  EXPECT_TRUE(within_distance(a[0], a[0], metres(0)));
  EXPECT_FALSE(within_distance(a[0], a[0], metres(-1)));
  EXPECT_FALSE(within_distance(a[0], a[0], metres(std::nan(""))));
}

TEST(Predicates, WhatGeosRefusesIsBadInput) {
  planar_geometry open;
  open.begin_feature(geometry_kind::polygon);
  open.begin_part();
  open.begin_ring();
  for (const planar p : {planar{0, 0}, {9, 0}, {9, 9}}) open.add(p);
  try {
    static_cast<void>(contains(open[0], line({{1, 0}, {5, 0}})[0]));
    FAIL() << "no error";
  } catch (const error& e) {
    EXPECT_EQ(e.code(), error_code::bad_input);
  }
}

/// The stars' many segments lie in many runs.
TEST(Predicates, LongOutlinesAreSearchedWhole) {
  const geos_oracle geos;
  for (int i = 0; i < 40; ++i) {
    const auto a = star({0, 0}, 10, 200), b = star({5.0 + i, 0.3 * i}, 10, 150);
    EXPECT_EQ(intersects(a[0], b[0]), geos.intersects(a[0], b[0])) << i;
    EXPECT_NEAR(distance(a[0], b[0]), geos.distance(a[0], b[0]), 1e-12) << i;
    const auto c = star({0.1 * i, 0}, 7, 170);
    EXPECT_EQ(contains(a[0], c[0]), geos.covers(a[0], c[0])) << i;
  }
}

TEST(Predicates, EverySegmentOfALongLineIsSeen) {
  std::vector<planar> stairs;
  for (int i = 0; i <= 80; ++i) stairs.push_back({i * 1.0, i % 2 * 1.0});
  const auto a = line(stairs);
  for (int i = 0; i < 80; ++i) {
    EXPECT_TRUE(intersects(a[0], point({i + 0.5, 0.5})[0])) << i;
    EXPECT_TRUE(intersects(a[0], planar_box{{i + 0.5, 0.5}, {i + 0.5, 0.5}})) << i;
    EXPECT_FALSE(within_distance(a[0], point({i + 0.5, 0.75})[0], metres(0.125))) << i;
    EXPECT_TRUE(within_distance(a[0], point({i + 0.5, 0.75})[0], metres(0.1875))) << i;
  }
}

constexpr int kSide = 7;

/// Twenty pairs a case, on a grid of 8 x 8 places.
template <class Check>
void for_dice(Check check) {
  geometry_dice dice(*rc::gen::arbitrary<std::uint32_t>(), kSide);
  for (int i = 0; i < 20; ++i) check(dice);
}

RC_GTEST_PROP(PredicatesProperty, IntersectsAgreesWithGeos, ()) {
  const geos_oracle geos;
  for_dice([&](geometry_dice& dice) {
    const auto a = dice.anything(), b = dice.anything();
    RC_ASSERT(intersects(a[0], b[0]) == geos.intersects(a[0], b[0]));
  });
}

RC_GTEST_PROP(PredicatesProperty, IntersectsABoxAgreesWithGeos, ()) {
  const geos_oracle geos;
  for_dice([&](geometry_dice& dice) {
    const auto a = dice.anything();
    const planar_box box = dice.box();
    RC_ASSERT(intersects(a[0], box) == geos.intersects(a[0], shape_of(box)[0]));
    RC_ASSERT(intersects(a[0], box) == intersects(a[0], shape_of(box)[0]));
  });
}

RC_GTEST_PROP(PredicatesProperty, IntersectsABoxInDegreesAsItDoesInThePlane, ()) {
  for_dice([&](geometry_dice& dice) {
    const auto a = dice.anything();
    const planar_box box = dice.box();
    const auto degrees = [](planar p) { return lon_lat{p.x / 8 + 125, p.y / 8 + 43}; };
    const auto b = a.transformed<lon_lat>(degrees);
    RC_ASSERT(intersects(b[0], lon_lat_box{degrees(box.min), degrees(box.max)}) == intersects(a[0], box));
  });
}

RC_GTEST_PROP(PredicatesProperty, ContainsAgreesWithGeos, ()) {
  const geos_oracle geos;
  for_dice([&](geometry_dice& dice) {
    const auto a = dice.polygon();
    geometry_dice small(static_cast<std::uint32_t>(dice.below(1 << 30)), dice.below(2) == 0 ? kSide : 4);
    const auto b = small.anything();
    RC_ASSERT(contains(a[0], b[0]) == geos.covers(a[0], b[0]));
  });
}

RC_GTEST_PROP(PredicatesProperty, DistanceAgreesWithGeosAndWithItsLimit, ()) {
  const geos_oracle geos;
  for_dice([&](geometry_dice& dice) {
    const auto a = dice.anything(), b = dice.anything();
    const double apart = distance(a[0], b[0]);
    RC_ASSERT(std::abs(apart - geos.distance(a[0], b[0])) < 1e-13);
    RC_ASSERT((apart == 0) == geos.intersects(a[0], b[0]));
    RC_ASSERT(within_distance(a[0], b[0], metres(apart)));
    RC_ASSERT(!within_distance(a[0], b[0], metres(std::nextafter(apart, -1))));
    RC_ASSERT(within_distance(a[0], b[0], metres(apart + dice.below(3))));
  });
}

}  // namespace
}  // namespace greenward::geo
