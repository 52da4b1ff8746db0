#include "engine/index/packed_rtree.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/measure.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace greenward::index {
namespace {

using geo::planar;
using geo::planar_box;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::vector<std::uint32_t> brute_window(std::span<const planar_box> boxes, const planar_box& window) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t row = 0; row < boxes.size(); ++row) {
    const planar_box& b = boxes[row];
    const bool apart =
        b.max.x < window.min.x || window.max.x < b.min.x || b.max.y < window.min.y || window.max.y < b.min.y;
    if (!b.empty() && !window.empty() && !apart) rows.push_back(row);
  }
  return rows;
}

double box_distance(planar p, const planar_box& b) {
  const planar closest{std::clamp(p.x, b.min.x, b.max.x), std::clamp(p.y, b.min.y, b.max.y)};
  return geo::distance(p, closest);
}

/// All rows of non-empty boxes by distance, then row, cut to `count` and `maximum`.
std::vector<neighbour> brute_nearest(std::span<const planar_box> boxes, std::size_t count, double maximum,
                                     const packed_rtree::row_distance& distance) {
  std::vector<neighbour> all;
  for (std::uint32_t row = 0; row < boxes.size(); ++row) {
    if (!boxes[row].empty() && distance(row) <= maximum) all.push_back({row, distance(row)});
  }
  std::sort(all.begin(), all.end(), [](const neighbour& a, const neighbour& b) {
    return a.distance != b.distance ? a.distance < b.distance : a.row < b.row;
  });
  all.resize(std::min(all.size(), count));
  return all;
}

void require_same(std::span<const neighbour> found, std::span<const neighbour> expected) {
  RC_ASSERT(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    RC_ASSERT(found[i].row == expected[i].row);
    RC_ASSERT(found[i].distance == expected[i].distance);
  }
}

// Whole numbers in a narrow range make ties, touching boxes and equal boxes common.
planar a_point(int reach) {
  return {static_cast<double>(*rc::gen::inRange(-reach, reach + 1)),
          static_cast<double>(*rc::gen::inRange(-reach, reach + 1))};
}

planar_box a_box(planar centre, int most) {
  const double width = *rc::gen::inRange(0, most + 1);
  const double height = *rc::gen::inRange(0, most + 1);
  return {centre, {centre.x + width, centre.y + height}};
}

/// Scattered, clustered, all on one line, all equal, or points; now and then an empty box between them.
std::vector<planar_box> some_boxes() {
  const int shape = *rc::gen::inRange(0, 5);
  const int count = *rc::gen::inRange(0, 200);
  const planar home = a_point(1000);
  std::vector<planar_box> boxes;
  for (int i = 0; i < count; ++i) {
    const planar p = shape == 1 ? a_point(3) : a_point(100);
    if (*rc::gen::inRange(0, 20) == 0) boxes.emplace_back();
    if (shape == 0) boxes.push_back(a_box(p, 30));
    if (shape == 1) boxes.push_back(a_box({home.x * (i % 3) + p.x, home.y * (i % 3) + p.y}, 2));
    if (shape == 2) boxes.push_back({{p.x, 7}, {p.x + 5, 7}});
    if (shape == 3) boxes.push_back({home, home});
    if (shape == 4) boxes.push_back({p, p});
  }
  return boxes;
}

TEST(PackedRtree, AnEmptyTreeAnswersNothing) {
  for (const packed_rtree& tree : {packed_rtree(), packed_rtree(std::span<const planar_box>())}) {
    EXPECT_EQ(tree.size(), 0U);
    EXPECT_TRUE(tree.bounds().empty());
    EXPECT_TRUE(tree.window({{-1, -1}, {1, 1}}).empty());
    EXPECT_TRUE(tree.nearest_boxes({0, 0}, 5).empty());
  }
}

TEST(PackedRtree, OneBoxIsItsOwnTree) {
  const std::array<planar_box, 1> boxes{{{{1, 2}, {3, 4}}}};
  const packed_rtree tree(boxes);
  EXPECT_EQ(tree.bounds(), boxes[0]);
  EXPECT_EQ(tree.window({{3, 4}, {9, 9}}), std::vector<std::uint32_t>{0});  // touching counts
  EXPECT_TRUE(tree.window({{3.1, 4}, {9, 9}}).empty());
  ASSERT_EQ(tree.nearest_boxes({3, 7}, 5).size(), 1U);
  EXPECT_EQ(tree.nearest_boxes({3, 7}, 5)[0].distance, 3);
}

