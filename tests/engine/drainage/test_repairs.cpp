#include "engine/drainage/repairs.hpp"

#include "tests/engine/drainage/survey_maker.hpp"

#include <gtest/gtest.h>
#include <cmath>

namespace greenward::drainage {
namespace {

using testing::survey_maker;

struct proposed {
  network net;
  repair_list list;

  explicit proposed(const survey_maker& made, double tolerance = 0.1) : net(made.build(tolerance)) {
    const index::packed_rtree links(index::boxes_of(made.lines));
    list = propose_repairs(made.drains, net, {tolerance, 0.01, links});
  }
  [[nodiscard]] std::vector<repair_proposal> of(repair_kind kind) const {
    std::vector<repair_proposal> found;
    for (const repair_proposal& one : list.proposals)
      if (one.kind == kind) found.push_back(one);
    return found;
  }
  [[nodiscard]] repair_proposal only(repair_kind kind) const {
    const auto found = of(kind);
    EXPECT_EQ(found.size(), 1U) << to_string(kind);
    return found.empty() ? repair_proposal{} : found.front();
  }
};

TEST(Repairs, OfASurveyOfNamesAreNone) {
  survey_maker made;
  made.node("A", node_kind::manhole, drain_system::storm, {0, 0});
  made.node("B", node_kind::manhole, drain_system::storm, {10, 0});
  made.line({{0, 0}, {10, 0}}, "A", "B");
  EXPECT_TRUE(proposed(made).list.proposals.empty());
}

TEST(Repairs, NameTheNodeThatAnEndLiesAt) {
  survey_maker made;
  made.node("A", node_kind::manhole, drain_system::storm, {0, 0});
  made.node("", node_kind::manhole, drain_system::storm, {10, 0.06});
  const auto pipe = made.line({{0, 0}, {10, 0}}, "A", "");
  const proposed found(made);
  const repair_proposal tie = found.only(repair_kind::by_place);
  EXPECT_EQ(tie.node, 1U);
  EXPECT_NEAR(tie.distance_m, 0.06, 1e-12);
  ASSERT_EQ(tie.end_count, 1U);
  EXPECT_EQ(found.list.ends_of(tie)[0].link, pipe);
  EXPECT_TRUE(found.list.ends_of(tie)[0].last);
  EXPECT_EQ(found.list.proposals.size(), 1U);
}

TEST(Repairs, ATieToACodeThatAnotherNodeHasFirstIsBlocked) {
  survey_maker made;
  made.node("A", node_kind::manhole, drain_system::storm, {100, 0});
  made.node("A", node_kind::manhole, drain_system::storm, {0, 0});
  made.line({{0, 0}, {10, 0}});
  EXPECT_EQ(proposed(made).only(repair_kind::by_place).obstacle, repair_obstacle::code_not_unique);
}

TEST(Repairs, MakeNodesWhereEndsMeetAndWhereThereIsNothing) {
  survey_maker made;
  made.line({{0, 0}, {10, 0}});
  made.line({{10.05, 0}, {20, 0}});
  const proposed found(made);
  const repair_proposal joined = found.only(repair_kind::joined_ends);
  EXPECT_EQ(joined.end_count, 2U);
  EXPECT_NEAR(joined.distance_m, 0.05, 1e-12);
  EXPECT_EQ(joined.place, (geo::planar{10, 0}));
  EXPECT_EQ(found.of(repair_kind::open_end).size(), 2U);
}

TEST(Repairs, MakeANodeThatIsNamedAndMissingWhereItsPipeEnds) {
  survey_maker made;
  made.line({{0, 0}, {10, 0}}, "X", "Y");
  made.link("Z", "Y");
  const proposed found(made);
  const auto missing = found.of(repair_kind::missing_node);
  ASSERT_EQ(missing.size(), 3U);
  for (const repair_proposal& one : missing) {
    const bool placed = !std::isnan(one.place.x);
    EXPECT_EQ(one.obstacle, placed ? repair_obstacle::none : repair_obstacle::no_place);
  }
}

TEST(Repairs, ABlindConnectionDividesItsHost) {
  survey_maker made;
  made.node("A", node_kind::manhole, drain_system::storm, {0, 0});
  made.node("B", node_kind::manhole, drain_system::storm, {10, 0});
  made.node("C", node_kind::inlet, drain_system::storm, {4, 3});
  const auto host = made.line({{0, 0}, {10, 0}}, "A", "B");
  made.line({{4, 3}, {4, 0.05}}, "C", "");
  for (const flow_direction flow : {flow_direction::forward, flow_direction::backward}) {
    made.drains.links.flow[host] = flow;
    const repair_proposal blind = proposed(made).only(repair_kind::blind_connection);
    EXPECT_EQ(blind.host, host);
    EXPECT_NEAR(blind.along_m, 4, 1e-12) << "from the first point, whichever way the water runs";
    EXPECT_NEAR(blind.distance_m, 0.05, 1e-12);
    EXPECT_EQ(blind.obstacle, repair_obstacle::none);
  }
}

TEST(Repairs, ANodeOnAPipeDividesItUnlessItIsTooNearItsEnd) {
  survey_maker made;
  made.node("A", node_kind::manhole, drain_system::storm, {0, 0});
  made.node("B", node_kind::manhole, drain_system::storm, {10, 0});
  const auto on = made.node("C", node_kind::manhole, drain_system::storm, {6, 0.005});
  const auto near = made.node("D", node_kind::manhole, drain_system::storm, {9.95, 0});
  made.node("E", node_kind::manhole, drain_system::storm, {5, 0.05});
  made.line({{0, 0}, {10, 0}}, "A", "B");
  const auto found = proposed(made).of(repair_kind::node_on_pipe);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].node, on);
  EXPECT_NEAR(found[0].along_m, 6, 1e-12);
  EXPECT_EQ(found[0].obstacle, repair_obstacle::none);
  EXPECT_EQ(found[1].node, near);
  EXPECT_EQ(found[1].obstacle, repair_obstacle::near_the_end);
  made.drains.links.status[0] = asset_status::abandoned;
  EXPECT_TRUE(proposed(made).list.proposals.empty());
}

TEST(Repairs, AnEndWithoutNameOrPlaceIsListedAndNothingIsProposed) {
  survey_maker made;
  made.node("A", node_kind::manhole);
  made.link("A", "");
  const repair_proposal lost = proposed(made).only(repair_kind::unplaced_end);
  EXPECT_EQ(lost.obstacle, repair_obstacle::no_place);
  EXPECT_EQ(lost.end_count, 1U);
}

}  // namespace
}  // namespace greenward::drainage
