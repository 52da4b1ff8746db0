#include "engine/report/line_coverage.hpp"

#include "tests/engine/report/report_fixture.hpp"
#include "tests/support/property_cases.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

namespace greenward::report {
namespace {

constexpr int kWidth = 90, kHeight = 75;  // more than two bands, and the last is not whole
constexpr double kMostAway = 0.03;        ///< of a pixel's coverage: rounding, and places in 32 bits
constexpr double kThinned = 0.2;          ///< pixels, as strokes_of says

using line = std::vector<geo::planar>;

/// A frame whose ground is the sheet, far from zero: y up, a unit a pixel.
map_frame frame_of(double left, double top) {
  map_frame frame;
  frame.box = {{left, top}, {left + kWidth, top + kHeight}};
  frame.centre = testing::kPlace;
  frame.units_per_pixel = 1;
  return frame;
}

geo::planar_geometry geometry_of(const std::vector<line>& lines) {
  geo::planar_geometry geometry;
  for (const line& one : lines) geometry.append_line(one);
  return geometry;
}

std::vector<std::uint32_t> all_rows(const geo::planar_geometry& geometry) {
  std::vector<std::uint32_t> rows(geometry.size());
  std::iota(rows.begin(), rows.end(), 0U);
  return rows;
}

line_coverage drawn(const std::vector<line>& lines, double width, const map_frame& frame) {
  line_coverage coverage(pixels_of(frame.box));
  const geo::planar_geometry geometry = geometry_of(lines);
  coverage.draw(geometry, all_rows(geometry), frame, width);
  return coverage;
}

double distance_to_segment(pixel p, pixel a, pixel b) {
  const double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
  const double t = square == 0 ? 0 : std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0);
  return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

/// Every pixel against every segment.
double expected_at(int column, int row, const std::vector<line>& lines, double width,
                   const map_frame& frame) {
  const pixel centre{frame.box.min.x + column + 0.5, frame.box.min.y + row + 0.5};
  double nearest = 1e9;
  for (const line& one : lines)
    for (std::size_t i = 1; i < one.size(); ++i)
      nearest =
          std::min(nearest, distance_to_segment(centre, frame.to_sheet(one[i - 1]), frame.to_sheet(one[i])));
  return std::clamp(std::min(width / 2 + 0.5 - nearest, width), 0.0, 1.0);
}

double coverage_at(const line_coverage& coverage, int column, int row) {
  const std::size_t at = static_cast<std::size_t>(row) * coverage.stride() + static_cast<std::size_t>(column);
  return coverage.mask()[at] / 255.0;
}

/// The most that the mask differs from the definition in any pixel.
double most_away(const std::vector<line>& lines, double width, const map_frame& frame) {
  const line_coverage coverage = drawn(lines, width, frame);
  double most = 0;
  for (int row = 0; row < kHeight; ++row)
    for (int column = 0; column < kWidth; ++column)
      most = std::max(
          most, std::abs(coverage_at(coverage, column, row) - expected_at(column, row, lines, width, frame)));
  return most;
}

/// Lines in and around the frame, with vertices that are not so near to one another that any is left out.
std::vector<line> random_lines(std::uint32_t seed, int count) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> x(-70, 70), y(-60, 60), step(0.5, 30), angle(0, 6.28);
  std::vector<line> lines;
  for (int i = 0; i < count; ++i) {
    line& one = lines.emplace_back();
    geo::planar at = testing::off(x(random), y(random));
    for (int k = 0; k < 4; ++k) {
      one.push_back(at);
      const double far = step(random), turn = angle(random);
      at = {at.x + far * std::cos(turn), at.y + far * std::sin(turn)};
    }
  }
  return lines;
}

TEST(LineCoverage, EveryPixelIsCoveredByItsDistanceToTheNearestLine) {
  greenward::testing::check_slow_property(
      [](std::uint32_t seed) {
        const double width = *rc::gen::element(0.2, 0.4, 1.0, 1.5, 2.0, 5.0, 11.0);
        const auto lines = random_lines(seed, *rc::gen::inRange(1, 8));
        RC_ASSERT(most_away(lines, width, frame_of(0, 0)) < kMostAway);
      },
      4);
}

TEST(LineCoverage, AFrameBetweenPixelsAndAwayFromTheCornerShiftsNothing) {
  const auto lines = random_lines(5, 6);
  const map_frame frame = frame_of(310, 42);
  EXPECT_LT(most_away(lines, 1.5, frame), kMostAway);
  map_frame between = frame_of(0.25, 0.75);
  const pixel_window window = pixels_of(between.box);
  EXPECT_EQ(window, (pixel_window{0, 0, kWidth + 1, kHeight + 1}));
}

TEST(LineCoverage, CrowdedVerticesMoveALineByAFifthOfAPixelAtMost) {
  line wave;
  for (int i = 0; i < 4000; ++i) wave.push_back(testing::off(-40 + i * 0.02, 20 * std::sin(i * 0.004)));
  EXPECT_LT(most_away({wave}, 3, frame_of(0, 0)), kThinned + kMostAway);
}

TEST(LineCoverage, ALineWithoutLengthIsADot) {
  const geo::planar middle = testing::off(0.5, 0);  // the centre of a pixel
  const line_coverage coverage = drawn({{middle, middle}}, 4, frame_of(0, 0));
  EXPECT_EQ(coverage_at(coverage, 45, 37), 1);
  EXPECT_EQ(coverage_at(coverage, 46, 37), 1);
  EXPECT_EQ(coverage_at(coverage, 47, 37), 128 / 255.0);
  EXPECT_EQ(coverage_at(coverage, 48, 37), 0);
  EXPECT_EQ(coverage.touched().height, 5);
}

TEST(LineCoverage, LinesFarOutsideLeaveTheMaskAsItIs) {
  const line_coverage coverage =
      drawn({{testing::off(900, 900), testing::off(2e7, 900)},
             {testing::off(-1e12, 400), testing::off(1e12, 400)},
             {testing::off(-30, 10), testing::off(-60, 10), testing::off(-60, -90)}},
            1.5, frame_of(0, 0));
  EXPECT_EQ(coverage.touched().width, 17) << "of the last only, which leaves the frame";
  EXPECT_EQ(coverage.touched().left, 0);
}

TEST(LineCoverage, ALineAcrossTheFrameFromVeryFarIsDrawnWhereItRuns) {
  EXPECT_LT(most_away({{testing::off(-1e9, -3.1e8), testing::off(2e9, 6.2e8)}}, 1, frame_of(0, 0)),
            kMostAway);
  EXPECT_LT(most_away({{testing::off(0.3, -4e9), testing::off(0.3, 7e9)}}, 1, frame_of(0, 0)), kMostAway);
}

TEST(LineCoverage, RowsOfOtherKindsArePassedOver) {
  geo::planar_geometry geometry;
  geometry.append_none();
  geometry.append_point(testing::off(0, 0));
  geometry.append_polygon(line{testing::off(0, 0), testing::off(9, 0), testing::off(9, 9)});
  line_coverage coverage(pixels_of(frame_of(0, 0).box));
  coverage.draw(geometry, all_rows(geometry), frame_of(0, 0), 3);
  EXPECT_EQ(coverage.touched().width, 0);
}

TEST(LineCoverage, ClearedIsAsNew) {
  line_coverage coverage = drawn(random_lines(7, 40), 5, frame_of(0, 0));
  EXPECT_GT(coverage.touched().width, 0);
  coverage.clear();
  EXPECT_EQ(coverage.touched().width, 0);
  EXPECT_TRUE(std::ranges::all_of(coverage.mask(), [](std::uint8_t level) { return level == 0; }));
}

TEST(LineCoverage, WhatIsTouchedHoldsEveryCoveredPixel) {
  const line_coverage coverage = drawn({{testing::off(-20, 3), testing::off(10, -12)}}, 3, frame_of(0, 0));
  const pixel_window inside = coverage.touched();
  for (int row = 0; row < kHeight; ++row)
    for (int column = 0; column < kWidth; ++column) {
      const bool in = column >= inside.left && column < inside.left + inside.width && row >= inside.top &&
                      row < inside.top + inside.height;
      EXPECT_TRUE(in || coverage_at(coverage, column, row) == 0) << column << ", " << row;
    }
}

/// Too little at a time for more than one thread.
line_coverage drawn_one_by_one(const geo::planar_geometry& geometry, double width, const map_frame& frame) {
  line_coverage coverage(pixels_of(frame.box));
  for (std::uint32_t row = 0; row < geometry.size(); ++row) coverage.draw(geometry, {&row, 1}, frame, width);
  return coverage;
}

TEST(LineCoverage, TheOrderOfTheLinesAndTheNumberOfThreadsChangeNoByte) {
  auto lines = random_lines(11, 9000);  // several chunks and bands
  const line_coverage all = drawn(lines, 1.5, frame_of(0, 0));
  EXPECT_TRUE(
      std::ranges::equal(all.mask(), drawn_one_by_one(geometry_of(lines), 1.5, frame_of(0, 0)).mask()));
  std::ranges::reverse(lines);
  EXPECT_TRUE(std::ranges::equal(all.mask(), drawn(lines, 1.5, frame_of(0, 0)).mask()));
}

}  // namespace
}  // namespace greenward::report
