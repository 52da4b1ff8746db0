#include "engine/geo/measure.hpp"
#include "tests/viewer/sampled_session.hpp"
#include "viewer/layers/profile_link.hpp"
#include "viewer/layers/table_link.hpp"

#include <cmath>

namespace greenward::viewer {
namespace {

class ProfileState : public SampledSession {
 protected:
  /// The head of the sewer that comes to a plant by the most pipes among the first hundred nodes.
  [[nodiscard]] static profile_ends long_way() {
    const auto usable = drainage::usable_edges(model_->drains, model_->net, {});
    profile_ends best;
    std::size_t most = 0;
    for (std::uint32_t node = 0; node < 100; ++node) {
      const auto found = drainage::trace(model_->drains, model_->net, usable, {&node, 1},
                                         drainage::trace_direction::downstream);
      if (found.edges.size() <= most) continue;
      most = found.edges.size();
      best = {node, found.ends.back().node};
    }
    return best;
  }
  void answer() {
    state.profile.asked = false;
    state.profile.take(std::make_shared<const profile_answer>(
        answer_profile(model_, {*state.profile.from, *state.profile.to})));
  }
};

TEST_F(ProfileState, TheProfileIsThatOfTheCommand) {
  const profile_ends ends = long_way();
  const profile_answer found = answer_profile(model_, ends);
  ASSERT_FALSE(found.refusal) << found.refusal->what();
  EXPECT_GT(found.way.pipes.size(), 5U);
  EXPECT_FALSE(found.exchanged);
  EXPECT_EQ(found.lines.size(), found.way.pipes.size());
  EXPECT_EQ(found.sewage_m3_s.size(), found.way.pipes.size());
  EXPECT_GT(found.sewage_m3_s.back(), 0);
  EXPECT_EQ(found.way.stations.front().node, ends.from);
  EXPECT_EQ(found.way.stations.back().node, ends.to);
}

TEST_F(ProfileState, EndsInTheWrongOrderAreExchanged) {
  const profile_ends ends = long_way();
  const profile_answer found = answer_profile(model_, {ends.to, ends.from});
  ASSERT_FALSE(found.refusal);
  EXPECT_TRUE(found.exchanged);
  EXPECT_EQ(found.way.stations.front().node, ends.from);
}

TEST_F(ProfileState, WithoutAWayItSaysSo) {
  const profile_answer found = answer_profile(model_, {node("N-000526"), node("N-000735")});
  ASSERT_TRUE(found.refusal);
  EXPECT_EQ(found.refusal->problem().en, "no drains lead from one to the other");
}

TEST_F(ProfileState, AWayOverPlannedPipesIsTakenIfThereIsNoOtherAndSaysSo) {
  const profile_answer found = answer_profile(model_, {node("N-000024"), node("N-000023")});
  ASSERT_FALSE(found.refusal);
  EXPECT_EQ(found.planned, 1U);
  EXPECT_EQ(found.lines.size(), 1U) << "it is on the map";
  EXPECT_EQ(answer_profile(model_, long_way()).planned, 0U);
}

TEST_F(ProfileState, AStationIsFoundOnTheMap) {
  const profile_answer found = answer_profile(model_, long_way());
  for (const drainage::profile_station& station : found.way.stations) {
    const auto place = place_at(found, station.at_m);
    ASSERT_TRUE(place);
    EXPECT_LT(geo::distance(*place, model_->net.place[station.node]), 0.2) << station.code;
  }
  const drainage::profile_pipe& pipe = found.way.pipes.front();
  const auto middle = place_at(found, (pipe.from_m + pipe.to_m) / 2);
  ASSERT_TRUE(middle);
  const geo::planar first = model_->net.place[found.way.stations[0].node];
  EXPECT_NEAR(geo::distance(*middle, first), pipe.length_m / 2, 0.5);
}

TEST_F(ProfileState, KeysMarkTheEndsAndAClickCanBeOne) {
  const profile_ends ends = long_way();
  mark_profile_end(state);
  EXPECT_FALSE(state.profile.open) << "nothing is chosen";
  choose("drainage_nodes", ends.from);
  mark_profile_end(state);
  EXPECT_TRUE(state.profile.waits_for_end());
  mark_profile_end(state);
  EXPECT_TRUE(state.profile.waits_for_end()) << "it cannot end where it begins";
  choose("buildings", 0);
  offer_profile_end(state);
  EXPECT_TRUE(state.profile.waits_for_end());
  choose("drainage_nodes", ends.to);
  offer_profile_end(state);
  EXPECT_FALSE(state.profile.waits_for_end());
  EXPECT_TRUE(state.profile.asked);
  answer();
  ASSERT_NE(state.profile.way(), nullptr);
  EXPECT_DOUBLE_EQ(state.profile.seen.to_m, state.profile.way()->length_m());
}

TEST_F(ProfileState, APipeBeginsItAtItsUpperEndAndAManholeIsTakenBeforeThePipesThere) {
  const std::uint32_t from = long_way().from;
  const std::uint32_t edge = model_->net.edges.link[model_->net.first_down[from]];
  choose("pipes", edge);
  mark_profile_end(state);
  EXPECT_EQ(state.profile.from, model_->net.tail_of(edge));
  state.chosen.hits = {feature("pipes", edge), feature("drainage_nodes", 30)};
  offer_profile_end(state);
  EXPECT_EQ(state.profile.to, 30U);
}

TEST_F(ProfileState, ItRunsDownToTheEndOfTheTrace) {
  const profile_ends ends = long_way();
  choose("drainage_nodes", ends.from);
  profile_downstream(state);
  EXPECT_EQ(state.profile.to, ends.to);
}

TEST_F(ProfileState, ItDoesNotEndWhereItBegins) {
  state.profile.begin(5);
  state.profile.end(5);
  EXPECT_TRUE(state.profile.waits_for_end());
  EXPECT_FALSE(state.profile.asked);
}

TEST_F(ProfileState, AnAnswerToAnotherQuestionIsDropped) {
  const profile_ends ends = long_way();
  state.profile.begin(ends.from);
  state.profile.end(ends.to);
  const auto old = std::make_shared<const profile_answer>(answer_profile(model_, ends));
  state.profile.begin(ends.to);
  state.profile.take(old);
  EXPECT_EQ(state.profile.way(), nullptr);
}

TEST_F(ProfileState, KeysGoFromManholeToManholeAndEnterChoosesIt) {
  const profile_ends ends = long_way();
  state.profile.begin(ends.from);
  state.profile.end(ends.to);
  answer();
  state.profile.step(1);
  EXPECT_EQ(state.profile.pointed_m, 0.0);
  state.profile.step(1);
  const drainage::profile& way = *state.profile.way();
  EXPECT_EQ(state.profile.pointed_m, way.stations[1].at_m);
  state.profile.zoom(0, 50);
  for (int i = 0; i < 3; ++i) state.profile.step(1);
  EXPECT_LE(state.profile.seen.from_m, *state.profile.pointed_m);
  EXPECT_GE(state.profile.seen.to_m, *state.profile.pointed_m) << "it is brought into sight";
  choose_in_profile(state, *state.profile.chosen);
  EXPECT_EQ(chosen_layer(), "drainage_nodes");
  EXPECT_EQ(state.chosen.current()->row, way.stations[4].node);
  EXPECT_TRUE(profile_pointer(state));
  choose_in_profile(state, {plot_part::pipe, 2});
  EXPECT_EQ(chosen_layer(), "pipes");
  EXPECT_EQ(state.chosen.current()->row, way.pipes[2].link);
}

TEST_F(ProfileState, WhatIsChosenComesIntoSightAtTheSameScale) {
  const profile_ends ends = long_way();
  state.view.look_at({0, 0}, 0.5);
  state.profile.begin(ends.from);
  state.profile.end(ends.to);
  answer();
  choose_in_profile(state, {plot_part::station, 0});
  EXPECT_TRUE(state.view.visible().contains(model_->net.place[ends.from]));
  EXPECT_EQ(state.view.metres_per_pixel(), 0.5);
}

TEST_F(ProfileState, OneOfTableAndProfileIsOpen) {
  open_table(state, "pipes");
  choose("drainage_nodes", 3);
  mark_profile_end(state);
  EXPECT_TRUE(state.profile.open);
  EXPECT_FALSE(state.table.open);
  open_table(state, "pipes");
  EXPECT_FALSE(state.profile.open);
}

}  // namespace
}  // namespace greenward::viewer
