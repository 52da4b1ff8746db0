#include "engine/index/ray.hpp"

#include "engine/geo/geometry_distance.hpp"
#include "engine/geo/measure.hpp"
#include "tests/engine/geo/geos_oracle.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <array>
#include <cmath>

namespace greenward::index {
namespace {

using geo::planar;

geo::planar_geometry walk(planar from, planar to) {
  geo::planar_geometry column;
  column.append_line(std::array<planar, 2>{from, to});
  return column;
}

TEST(Ray, MeetsTheNearestWallFirst) {
  geo::planar_geometry walls;
  for (const double x : {50.0, 10.0, 30.0}) walls.append_line(std::array<planar, 2>{{{x, -5}, {x, 5}}});
  const packed_rtree tree(boxes_of(walls));
  const auto hit = first_hit({walls, tree}, {0, 0}, {100, 0});
  ASSERT_TRUE(hit);
  EXPECT_EQ(*hit, (ray_hit{1, {10, 0}, 10}));
  EXPECT_EQ(first_hit({walls, tree}, {100, 0}, {0, 0})->row, 0U);
  EXPECT_FALSE(first_hit({walls, tree}, {0, 6}, {100, 6}));
  EXPECT_FALSE(first_hit({walls, tree}, {0, 0}, {9.9, 0}));
}

TEST(Ray, StartsInsideAPolygon) {
  geo::planar_geometry square;
  square.append_polygon(std::array<planar, 4>{{{0, 0}, {9, 0}, {9, 9}, {0, 9}}});
  const packed_rtree tree(boxes_of(square));
  EXPECT_EQ(*first_hit({square, tree}, {5, 5}, {50, 5}), (ray_hit{0, {5, 5}, 0}));
  EXPECT_FALSE(first_hit({square, tree}, {5, std::nan("")}, {50, 5}));
}

// The oracle: GEOS says which features the walk meets at all, and that it does not meet the answer's before
// it.
RC_GTEST_PROP(Ray, MeetsWhatGeosSaysAndNothingEarlier, (std::uint32_t seed)) {
  geo::geometry_dice dice(seed, 40);
  const geo::geos_oracle geos;
  geo::planar_geometry column;
  for (int i = 0; i < 12; ++i) column.append(dice.anything()[0]);
  const packed_rtree tree(boxes_of(column));
  const planar from = dice.point(), to = dice.point();
  if (from == to) return;
  const auto hit = first_hit({column, tree}, from, to);
  const auto whole = walk(from, to);
  bool any = false;
  for (std::size_t row = 0; row < column.size(); ++row) any = any || geos.intersects(whole[0], column[row]);
  RC_ASSERT(hit.has_value() == any);
  if (!hit) return;
  RC_ASSERT(geos.intersects(whole[0], column[hit->row]));
  RC_ASSERT(geo::distance(column[hit->row], hit->point) < 1e-9);
  RC_ASSERT(std::abs(geo::distance(from, hit->point) - hit->distance) < 1e-9);
  if (hit->distance < 1e-6) return;
  const double before = 1 - 1e-7 / hit->distance;
  const auto way_there =
      walk(from, {from.x + before * (hit->point.x - from.x), from.y + before * (hit->point.y - from.y)});
  for (std::size_t row = 0; row < column.size(); ++row)
    RC_ASSERT(!geos.intersects(way_there[0], column[row]));
}

}  // namespace
}  // namespace greenward::index
