#include "viewer/canvas/layer_mesh.hpp"

#include "engine/geo/measure.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <array>
#include <cmath>

namespace greenward::viewer {
namespace {

/// Far from the origin, as real eastings and northings are.
geo::planar place_in_district() {
  return {430000 + static_cast<double>(*rc::gen::inRange(0, 200000)) / 10.0,
          4860000 + static_cast<double>(*rc::gen::inRange(0, 200000)) / 10.0};
}

std::vector<layer::style_rule> rules(std::size_t count) {
  std::vector<layer::style_rule> made(count);
  for (layer::style_rule& rule : made) rule.fill = {1, 2, 3, 255};
  return made;
}

geo::planar on_ground(const layer_mesh& mesh, std::uint16_t tile, float x, float y) {
  const geo::planar origin = mesh.grid.origin(tile);
  return {origin.x + static_cast<double>(x), origin.y + static_cast<double>(y)};
}

void expect_partition(std::span<const mesh_range> ranges, std::size_t instances) {
  std::size_t next = 0;
  for (const mesh_range& range : ranges) {
    EXPECT_EQ(range.first, next);
    EXPECT_GT(range.count, 0U);
    next += range.count;
  }
  EXPECT_EQ(next, instances);
}

RC_GTEST_PROP(LayerMesh, EverySegmentIsThereToAMillimetre, ()) {
  geo::planar_geometry geometry;
  std::vector<std::uint16_t> rule_of_row;
  std::vector<std::pair<geo::planar, geo::planar>> wanted;
  const int rows = *rc::gen::inRange(1, 20);
  for (int row = 0; row < rows; ++row) {
    std::vector<geo::planar> line(static_cast<std::size_t>(*rc::gen::inRange(2, 6)));
    for (geo::planar& p : line) p = place_in_district();
    geometry.append_line(line);
    rule_of_row.push_back(static_cast<std::uint16_t>(row % 3));
    for (std::size_t i = 0; i + 1 < line.size(); ++i) wanted.emplace_back(line[i], line[i + 1]);
  }
  const layer_mesh mesh = build_mesh({geometry, rule_of_row, rules(3)}, task{});
  RC_ASSERT(mesh.lines.size() == wanted.size());
  for (const line_instance& line : mesh.lines) {
    const geo::planar a = on_ground(mesh, line.tile, line.x0, line.y0);
    const geo::planar b = on_ground(mesh, line.tile, line.x1, line.y1);
    RC_ASSERT(std::ranges::any_of(wanted, [&](const auto& pair) {
      return geo::distance(a, pair.first) < 2e-3 && geo::distance(b, pair.second) < 2e-3;
    }));
  }
  expect_partition(mesh.line_ranges, mesh.lines.size());
}

TEST(LayerMesh, TheFirstRuleIsDrawnLast) {
  geo::planar_geometry geometry;
  for (int i = 0; i < 3; ++i) geometry.append_point({100.0 * i, 0});
  const std::array<std::uint16_t, 3> rule_of_row{0, 2, 1};
  const layer_mesh mesh = build_mesh({geometry, rule_of_row, rules(3)}, task{});
  ASSERT_EQ(mesh.points.size(), 3U);
  EXPECT_EQ(mesh.points[0].rule, 2);
  EXPECT_EQ(mesh.points[1].rule, 1);
  EXPECT_EQ(mesh.points[2].rule, 0);
}

TEST(LayerMesh, TrianglesCoverThePolygonWithoutItsHole) {
  geo::planar_geometry geometry;
  geometry.begin_feature(geo::geometry_kind::polygon);
  geometry.begin_part();
  geometry.begin_ring();
  for (const geo::planar p : {geo::planar{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}}) geometry.add(p);
  geometry.begin_ring();
  for (const geo::planar p : {geo::planar{20, 20}, {20, 60}, {60, 60}, {60, 20}, {20, 20}}) geometry.add(p);
  const std::array<std::uint16_t, 1> rule_of_row{0};
  const layer_mesh mesh = build_mesh({geometry, rule_of_row, rules(1)}, task{});
  double area = 0;
  for (std::size_t i = 0; i + 2 < mesh.fills.size(); i += 3) {
    const vertex_instance* v = &mesh.fills[i];
    area += std::abs(static_cast<double>((v[1].x - v[0].x) * (v[2].y - v[0].y) -
                                         (v[2].x - v[0].x) * (v[1].y - v[0].y))) /
            2;
  }
  EXPECT_NEAR(area, 100 * 100 - 40 * 40, 0.01);
  EXPECT_EQ(mesh.lines.size(), 8U) << "four sides of the shell and four of the hole";
}

TEST(LayerMesh, RowsWithoutARuleAreLeftOut) {
  geo::planar_geometry geometry;
  geometry.append_point({0, 0});
  geometry.append_point({1, 1});
  geometry.append_none();
  const std::array<std::uint16_t, 3> rule_of_row{kNoRule, 0, kNoRule};
  EXPECT_EQ(build_mesh({geometry, rule_of_row, rules(1)}, task{}).points.size(), 1U);
}

TEST(LayerMesh, NothingGivesAnEmptyMesh) {
  const layer_mesh mesh = build_mesh({geo::planar_geometry{}, {}, {}}, task{});
  EXPECT_TRUE(mesh.lines.empty() && mesh.fills.empty() && mesh.points.empty());
}

TEST(LayerMesh, BuildingStopsWhenCancelled) {
  geo::planar_geometry geometry;
  geometry.append_point({0, 0});
  const std::array<std::uint16_t, 1> rule_of_row{0};
  task cancelled;
  cancelled.token.cancel();
  EXPECT_THROW((void)build_mesh({geometry, rule_of_row, rules(1)}, cancelled), std::exception);
}

}  // namespace
}  // namespace greenward::viewer
