#include "engine/geo/orientation.hpp"

#include <geos_c.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>
#include <cstdint>
#include <limits>

namespace greenward::geo {
namespace {

__extension__ using wide = __int128;

/// Coordinates as whole multiples of 2^-53.
struct grid_point {
  std::int64_t x = 0;
  std::int64_t y = 0;
  [[nodiscard]] planar on_plane() const {
    return {std::ldexp(static_cast<double>(x), -53), std::ldexp(static_cast<double>(y), -53)};
  }
};

/// Whole-number arithmetic: exact while coordinates stay below 2^61.
wide true_area(grid_point a, grid_point b, grid_point c) {
  const auto across = [&](std::int64_t p, std::int64_t q) { return static_cast<wide>(p) - q; };
  return across(a.x, c.x) * across(b.y, c.y) - across(a.y, c.y) * across(b.x, c.x);
}

turn true_turn(grid_point a, grid_point b, grid_point c) {
  const wide area = true_area(a, b, c);
  return area > 0 ? turn::left : area < 0 ? turn::right : turn::straight;
}

turn reversed(turn t) {
  return static_cast<turn>(-static_cast<int>(t));
}

/// Odd multiples of large powers of two mix with small numbers, so that differences are rounded, too; every
/// number fits into a double.
std::int64_t draw_coordinate() {
  const int bits = *rc::gen::inRange(1, 54);
  const std::int64_t mantissa = *rc::gen::inRange<std::int64_t>(0, std::int64_t{1} << bits);
  const std::int64_t magnitude = mantissa << *rc::gen::inRange(0, 8);
  return *rc::gen::arbitrary<bool>() ? magnitude : -magnitude;
}

grid_point draw_point() {
  return {draw_coordinate(), draw_coordinate()};
}

/// The nearest whole number that a double holds.
std::int64_t representable(double value) {
  return static_cast<std::int64_t>(std::nearbyint(value));
}

/// A point on the line through a and b up to rounding and a few steps to the side.
grid_point draw_near_line(grid_point a, grid_point b) {
  const double fraction = *rc::gen::inRange(-1000, 2000) / 1000.0;
  const auto between = [&](std::int64_t p, std::int64_t q) {
    const double at = static_cast<double>(p) + (static_cast<double>(q) - static_cast<double>(p)) * fraction;
    const double step = std::max(1.0, std::abs(at) * 0x1p-52);
    return representable(at + step * *rc::gen::inRange(-2, 3));
  };
  return {between(a.x, b.x), between(a.y, b.y)};
}

/// 256 x 256 points an ulp apart seen from a line through (12, 12) and (24, 24), the picture of Kettner et
/// al. 2008, Classroom examples of robustness problems in geometric computations.
TEST(Orientation, IsRightOnAGridOfUlps) {
  constexpr std::int64_t kOne = std::int64_t{1} << 53;
  int straight = 0;
  for (std::int64_t i = 0; i < 256; ++i) {
    for (std::int64_t j = 0; j < 256; ++j) {
      const grid_point p{kOne / 2 + i, kOne / 2 + j}, q{12 * kOne, 12 * kOne}, r{24 * kOne, 24 * kOne};
      ASSERT_EQ(orientation(p.on_plane(), q.on_plane(), r.on_plane()), true_turn(p, q, r)) << i << " " << j;
      straight += i == j;
      ASSERT_EQ(orientation(p.on_plane(), q.on_plane(), r.on_plane()) == turn::straight, i == j);
    }
  }
  EXPECT_EQ(straight, 256);
}

TEST(Orientation, LeftIsCounterClockwise) {
  EXPECT_EQ(orientation({0, 0}, {1, 0}, {2, 1}), turn::left);
  EXPECT_EQ(orientation({0, 0}, {1, 0}, {2, -1}), turn::right);
  EXPECT_EQ(orientation({0, 0}, {1, 0}, {2, 0}), turn::straight);
  EXPECT_EQ(orientation({1, 2}, {1, 2}, {5, 7}), turn::straight);
}

TEST(Orientation, SeesPointsFarSmallerThanTheRoundingOfOthers) {
  EXPECT_EQ(orientation({-1, -1}, {1, 1}, {1e-140, 0}), turn::right);
  EXPECT_EQ(orientation({-1, -1}, {1, 1}, {0, 1e-140}), turn::left);
  EXPECT_EQ(orientation({-1, -1}, {1, 1}, {1e-140, 1e-140}), turn::straight);
  EXPECT_EQ(orientation({1e150, 1e150}, {-1e150, -1e150}, {1e-140, 0}), turn::left);
  EXPECT_EQ(orientation({1e-140, 1e-140}, {-1e-140, -1e-140}, {2e-140, 1.9e-140}), turn::left);
}

/// The determinant is -e^2, while all terms of first order cancel.
TEST(Orientation, SeesWhatOnlyTheProductOfTwoRoundingErrorsShows) {
  constexpr double e = 0x1p-60;
  EXPECT_EQ(orientation({3 * e, 4 * e}, {4 * e, 5 * e}, {1, 1}), turn::right);
  EXPECT_EQ(orientation({4 * e, 3 * e}, {5 * e, 4 * e}, {1, 1}), turn::left);
  EXPECT_EQ(twice_signed_area({3 * e, 4 * e}, {4 * e, 5 * e}, {1, 1}), -e * e);
}

TEST(Orientation, IsStraightForWhatIsNoNumber) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinity = std::numeric_limits<double>::infinity();
  for (const double odd : {nan, infinity, -infinity}) {
    EXPECT_EQ(orientation({odd, 0}, {1, 0}, {2, 1}), turn::straight);
    EXPECT_EQ(orientation({0, 0}, {1, odd}, {2, 1}), turn::straight);
    EXPECT_EQ(orientation({0, 0}, {1, 0}, {2, odd}), turn::straight);
  }
}

void expect_right(grid_point a, grid_point b, grid_point c) {
  const planar p = a.on_plane(), q = b.on_plane(), r = c.on_plane();
  const turn expected = true_turn(a, b, c);
  RC_ASSERT(orientation(p, q, r) == expected);
  RC_ASSERT(exact_orientation(p, q, r) == expected);
  RC_ASSERT(orientation(q, r, p) == expected);
  RC_ASSERT(orientation(r, p, q) == expected);
  RC_ASSERT(orientation(q, p, r) == reversed(expected));
  RC_ASSERT(orientation(p, r, q) == reversed(expected));
  const auto area = static_cast<long double>(true_area(a, b, c)) * 0x1p-106L;
  RC_ASSERT(std::abs(twice_signed_area(p, q, r) - area) <= 1e-15L * std::abs(area));
}

RC_GTEST_PROP(OrientationProperty, AgreesWithWholeNumberArithmetic, ()) {
  expect_right(draw_point(), draw_point(), draw_point());
}

RC_GTEST_PROP(OrientationProperty, AgreesWithWholeNumberArithmeticNearALine, ()) {
  for (int i = 0; i < 20; ++i) {
    const grid_point a = draw_point(), b = draw_point();
    expect_right(a, b, draw_near_line(a, b));
  }
}

/// Two points close together and one so far away that what decides drowns in every difference.
RC_GTEST_PROP(OrientationProperty, AgreesWithWholeNumberArithmeticForAFarPoint, ()) {
  for (int i = 0; i < 20; ++i) {
    const auto draw = [](std::int64_t end) { return *rc::gen::inRange<std::int64_t>(-end, end); };
    const grid_point a{draw(9), draw(9)}, b{draw(9), draw(9)};
    const std::int64_t factor = (*rc::gen::inRange<std::int64_t>(1, 8)) << *rc::gen::inRange(50, 54);
    const auto far = [&](std::int64_t p, std::int64_t q) {
      return representable(static_cast<double>(p + (q - p) * factor));
    };
    expect_right(a, b, {far(a.x, b.x), far(a.y, b.y)});
  }
}

/// GEOS reckons with pairs of doubles, which is exact for coordinates of like size.
RC_GTEST_PROP(OrientationProperty, AgreesWithGeosNearALine, ()) {
  GEOSContextHandle_t geos = GEOS_init_r();
  for (int i = 0; i < 20; ++i) {
    const auto draw = [] { return 400000 + *rc::gen::inRange(0, 100000000) * 0x1p-10; };
    const planar a{draw(), draw()}, b{draw(), draw()};
    const double fraction = *rc::gen::inRange(0, 1001) / 1000.0;
    planar c{a.x + (b.x - a.x) * fraction, a.y + (b.y - a.y) * fraction};
    const int steps = *rc::gen::inRange(-2, 3);
    for (int k = 0; k < std::abs(steps); ++k) c.y = std::nextafter(c.y, steps < 0 ? 0.0 : 1e9);
    RC_ASSERT(static_cast<int>(orientation(a, b, c)) ==
              GEOSOrientationIndex_r(geos, a.x, a.y, b.x, b.y, c.x, c.y));
  }
  GEOS_finish_r(geos);
}

}  // namespace
}  // namespace greenward::geo
