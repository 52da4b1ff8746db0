#include "tests/engine/drainage/checked_survey.hpp"

#include "engine/geo/segment.hpp"

#include <string>

namespace greenward::drainage {
namespace {

using testing::at;
using testing::checked;
using testing::row_pairs;

TEST(TopologyChecks, PipeEndsAndNodes) {
  checked c;
  c.manhole("A", 0, 0);
  c.manhole("B", 50, 0);
  c.manhole("off", 100, 0.3);
  const auto missing = c.made.line({{0, 0}, {0, 40}}, "A", "X");
  const auto off = c.made.line({{50, 0}, {100, 0}}, "B", "off");
  const auto open = c.made.line({{0, 0}, {-40, 0}}, "A", "");
  EXPECT_EQ(c.found(check::missing_node), (row_pairs{{missing, kNone}, {open, kNone}}));
  EXPECT_EQ(c.only(check::missing_node).numbers[0], 2) << "the last end";
  EXPECT_EQ(c.found(check::end_off_node), at(off));
  EXPECT_NEAR(c.only(check::end_off_node).numbers[1], 0.3, 1e-12);
}

TEST(TopologyChecks, ABlindConnectionIsToldWithoutBeingAnError) {
  checked c;
  c.manhole("A", 0, 0);
  c.manhole("B", 50, 0);
  c.manhole("C", 20, 9);
  c.pipe("A", "B");
  const auto lateral = c.made.line({{20, 9}, {20, 0}}, "C", "");
  EXPECT_EQ(c.found(check::blind_connection), at(lateral));
  EXPECT_EQ(c.only(check::blind_connection).how, severity::info);
  EXPECT_TRUE(c.found(check::missing_node).empty());
}

TEST(TopologyChecks, NodesTooCloseAndConnectionsByTheirOwnLimit) {
  checked c;
  c.manhole("A", 0, 0);
  const auto b = c.manhole("B", 0.09, 0);
  c.manhole("C", 0.3, 0);
  c.made.node("H", node_kind::house_connection, drain_system::sanitary, {5, 5});
  c.made.node("I", node_kind::inlet, drain_system::storm, {5.05, 5});
  const auto twin = c.made.node("K", node_kind::inlet, drain_system::storm, {5.055, 5});
  EXPECT_EQ(c.found(check::nodes_too_close), at(b, 0));
  EXPECT_EQ(c.found(check::duplicate_connection), at(twin, 4));
  c.made.drains.nodes.status[b] = asset_status::abandoned;
  EXPECT_TRUE(c.found(check::nodes_too_close).empty());
}

TEST(TopologyChecks, LoopsTwinsAndNodesOnPipes) {
  checked c;
  c.manhole("A", 0, 0);
  c.manhole("B", 50, 0);
  const auto between = c.manhole("M", 25, 0);
  const auto first = c.pipe("A", "B"), twin = c.made.line({{50, 0}, {25, 9}, {0, 0}}, "B", "A");
  const auto same_line = c.made.line({{50, 0}, {0, 0}}, "M", "M");
  EXPECT_EQ(c.found(check::self_loop), at(same_line));
  EXPECT_EQ(c.found(check::duplicate_pipe), (row_pairs{{twin, first}, {same_line, first}}));
  EXPECT_EQ(c.found(check::node_on_pipe), (row_pairs{{0, same_line}, {1, same_line}, {between, first}}));
  c.made.drains.links.status[twin] = asset_status::abandoned;
  EXPECT_EQ(c.found(check::duplicate_pipe), at(same_line, first));
}

TEST(TopologyChecks, CrossingsByTheirClearance) {
  checked c;
  c.manhole("A", 0, 0);
  c.manhole("B", 50, 0);
  c.manhole("C", 25, -25);
  c.manhole("D", 25, 25);
  const auto low = c.pipe("A", "B"), high = c.pipe("C", "D");
  EXPECT_EQ(c.found(check::crossing_without_node), at(low, high));
  EXPECT_EQ(c.only(check::crossing_without_node).how, severity::warning) << "no levels";
  auto& links = c.made.drains.links;
  links.up_invert_m = {10, 11.5};
  links.down_invert_m = {10, 10.5};
  links.diameter_mm = {600, 300};
  finding crossing = c.only(check::crossing_without_node);
  EXPECT_EQ(crossing.how, severity::info);
  EXPECT_NEAR(crossing.numbers[0], 11 - 10 - 0.6, 1e-12);
  EXPECT_EQ(crossing.place, (geo::planar{25, 0}));
  links.diameter_mm[low] = 1200;
  EXPECT_EQ(c.only(check::crossing_without_node).how, severity::error) << "they collide";
  links.status[high] = asset_status::planned;
  EXPECT_TRUE(c.found(check::crossing_without_node).empty());
}

TEST(TopologyChecks, OrphansSinksAndSplits) {
  checked c;
  c.manhole("A", 0, 0);
  const auto b = c.manhole("B", 50, 0);
  c.manhole("C", 100, 0);
  const auto orphan = c.manhole("O", 0, 99);
  const auto outfall = c.made.node("W", node_kind::outfall, drain_system::storm, {100, 50});
  c.pipe("A", "B");
  c.pipe("B", "C");
  const auto branch = c.pipe("B", "W");
  EXPECT_EQ(c.found(check::orphan_node), at(orphan));
  EXPECT_EQ(c.found(check::sink_not_outfall), at(2)) << "and not the outfall " << outfall;
  EXPECT_EQ(c.found(check::flow_split), at(b));
  c.made.drains.links.is_overflow_path[branch] = 1;
  EXPECT_TRUE(c.found(check::flow_split).empty());
}

TEST(TopologyChecks, ShortPipesAndLongLaterals) {
  checked c;
  c.manhole("A", 0, 0);
  c.manhole("B", 0.15, 0);
  c.manhole("C", 0.15, 0.04);
  c.manhole("D", 200, 0);
  const auto brief = c.pipe("A", "B"), tiny = c.pipe("B", "C"), lateral = c.pipe("D", "A");
  c.made.drains.links.kind[lateral] = link_kind::lateral;
  EXPECT_EQ(c.found(check::short_pipe), (row_pairs{{brief, kNone}, {tiny, kNone}}));
  EXPECT_EQ(c.only(check::short_pipe).how, severity::warning);
  EXPECT_EQ(c.run()[1].how, c.run()[1].what == check::short_pipe ? severity::error : c.run()[1].how);
  EXPECT_EQ(c.found(check::long_lateral), at(lateral));
}

TEST(TopologyChecks, StatesCodesAndPlaces) {
  checked c;
  c.manhole("A", 0, 0);
  const auto old = c.manhole("B", 50, 0), twin = c.manhole("A", 0, 50);
  const auto nowhere = c.made.node("Z", node_kind::manhole);
  const auto pipe = c.pipe("A", "B"), lost = c.made.link("A", "");
  c.made.drains.nodes.status[old] = asset_status::abandoned;
  EXPECT_EQ(c.found(check::active_on_inactive), at(pipe));
  EXPECT_EQ(c.found(check::duplicate_code), at(twin, 0));
  EXPECT_EQ(c.found(check::not_placed), (row_pairs{{nowhere, kNone}, {lost, kNone}}));
}

TEST(TopologyChecks, CrossingsAreFoundThroughHubsToo) {
  checked c;
  // Two fans of a hundred pipes each, whose first pipes cross one another's, and one pipe across both.
  c.manhole("L", 0, 0);
  c.manhole("R", 100, 0);
  c.manhole("S", 50, -500);
  c.manhole("T", 50, 500);
  std::vector<std::uint32_t> left, right;
  for (int i = 0; i < 100; ++i) {
    const std::string a = "A" + std::to_string(i), b = "B" + std::to_string(i);
    const geo::planar beyond{60, 1.0 + i}, before{40, 1.0 + i};
    c.made.node(a, node_kind::manhole, drain_system::sanitary, beyond);
    c.made.node(b, node_kind::manhole, drain_system::sanitary, before);
    left.push_back(c.made.line({{0, 0}, beyond}, "L", a));
    right.push_back(c.made.line({{100, 0}, before}, "R", b));
  }
  const auto across = c.pipe("S", "T");
  row_pairs expected;
  const auto crosses = [&](std::uint32_t a, std::uint32_t b) {
    const auto p = c.made.lines[a].points(), q = c.made.lines[b].points();
    return geo::segments_cross(p[0], p[1], q[0], q[1]);
  };
  for (std::uint32_t a = 0; a <= across; ++a)
    for (std::uint32_t b = a + 1; b <= across; ++b)
      if (crosses(a, b)) expected.emplace_back(a, b);
  ASSERT_GT(expected.size(), 250U);
  EXPECT_EQ(c.found(check::crossing_without_node), expected);
}

TEST(TopologyChecks, AHundredThousandLateralsAtOneNodeAreNoMatter) {
  checked c;
  c.manhole("M", 0, 0);
  for (int i = 0; i < 100000; ++i) c.made.line({{double(i), 50}, {0, 0}}, "X" + std::to_string(i), "M");
  EXPECT_EQ(c.found(check::missing_node).size(), 100000U);
}

TEST(TopologyChecks, PipesThatOnlyHaveTheSameHashAreNotTheSame) {
  checked c;  // so many that some have
  for (int i = 0; i < 200'000; ++i) {
    const std::string own = std::to_string(i);
    c.made.line({{double(i), 0}, {double(i), 10}}, "A" + own, "B" + own);
  }
  EXPECT_TRUE(c.found(check::duplicate_pipe).empty());
}

}  // namespace
}  // namespace greenward::drainage