TEST(PackedRtree, EmptyBoxesAreNeverFound) {
  const std::array<planar_box, 3> boxes{{{}, {{0, 0}, {1, 1}}, {}}};
  const packed_rtree tree(boxes);
  EXPECT_EQ(tree.size(), 1U);
  EXPECT_EQ(tree.window({{-kInfinity, -kInfinity}, {kInfinity, kInfinity}}), std::vector<std::uint32_t>{1});
  EXPECT_EQ(tree.nearest_boxes({5, 5}, 9).size(), 1U);
}

TEST(PackedRtree, NanIsRefusedAndSaysWhichRow) {
  for (int side = 0; side < 4; ++side) {
    std::array<planar_box, 2> boxes{{{{0, 0}, {1, 1}}, {{0, 0}, {1, 1}}}};
    const std::array<double*, 4> sides{&boxes[1].min.x, &boxes[1].min.y, &boxes[1].max.x, &boxes[1].max.y};
    *sides[static_cast<std::size_t>(side)] = std::nan("");
    try {
      const packed_rtree tree(boxes);
      ADD_FAILURE() << "NaN accepted at side " << side;
    } catch (const error& e) {
      EXPECT_EQ(e.code(), error_code::bad_input);
      EXPECT_EQ(e.subject(), "1");
    }
  }
}

TEST(PackedRtree, BoxesWithoutEndAreFoundEverywhere) {
  std::vector<planar_box> boxes(20, planar_box{{0, 0}, {1, 1}});
  boxes.push_back({{-kInfinity, -kInfinity}, {kInfinity, kInfinity}});
  boxes.push_back({{1e308, 1e308}, {1.7e308, 1.7e308}});
  const packed_rtree tree(boxes);
  EXPECT_EQ(tree.window({{500, 500}, {501, 501}}), std::vector<std::uint32_t>{20});
  EXPECT_EQ(tree.nearest_boxes({500, 500}, 1)[0].row, 20U);
}

TEST(PackedRtree, QuestionsThatAreNoPlaceHaveNoAnswer) {
  const std::vector<planar_box> boxes(40, planar_box{{0, 0}, {1, 1}});
  const packed_rtree tree(boxes);
  const double nan = std::nan("");
  EXPECT_TRUE(tree.window({{nan, nan}, {nan, nan}}).empty());
  EXPECT_TRUE(tree.window({{0.6, 0.6}, {0.4, 0.4}}).empty());
  EXPECT_TRUE(tree.nearest_boxes({nan, 0}, 3).empty());
  EXPECT_TRUE(tree.nearest_boxes({kInfinity, 0}, 3).empty());
  EXPECT_TRUE(tree.nearest_boxes({0, 0}, 0).empty());
  EXPECT_TRUE(tree.nearest_boxes({0, 0}, 3, nan).empty());
  EXPECT_TRUE(tree.nearest_boxes({0, 0}, 3, -1).empty());
  EXPECT_TRUE(tree.nearest({0, 0}, 3, [&](std::uint32_t) { return nan; }).empty());
}

TEST(PackedRtree, EqualDistancesComeInTheOrderOfRows) {
  const std::vector<planar_box> boxes(100, planar_box{{3, 4}, {3, 4}});
  const auto found = packed_rtree(boxes).nearest_boxes({0, 0}, 7);
  ASSERT_EQ(found.size(), 7U);
  for (std::uint32_t i = 0; i < 7; ++i) {
    EXPECT_EQ(found[i].row, i);
    EXPECT_EQ(found[i].distance, 5);
  }
}

TEST(PackedRtree, TheMaximumIsIncluded) {
  const std::array<planar_box, 2> boxes{{{{3, 4}, {3, 4}}, {{6, 8}, {6, 8}}}};
  const packed_rtree tree(boxes);
  EXPECT_EQ(tree.nearest_boxes({0, 0}, 9, 5).size(), 1U);
  EXPECT_EQ(tree.nearest_boxes({0, 0}, 9, 10).size(), 2U);
  EXPECT_EQ(tree.nearest_boxes({0, 0}, 9, std::nextafter(5, 0)).size(), 0U);
}

