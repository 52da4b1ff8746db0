#include "engine/index/packed_rtree.hpp"

#include "engine/base/error.hpp"
#include "engine/base/random.hpp"
#include "engine/geo/measure.hpp"
#include "tests/engine/index/neighbour_checks.hpp"
#include "tests/engine/index/random_boxes.hpp"

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

/// The boxes as the tree asks for them.
auto box_in(std::span<const planar_box> boxes) {
  return [boxes](std::uint32_t row) { return boxes[row]; };
}

constexpr std::array kSets{instruction_set::portable, instruction_set::avx2};

/// All rows of non-empty boxes by distance, then row, cut to `count` and `maximum`.
std::vector<neighbour> brute_nearest(std::span<const planar_box> boxes, std::size_t count, double maximum,
                                     distance_of_row distance) {
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

TEST(PackedRtree, AnEmptyTreeAnswersNothing) {
  for (const packed_rtree& tree : {packed_rtree(), packed_rtree(std::span<const planar_box>())}) {
    EXPECT_EQ(tree.size(), 0U);
    EXPECT_TRUE(tree.bounds().empty());
    EXPECT_TRUE(tree.window({{-1, -1}, {1, 1}}, box_in({})).empty());
    EXPECT_TRUE(tree.nearest_boxes({0, 0}, 5, box_in({})).empty());
  }
}

TEST(PackedRtree, OneBoxIsItsOwnTree) {
  const std::array<planar_box, 1> boxes{{{{1, 2}, {3, 4}}}};
  const packed_rtree tree(boxes);
  EXPECT_EQ(tree.bounds(), boxes[0]);
  EXPECT_EQ(tree.window({{3, 4}, {9, 9}}, box_in(boxes)), std::vector<std::uint32_t>{0});  // touching counts
  EXPECT_TRUE(tree.window({{3.1, 4}, {9, 9}}, box_in(boxes)).empty());
  ASSERT_EQ(tree.nearest_boxes({3, 7}, 5, box_in(boxes)).size(), 1U);
  EXPECT_EQ(tree.nearest_boxes({3, 7}, 5, box_in(boxes))[0].distance, 3);
}

TEST(PackedRtree, EmptyBoxesAreNeverFound) {
  const std::array<planar_box, 3> boxes{{{}, {{0, 0}, {1, 1}}, {}}};
  const packed_rtree tree(boxes);
  EXPECT_EQ(tree.size(), 1U);
  EXPECT_EQ(tree.window({{-kInfinity, -kInfinity}, {kInfinity, kInfinity}}, box_in(boxes)),
            std::vector<std::uint32_t>{1});
  EXPECT_EQ(tree.nearest_boxes({5, 5}, 9, box_in(boxes)).size(), 1U);
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
  EXPECT_EQ(tree.window({{500, 500}, {501, 501}}, box_in(boxes)), std::vector<std::uint32_t>{20});
  EXPECT_EQ(tree.nearest_boxes({500, 500}, 1, box_in(boxes))[0].row, 20U);
  EXPECT_EQ(tree.nearest_box({500, 500}, box_in(boxes))->row, 20U);
}

TEST(PackedRtree, ABoxWithoutEndDoesNotHideOthersFromAPointOutside) {
  std::vector<planar_box> boxes(40, planar_box{{-100, 7}, {-95, 7}});
  boxes.push_back({{-24, -47}, {-24, -47}});
  boxes.push_back({{-100, -73}, {kInfinity, -73}});
  const planar p{-120, -120};
  const auto distance_to = [&](std::uint32_t row) { return box_distance(p, boxes[row]); };
  EXPECT_EQ(packed_rtree(boxes).nearest_boxes(p, 2, box_in(boxes)),
            brute_nearest(boxes, 2, kInfinity, distance_to));
}

TEST(PackedRtree, QuestionsThatAreNoPlaceHaveNoAnswer) {
  const std::vector<planar_box> boxes(40, planar_box{{0, 0}, {1, 1}});
  const packed_rtree tree(boxes);
  const double nan = std::nan("");
  EXPECT_TRUE(tree.window({{nan, nan}, {nan, nan}}, box_in(boxes)).empty());
  EXPECT_TRUE(tree.window({{0.6, 0.6}, {0.4, 0.4}}, box_in(boxes)).empty());
  EXPECT_TRUE(tree.nearest_boxes({nan, 0}, 3, box_in(boxes)).empty());
  EXPECT_TRUE(tree.nearest_boxes({kInfinity, 0}, 3, box_in(boxes)).empty());
  EXPECT_TRUE(tree.nearest_boxes({0, 0}, 0, box_in(boxes)).empty());
  EXPECT_TRUE(tree.nearest_boxes({0, 0}, 3, box_in(boxes), nan).empty());
  EXPECT_TRUE(tree.nearest_boxes({0, 0}, 3, box_in(boxes), -1).empty());
  EXPECT_FALSE(tree.nearest_box({nan, 0}, box_in(boxes)));
  EXPECT_FALSE(tree.nearest_box({0, 0}, box_in(boxes), nan));
  EXPECT_TRUE(tree.nearest({0, 0}, 3, [&](std::uint32_t) { return nan; }).empty());
}

TEST(PackedRtree, EqualDistancesComeInTheOrderOfRows) {
  const std::vector<planar_box> boxes(100, planar_box{{3, 4}, {3, 4}});
  const auto found = packed_rtree(boxes).nearest_boxes({0, 0}, 7, box_in(boxes));
  ASSERT_EQ(found.size(), 7U);
  for (std::uint32_t i = 0; i < 7; ++i) {
    EXPECT_EQ(found[i].row, i);
    EXPECT_EQ(found[i].distance, 5);
  }
}

TEST(PackedRtree, TheMaximumIsIncluded) {
  const std::array<planar_box, 2> boxes{{{{3, 4}, {3, 4}}, {{6, 8}, {6, 8}}}};
  const packed_rtree tree(boxes);
  EXPECT_EQ(tree.nearest_boxes({0, 0}, 9, box_in(boxes), 5).size(), 1U);
  EXPECT_EQ(tree.nearest_boxes({0, 0}, 9, box_in(boxes), 10).size(), 2U);
  EXPECT_EQ(tree.nearest_boxes({0, 0}, 9, box_in(boxes), std::nextafter(5, 0)).size(), 0U);
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
  RC_CLASSIFY(boxes.size() > kNodeSize * kNodeSize / 2, "many leaves");
  for (const instruction_set set : kSets) {
    const packed_rtree tree(boxes, set);
    for (int i = 0; i < 5; ++i) {
      const planar_box window = a_window(boxes);
      const auto expected = brute_window(boxes, window);
      RC_ASSERT(tree.window(window, box_in(boxes)) == expected);
      std::vector<std::uint32_t> visited;
      tree.visit_window(window, [&](std::uint32_t row) { visited.push_back(row); });
      std::sort(visited.begin(), visited.end());
      RC_ASSERT(std::adjacent_find(visited.begin(), visited.end()) == visited.end());
      RC_ASSERT(std::includes(visited.begin(), visited.end(), expected.begin(), expected.end()));
    }
  }
}

RC_GTEST_PROP(PackedRtree, TheWholeWindowHoldsEveryBoxOnce, ()) {
  const auto boxes = some_boxes();
  const packed_rtree tree(boxes);
  const planar_box everything{{-kInfinity, -kInfinity}, {kInfinity, kInfinity}};
  RC_ASSERT(tree.window(everything, box_in(boxes)) == brute_window(boxes, everything));
  RC_ASSERT(tree.window(everything, box_in(boxes)).size() == tree.size());
}

std::vector<neighbour> list_of(const std::optional<neighbour>& one) {
  return one ? std::vector{*one} : std::vector<neighbour>{};
}

RC_GTEST_PROP(PackedRtree, NearestBoxesEqualBruteForce, ()) {
  const auto boxes = some_boxes();
  const planar p = a_question_point(boxes);
  const auto count = *rc::gen::inRange<std::size_t>(0, 30);
  const double maximum = *rc::gen::inRange(0, 2) == 0 ? kInfinity : *rc::gen::inRange(0, 100);
  const auto distance_to = [&](std::uint32_t row) { return box_distance(p, boxes[row]); };
  const auto expected = brute_nearest(boxes, count, maximum, distance_to);
  for (const instruction_set set : kSets) {
    const packed_rtree tree(boxes, set);
    require_same(tree.nearest_boxes(p, count, box_in(boxes), maximum), expected);
    require_same(list_of(tree.nearest_box(p, box_in(boxes), maximum)),
                 brute_nearest(boxes, 1, maximum, distance_to));
    require_same(tree.nearest(p, count, distance_to, maximum), expected);
  }
}

RC_GTEST_PROP(PackedRtree, NearestGoesByTheTrueGeometry, ()) {
  // Diagonals: the box of a long one is near to everything, the line is not.
  geo::planar_geometry lines;
  const int count = *rc::gen::inRange(1, 150);
  for (int i = 0; i < count; ++i) lines.append_line(std::array<planar, 2>{{a_point(100), a_point(100)}});
  const auto boxes = boxes_of(lines);
  const planar p = a_point(120);
  const double maximum = *rc::gen::inRange(0, 60);
  const auto distance_to = [&](std::uint32_t row) { return geo::distance(lines[row], p); };
  for (const instruction_set set : kSets) {
    const packed_rtree tree(boxes, set);
    require_same(tree.nearest(p, 9, distance_to, maximum), brute_nearest(boxes, 9, maximum, distance_to));
    require_same(tree.nearest(p, 9, distance_to), brute_nearest(boxes, 9, kInfinity, distance_to));
    require_same(tree.radius(p, maximum, distance_to),
                 brute_nearest(boxes, boxes.size(), maximum, distance_to));
  }
}

/// Enough boxes for several levels and for several threads in the build.
std::vector<planar_box> a_city(std::size_t count) {
  random_source random(7);
  std::vector<planar_box> boxes;
  boxes.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const planar corner{5e5 + 30000 * random.uniform(), 4.86e6 + 30000 * random.uniform()};
    boxes.push_back({corner, {corner.x + 60 * random.uniform(), corner.y + 60 * random.uniform()}});
  }
  return boxes;
}

