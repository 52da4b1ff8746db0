#include "engine/walking/near_misses.hpp"

#include <gtest/gtest.h>

namespace greenward::walking {
namespace {

class NearMisses : public ::testing::Test {
 protected:
  geo::planar_geometry lines_;
  std::vector<near_miss> find(double tolerance, double farthest) {
    const index::packed_rtree tree(index::boxes_of(lines_));
    const index::indexed_layer layer{lines_, tree};
    return find_near_misses(layer, index::node_lines(layer, {metres(tolerance), {}}), metres(farthest));
  }
  void line(const std::vector<geo::planar>& points) { lines_.append_line(points); }
};

TEST_F(NearMisses, AnEndJustShortOfAStreetIsListedWithItsGap) {
  line({{0, 0}, {100, 0}});
  line({{50, 3}, {50, 80}});
  const auto found = find(1, 5);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].line, 1U);
  EXPECT_EQ(found[0].other, 0U);
  EXPECT_EQ(found[0].place, (geo::planar{50, 3}));
  EXPECT_DOUBLE_EQ(found[0].gap_m, 3.0);
}

TEST_F(NearMisses, WhatWasJoinedIsNoMiss) {
  line({{0, 0}, {100, 0}});
  line({{50, 3}, {50, 80}});
  EXPECT_TRUE(find(3, 15).empty());
}

TEST_F(NearMisses, FarDeadEndsAreJustDeadEnds) {
  line({{0, 0}, {100, 0}});
  line({{50, 6}, {50, 80}});
  EXPECT_TRUE(find(1, 5).empty());
}

}  // namespace
}  // namespace greenward::walking
