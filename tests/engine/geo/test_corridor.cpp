#include "engine/geo/corridor.hpp"

#include "engine/geo/geometry_distance.hpp"
#include "engine/geo/measure.hpp"
#include "tests/engine/geo/geos_oracle.hpp"
#include "tests/engine/geo/shapes.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>
#include <vector>

namespace greenward::geo {
namespace {

double within(const planar_geometry& a, const planar_geometry& b, double width) {
  return length_within(a[0], b[0], metres(width)).value;
}

TEST(Corridor, AParallelLineIsInItUpToTheWidth) {
  const auto street = line({{0, 0}, {100, 0}});
  EXPECT_DOUBLE_EQ(within(line({{20, 15}, {80, 15}}), street, 15), 60);
  EXPECT_DOUBLE_EQ(within(line({{20, 15.001}, {80, 15.001}}), street, 15), 0);
}

TEST(Corridor, ACrossingIsTwiceTheWidthLong) {
  EXPECT_DOUBLE_EQ(within(line({{50, -100}, {50, 100}}), line({{0, 0}, {100, 0}}), 15), 30);
}

TEST(Corridor, ItsEndsAreRound) {
  // On the axis a full width beyond the end; 9 m beside it √(15² - 9²) = 12 m.
  EXPECT_DOUBLE_EQ(within(line({{-50, 0}, {150, 0}}), line({{0, 0}, {100, 0}}), 15), 130);
  EXPECT_DOUBLE_EQ(within(line({{-50, 9}, {150, 9}}), line({{0, 0}, {100, 0}}), 15), 124);
}

TEST(Corridor, OverlappingSegmentsCountOnce) {
  const auto bent = line({{0, 0}, {40, 0}, {60, 5}, {40, 10}, {0, 10}});
  EXPECT_DOUBLE_EQ(within(line({{0, 5}, {40, 5}}), bent, 15), 40);
}

TEST(Corridor, ALineRunOverTwiceCountsTwice) {
  EXPECT_DOUBLE_EQ(within(line({{0, 0}, {50, 0}, {0, 0}}), line({{0, 0}, {100, 0}}), 15), 100);
}

TEST(Corridor, InsideAPolygonAndAroundIt) {
  EXPECT_DOUBLE_EQ(within(line({{-100, 500}, {1100, 500}}), square(0, 0, 1000), 15), 1030);
  EXPECT_DOUBLE_EQ(within(line({{100, 500}, {900, 500}}), square(0, 0, 1000), 15), 800);
  EXPECT_DOUBLE_EQ(within(line({{0, -16}, {1000, -16}}), square(0, 0, 1000), 15), 0);
}

TEST(Corridor, AHoleIsOutside) {
  planar_geometry yard;
  yard.begin_feature(geometry_kind::polygon);
  yard.begin_part();
  for (const auto& [low, high] : {std::pair{0.0, 1000.0}, {200.0, 800.0}}) {
    yard.begin_ring();
    for (const planar p : {planar{low, low}, {high, low}, {high, high}, {low, high}, {low, low}}) yard.add(p);
  }
  EXPECT_DOUBLE_EQ(within(line({{0, 500}, {1000, 500}}), yard, 15), 1000 - (600 - 30));
}

TEST(Corridor, NothingIsNearNothing) {
  planar_geometry none;
  none.append_none();
  planar_geometry point;
  point.append_point({0, 0});
  const auto street = line({{-100, 0}, {100, 0}});
  EXPECT_EQ(within(none, street, 15), 0);
  EXPECT_EQ(within(street, none, 15), 0);
  EXPECT_EQ(within(point, street, 15), 0);
  EXPECT_DOUBLE_EQ(within(street, point, 15), 30);
  EXPECT_EQ(within(line({{0, 0}, {0, 0}}), street, 15), 0);
}

TEST(Corridor, FarFromTheOriginNoMetreIsLost) {
  const double x = 4e7 + 123456.789, y = 4.86e6 + 0.123;
  EXPECT_NEAR(within(line({{x, y}, {x + 300, y + 400}}), line({{x - 9, y + 12}, {x + 291, y + 412}}), 15.001),
              500, 0.5);
}

/// Steps along the line, each in or out as its middle is.
double by_steps(planar_view line, planar_view other, double width) {
  double sum = 0;
  for (std::size_t p = 0; p < line.part_count(); ++p) {
    const auto points = line.ring(p, 0);
    for (std::size_t i = 1; i < points.size(); ++i) {
      constexpr int kSteps = 400;
      for (int k = 0; k < kSteps; ++k) {
        const double t = (k + 0.5) / kSteps;
        const planar middle{points[i - 1].x + t * (points[i].x - points[i - 1].x),
                            points[i - 1].y + t * (points[i].y - points[i - 1].y)};
        if (distance(other, middle) <= width) sum += distance(points[i - 1], points[i]) / kSteps;
      }
    }
  }
  return sum;
}

RC_GTEST_PROP(Corridor, EqualsSteppingAlongTheLine, (std::uint32_t seed)) {
  geometry_dice dice(seed, 60);
  const planar_geometry walked = dice.lines();
  const planar_geometry other = dice.anything();
  const double width = 1 + dice.below(15);
  const double whole = length(walked[0]).value;
  const double found = length_within(walked[0], other[0], metres(width)).value;
  RC_ASSERT(found >= 0 && found <= whole * (1 + 1e-12));
  RC_ASSERT(std::abs(found - by_steps(walked[0], other[0], width)) <= 0.02 * whole);
}

}  // namespace
}  // namespace greenward::geo