TEST(PackedRtree, ALargeTreeEqualsBruteForce) {
  const auto boxes = a_city(100000);
  const packed_rtree tree(boxes);
  EXPECT_GE(tree.layout().levels, 4U);
  random_source random(11);
  for (int i = 0; i < 20; ++i) {
    const planar p{5e5 + 30000 * random.uniform(), 4.86e6 + 30000 * random.uniform()};
    const planar_box window{p, {p.x + 3000 * random.uniform(), p.y + 300 * random.uniform()}};
    EXPECT_EQ(tree.window(window, box_in(boxes)), brute_window(boxes, window));
    const auto distance_to = [&](std::uint32_t row) { return box_distance(p, boxes[row]); };
    EXPECT_EQ(list_of(tree.nearest_box(p, box_in(boxes))), brute_nearest(boxes, 1, kInfinity, distance_to));
    EXPECT_EQ(tree.nearest_boxes(p, 20, box_in(boxes)), brute_nearest(boxes, 20, kInfinity, distance_to));
  }
}

TEST(PackedRtree, TheSameBoxesGiveTheSameBytes) {
  const auto boxes = a_city(200000);
  const packed_rtree first(boxes), second(boxes, instruction_set::portable);
  EXPECT_TRUE(std::ranges::equal(first.image(), second.image()));
}

TEST(PackedRtree, TakesAtMost14BytesABox) {
  const auto boxes = a_city(100000);
  EXPECT_LT(packed_rtree(boxes).image().size(), 14 * boxes.size());
}

}  // namespace
}  // namespace greenward::index
