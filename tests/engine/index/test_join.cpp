#include "engine/index/join.hpp"

#include "tests/engine/geo/geos_oracle.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace greenward::index {
namespace {

struct joined_layer {
  geo::planar_geometry geometry;
  packed_rtree tree;

  explicit joined_layer(geo::planar_geometry features)
      : geometry(std::move(features)), tree(boxes_of(geometry)) {}
  [[nodiscard]] indexed_layer indexed() const { return {geometry, tree}; }
};

joined_layer some_layer(geo::geometry_dice& dice, int count) {
  geo::planar_geometry column;
  for (int i = 0; i < count; ++i) {
    if (dice.below(10) == 0) column.append_none();
    column.append(dice.anything()[0]);
  }
  return joined_layer(std::move(column));
}

/// All pairs for which GEOS says yes.
template <class Says>
std::vector<row_pair> pairs_by(const joined_layer& left, const joined_layer& right, Says says) {
  std::vector<row_pair> pairs;
  for (std::uint32_t l = 0; l < left.geometry.size(); ++l) {
    for (std::uint32_t r = 0; r < right.geometry.size(); ++r) {
      if (left.geometry[l].is_none() || right.geometry[r].is_none()) continue;
      if (says(left.geometry[l], right.geometry[r])) pairs.push_back({l, r});
    }
  }
  return pairs;
}

std::vector<row_pair> each_once(std::vector<row_pair> pairs) {
  std::erase_if(pairs, [](const row_pair& p) { return p.left >= p.right; });
  return pairs;
}

RC_GTEST_PROP(Join, EqualsGeosPairByPair, (std::uint32_t seed)) {
  geo::geometry_dice dice(seed, 10);
  const geo::geos_oracle geos;
  const joined_layer left = some_layer(dice, 25), right = some_layer(dice, 20);
  const auto intersects = [&](geo::planar_view a, geo::planar_view b) { return geos.intersects(a, b); };
  RC_ASSERT(join_intersecting(left.indexed(), right.indexed()) == pairs_by(left, right, intersects));
  RC_ASSERT(self_join_intersecting(left.indexed()) == each_once(pairs_by(left, left, intersects)));
  const auto covers = [&](geo::planar_view a, geo::planar_view b) {
    return a.kind() == geo::geometry_kind::polygon && geos.covers(a, b);
  };
  RC_ASSERT(join_containing(left.indexed(), right.indexed()) == pairs_by(left, right, covers));
}

RC_GTEST_PROP(Join, WithinADistanceEqualsGeosAndIncludesTheLimit, (std::uint32_t seed)) {
  geo::geometry_dice dice(seed, 30);
  const geo::geos_oracle geos;
  const joined_layer left = some_layer(dice, 15), right = some_layer(dice, 15);
  const metres limit(dice.below(6));
  const auto within = [&](geo::planar_view a, geo::planar_view b) {
    return geos.distance(a, b) <= limit.value;
  };
  RC_ASSERT(join_within(left.indexed(), right.indexed(), limit) == pairs_by(left, right, within));
  RC_ASSERT(self_join_within(right.indexed(), limit) == each_once(pairs_by(right, right, within)));
}

TEST(Join, FarFromTheOriginNoPairAtTheLimitIsLost) {
  geo::planar_geometry a, b;
  for (int i = 0; i < 500; ++i) {
    const double x = 5e5 + i / 3.0, y = 4.86e6 + i / 7.0;
    a.append_point({x, y});
    b.append_point({x + 0.1, y});
  }
  const joined_layer left(std::move(a)), right(std::move(b));
  for (std::uint32_t i = 0; i < 500; ++i) {
    const metres limit(geo::distance(left.geometry[i].points()[0], right.geometry[i].points()[0]));
    const auto pairs = join_within(left.indexed(), right.indexed(), limit);
    EXPECT_TRUE(std::ranges::binary_search(pairs, row_pair{i, i})) << i;
  }
}

}  // namespace
}  // namespace greenward::index
