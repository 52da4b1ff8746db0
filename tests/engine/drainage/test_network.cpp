#include "engine/drainage/network.hpp"

#include "engine/drainage/code_index.hpp"
#include "tests/engine/drainage/random_survey.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace greenward::drainage {
namespace {

using testing::random_survey;
using testing::survey_maker;

TEST(Network, CodesTieLinksToNodes) {
  survey_maker made;
  const auto a = made.node("A", node_kind::manhole), b = made.node("B", node_kind::outfall);
  made.link("A", "B", drain_system::storm, 12);
  const network net = made.build();
  ASSERT_EQ(net.edges.size(), 1U);
  EXPECT_EQ(net.edges.tail[0], a);
  EXPECT_EQ(net.edges.head[0], b);
  EXPECT_EQ(net.edges.length_m[0], 12);
  EXPECT_EQ(net.from[0].tie, end_tie::by_code);
  EXPECT_EQ(net.node_count(), 2U);
}

TEST(Network, LinksThatNameTheSameMissingNodeMeetThere) {
  survey_maker made;
  made.node("A", node_kind::manhole);
  made.node("B", node_kind::manhole);
  made.link("A", "X");
  made.link("X", "B");
  made.link("Y", "B");
  const network net = made.build();
  EXPECT_EQ(net.to[0].tie, end_tie::to_missing_node);
  EXPECT_EQ(net.to[0].node, net.from[1].node);
  EXPECT_NE(net.from[2].node, net.from[1].node);
  EXPECT_EQ(net.node_count(), 4U);
  EXPECT_EQ(kind_at(made.drains, net.to[0].node), node_kind::made);
}

TEST(Network, EndsWithoutCodesTakeTheNearestNodeWithinTheTolerance) {
  survey_maker made;
  made.node("far", node_kind::manhole, drain_system::storm, {0.09, 0});
  made.node("near", node_kind::manhole, drain_system::storm, {0.05, 0});
  made.node("out", node_kind::manhole, drain_system::storm, {10.2, 0});
  made.line({{0, 0}, {10, 0}});
  const network net = made.build();
  EXPECT_EQ(net.from[0].node, 1U);
  EXPECT_EQ(net.from[0].tie, end_tie::by_place);
  EXPECT_EQ(net.to[0].tie, end_tie::open);
  EXPECT_EQ(net.place[net.to[0].node], (geo::planar{10, 0}));
}

TEST(Network, EndsThatLieTogetherMeet) {
  survey_maker made;
  made.line({{0, 0}, {10, 0}});
  made.line({{10.05, 0}, {20, 0}});
  const network net = made.build();
  EXPECT_EQ(net.to[0].tie, end_tie::to_end);
  EXPECT_EQ(net.to[0].node, net.from[1].node);
}

TEST(Network, ABlindConnectionDividesItsHost) {
  survey_maker made;
  made.node("A", node_kind::manhole, drain_system::storm, {0, 0});
  made.node("B", node_kind::manhole, drain_system::storm, {10, 0});
  made.node("C", node_kind::inlet, drain_system::storm, {4, 3});
  made.line({{0, 0}, {10, 0}}, "A", "B", drain_system::storm);
  made.line({{4, 3}, {4, 0.05}}, "C", "", drain_system::storm);
  made.line({{7, -3}, {7, -0.05}}, "", "", drain_system::storm);
  const network net = made.build();
  EXPECT_EQ(net.to[1].tie, end_tie::to_link);
  ASSERT_EQ(net.edges.size(), 5U);
  EXPECT_EQ(net.hosts, std::vector<std::uint32_t>{0});
  std::vector<double> lengths;
  for (std::uint32_t node = 0; node != 1;) {  // down the host
    std::uint32_t edge = kNone;
    for (std::uint32_t e = net.first_down[node]; e < net.first_down[node + 1]; ++e)
      if (net.edges.link[e] == 0) edge = e;
    ASSERT_NE(edge, kNone);
    lengths.push_back(net.edges.length_m[edge]);
    node = net.edges.head[edge];
  }
  EXPECT_EQ(lengths, (std::vector<double>{4, 3, 3}));
}

TEST(Network, WaterRunsAsStatedElseAsNamedElseDownhill) {
  survey_maker made;
  made.node("A", node_kind::manhole);
  made.node("B", node_kind::manhole);
  const auto stated = made.link("A", "B"), named = made.link("A", "B");
  made.drains.links.flow[stated] = flow_direction::backward;
  made.drains.links.up_invert_m[named] = 1;
  made.drains.links.down_invert_m[named] = 2;  // an adverse slope does not turn the survey round
  const auto downhill = made.line({{0, 0}, {5, 0}}), uphill = made.line({{0, 9}, {5, 9}}),
             flat = made.line({{0, 5}, {5, 5}});
  made.drains.links.up_invert_m[downhill] = 3;
  made.drains.links.down_invert_m[downhill] = 2;
  made.drains.links.up_invert_m[uphill] = 2;
  made.drains.links.down_invert_m[uphill] = 3;
  const network net = made.build();
  EXPECT_EQ(net.flow[stated], flow_direction::backward);
  EXPECT_EQ(net.tail_of(stated), 1U);
  EXPECT_EQ(net.head_of(stated), 0U);
  EXPECT_EQ(net.flow[named], flow_direction::forward);
  EXPECT_EQ(net.flow[downhill], flow_direction::forward);
  EXPECT_EQ(net.flow[uphill], flow_direction::backward);
  EXPECT_EQ(net.flow[flat], flow_direction::unknown);
}

TEST(Network, TheLevelOfAnEndIsTheOneGivenElseGroundLessDepth) {
  survey_maker made;
  made.node("A", node_kind::manhole);
  made.node("B", node_kind::manhole);
  const auto link = made.link("A", "B"), loose = made.link("A", "X");
  auto& links = made.drains.links;
  made.drains.nodes.ground_m = {12, kNotGiven};
  made.drains.nodes.invert_m[1] = 8;
  made.drains.nodes.depth_m[1] = 3;
  links.up_depth_m = {2, 2};
  links.down_depth_m = {2.5, 2};
  const network net = made.build();
  const end_level first = level_at_end(made.drains, net, link, false);
  EXPECT_DOUBLE_EQ(first.level_m, 10);
  EXPECT_TRUE(first.derived);
  EXPECT_DOUBLE_EQ(down_level(made.drains, net, link), 8.5) << "the ground follows from the node's own depth";
  EXPECT_TRUE(std::isnan(down_level(made.drains, net, loose))) << "nobody knows the ground there";
  links.up_invert_m[link] = 9;
  EXPECT_EQ(up_level(made.drains, net, link), 9) << "given comes first";
  EXPECT_FALSE(level_at_end(made.drains, net, link, false).derived);
}

TEST(Network, TheOrderOfNamesSaysNothingWhereTheSurveyDoubtsTheDirection) {
  survey_maker made;
  made.node("A", node_kind::manhole);
  made.node("B", node_kind::manhole);
  const auto flat = made.link("A", "B"), uphill = made.link("A", "B");
  made.drains.links.flow_doubted = {1, 1};
  made.drains.links.up_invert_m[uphill] = 1;
  made.drains.links.down_invert_m[uphill] = 2;
  const network net = made.build();
  EXPECT_EQ(net.flow[flat], flow_direction::unknown);
  EXPECT_EQ(net.flow[uphill], flow_direction::backward);
}

TEST(Network, WaterRunsDownhillByDepthsToo) {
  survey_maker made;
  made.node("A", node_kind::manhole, drain_system::storm, {0, 0});
  made.node("B", node_kind::manhole, drain_system::storm, {10, 0});
  const auto link = made.line({{0, 0}, {10, 0}});  // tied by place: the order says nothing
  made.drains.nodes.ground_m = {10, 12};
  made.drains.links.up_depth_m[link] = 2;
  made.drains.links.down_depth_m[link] = 3;
  EXPECT_EQ(made.build().flow[link], flow_direction::backward);
}

TEST(Network, ALinkWithoutNameOrPlaceIsNoEdge) {
  survey_maker made;
  made.node("A", node_kind::manhole);
  made.link("A", "");
  const network net = made.build();
  EXPECT_EQ(net.edges.size(), 0U);
  EXPECT_EQ(net.to[0].tie, end_tie::nowhere);
}

TEST(Network, AHundredThousandLateralsAtOneNode) {
  survey_maker made;
  made.node("M", node_kind::manhole);
  for (int i = 0; i < 100000; ++i) made.link("X" + std::to_string(i), "M");
  const network net = made.build();
  EXPECT_EQ(net.first_up[1] - net.first_up[0], 100000U);
}

RC_GTEST_PROP(Network, EveryLinkIsItsEdgesFromBothSides, ()) {
  const auto made = random_survey();
  const network net = made->build();
  const std::size_t n = net.node_count(), m = net.edges.size();
  RC_ASSERT(net.first_down.size() == n + 1 && net.first_up.size() == n + 1);
  RC_ASSERT(net.first_down.back() == m && net.first_up.back() == m);
  std::vector<int> seen(m, 0);
  for (std::uint32_t node = 0; node < n; ++node) {
    for (std::uint32_t e = net.first_down[node]; e < net.first_down[node + 1]; ++e)
      RC_ASSERT(net.edges.tail[e] == node);
    for (std::uint32_t k = net.first_up[node]; k < net.first_up[node + 1]; ++k) {
      RC_ASSERT(net.edges.head[net.up_edge[k]] == node);
      ++seen[net.up_edge[k]];
    }
  }
  RC_ASSERT(std::ranges::all_of(seen, [](int times) { return times == 1; }));
  std::vector<double> length(made->drains.links.size(), 0);
  for (std::size_t e = 0; e < m; ++e) length[net.edges.link[e]] += net.edges.length_m[e];
  RC_ASSERT(length == made->drains.links.length_m);
}

/// Lines on a lattice without any codes: they meet at ends and in between.
RC_GTEST_PROP(Network, LinesWithoutCodesKeepTheirLengthAndMeetWhereTheyTouch, ()) {
  survey_maker made;
  const int m = *rc::gen::inRange(1, 12);
  for (int i = 0; i < m; ++i) {
    const double x = *rc::gen::inRange(0, 5), y = *rc::gen::inRange(0, 5), length = *rc::gen::inRange(1, 5);
    const geo::planar end =
        *rc::gen::arbitrary<bool>() ? geo::planar{x + length, y} : geo::planar{x, y + length};
    made.line({{x, y}, end});
  }
  const network net = made.build();
  std::vector<double> length(made.drains.links.size(), 0);
  for (std::size_t e = 0; e < net.edges.size(); ++e) length[net.edges.link[e]] += net.edges.length_m[e];
  for (std::size_t link = 0; link < length.size(); ++link)
    RC_ASSERT(std::abs(length[link] - made.drains.links.length_m[link]) < 1e-9);
  for (std::uint32_t a = 0; a < length.size(); ++a) {
    for (std::uint32_t b = 0; b < length.size(); ++b) {
      if (a == b) continue;
      const geo::planar end = made.lines[a].points().back(), from = made.lines[b].points().front(),
                        to = made.lines[b].points().back();
      if (end == from) RC_ASSERT(net.to[a].node == net.from[b].node);
      const bool between = (end.x == from.x && end.x == to.x && end.y > from.y && end.y < to.y) ||
                           (end.y == from.y && end.y == to.y && end.x > from.x && end.x < to.x);
      if (between) RC_ASSERT(net.to[a].tie == end_tie::to_link);
    }
  }
}

RC_GTEST_PROP(CodeIndex, FindsWhatAMapFinds, ()) {
  const auto codes = *rc::gen::container<std::vector<std::string>>(
      rc::gen::container<std::string>(rc::gen::element('A', 'B', '1', '2', '\0')));
  const auto asked = *rc::gen::container<std::vector<std::string>>(
      rc::gen::container<std::string>(rc::gen::element('A', 'B', '1', '2', '\0')));
  const std::vector<std::string_view> rows(codes.begin(), codes.end()), questions(asked.begin(), asked.end());
  std::unordered_map<std::string_view, std::uint32_t> expected;
  for (std::uint32_t row = 0; row < rows.size(); ++row)
    if (!rows[row].empty()) expected.try_emplace(rows[row], row);
  const code_index index(rows);
  const auto found = index.find_all(questions);
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const auto entry = expected.find(questions[i]);
    RC_ASSERT(found[i] == (entry == expected.end() ? kNone : entry->second));
    RC_ASSERT(index.find(questions[i]) == found[i]);
  }
}

}  // namespace
}  // namespace greenward::drainage
