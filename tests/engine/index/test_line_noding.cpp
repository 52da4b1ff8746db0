#include "engine/index/line_noding.hpp"

#include "engine/geo/measure.hpp"
#include "engine/geo/predicates.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <numeric>
#include <set>

namespace greenward::index {
namespace {

using geo::planar;

class LineNoding : public ::testing::Test {
 protected:
  geo::planar_geometry lines_;
  std::vector<std::uint8_t> passes_over_;
  double tolerance_ = 0.5;

  void line(const std::vector<planar>& points, bool bridge = false) {
    lines_.append_line(points);
    passes_over_.push_back(bridge ? 1 : 0);
  }
  noded_lines run() const {
    const packed_rtree tree(boxes_of(lines_));
    return node_lines({lines_, tree}, {metres(tolerance_), passes_over_});
  }
  static std::vector<double> cuts_of(const noded_lines& noded, std::uint32_t line) {
    std::vector<double> cuts;
    for (const line_piece& piece : noded.pieces)
      if (piece.line == line) cuts.push_back(piece.to_m);
    return cuts;
  }
};

TEST_F(LineNoding, EndsWithinTheToleranceShareANode) {
  line({{0, 0}, {10, 0}});
  line({{10.4, 0}, {20, 0}});
  line({{21, 0}, {30, 0}});  // a metre away
  const noded_lines noded = run();
  ASSERT_EQ(noded.pieces.size(), 3U);
  EXPECT_EQ(noded.pieces[0].head, noded.pieces[1].tail);
  EXPECT_NE(noded.pieces[1].head, noded.pieces[2].tail);
  ASSERT_EQ(noded.joints.size(), 1U);
  EXPECT_EQ(noded.joints[0].kind, joint_kind::ends);
  EXPECT_NEAR(noded.joints[0].gap_m, 0.4, 1e-12);
}

TEST_F(LineNoding, AnEndOnALineSplitsIt) {
  line({{0, 0}, {10, 0}});
  line({{4, 0.3}, {4, 9}});
  const noded_lines noded = run();
  EXPECT_EQ(cuts_of(noded, 0), (std::vector<double>{4, 10}));
  EXPECT_EQ(noded.pieces[0].head, noded.pieces[2].tail);
  ASSERT_EQ(noded.joints.size(), 1U);
  EXPECT_EQ(noded.joints[0].kind, joint_kind::end_on_line);
  EXPECT_EQ(noded.joints[0].line, 1U);
  EXPECT_EQ(noded.joints[0].other, 0U);
  EXPECT_DOUBLE_EQ(noded.joints[0].gap_m, 0.3);
}

TEST_F(LineNoding, CrossingLinesMeetUnlessOneIsABridge) {
  line({{0, 0}, {10, 0}});
  line({{5, -5}, {5, 5}});
  line({{7, -5}, {7, 5}}, true);
  const noded_lines noded = run();
  EXPECT_EQ(cuts_of(noded, 0), (std::vector<double>{5, 10}));
  EXPECT_EQ(cuts_of(noded, 2), (std::vector<double>{10}));
  EXPECT_EQ(noded.pieces[0].head, noded.pieces[2].head);
}

TEST_F(LineNoding, ALineThroughACornerOfAnotherMeetsItOnce) {
  line({{0, 0}, {5, 0}, {5, 5}});
  line({{3, -2}, {5, 0}, {8, 3}});
  const noded_lines noded = run();
  std::set<std::uint32_t> nodes;
  for (const line_piece& piece : noded.pieces)
    if (piece.length_m() > 0) nodes.insert({piece.tail, piece.head});
  EXPECT_EQ(nodes.size(), 5U);
}

TEST_F(LineNoding, EveryPartOfALineIsALineOfItsOwn) {
  lines_.begin_feature(geo::geometry_kind::line);
  for (const double y : {0.0, 5.0}) {
    lines_.begin_part();
    lines_.add({0, y});
    lines_.add({10, y});
  }
  passes_over_.push_back(0);
  line({{5, -1}, {5, 9}});
  const noded_lines noded = run();
  EXPECT_EQ(noded.pieces.size(), 7U);
  EXPECT_EQ(noded.piece_at(0, 1, 7), 3U);
  EXPECT_EQ(noded.piece_at(0, 0, 5), 1U);
  EXPECT_EQ(noded.piece_at(1, 0, 0), 4U);
}

struct components {
  explicit components(std::size_t n) : of(n) { std::iota(of.begin(), of.end(), 0U); }
  void unite(std::size_t a, std::size_t b) {
    const std::size_t from = of[a], to = of[b];
    std::ranges::replace(of, from, to);
  }
  std::vector<std::size_t> of;
};

RC_GTEST_FIXTURE_PROP(LineNoding, ConnectsWhatTouchesAndLosesNothing, ()) {
  const int n = *rc::gen::inRange(1, 9);
  for (int i = 0; i < n; ++i) {
    std::vector<planar> points;
    for (int k = *rc::gen::inRange(2, 5); k > 0; --k)
      points.push_back(
          {static_cast<double>(*rc::gen::inRange(0, 9)), static_cast<double>(*rc::gen::inRange(0, 9))});
    points.erase(std::unique(points.begin(), points.end()), points.end());
    if (points.size() < 2) points.push_back({points[0].x + 1, points[0].y});
    line(points);
  }
  tolerance_ = 1e-9;
  const noded_lines noded = run();
  components touching(lines_.size()), by_node(noded.nodes.size());
  for (std::size_t a = 0; a < lines_.size(); ++a)
    for (std::size_t b = 0; b < a; ++b)
      if (geo::intersects(lines_[a], lines_[b])) touching.unite(a, b);
  std::vector<double> length(lines_.size(), 0);
  std::vector<std::size_t> a_node(lines_.size());
  for (const line_piece& piece : noded.pieces) {
    by_node.unite(piece.tail, piece.head);
    length[piece.line] += piece.length_m();
    a_node[piece.line] = piece.tail;
  }
  for (std::size_t a = 0; a < lines_.size(); ++a) {
    RC_ASSERT(std::abs(length[a] - geo::length(lines_[a]).value) < 1e-9);
    for (std::size_t b = 0; b < a; ++b)
      RC_ASSERT((touching.of[a] == touching.of[b]) == (by_node.of[a_node[a]] == by_node.of[a_node[b]]));
  }
}

}  // namespace
}  // namespace greenward::index
