#include "engine/index/detail_levels.hpp"

#include "engine/geo/measure.hpp"
#include "engine/index/shared_vertices.hpp"
#include "tests/engine/index/coverage_checks.hpp"
#include "tests/engine/index/naive_simplifier.hpp"
#include "tests/engine/index/planar_subdivision.hpp"
#include "tests/support/shared_data.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

namespace greenward::index {
namespace {

using geo::planar;
using geo::planar_geometry;

constexpr float kAlways = std::numeric_limits<float>::infinity();
/// Metres per pixel, finest first; the cells of a made-up layer measure 1 km.
constexpr std::array<double, 6> kLevels{0.5, 5, 20, 60, 200, 1e9};

detail_weights weights_of(const planar_geometry& geometry) {
  return weigh_detail(geometry, {}, task{});
}

planar_geometry some_layer(int most_cells = 4) {
  const int cells = *rc::gen::inRange(1, most_cells + 1);
  const int wiggles = *rc::gen::inRange(0, 14);
  return testing::planar_subdivision(*rc::gen::arbitrary<std::uint64_t>(),
                                     {.cells = cells, .wiggles = wiggles});
}

std::set<std::pair<double, double>> places(const planar_geometry& geometry) {
  std::set<std::pair<double, double>> found;
  for (const planar& p : geometry.points()) found.emplace(p.x, p.y);
  return found;
}

std::vector<std::size_t> ring_counts(const planar_geometry& geometry) {
  std::vector<std::size_t> counts(geometry.part_first().begin(), geometry.part_first().end());
  counts.insert(counts.end(), geometry.ring_first().begin(), geometry.ring_first().end());
  return counts;
}

RC_GTEST_PROP(DetailLevels, WeightsAreThoseOfThePlainRule, ()) {
  const planar_geometry layer = some_layer(2);
  const std::vector<double> plain = testing::naive_weights(layer);
  const detail_weights weights = weights_of(layer);
  RC_ASSERT(weights.of_point.size() == plain.size());
  for (std::size_t i = 0; i < plain.size(); ++i) {
    RC_ASSERT(std::isinf(plain[i]) == std::isinf(weights.of_point[i]));
    if (!std::isinf(plain[i]))
      RC_ASSERT(std::abs(static_cast<double>(weights.of_point[i]) - plain[i]) <= 1e-6 * plain[i]);
  }
}

RC_GTEST_PROP(DetailLevels, NeighboursShareTheirBordersAtEveryLevel, ()) {
  const planar_geometry layer = some_layer();
  const auto neighbours = testing::borders_of(layer).neighbours();
  const detail_weights weights = weights_of(layer);
  for (const double level : kLevels) {
    const planar_geometry coarse = at_resolution(layer, weights, level);
    const testing::border_table borders = testing::borders_of(coarse);
    RC_ASSERT(borders.doubled.empty());
    RC_ASSERT(borders.neighbours() == neighbours);
    RC_ASSERT(testing::coverage_fault(coarse) == "");
    const double sum = testing::sum_of_areas(coarse);
    RC_ASSERT(std::abs(sum - testing::area_of_union(coarse)) < 1e-6 * sum);
  }
}

RC_GTEST_PROP(DetailLevels, NothingChangesSides, ()) {
  const planar_geometry layer = some_layer();
  const detail_weights weights = weights_of(layer);
  for (const double level : kLevels) {
    const planar_geometry coarse = at_resolution(layer, weights, level);
    for (std::size_t row = 0; row < layer.size(); ++row) {
      if (layer.kinds()[row] == geo::geometry_kind::polygon) continue;
      for (const planar& p : coarse[row].points())
        RC_ASSERT(testing::rows_around(coarse, p) == testing::rows_around(layer, p));
    }
  }
}

RC_GTEST_PROP(DetailLevels, NoLineIsFartherFromTheInputThanTheLevelSays, ()) {
  const planar_geometry layer = some_layer();
  const detail_weights weights = weights_of(layer);
  for (const double level : kLevels) {
    const planar_geometry coarse = at_resolution(layer, weights, level);
    for (std::size_t row = 0; row < layer.size(); ++row) {
      if (layer.kinds()[row] != geo::geometry_kind::point)
        RC_ASSERT(testing::farthest(layer[row], coarse[row]) <= level);
    }
  }
}

RC_GTEST_PROP(DetailLevels, RowsAndKindsAndRingsStay, ()) {
  const planar_geometry layer = some_layer();
  const detail_weights weights = weights_of(layer);
  for (const double level : kLevels) {
    const planar_geometry coarse = at_resolution(layer, weights, level);
    RC_ASSERT(std::ranges::equal(coarse.kinds(), layer.kinds()));
    RC_ASSERT(ring_counts(coarse) == ring_counts(layer));
  }
}

RC_GTEST_PROP(DetailLevels, ACoarserLevelHasSomeOfTheVerticesOfAFiner, ()) {
  const planar_geometry layer = some_layer();
  const detail_weights weights = weights_of(layer);
  const shared_vertices shared = share_vertices(layer);
  auto finer = places(layer);
  for (const double level : kLevels) {
    const auto coarse = places(at_resolution(layer, weights, level));
    RC_ASSERT(std::ranges::includes(finer, coarse));
    for (std::size_t v = 0; v < shared.size(); ++v) {
      const planar p = shared.places[v];
      RC_ASSERT(shared.fixed[v] == 0 || coarse.count({p.x, p.y}) == 1U);
    }
    finer = coarse;
  }
}

RC_GTEST_PROP(DetailLevels, ResolutionZeroIsTheInput, ()) {
  const planar_geometry layer = some_layer();
  RC_ASSERT(at_resolution(layer, weights_of(layer), 0) == layer);
}

/// Of few whole coordinates: lines and rings that cross, double, go back and collapse.
planar_geometry any_layer() {
  planar_geometry g;
  const int rows = *rc::gen::inRange(0, 6);
  for (int row = 0; row < rows; ++row) {
    std::vector<planar> course(static_cast<std::size_t>(*rc::gen::inRange(0, 12)));
    for (planar& p : course)
      p = {static_cast<double>(*rc::gen::inRange(0, 5)), static_cast<double>(*rc::gen::inRange(0, 5))};
    if (*rc::gen::arbitrary<bool>()) {
      g.append_line(course);
    } else {
      g.append_polygon(course);
    }
  }
  return g;
}

std::size_t corners(const planar_geometry& geometry, std::size_t row) {
  std::set<std::pair<double, double>> found;
  for (const planar& p : geometry[row].points()) found.emplace(p.x, p.y);
  return found.size();
}

RC_GTEST_PROP(DetailLevels, WhateverTheInputNothingCollapses, ()) {
  const planar_geometry layer = any_layer();
  const detail_weights weights = weights_of(layer);
  RC_ASSERT(at_resolution(layer, weights, 0) == layer);
  for (const double level : {0.7, 1.5, 1e9}) {
    const planar_geometry coarse = at_resolution(layer, weights, level);
    RC_ASSERT(ring_counts(coarse) == ring_counts(layer));
    for (std::size_t row = 0; row < layer.size(); ++row) {
      const std::size_t least = geo::area(layer[row]).value != 0 ? 3 : 2;
      RC_ASSERT(corners(coarse, row) >= std::min(least, corners(layer, row)));
      if (corners(layer, row) > 0) RC_ASSERT(testing::farthest(layer[row], coarse[row]) < level + 1e-12);
    }
  }
}

RC_GTEST_PROP(DetailLevels, TheOrderOfRowsDoesNotMatter, ()) {
  const planar_geometry layer = some_layer();
  planar_geometry turned;
  for (std::size_t row = layer.size(); row-- > 0;) turned.append(layer[row]);
  const planar_geometry a = at_resolution(layer, weights_of(layer), 40);
  const planar_geometry b = at_resolution(turned, weights_of(turned), 40);
  for (std::size_t row = 0; row < layer.size(); ++row)
    RC_ASSERT(std::ranges::equal(a[row].points(), b[layer.size() - 1 - row].points()));
}

RC_GTEST_PROP(DetailLevels, WorkThatStopsEarlyGivesTheSameLevelsUpToThere, ()) {
  const planar_geometry layer = some_layer();
  const detail_weights all = weights_of(layer);
  const detail_weights some = weigh_detail(layer, {.coarsest = 20}, task{});
  for (const double level : {0.5, 5.0, 20.0})
    RC_ASSERT(at_resolution(layer, some, level) == at_resolution(layer, all, level));
  RC_ASSERT(at_resolution(layer, some, 500) == at_resolution(layer, all, 20));
}

TEST(DetailLevels, AVertexWeighsTheRootOfItsTriangle) {
  planar_geometry g;
  g.append_line(std::array<planar, 3>{{{0, 0}, {50, 4}, {100, 0}}});
  const detail_weights weights = weights_of(g);
  EXPECT_EQ(weights.of_point.front(), kAlways);
  EXPECT_NEAR(weights.of_point[1], std::sqrt(100.0 * 4 / 2), 1e-5);
  EXPECT_EQ(weights.of_point.back(), kAlways);
}

TEST(DetailLevels, ANeedleGoesOnlyWhenItsLengthCannotBeSeen) {
  planar_geometry g;
  g.append_line(std::array<planar, 5>{{{0, 0}, {50, 0}, {50.001, 30}, {50.002, 0}, {100, 0}}});
  EXPECT_GE(weights_of(g).of_point[2], 30) << "its area is that of a square of 17 cm";
}

TEST(DetailLevels, WhatLiesOnAStraightLineGoesFirstButNotAtZero) {
  planar_geometry g;
  g.append_polygon(
      std::array<planar, 8>{{{0, 0}, {5, 0}, {10, 0}, {10, 5}, {10, 10}, {5, 10}, {0, 10}, {0, 5}}});
  const detail_weights weights = weights_of(g);
  EXPECT_EQ(at_resolution(g, weights, 0), g);
  EXPECT_EQ(at_resolution(g, weights, 1e-9).points().size(), 5U);
}

TEST(DetailLevels, ARingKeepsThreeCornersAndStaysClosed) {
  planar_geometry g;
  g.append_polygon(std::array<planar, 6>{{{0, 0}, {4, -1}, {8, 0}, {8, 5}, {4, 6}, {0, 5}}});
  const planar_geometry coarse = at_resolution(g, weights_of(g), 1e9);
  ASSERT_EQ(coarse.points().size(), 4U);
  EXPECT_EQ(coarse.points().front(), coarse.points().back());
  EXPECT_GT(geo::signed_area(coarse.points()), 0);
}

TEST(DetailLevels, TwoLinesBetweenTheSameJunctionsStayTwo) {
  planar_geometry g;
  g.append_line(std::array<planar, 3>{{{0, 0}, {50, 1}, {100, 0}}});
  g.append_line(std::array<planar, 3>{{{0, 0}, {50, -9}, {100, 0}}});
  const planar_geometry coarse = at_resolution(g, weights_of(g), 1e9);
  EXPECT_EQ(coarse[0].points().size(), 2U);
  EXPECT_EQ(coarse[1].points().size(), 3U);
}

TEST(DetailLevels, APointInTheBendKeepsTheBend) {
  planar_geometry g;
  g.append_line(std::array<planar, 3>{{{0, 0}, {50, 4}, {100, 0}}});
  g.append_point({50, 1});
  EXPECT_EQ(weights_of(g).of_point[1], kAlways);
  planar_geometry touching;
  touching.append_line(std::array<planar, 3>{{{0, 0}, {50, 4}, {100, 0}}});
  touching.append_point({50, 0});
  EXPECT_EQ(weights_of(touching).of_point[1], kAlways) << "the line would come to lie on the point";
}

TEST(DetailLevels, AVertexWaitsForTheOneInItsWay) {
  planar_geometry g;
  g.append_line(std::array<planar, 3>{{{0, 0}, {50, 10}, {100, 0}}});
  g.append_line(std::array<planar, 3>{{{20, -30}, {50, 6}, {80, -30}}});
  const detail_weights weights = weights_of(g);
  EXPECT_NEAR(weights.of_point[4], 36, 1e-4) << "the peak below: its height, more than the root of its area";
  EXPECT_EQ(weights.of_point[1], weights.of_point[4]) << "alone it would weigh 22";
}

TEST(DetailLevels, PointsThatAreNoNumbersStay) {
  planar_geometry g;
  g.append_line(std::array<planar, 4>{{{0, 0}, {1, 0}, {std::nan(""), 0}, {3, 0}}});
  g.append_none();
  const planar_geometry coarse = at_resolution(g, weights_of(g), 1e9);
  EXPECT_EQ(coarse.points().size(), 4U);
  EXPECT_TRUE(coarse[1].is_none());
}

TEST(DetailLevels, NothingHasNoWeights) {
  EXPECT_TRUE(weights_of({}).of_point.empty());
  EXPECT_EQ(at_resolution({}, {}, 10), planar_geometry{});
}

TEST(DetailLevels, WeighingStopsWhenCancelled) {
  planar_geometry g;
  g.append_line(std::array<planar, 3>{{{0, 0}, {50, 4}, {100, 0}}});
  task cancelled;
  cancelled.token.cancel();
  EXPECT_THROW((void)weigh_detail(g, {}, cancelled), std::exception);
}

/// Degrees as they stand, stretched to about metres: shared borders stay shared.
planar_geometry districts(const std::filesystem::path& file) {
  std::ifstream in(file);
  planar_geometry districts;
  const nlohmann::json collection = nlohmann::json::parse(in);
  for (const auto& feature : collection.at("features")) {
    districts.begin_feature(geo::geometry_kind::polygon);
    for (const auto& part : feature.at("geometry").at("coordinates")) {
      districts.begin_part();
      for (const auto& ring : part) {
        districts.begin_ring();
        for (const auto& p : ring) districts.add({p[0].get<double>() * 80000, p[1].get<double>() * 111000});
      }
    }
  }
  return districts;
}

TEST(DetailLevels, RealDistrictsStayACoverage) {
  constexpr const char* kFile = "changchun-osm/changchun_districts_osm.geojson";
  GREENWARD_NEEDS_SHARED_DATA(kFile);
  const planar_geometry layer = districts(testing::shared_data(kFile));
  ASSERT_EQ(layer.size(), 10U);
  ASSERT_EQ(testing::coverage_fault(layer), "");
  const auto neighbours = testing::borders_of(layer).neighbours();
  const detail_weights weights = weights_of(layer);
  std::size_t shared = testing::borders_of(layer).shared_count();
  const std::size_t shared_in_full = shared;
  for (const double level : {200.0, 500.0, 1000.0, 3000.0, 10000.0}) {
    const planar_geometry coarse = at_resolution(layer, weights, level);
    const testing::border_table borders = testing::borders_of(coarse);
    EXPECT_EQ(testing::coverage_fault(coarse), "") << level;
    EXPECT_EQ(borders.neighbours(), neighbours) << level;
    EXPECT_TRUE(borders.doubled.empty()) << level;
    EXPECT_LE(borders.shared_count(), shared) << level;
    EXPECT_NEAR(testing::sum_of_areas(coarse), testing::area_of_union(coarse), 1) << level;
    shared = borders.shared_count();
  }
  EXPECT_LT(shared, shared_in_full / 4);
}

}  // namespace
}  // namespace greenward::index
