#include "engine/index/shares.hpp"

#include "engine/base/random.hpp"
#include "engine/geo/measure.hpp"
#include "tests/engine/geo/geos_oracle.hpp"
#include "tests/engine/index/planar_subdivision.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <array>
#include <cmath>
#include <map>

namespace greenward::index {
namespace {

using geo::planar;

geo::planar_geometry square(double x, double y, double side) {
  geo::planar_geometry column;
  column.append_polygon(std::array<planar, 4>{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}});
  return column;
}

geo::planar_geometry columns_of(std::initializer_list<geo::planar_geometry> features) {
  geo::planar_geometry column;
  for (const auto& feature : features) column.append(feature[0]);
  return column;
}

geo::planar_geometry line_of(std::initializer_list<planar> points) {
  geo::planar_geometry column;
  column.append_line(std::vector<planar>(points));
  return column;
}

double amount_in(std::span<const area_share> shares, std::uint32_t row, std::uint32_t area) {
  double sum = 0;
  for (const area_share& share : shares)
    if (share.row == row && share.area == area) sum += share.amount;
  return sum;
}

TEST(LineShares, ALineIsCutAtTheBorders) {
  const area_layer areas(columns_of({square(0, 0, 10), square(10, 0, 10)}));
  const auto shares = line_shares(line_of({{-5, 5}, {12, 5}}), areas);
  ASSERT_EQ(shares.size(), 2U);
  EXPECT_DOUBLE_EQ(shares[0].amount, 10);
  EXPECT_DOUBLE_EQ(shares[1].amount, 2);
}

TEST(LineShares, AStretchOnABorderCountsToTheNorthOrTheEast) {
  const area_layer areas(
      columns_of({square(0, 0, 10), square(10, 0, 10), square(0, 10, 10), square(10, 10, 10)}));
  const auto level = line_shares(line_of({{2, 10}, {18, 10}}), areas);
  EXPECT_EQ(level, (std::vector<area_share>{{0, 2, 8}, {0, 3, 8}}));
  const auto upright = line_shares(line_of({{10, 18}, {10, 2}}), areas);
  EXPECT_EQ(upright, (std::vector<area_share>{{0, 1, 8}, {0, 3, 8}}));
}

TEST(LineShares, AHoleIsNoPartOfTheArea) {
  geo::planar_geometry ring;
  ring.begin_feature(geo::geometry_kind::polygon);
  ring.begin_part();
  for (const auto& corners : {std::array<planar, 5>{{{0, 0}, {9, 0}, {9, 9}, {0, 9}, {0, 0}}},
                              std::array<planar, 5>{{{3, 3}, {6, 3}, {6, 6}, {3, 6}, {3, 3}}}}) {
    ring.begin_ring();
    for (const planar& p : corners) ring.add(p);
  }
  const area_layer areas(ring);
  EXPECT_DOUBLE_EQ(amount_in(line_shares(line_of({{0, 4}, {9, 5}}), areas), 0, 0), 6 * std::sqrt(82.0) / 9);
  EXPECT_DOUBLE_EQ(amount_in(polygon_shares(square(4, 4, 10), areas), 0, 0), 5 * 5 - 2 * 2);
}

RC_GTEST_PROP(LineShares, EqualTheLengthThatGeosFindsInside, (std::uint32_t seed)) {
  geo::geometry_dice dice(seed, 12);
  const geo::geos_oracle geos;
  const auto lines = dice.lines();
  const auto area = dice.polygon();
  const auto shares = line_shares(lines, area_layer(area));
  if (!geos.is_simple(lines[0])) return;  // GEOS counts a stretch once, however often the line runs over it
  const double own = amount_in(shares, 0, 0);
  const double closed = geos.common_length(lines[0], area[0]);
  // Of a stretch on the border either all or nothing counts here, always all of it in GEOS.
  geo::planar_geometry border;
  border.begin_feature(geo::geometry_kind::line);
  for (std::size_t p = 0; p < area[0].part_count(); ++p) {
    for (std::size_t r = 0; r < area[0].ring_count(p); ++r) {
      border.begin_part();
      for (const planar& q : area[0].ring(p, r)) border.add(q);
    }
  }
  const double on_border = geos.common_length(lines[0], border[0]);
  RC_ASSERT(own <= closed + 1e-9);
  RC_ASSERT(own >= closed - on_border - 1e-9);
}

RC_GTEST_PROP(PolygonShares, EqualTheAreaOfGeosIntersection, (std::uint32_t seed)) {
  geo::geometry_dice dice(seed, 12);
  const geo::geos_oracle geos;
  const auto a = dice.polygon(), b = dice.polygon();
  const double own = amount_in(polygon_shares(a, area_layer(b)), 0, 0);
  RC_ASSERT(std::abs(own - geos.common_area(a[0], b[0])) < 1e-9);
}

/// Polygons of a made-up district, and rows that are something else.
geo::planar_geometry tiling(std::uint64_t seed) {
  return testing::planar_subdivision(seed, {.cells = 4, .wiggles = 12});
}

geo::planar_box box_of(const geo::planar_geometry& column) {
  geo::planar_box box;
  for (const planar& p : column.points()) box.include(p);
  return box;
}

RC_GTEST_PROP(LineShares, TheSharesOfATilingAddUpToTheLine, (std::uint16_t seed)) {
  const auto cells = tiling(seed);
  const geo::planar_box inner = box_of(cells).expanded(-800);  // borders wander inwards
  random_source random(seed);
  geo::planar_geometry lines;
  for (int i = 0; i < 30; ++i) {
    std::vector<planar> line;
    for (int k = 0; k < 6; ++k)
      line.push_back({random.uniform(inner.min.x, inner.max.x), random.uniform(inner.min.y, inner.max.y)});
    lines.append_line(line);
  }
  // Borders themselves, too: roads run along them.
  for (std::size_t row = 0; row < cells.size(); ++row) {
    if (cells[row].kind() != geo::geometry_kind::polygon || !cells[row].box().intersects(inner)) continue;
    const auto ring = cells[row].ring(0, 0);
    std::vector<planar> stretch;
    for (const planar& p : ring.first(ring.size() / 2))
      if (inner.contains(p)) stretch.push_back(p);
    if (stretch.size() > 1) lines.append_line(stretch);
  }
  const auto shares = line_shares(lines, area_layer(cells));
  std::vector<double> sums(lines.size());
  for (const area_share& share : shares) sums[share.row] += share.amount;
  for (std::size_t row = 0; row < lines.size(); ++row) {
    const double length = geo::length(lines[row]).value;
    RC_ASSERT(std::abs(sums[row] - length) < 1e-9 * length);
  }
}

RC_GTEST_PROP(PolygonShares, TheSharesOfATilingAddUpToThePolygon, (std::uint16_t seed)) {
  const auto cells = tiling(seed);
  const geo::planar_box inner = box_of(cells).expanded(-800);  // borders wander inwards
  random_source random(seed);
  geo::planar_geometry polygons;
  for (int i = 0; i < 40; ++i) {
    const planar middle{random.uniform(inner.min.x, inner.max.x), random.uniform(inner.min.y, inner.max.y)};
    const double radius = random.uniform(1, 400);
    std::vector<planar> ring;
    for (int k = 0; k < 12; ++k) {
      const double angle = k * 0.5235987755982988, r = radius * random.uniform(0.3, 1);
      ring.push_back({middle.x + r * std::cos(angle), middle.y + r * std::sin(angle)});
    }
    polygons.append_polygon(ring);
  }
  for (std::size_t row = 0; row < cells.size(); ++row)
    if (cells[row].kind() == geo::geometry_kind::polygon && row % 3 == 0) polygons.append(cells[row]);
  const auto shares = polygon_shares(polygons, area_layer(cells));
  std::vector<double> sums(polygons.size());
  for (const area_share& share : shares) sums[share.row] += share.amount;
  for (std::size_t row = 0; row < polygons.size(); ++row) {
    const double area = geo::area(polygons[row]).value;
    RC_ASSERT(std::abs(sums[row] - area) < 1e-9 * area + 1e-6);
  }
}

TEST(SumsOfAreas, AddsUpByArea) {
  const std::vector<area_share> shares{{0, 2, 1.5}, {1, 0, 4}, {1, 2, 0.5}};
  EXPECT_EQ(sums_of_areas(shares, 3), (std::vector<double>{4, 0, 2}));
}

RC_GTEST_PROP(SumsOfPoints, NobodyIsLostOrCountedTwice, (std::uint32_t seed)) {
  geo::geometry_dice dice(seed, 8);
  geo::planar_geometry areas;
  for (int i = 0; i < 9; ++i) areas.append(dice.polygon()[0]);
  std::vector<planar> points;
  std::vector<std::int64_t> people;
  std::int64_t total = 0;
  for (int i = 0; i < 80; ++i) {
    points.push_back(dice.point());
    people.push_back(dice.below(1000));
    total += people.back();
  }
  const area_layer layer(areas);
  const point_sums once = sums_of_points(points, people, layer, overlap::count_in_first);
  std::int64_t sum = once.outside;
  std::uint64_t counted = once.points_outside;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    sum += once.of_area[i];
    counted += once.points_of_area[i];
  }
  RC_ASSERT(sum == total);
  RC_ASSERT(counted == points.size());

  const point_sums each = sums_of_points(points, people, layer, overlap::count_in_each);
  for (std::size_t area = 0; area < areas.size(); ++area) {
    std::int64_t expected = 0;
    for (std::size_t i = 0; i < points.size(); ++i)
      if (geo::contains(areas[area], points[i])) expected += people[i];
    RC_ASSERT(each.of_area[area] == expected);
  }
  RC_ASSERT(each.outside == once.outside);
}

}  // namespace
}  // namespace greenward::index
