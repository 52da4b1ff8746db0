#include "engine/index/areas.hpp"

#include "engine/base/random.hpp"
#include "engine/geo/point_location.hpp"
#include "tests/engine/geo/geos_oracle.hpp"
#include "tests/engine/index/planar_subdivision.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>

namespace greenward::index {
namespace {

using geo::planar;

/// Polygons with whole coordinates, so that points on edges and corners are common; now and then no polygon.
geo::planar_geometry some_areas(geo::geometry_dice& dice, int count) {
  geo::planar_geometry areas;
  for (int i = 0; i < count; ++i) areas.append(dice.below(6) == 0 ? dice.lines()[0] : dice.polygon()[0]);
  areas.append_none();
  return areas;
}

RC_GTEST_PROP(PreparedPolygon, LocatesLikeThePlainLoop, (std::uint32_t seed)) {
  geo::geometry_dice dice(seed, 8);
  const geo::planar_geometry polygon = dice.polygon();
  const prepared_polygon prepared(polygon[0]);
  for (int x = -2; x <= 18; ++x) {
    for (int y = -2; y <= 18; ++y) {
      const planar p{x / 2.0, y / 2.0};
      RC_ASSERT(prepared.locate(p) == geo::locate(polygon[0], p));
    }
  }
}

TEST(PreparedPolygon, LocatesOnALargeWigglyPolygon) {
  const auto cells = testing::planar_subdivision(5, {.cells = 2, .wiggles = 3000});
  random_source random(5);
  for (std::size_t row = 0; row < cells.size(); ++row) {
    if (cells[row].kind() != geo::geometry_kind::polygon) continue;
    const prepared_polygon prepared(cells[row]);
    const geo::planar_box box = prepared.box().expanded(10);
    for (int i = 0; i < 300; ++i) {
      const planar p{random.uniform(box.min.x, box.max.x), random.uniform(box.min.y, box.max.y)};
      ASSERT_EQ(prepared.locate(p), geo::locate(cells[row], p));
      const planar corner = cells[row].points()[random.next() % cells[row].points().size()];
      ASSERT_EQ(prepared.locate(corner), geo::location::boundary);
    }
  }
}

TEST(PreparedPolygon, KnowsOnWhichSideOfAnEdgeThePolygonLies) {
  // The same square drawn both ways round, with a hole drawn both ways round.
  for (const bool shell_turned : {false, true}) {
    for (const bool hole_turned : {false, true}) {
      std::vector<planar> shell{{0, 0}, {9, 0}, {9, 9}, {0, 9}, {0, 0}},
          hole{{3, 3}, {6, 3}, {6, 6}, {3, 6}, {3, 3}};
      if (shell_turned) std::reverse(shell.begin(), shell.end());
      if (hole_turned) std::reverse(hole.begin(), hole.end());
      geo::planar_geometry column;
      column.begin_feature(geo::geometry_kind::polygon);
      column.begin_part();
      for (const auto& ring : {shell, hole}) {
        column.begin_ring();
        for (const planar& p : ring) column.add(p);
      }
      for (const polygon_edge& edge : edges_of(column[0])) {
        const double height = (edge.from.y + edge.to.y) / 2;
        const int expected = edge.from.x == edge.to.x ? 0 : (height == 9 || height == 3 ? 1 : -1);
        EXPECT_EQ(edge.inside_below(), expected) << height;
      }
    }
  }
}

RC_GTEST_PROP(AreaLayer, ListsTheAreasOfEachPointInRowOrder, (std::uint32_t seed)) {
  geo::geometry_dice dice(seed, 8);
  const geo::planar_geometry areas = some_areas(dice, 12);
  std::vector<planar> points;
  for (int i = 0; i < 60; ++i) points.push_back(dice.point());
  points.push_back({std::nan(""), 1});
  const row_lists lists = areas_of_points(points, area_layer(areas));
  RC_ASSERT(lists.size() == points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    std::vector<std::uint32_t> expected;
    for (std::uint32_t row = 0; row < areas.size(); ++row)
      if (geo::locate(areas[row], points[i]) != geo::location::outside) expected.push_back(row);
    RC_ASSERT(std::vector(lists[i].begin(), lists[i].end()) == expected);
  }
}

TEST(AreaLayer, AnEmptyLayerContainsNothing) {
  const std::vector<planar> points{{0, 0}, {1, 1}};
  const row_lists lists = areas_of_points(points, area_layer(geo::planar_geometry()));
  EXPECT_EQ(lists.size(), 2U);
  EXPECT_TRUE(lists.rows.empty());
}

}  // namespace
}  // namespace greenward::index
