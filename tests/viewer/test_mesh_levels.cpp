#include "viewer/canvas/mesh_levels.hpp"

#include "engine/base/random.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <set>

namespace greenward::viewer {
namespace {

constexpr double kFar = 20000;  // metres per pixel
constexpr std::size_t kStrips = 6;
constexpr std::size_t kFeatures = 7;

using border = std::vector<geo::planar>;

/// The ring of what lies between two borders from one step to another.
border between(const border& west, const border& east, std::size_t first, std::size_t last) {
  border ring(east.begin() + static_cast<std::ptrdiff_t>(first),
              east.begin() + static_cast<std::ptrdiff_t>(last) + 1);
  for (std::size_t step = last + 1; step-- > first;) ring.push_back(west[step]);
  return ring;
}

/// Six strips side by side that fill a square of 6 km, the first of them cut in two; the borders between them
/// wind, and are rough in the small.
geo::planar_geometry strips() {
  random_source random(11);
  std::vector<border> borders(kStrips + 1);
  for (std::size_t i = 0; i <= kStrips; ++i) {
    const double width = i == 0 || i == kStrips ? 0 : 1;
    for (int step = 0; step <= 600; ++step) {
      const double north = 10.0 * step;
      const double rough = step == 0 || step == 600 ? 0 : random.uniform(-0.3, 0.3);
      const double aside = width * (100 * std::sin(north * std::numbers::pi / 1500) + rough);
      borders[i].push_back({430000 + 1000.0 * static_cast<double>(i) + aside, 4860000 + north});
    }
  }
  geo::planar_geometry geometry;
  for (std::size_t i = 0; i < kStrips; ++i) {
    const std::size_t cut = i == 0 ? 300 : 600;
    geometry.append_polygon(between(borders[i], borders[i + 1], 0, cut));
    if (cut < 600) geometry.append_polygon(between(borders[i], borders[i + 1], cut, 600));
  }
  return geometry;
}

std::vector<mesh_level> levels_of(const geo::planar_geometry& geometry, double farthest = kFar) {
  std::vector<std::uint16_t> rule_of_row(geometry.size());
  std::vector<layer::style_rule> rules(geometry.size());
  for (std::size_t row = 0; row < rules.size(); ++row) {
    rule_of_row[row] = static_cast<std::uint16_t>(row);
    rules[row].fill = rules[row].stroke = {1, 2, 3, 255};
  }
  return build_mesh_levels({geometry, rule_of_row, rules}, farthest, task{});
}

double area_of_fills(const layer_mesh& mesh) {
  double area = 0;
  for (std::size_t i = 0; i + 2 < mesh.fills.size(); i += 3) {
    const vertex_instance* v = &mesh.fills[i];
    area += std::abs(static_cast<double>(v[1].x - v[0].x) * static_cast<double>(v[2].y - v[0].y) -
                     static_cast<double>(v[2].x - v[0].x) * static_cast<double>(v[1].y - v[0].y)) /
            2;
  }
  return area;
}

TEST(MeshLevels, TheCoarsestWithinHalfAPixelIsDrawn) {
  constexpr std::array<double, 3> kTolerances{0, 2, 8};
  EXPECT_EQ(level_at(kTolerances, 0.01), 0U);
  EXPECT_EQ(level_at(kTolerances, 3.9), 0U);
  EXPECT_EQ(level_at(kTolerances, 4), 1U);
  EXPECT_EQ(level_at(kTolerances, 15), 1U);
  EXPECT_EQ(level_at(kTolerances, 16), 2U);
  EXPECT_EQ(level_at(kTolerances, 1e6), 2U);
  EXPECT_EQ(level_at(std::array{0.0}, 1e6), 0U);
}

TEST(MeshLevels, FillsLeaveNoGapAtAnyLevel) {
  const auto levels = levels_of(strips());
  ASSERT_GE(levels.size(), 3U);
  for (const mesh_level& level : levels)
    EXPECT_NEAR(area_of_fills(level.mesh), 6000.0 * 6000.0, 6000.0 * 6000.0 * 1e-6) << level.tolerance;
}

TEST(MeshLevels, TheFirstIsFullAndEachSavesAThird) {
  const geo::planar_geometry geometry = strips();
  const auto levels = levels_of(geometry);
  EXPECT_EQ(levels[0].tolerance, 0);
  EXPECT_EQ(levels[0].mesh.lines.size(), geometry.points().size() - geometry.size());
  for (std::size_t i = 1; i < levels.size(); ++i) {
    EXPECT_GT(levels[i].tolerance, levels[i - 1].tolerance);
    EXPECT_LT(3 * levels[i].mesh.lines.size(), 2 * levels[i - 1].mesh.lines.size());
  }
}

TEST(MeshLevels, EveryFeatureIsDrawnAtEveryLevel) {
  for (const mesh_level& level : levels_of(strips())) {
    std::set<std::uint16_t> filled, outlined;
    for (const vertex_instance& v : level.mesh.fills) filled.insert(v.rule);
    for (const line_instance& l : level.mesh.lines) outlined.insert(l.rule);
    EXPECT_EQ(filled.size(), kFeatures) << level.tolerance;
    EXPECT_EQ(outlined.size(), kFeatures) << level.tolerance;
  }
}

TEST(MeshLevels, NoneIsCoarserThanTheFarthestViewShows) {
  const geo::planar_geometry geometry = strips();
  EXPECT_LE(levels_of(geometry, 5).back().tolerance, 2.5);
  EXPECT_EQ(levels_of(geometry, 0.5).size(), 1U);
  EXPECT_GT(levels_of(geometry).back().tolerance, 2.5);
}

TEST(MeshLevels, WhatHasNoPointsToSpareHasOneLevel) {
  geo::planar_geometry geometry;
  for (int i = 0; i < 50; ++i) {
    const geo::planar p{430000 + 100.0 * i, 4860000};
    geometry.append_polygon(
        std::array<geo::planar, 4>{{p, {p.x + 9, p.y}, {p.x + 9, p.y + 9}, {p.x, p.y + 9}}});
    geometry.append_point(p);
    geometry.append_none();
  }
  EXPECT_EQ(levels_of(geometry).size(), 1U);
  EXPECT_EQ(levels_of({}).size(), 1U);
}

TEST(MeshLevels, BuildingStopsWhenCancelled) {
  task cancelled;
  cancelled.token.cancel();
  const std::array<std::uint16_t, kFeatures> rule_of_row{};
  const std::array<layer::style_rule, 1> rules{};
  EXPECT_THROW((void)build_mesh_levels({strips(), rule_of_row, rules}, kFar, cancelled), std::exception);
}

}  // namespace
}  // namespace greenward::viewer
