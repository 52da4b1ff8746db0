#include "engine/drainage/street_connection.hpp"

#include "engine/geo/measure.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>

namespace greenward::drainage {
namespace {

using geo::planar;

class StreetConnection : public ::testing::Test {
 protected:
  geo::planar_geometry streets_;
  std::vector<planar> nodes_;

  void street(const std::vector<planar>& points) { streets_.append_line(points); }
  std::optional<street_connection> from(planar corner, double side = 10) const {
    const index::packed_rtree tree(index::boxes_of(streets_));
    const std::vector<std::uint8_t> joins(nodes_.size(), 1);
    const street_connections network({{streets_, tree}, {}, metres(0.5), metres(60)}, nodes_, joins);
    geo::planar_geometry building;
    building.append_polygon(std::vector<planar>{corner,
                                                {corner.x + side, corner.y},
                                                {corner.x + side, corner.y + side},
                                                {corner.x, corner.y + side}});
    return network.from(building[0]);
  }
};

TEST_F(StreetConnection, GoesToTheStreetAlongItAndToTheManhole) {
  street({{0, 0}, {100, 0}});
  street({{100, 0}, {100, 200}});
  nodes_ = {{103, 150}};
  const auto way = from({20, 5});  // the street runs 5 m below the building
  ASSERT_TRUE(way);
  EXPECT_EQ(way->node, 0U);
  EXPECT_DOUBLE_EQ(way->off_street_m, 5 + 3);
  EXPECT_DOUBLE_EQ(way->length_m, geo::line_length(way->line).value);
  // 5 m to the street; 70 or 80 m along it, by which corner the building is left; 150 m up; 3 m across.
  EXPECT_NEAR(way->length_m, 5 + 80 + 150 + 3, 10.001);
}

TEST_F(StreetConnection, AManholeOnTheSamePieceNeedsNoCorner) {
  street({{0, 0}, {100, 0}});
  nodes_ = {{50, 0}};
  const auto way = from({45, 4});
  ASSERT_TRUE(way);
  EXPECT_LE(way->length_m, 4 + 5.001);
}

TEST_F(StreetConnection, NoStreetNearOrNoDrainOnItIsNoConnection) {
  street({{0, 0}, {100, 0}});
  street({{0, 500}, {100, 500}});
  nodes_ = {{50, 500}};
  EXPECT_FALSE(from({45, 4}));
  EXPECT_FALSE(from({45, 250}));
  EXPECT_TRUE(from({45, 505}));
}

/// On a grid of streets a drain at a crossing is as far as the crossings are by rows and columns.
RC_GTEST_FIXTURE_PROP(StreetConnection, IsTheShortestOverAGrid, ()) {
  constexpr int kSize = 5;
  for (int k = 0; k < kSize; ++k) {
    street({{0, 100.0 * k}, {100.0 * (kSize - 1), 100.0 * k}});
    street({{100.0 * k, 0}, {100.0 * k, 100.0 * (kSize - 1)}});
  }
  const auto crossing = [] {
    return planar{100.0 * *rc::gen::inRange(0, kSize), 100.0 * *rc::gen::inRange(0, kSize)};
  };
  for (int i = *rc::gen::inRange(1, 4); i > 0; --i) nodes_.push_back(crossing());
  const planar at = crossing();
  double least = 1e9;
  for (const planar node : nodes_) least = std::min(least, std::abs(node.x - at.x) + std::abs(node.y - at.y));
  const auto way = from({at.x - 1, at.y - 1}, 2);  // around the crossing
  RC_ASSERT(way.has_value());
  // The building's nearest point of the streets may be any of those that lie in it.
  RC_ASSERT(std::abs(way->length_m - least) <= 1.001);
  RC_ASSERT(std::abs(way->length_m - geo::line_length(way->line).value) < 1e-9);
}

}  // namespace
}  // namespace greenward::drainage
