#include "engine/walking/covered_cells.hpp"

#include "engine/geo/segment.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <array>
#include <random>

namespace greenward::walking {
namespace {

std::vector<capsule> capsules_of(std::span<const std::array<geo::planar, 2>> segments) {
  std::vector<capsule> made;
  for (const auto& [a, b] : segments) made.push_back({.a = a, .b = b});
  return made;
}

geo::planar_box box_about(geo::planar p, double half) {
  return geo::planar_box{p, p}.expanded(half);
}

bool some_capsule_holds(std::span<const capsule> capsules, geo::planar p, double radius) {
  return std::ranges::any_of(capsules,
                             [&](const capsule& c) { return geo::segment_distance(p, c.a, c.b) <= radius; });
}

TEST(CoveredCells, TheMiddleOfAStreetIsCoveredAndItsBorderIsNot) {
  const std::array<std::array<geo::planar, 2>, 1> street{{{geo::planar{0, 0}, {300, 0}}}};
  const covered_cells cells(capsules_of(street), 40);
  EXPECT_DOUBLE_EQ(cells.cell(), 5);
  EXPECT_TRUE(cells.hold(box_about({150, 0}, 10)));
  EXPECT_TRUE(cells.hold(box_about({0, 0}, 10)));
  EXPECT_TRUE(cells.hold({{0, -25}, {300, 25}}));
  EXPECT_FALSE(cells.hold(box_about({150, 40}, 1)));
  EXPECT_FALSE(cells.hold(box_about({150, 0}, 41)));
  EXPECT_FALSE(cells.hold({{-1000, 0}, {-900, 1}})) << "far from everything";
}

TEST(CoveredCells, WithoutCapsulesNothingIsCovered) {
  const covered_cells cells({}, 40);
  EXPECT_FALSE(cells.hold(box_about({0, 0}, 1)));
}

TEST(CoveredCells, GroundTooLargeForSmallCellsIsNotCoveredRatherThanTooMuch) {
  const std::array<std::array<geo::planar, 2>, 2> far_apart{
      {{geo::planar{0, 0}, {10, 0}}, {geo::planar{5e6, 5e6}, {5e6 + 10, 5e6}}}};
  const covered_cells cells(capsules_of(far_apart), 1);
  EXPECT_FALSE(cells.hold(box_about({5, 0}, 0.1)));
}

RC_GTEST_PROP(CoveredCellsProperty, WhatIsCoveredLiesInACapsule, (std::uint32_t seed)) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> place(-300, 300), step(-60, 60);
  const double radius = *rc::gen::inRange(2, 60);
  std::vector<capsule> capsules;
  for (int i = 0; i < 12; ++i) {
    const geo::planar a{place(random), place(random)};
    capsules.push_back({.a = a, .b = {a.x + step(random), a.y + step(random)}});
  }
  const covered_cells cells(capsules, radius);
  int held = 0;
  for (int i = 0; i < 400; ++i) {
    const capsule& near = capsules[random() % capsules.size()];
    const geo::planar p{near.a.x + radius * step(random) / 60, near.a.y + radius * step(random) / 60};
    if (!cells.hold({p, p})) continue;
    ++held;
    RC_ASSERT(some_capsule_holds(capsules, p, radius));
  }
  RC_ASSERT(held > 100);
}

}  // namespace
}  // namespace greenward::walking
