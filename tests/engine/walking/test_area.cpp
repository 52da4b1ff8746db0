#include "tests/engine/geo/geos_oracle.hpp"
#include "tests/engine/walking/random_streets.hpp"
#include "tests/support/property_cases.hpp"

#include "engine/geo/measure.hpp"
#include "engine/geo/overlay.hpp"
#include "engine/walking/area.hpp"
#include "engine/walking/capsule_union.hpp"
#include "engine/walking/simplified_area.hpp"
#include "engine/walking/witness.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace greenward::walking {
namespace {

using testing::check_slow_property;
using testing::draw_streets;

const double kCorner = 1 / std::cos(std::numbers::pi / 32);

double area_of(const geo::planar_geometry& polygon) {
  return geo::area(polygon[0]).value;
}

geo::planar_geometry lines_of(const std::vector<std::vector<geo::planar>>& lines) {
  geo::planar_geometry made;
  for (const auto& line : lines) made.append_line(line);
  return made;
}

double nearest(const geo::planar_geometry& lines, geo::planar p) {
  double least = 1e9;
  for (std::size_t i = 0; i < lines.size(); ++i) least = std::min(least, geo::distance(lines[i], p));
  return least;
}

TEST(Area, AStreetIsARectangleWithTwoRoundEnds) {
  const auto area = reached_area(lines_of({{{0, 0}, {100, 0}}}), metres(10));
  const double exact = 100 * 20 + std::numbers::pi * 100;
  EXPECT_GT(area_of(area), exact);
  EXPECT_LT(area_of(area), 1.006 * exact);
}

TEST(Area, TheGroundInsideABlockStaysAHole) {
  const auto block = lines_of({{{0, 0}, {300, 0}, {300, 300}, {0, 300}, {0, 0}}});
  const auto area = reached_area(block, metres(40));
  EXPECT_FALSE(geo::contains(area[0], {150, 150}));
  EXPECT_TRUE(geo::contains(area[0], {150, 39}));
  ASSERT_EQ(area[0].part_count(), 1U);
  ASSERT_EQ(area[0].ring_count(0), 2U);
  const double inner = 300 - 80 * kCorner;
  EXPECT_NEAR(-geo::signed_area(area[0].ring(0, 1)), inner * inner, 1e-6);
}

TEST(Area, StreetsThatCrossWithoutANodeAreOneArea) {
  const auto followed = capsule_union(lines_of({{{0, 0}, {200, 10}}, {{90, -100}, {110, 100}}}), 20);
  ASSERT_TRUE(followed);
  EXPECT_EQ((*followed)[0].part_count(), 1U);
}

TEST(Area, StreetsThatLieUponEachOtherGetTheGeneralOverlay) {
  const auto twice = lines_of({{{0, 0}, {100, 0}}, {{40, 0}, {160, 0}}});
  const auto once = lines_of({{{0, 0}, {160, 0}}});
  EXPECT_NEAR(area_of(reached_area(twice, metres(20))), area_of(reached_area(once, metres(20))), 1e-3);
}

TEST(Area, WithoutLinesThereIsNone) {
  EXPECT_TRUE(reached_area({}, metres(40))[0].is_none());
}

/// Inside what is within the width, outside what is farther than the corners, valid, and as large as GEOS
/// says.
void check_area(const geo::planar_geometry& lines, const geo::planar_geometry& area, double width,
                std::uint32_t seed) {
  const geo::geos_oracle geos;
  RC_ASSERT(geos.is_valid(area[0]));
  for (std::size_t i = 0; i < lines.size(); ++i) RC_ASSERT(geos.covers(area[0], lines[i]));
  const double inner = area_of(geo::buffered_union(lines, width));
  const double outer = area_of(geo::buffered_union(lines, width * kCorner * kCorner));
  RC_ASSERT(area_of(area) > inner);
  RC_ASSERT(area_of(area) < outer);
  std::mt19937 random(seed);
  const geo::planar_box box = area[0].box();
  std::uniform_real_distribution<double> x(box.min.x, box.max.x), y(box.min.y, box.max.y);
  for (int i = 0; i < 300; ++i) {
    const geo::planar p{x(random), y(random)};
    const double distance = nearest(lines, p);
    if (distance < width - 2e-3) RC_ASSERT(geo::contains(area[0], p));
    if (distance > width * kCorner + 2e-3) RC_ASSERT(!geo::contains(area[0], p));
  }
}

TEST(AreaProperty, HoldsWhatIsWithinTheWidthAndNothingFarther) {
  int followed = 0, drawn_cases = 0;
  check_slow_property(
      [&](std::uint32_t seed) {
        const auto drawn = draw_streets(seed, *rc::gen::element(0.0, 1e-6, 1e-3, 20.0));
        const metres limit(*rc::gen::inRange(30, 600));
        const double width = *rc::gen::inRange(1, 60);
        const auto lines =
            part_lines(drawn.made->network, reach(drawn.made->network, drawn.facilities, limit).parts);
        const auto area = reached_area(lines, metres(width));
        if (lines.empty()) {
          RC_ASSERT(area[0].is_none());
          return;
        }
        check_area(lines, area, width, seed);
        ++drawn_cases;
        if (capsule_union(lines, width)) ++followed;
      },
      1);
  EXPECT_GT(followed, drawn_cases / 3);  // else the border is not followed where it can be
}

RC_GTEST_PROP(AreaProperty, LargerLimitsHoldSmallerOnes, (std::uint32_t seed)) {
  const auto drawn = draw_streets(seed, *rc::gen::element(0.0, 20.0));
  const std::vector<metres> limits{metres(120), metres(200), metres(450)};
  std::vector<reach_result> reached;
  for (const metres limit : limits) reached.push_back(reach(drawn.made->network, drawn.facilities, limit));
  const auto bands = nested_bands(drawn.made->network, limits, reached, metres(40));
  const geo::geos_oracle geos;
  for (std::size_t k = 1; k < bands.size(); ++k) {
    if (bands[k - 1].area[0].is_none()) continue;
    RC_ASSERT(geos.is_valid(bands[k].area[0]));
    const double outside =
        area_of(bands[k - 1].area) - geos.common_area(bands[k - 1].area[0], bands[k].area[0]);
    RC_ASSERT(std::abs(outside) < 1e-3);
    RC_ASSERT(area_of(bands[k].area) >= area_of(bands[k - 1].area) - 1e-3);
  }
}

RC_GTEST_PROP(SimplifiedAreaProperty, LeavesNoReachedPartOutAndCoversNoUnreachedPlace, (std::uint32_t seed)) {
  const auto drawn = draw_streets(seed, *rc::gen::element(0.0, 20.0));
  const metres limit(*rc::gen::inRange(30, 600)), width(*rc::gen::inRange(5, 60));
  const walk_network& network = drawn.made->network;
  const auto lines = part_lines(network, reach(network, drawn.facilities, limit).parts);
  if (lines.empty()) return;
  const auto exact = reached_area(lines, width);
  // Places all about, unreached whatever the network says: close to the border is where it matters.
  std::mt19937 random(seed);
  const geo::planar_box box = exact[0].box();
  std::uniform_real_distribution<double> x(box.min.x - 50, box.max.x + 50), y(box.min.y - 50, box.max.y + 50);
  std::vector<geo::planar> unreached;
  for (int i = 0; i < 400; ++i) unreached.push_back({x(random), y(random)});
  const auto simple = simplified_area(exact, {metres(*rc::gen::inRange(1, 80)), width, lines, unreached});
  const geo::geos_oracle geos;
  RC_ASSERT(geos.is_valid(simple[0]));
  for (std::size_t i = 0; i < lines.size(); ++i) RC_ASSERT(geos.covers(simple[0], lines[i]));
  for (const geo::planar& p : unreached)
    RC_ASSERT(!geo::contains(simple[0], p) || geo::contains(exact[0], p));
  RC_ASSERT(simple.points().size() <= exact.points().size());
  RC_ASSERT(simple[0].part_count() == exact[0].part_count());
}

TEST(SimplifiedArea, AFewCornersAreEnoughForAStreet) {
  const auto lines = lines_of({{{0, 0}, {100, 0}}});
  const auto exact = reached_area(lines, metres(10));
  const auto simple = simplified_area(exact, {metres(2), metres(10), lines, {}});
  EXPECT_LT(simple.points().size(), exact.points().size() / 2);
  EXPECT_GE(simple.points().size(), 5U);
}

TEST(SimplifiedArea, HousesInABendKeepTheBorderOut) {
  const auto lines = lines_of({{{-200, 0}, {0, 0}, {200, 60}}});
  const auto exact = reached_area(lines, metres(40));
  const auto straightened = simplified_area(exact, {metres(36), metres(40), lines, {}});
  std::vector<geo::planar> houses;
  for (double x = -240; x < 240; x += 2)
    for (double y = -120; y < 120; y += 2)
      if (geo::contains(straightened[0], {x, y}) && !geo::contains(exact[0], {x, y}))
        houses.push_back({x, y});
  ASSERT_FALSE(houses.empty());
  const auto careful = simplified_area(exact, {metres(36), metres(40), lines, houses});
  for (const geo::planar& house : houses) EXPECT_FALSE(geo::contains(careful[0], house));
}

}  // namespace
}  // namespace greenward::walking
