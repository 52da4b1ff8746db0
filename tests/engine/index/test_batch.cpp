#include "engine/index/batch.hpp"

#include "engine/geo/measure.hpp"
#include "engine/index/hilbert_order.hpp"
#include "tests/engine/index/random_boxes.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>
#include <numeric>

namespace greenward::index {
namespace {

using geo::planar;
using geo::planar_box;

RC_GTEST_PROP(Batch, GivesWhatTheSingleQuestionsGive, ()) {
  const auto boxes = some_boxes();
  const packed_rtree tree(boxes);
  const auto box = [&](std::uint32_t row) { return boxes[row]; };
  std::vector<planar_box> questions;
  std::vector<planar> points;
  for (int i = 0; i < 30; ++i) {
    questions.push_back(*rc::gen::inRange(0, 10) == 0 ? planar_box{} : a_box(a_point(110), 60));
    points.push_back(a_point(130));
  }
  points.push_back({std::nan(""), 0});
  const row_lists lists = windows(tree, questions, box);
  RC_ASSERT(lists.size() == questions.size());
  for (std::size_t i = 0; i < questions.size(); ++i) {
    std::vector<std::uint32_t> expected;
    tree.append_window(questions[i], box, expected);
    RC_ASSERT(std::vector(lists[i].begin(), lists[i].end()) == expected);
  }

  const double maximum = *rc::gen::inRange(0, 80);
  const auto by_box = nearest_boxes_of_each(tree, points, 3, box, maximum);
  const auto by_distance = nearest_of_each(
      tree, points, 3, [&](std::uint32_t i, std::uint32_t row) { return distance(points[i], boxes[row]); },
      maximum);
  RC_ASSERT(by_box == by_distance);
  const auto nearest_box = nearest_boxes_of_each(tree, points, 1, box, maximum);
  for (std::size_t i = 0; i < points.size(); ++i) {
    RC_ASSERT(nearest_box[i] == by_box[3 * i]);
    auto expected = tree.nearest_boxes(points[i], 3, box, maximum);
    expected.resize(3, {.row = kNoRow, .distance = std::numeric_limits<double>::infinity()});
    RC_ASSERT(std::vector(by_box.begin() + static_cast<long>(3 * i),
                          by_box.begin() + static_cast<long>(3 * i + 3)) == expected);
  }
}

TEST(HilbertOrder, NamesEachPlaceOnceAndKeepsNeighboursTogether) {
  std::vector<planar> places;
  for (int i = 0; i < 4096; ++i)
    places.push_back({static_cast<double>((i * 37) % 64), static_cast<double>((i * 37) / 64 % 64)});
  places.push_back({std::nan(""), 5});
  const auto along = hilbert_order(places);
  std::vector<std::uint32_t> order(along.begin(), along.end());
  double walked = 0;
  for (std::size_t i = 1; i < order.size(); ++i) {
    const double step = geo::distance(places[order[i - 1]], places[order[i]]);
    if (!std::isnan(step)) walked += step;
  }
  EXPECT_LT(walked, 1.5 * 4096);
  std::sort(order.begin(), order.end());
  std::vector<std::uint32_t> all(places.size());
  std::iota(all.begin(), all.end(), 0U);
  EXPECT_EQ(order, all);
}

}  // namespace
}  // namespace greenward::index