TEST(PackedRtree, NearestAsksFewRowsForTheirDistance) {
  std::vector<planar_box> boxes;
  for (int i = 0; i < 10000; ++i) {
    const planar p{static_cast<double>(i % 100), static_cast<double>(i / 100)};
    boxes.push_back({p, p});
  }
  std::size_t asked = 0;
  const packed_rtree tree(boxes);
  const auto found = tree.nearest({50.2, 50.2}, 1, [&](std::uint32_t row) {
    ++asked;
    return geo::distance({50.2, 50.2}, boxes[row].min);
  });
  EXPECT_EQ(found.at(0).row, 5050U);
  EXPECT_LT(asked, 5U);
}

TEST(PackedRtree, BoxesOfAColumnAreEmptyWhereThereIsNoGeometry) {
  geo::planar_geometry g;
  g.append_line(std::array<planar, 2>{{{0, 5}, {3, 1}}});
  g.append_none();
  const auto boxes = boxes_of(g);
  ASSERT_EQ(boxes.size(), 2U);
  EXPECT_EQ(boxes[0], (planar_box{{0, 1}, {3, 5}}));
  EXPECT_TRUE(boxes[1].empty());
}

RC_GTEST_PROP(PackedRtree, WindowsEqualBruteForce, ()) {
  const auto boxes = some_boxes();
  const packed_rtree tree(boxes);
  RC_CLASSIFY(boxes.size() > packed_rtree::kNodeSize, "more than one level");
  for (int i = 0; i < 5; ++i) {
    const planar_box window = a_box(a_point(110), 100);
    const auto expected = brute_window(boxes, window);
    RC_ASSERT(tree.window(window) == expected);
    std::vector<std::uint32_t> visited;
    tree.visit_window(window, [&](std::uint32_t row) { visited.push_back(row); });
    std::sort(visited.begin(), visited.end());
    RC_ASSERT(visited == expected);
  }
}

RC_GTEST_PROP(PackedRtree, TheWholeWindowHoldsEveryBoxOnce, ()) {
  const auto boxes = some_boxes();
  const packed_rtree tree(boxes);
  const planar_box everything{{-kInfinity, -kInfinity}, {kInfinity, kInfinity}};
  RC_ASSERT(tree.window(everything) == brute_window(boxes, everything));
  RC_ASSERT(tree.window(everything).size() == tree.size());
}

RC_GTEST_PROP(PackedRtree, NearestBoxesEqualBruteForce, ()) {
  const auto boxes = some_boxes();
  const packed_rtree tree(boxes);
  const planar p = a_point(120);
  const auto count = *rc::gen::inRange<std::size_t>(0, 30);
  const double maximum = *rc::gen::inRange(0, 2) == 0 ? kInfinity : *rc::gen::inRange(0, 100);
  const auto distance = [&](std::uint32_t row) { return box_distance(p, boxes[row]); };
  require_same(tree.nearest_boxes(p, count, maximum), brute_nearest(boxes, count, maximum, distance));
}

RC_GTEST_PROP(PackedRtree, NearestGoesByTheTrueGeometry, ()) {
  // Diagonals: the box of a long one is near to everything, the line is not.
  geo::planar_geometry lines;
  const int count = *rc::gen::inRange(1, 150);
  for (int i = 0; i < count; ++i) lines.append_line(std::array<planar, 2>{{a_point(100), a_point(100)}});
  const auto boxes = boxes_of(lines);
  const packed_rtree tree(boxes);
  const planar p = a_point(120);
  const double maximum = *rc::gen::inRange(0, 60);
  const auto distance = [&](std::uint32_t row) { return geo::distance(lines[row], p); };
  require_same(tree.nearest(p, 9, distance, maximum), brute_nearest(boxes, 9, maximum, distance));
  require_same(tree.nearest(p, 9, distance), brute_nearest(boxes, 9, kInfinity, distance));
  require_same(tree.radius(p, maximum, distance), brute_nearest(boxes, boxes.size(), maximum, distance));
}

}  // namespace
}  // namespace greenward::index
