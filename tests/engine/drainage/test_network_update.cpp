#include "engine/drainage/network_update.hpp"

#include "tests/engine/drainage/edited_survey.hpp"
#include "tests/engine/drainage/same_network.hpp"
#include "tests/support/property_cases.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace greenward::drainage {
namespace {

using testing::edited_survey;
using testing::first_difference;
using testing::survey_maker;

constexpr double kTolerance = 0.1;

/// However many rows change.
network updated(const survey& was, network before, const survey& now) {
  return update_network(was, std::move(before), now, find_changes(was, now).value());
}

TEST(NetworkUpdate, AfterAnyEditsTheNetworkIsThatOfAFreshBuild) {
  greenward::testing::check_quick_property(
      [] {
        edited_survey survey;
        auto was = survey.whole();
        network net = was->made.build(kTolerance);
        for (int step = *rc::gen::inRange(1, 7); step > 0; --step) {
          for (int edits = *rc::gen::inRange(1, 4); edits > 0; --edits) survey.edit();
          auto now = survey.whole();
          net = updated(was->made.drains, std::move(net), now->made.drains);
          RC_ASSERT(first_difference(net, now->made.build(kTolerance)) == "");
          was = std::move(now);
        }
      },
      8);
}

TEST(NetworkUpdate, ALargerDistrictToo) {
  greenward::testing::check_quick_property(
      [] {
        edited_survey survey(40, 50);
        const auto was = survey.whole();
        survey.edit();
        const auto now = survey.whole();
        const network net = update_network(was->made.drains, was->made.build(kTolerance), now->made.drains);
        RC_ASSERT(first_difference(net, now->made.build(kTolerance)) == "");
      },
      4);
}

TEST(NetworkUpdate, ALargeEditIsBuiltAnew) {
  survey_maker was, now;
  for (int i = 0; i < 9; ++i) {
    was.node("A" + std::to_string(i), node_kind::manhole);
    now.node("B" + std::to_string(i), node_kind::manhole);
  }
  was.link("A1", "A2");
  now.link("A1", "B2");
  EXPECT_EQ(first_difference(update_network(was.drains, was.build(), now.drains), now.build()), "");
}

TEST(NetworkUpdate, RowsWhoseIdsDoNotRiseAreBuiltAnew) {
  survey_maker was, now;
  for (survey_maker* made : {&was, &now}) {
    made->node("A", node_kind::manhole);
    made->node("B", node_kind::manhole);
    made->link("A", "B");
  }
  now.drains.nodes.id = {7, 3};
  EXPECT_FALSE(find_changes(was.drains, now.drains));
  const network net = update_network(was.drains, was.build(), now.drains);
  EXPECT_EQ(first_difference(net, now.build()), "");
}

TEST(SurveyChanges, AreOnlyWhatANetworkIsMadeOf) {
  survey_maker was, now;
  for (survey_maker* made : {&was, &now}) {
    made->node("A", node_kind::manhole, drain_system::storm, {1, 2});
    made->node("B", node_kind::manhole);
    made->link("A", "B");
  }
  now.drains.nodes.kind[0] = node_kind::inlet;
  now.drains.nodes.built_year[0] = 1999;
  now.drains.links.status[0] = asset_status::abandoned;
  now.drains.links.diameter_mm[0] = 300;
  EXPECT_TRUE(find_changes(was.drains, now.drains).value().none());
  now.drains.links.up_invert_m[0] = 3;
  now.drains.nodes.place[1] = {4, 5};
  const survey_changes changes = find_changes(was.drains, now.drains).value();
  EXPECT_EQ(changes.links.differing, std::vector<std::uint32_t>{0});
  EXPECT_EQ(changes.nodes.differing, std::vector<std::uint32_t>{1});
}

TEST(SurveyChanges, RowsBelongTogetherByTheirIds) {
  survey_maker was, now;
  for (const char* code : {"A", "B", "C"}) was.node(code, node_kind::manhole);
  for (const char* code : {"A", "X", "C", "D"}) now.node(code, node_kind::manhole);
  was.drains.nodes.id = {2, 5, 9};
  now.drains.nodes.id = {2, 7, 9, 11};
  const row_changes nodes = find_changes(was.drains, now.drains).value().nodes;
  EXPECT_EQ(nodes.removed, std::vector<std::uint32_t>{1});
  EXPECT_EQ(nodes.added, (std::vector<std::uint32_t>{1, 3}));
  EXPECT_EQ(nodes.now_row, (std::vector<std::uint32_t>{0, kNone, 2}));
  EXPECT_EQ(nodes.was_row, (std::vector<std::uint32_t>{0, kNone, 2, kNone}));
  EXPECT_TRUE(nodes.differing.empty());
}

}  // namespace
}  // namespace greenward::drainage
