#include "engine/index/shared_vertices.hpp"

#include <gtest/gtest.h>
#include <array>
#include <cmath>
#include <map>

namespace greenward::index {
namespace {

using geo::planar;

std::map<std::pair<double, double>, bool> fixed_places(const geo::planar_geometry& geometry) {
  const shared_vertices shared = share_vertices(geometry);
  std::map<std::pair<double, double>, bool> fixed;
  for (std::size_t v = 0; v < shared.size(); ++v)
    fixed[{shared.places[v].x, shared.places[v].y}] = shared.fixed[v] != 0;
  return fixed;
}

TEST(SharedVertices, ABorderOfTwoPolygonsIsThereOnce) {
  geo::planar_geometry g;
  g.append_polygon(std::array<planar, 5>{{{0, 0}, {2, 0}, {3, 1}, {2, 2}, {0, 2}}});
  g.append_polygon(std::array<planar, 5>{{{2, 2}, {3, 1}, {2, 0}, {5, 0}, {5, 2}}});
  const shared_vertices shared = share_vertices(g);
  EXPECT_EQ(shared.size(), 7U);
  EXPECT_EQ(shared.of_point.size(), 12U);
  EXPECT_EQ(shared.of_point[2], shared.of_point[7]) << "the middle of the border";
  EXPECT_EQ(shared.neighbours.size(), 2U * 8U) << "four segments each side, two of them shared";
  const auto fixed = fixed_places(g);
  EXPECT_TRUE(fixed.at({2, 0}) && fixed.at({2, 2})) << "where the border begins and ends";
  EXPECT_FALSE(fixed.at({3, 1})) << "along the border";
  EXPECT_FALSE(fixed.at({0, 0})) << "an outer corner";
}

TEST(SharedVertices, EndsOfLinesAreFixedAndWhereTheyStandOnABorder) {
  geo::planar_geometry g;
  g.append_polygon(std::array<planar, 4>{{{0, 0}, {4, 0}, {4, 4}, {0, 4}}});
  g.append_line(std::array<planar, 3>{{{4, 4}, {6, 5}, {8, 8}}});
  const auto fixed = fixed_places(g);
  EXPECT_TRUE(fixed.at({4, 4}));
  EXPECT_TRUE(fixed.at({8, 8}));
  EXPECT_FALSE(fixed.at({6, 5}));
  EXPECT_FALSE(fixed.at({4, 0}));
}

TEST(SharedVertices, APointOnABorderIsFixed) {
  geo::planar_geometry g;
  g.append_polygon(std::array<planar, 4>{{{0, 0}, {4, 0}, {4, 4}, {0, 4}}});
  g.append_point({4, 0});
  EXPECT_TRUE(fixed_places(g).at({4, 0}));
  EXPECT_FALSE(fixed_places(g).at({0, 4}));
}

TEST(SharedVertices, WhereALineTurnsBackOnItselfIsFixed) {
  geo::planar_geometry g;
  g.append_line(std::array<planar, 5>{{{0, 0}, {1, 0}, {2, 0}, {1, 0}, {0, 5}}});
  EXPECT_TRUE(fixed_places(g).at({2, 0}));
  // A ring that goes there and back has no vertex that could be spared.
  geo::planar_geometry flat;
  flat.append_polygon(std::array<planar, 2>{{{0, 0}, {1, 1}}});
  EXPECT_TRUE(fixed_places(flat).at({0, 0}) && fixed_places(flat).at({1, 1}));
}

TEST(SharedVertices, APointGivenTwiceInARowIsOneVertex) {
  geo::planar_geometry g;
  g.append_line(std::array<planar, 5>{{{0, 0}, {1, 1}, {1, 1}, {1, 1}, {2, 0}}});
  EXPECT_EQ(share_vertices(g).size(), 3U);
  EXPECT_FALSE(fixed_places(g).at({1, 1}));
}

TEST(SharedVertices, WhatIsNoNumberHasNoVertexAndFixesItsNeighbours) {
  geo::planar_geometry g;
  g.append_line(std::array<planar, 5>{{{0, 0}, {1, 0}, {std::nan(""), 0}, {3, 0}, {4, 0}}});
  g.append_polygon(std::array<planar, 4>{{{10, 0}, {14, 0}, {14, HUGE_VAL}, {10, 4}}});
  const shared_vertices shared = share_vertices(g);
  EXPECT_EQ(shared.of_point[2], shared_vertices::kNone);
  EXPECT_EQ(shared.of_point[7], shared_vertices::kNone);
  const auto fixed = fixed_places(g);
  EXPECT_TRUE(fixed.at({1, 0}) && fixed.at({3, 0}) && fixed.at({14, 0}) && fixed.at({10, 4}));
  EXPECT_FALSE(fixed.at({10, 0}));
}

}  // namespace
}  // namespace greenward::index
