#include "engine/report/pixel_clip.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>

namespace greenward::report {

namespace {

const pixel_box kBox{{0, 0}, {100, 100}};

std::vector<pixel> arbitrary_points(int least) {
  std::vector<pixel> points(static_cast<std::size_t>(*rc::gen::inRange(least, 12)));
  for (pixel& p : points) p = {*rc::gen::inRange(-1500, 2500) / 10.0, *rc::gen::inRange(-1500, 2500) / 10.0};
  return points;
}

double length(std::span<const pixel> line) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < line.size(); ++i)
    sum += std::hypot(line[i + 1].x - line[i].x, line[i + 1].y - line[i].y);
  return sum;
}

bool even_odd(std::span<const pixel> ring, pixel p) {
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
  const std::vector<pixel> line{{-50, 50}, {150, 50}};
  const clipped_line parts = clip_line(line, kBox);
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(parts.part(0).front(), (pixel{0, 50}));
  EXPECT_EQ(parts.part(0).back(), (pixel{100, 50}));
}

TEST(ClipLine, ALineThatLeavesAndReturnsIsTwoParts) {
  const std::vector<pixel> line{{10, 10}, {150, 10}, {150, 90}, {10, 90}};
  EXPECT_EQ(clip_line(line, kBox).size(), 2U);
}

TEST(ClipLine, ALineThatMissesIsNothing) {
  const std::vector<pixel> line{{-50, 60}, {60, 170}};
  EXPECT_EQ(clip_line(line, kBox).size(), 0U);
}

RC_GTEST_PROP(ClipLine, KeepsTheLengthThatSamplesFindInside, ()) {
  const auto line = arbitrary_points(2);
  const clipped_line parts = clip_line(line, kBox);
  double kept = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    kept += length(parts.part(i));
    for (const pixel& p : parts.part(i)) RC_ASSERT(kBox.expanded(1e-9).contains(p));
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
    sampled += std::hypot(line[i + 1].x - line[i].x, line[i + 1].y - line[i].y) * inside / kSteps;
  }
  RC_ASSERT(std::abs(kept - sampled) < 1.0 * static_cast<double>(line.size()));
}

RC_GTEST_PROP(ClipRing, CoversTheSamePointsInside, ()) {
  const auto ring = arbitrary_points(3);
  const auto clipped = clip_ring(ring, kBox);
  for (const pixel& p : clipped) RC_ASSERT(kBox.expanded(1e-9).contains(p));
  for (int x = 1; x < 10; ++x) {
    for (int y = 1; y < 10; ++y) {
      const pixel p{x * 10 + 0.137, y * 10 + 0.219};
      RC_ASSERT(even_odd(ring, p) == (!clipped.empty() && even_odd(clipped, p)));
    }
  }
}

}  // namespace greenward::report
