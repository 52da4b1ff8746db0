#include "viewer/layers/scenario_link.hpp"

#include "tests/viewer/sampled_session.hpp"
#include "viewer/layers/map_division.hpp"
#include "viewer/layers/scenario_overlay.hpp"

#include <gtest/gtest.h>

namespace greenward::viewer {
namespace {

using workflow::scenario_step;

/// A sewer of a house that is connected to a storm drain, and the planned pipe that would mend it.
class Scenario : public SampledSession {
 protected:
  static void SetUpTestSuite() {
    SampledSession::SetUpTestSuite();
    list_ = make_finding_list(model_);
  }
  static void TearDownTestSuite() {
    list_.reset();
    SampledSession::TearDownTestSuite();
  }
  void SetUp() override {
    SampledSession::SetUp();
    state.findings.use(list_);
    state.scenario.take_up(list_);
    for (std::uint32_t link = 0; link < model_->drains.links.size(); ++link)
      if (workflow::step_for(*model_, link) == scenario_step::build &&
          model_->drains.links.system[link] == drainage::drain_system::sanitary)
        planned = link;
    for (std::uint32_t link = 0; link < model_->drains.links.size(); ++link)
      if (link != planned && model_->net.tail_of(link) == model_->net.tail_of(planned)) wrong = link;
    ASSERT_NE(planned, drainage::kNone);
    ASSERT_NE(wrong, drainage::kNone);
  }

  void plan(std::uint32_t link) {
    choose("pipes", link);
    plan_chosen(state);
  }
  [[nodiscard]] scenario_answer answered() const {
    return answer_scenario({state.scenario.now, state.scenario.plan, language::en});
  }
  void plan_the_repair() {
    plan(planned);
    plan(wrong);
    take_scenario(state, std::make_shared<const scenario_answer>(answered()));
  }
  /// Whether the pipe is among those that were followed.
  [[nodiscard]] bool follows(std::uint32_t link) const {
    const auto pipe = district_->at("pipes").planar[link].points();
    const geo::planar_geometry& lines = state.drains.trace->lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto line = lines[i].points();
      if (line.front() == pipe.front() && line.back() == pipe.back()) return true;
    }
    return false;
  }

  static inline std::shared_ptr<const finding_list> list_;
  std::uint32_t planned = drainage::kNone, wrong = drainage::kNone;
};

TEST_F(Scenario, ChosenPipesGoIntoThePlanAndOutAgain) {
  plan(planned);
  plan(wrong);
  EXPECT_EQ(state.scenario.plan, (workflow::scenario_links{{planned}, {wrong}}));
  EXPECT_EQ(state.tab, details_tab::drains);
  plan(wrong);
  EXPECT_EQ(state.scenario.step_of(wrong), scenario_step::none);
  EXPECT_EQ(state.scenario.step_of(planned), scenario_step::build);
  plan(planned);
  EXPECT_FALSE(state.scenario.is_open());
  choose("drainage_nodes", 0);
  EXPECT_FALSE(plannable_pipe(state));
}

TEST_F(Scenario, TheAnswerListsWhatGoesAndWhatComes) {
  plan_the_repair();
  const scenario_answer& answer = *state.scenario.shown;
  ASSERT_FALSE(answer.refusal);
  ASSERT_EQ(answer.find("compounds")->rows.size(), 1U);
  EXPECT_EQ(answer.find("quantities")->rows.size(), 2U);
  for (const std::uint32_t place : answer.fresh)
    EXPECT_EQ(answer.then->findings[place].found.how, drainage::severity::info) << "at most a hint";
  const auto goes = [&](std::uint32_t place) { return list_->findings[place].found; };
  EXPECT_TRUE(std::ranges::any_of(answer.gone, [&](std::uint32_t place) {
    return goes(place).what == drainage::check::sanitary_to_storm && goes(place).row == wrong;
  }));
}

TEST_F(Scenario, TracesAndFindingsAreThoseOfTheDrainsThatAreAskedAbout) {
  plan_the_repair();
  const std::uint32_t house = model_->net.tail_of(wrong);
  state.drains.follow({false, house, drainage::trace_direction::downstream});
  EXPECT_TRUE(follows(wrong));
  EXPECT_FALSE(follows(planned));
  ask_the_plan(state, true);
  EXPECT_EQ(state.findings.list, state.scenario.shown->then);
  EXPECT_EQ(state.drains.model, state.scenario.shown->then->model);
  EXPECT_FALSE(follows(wrong));
  EXPECT_TRUE(follows(planned));
  ask_the_plan(state, false);
  EXPECT_EQ(state.drains.model, model_);
  EXPECT_TRUE(follows(wrong));
  ask_the_plan(state, true);
  clear_plan(state);
  EXPECT_EQ(state.drains.model, model_) << "without a plan there is nothing else to speak of";
  EXPECT_FALSE(state.scenario.planned);
}

TEST_F(Scenario, AFindingThatGoesIsShownInTheDrainsAsTheyAre) {
  plan_the_repair();
  ask_the_plan(state, true);
  visit_changed_finding(state, true, 0);
  EXPECT_FALSE(state.scenario.planned);
  EXPECT_EQ(state.findings.chosen, state.scenario.shown->gone.front());
}

TEST_F(Scenario, AnAnswerToAnotherPlanIsDropped) {
  plan(planned);
  const auto late = std::make_shared<const scenario_answer>(answered());
  plan(wrong);
  take_scenario(state, late);
  EXPECT_EQ(state.scenario.shown, nullptr);
  ask_the_plan(state, true);
  EXPECT_FALSE(state.scenario.planned);
}

TEST_F(Scenario, APlanThatIsRefusedLeavesTheDrainsAsTheyAre) {
  plan_the_repair();
  ask_the_plan(state, true);
  plan(wrong);
  scenario_answer refused;
  refused.asked = {state.scenario.now, state.scenario.plan, language::en};
  refused.refusal = error(error_code::bad_input, "x", {"甲", "a"}, {"乙", "b"});
  take_scenario(state, std::make_shared<const scenario_answer>(std::move(refused)));
  EXPECT_FALSE(state.scenario.planned);
  EXPECT_EQ(state.drains.model, model_);
}

TEST_F(Scenario, ACompoundIsGoneToByItsCodeAndNothingHappensWithoutOne) {
  visit_compound(state, "–");
  EXPECT_EQ(chosen_layer(), "");
  visit_compound(state, std::string(district_->at("compounds").table["code"].text(0)));
  EXPECT_EQ(chosen_layer(), "compounds");
}

TEST_F(Scenario, ThePlanOutlivesDrainsThatAreReadAnew) {
  plan_the_repair();
  const workflow::scenario_links before = state.scenario.plan;
  state.scenario.put_aside();
  state.scenario.put_aside();
  EXPECT_FALSE(state.scenario.is_open());
  state.scenario.take_up(list_);
  EXPECT_EQ(state.scenario.plan, before);
  EXPECT_EQ(state.scenario.dropped, 0U);
}

TEST_F(Scenario, WhatHasBeenBuiltMeanwhileFallsOutOfThePlan) {
  plan_the_repair();
  const auto built = state.scenario.shown->then;
  state.scenario.put_aside();
  state.scenario.take_up(built);
  EXPECT_FALSE(state.scenario.is_open());
  EXPECT_EQ(state.scenario.dropped, 2U);
}

TEST_F(Scenario, APlanThatWasKeptIsTakenUpWhenTheDrainsAreThere) {
  plan_the_repair();
  const kept_plan kept = state.scenario.to_keep();
  ASSERT_EQ(kept.size(), 2U);
  EXPECT_EQ(kept.build[0].code, model_->drains.links.code[planned]);
  scenario_state again;
  again.await(kept);
  EXPECT_EQ(again.to_keep(), kept) << "it is not lost while the drains are read";
  EXPECT_FALSE(again.is_open());
  again.take_up(list_);
  EXPECT_EQ(again.plan, state.scenario.plan);
  EXPECT_EQ(again.dropped, 0U);
  EXPECT_EQ(again.to_keep(), kept);
  scenario_state late;
  late.take_up(list_);
  late.await(kept);
  EXPECT_EQ(late.plan, state.scenario.plan) << "the drains were there before";
}

TEST_F(Scenario, OfAPlanThatWasKeptAPipeIsFoundByItsCodeAndNotByAnIdThatIsAnothersNow) {
  plan_the_repair();
  kept_plan kept = state.scenario.to_keep();
  std::swap(kept.build[0].id, kept.abandon[0].id);
  scenario_state again;
  again.take_up(list_);
  again.await(kept);
  EXPECT_EQ(again.plan, state.scenario.plan);
  kept.build[0].code = "nowhere";
  kept.abandon[0].code = "";
  again.await(kept);
  EXPECT_FALSE(again.is_open());
  EXPECT_EQ(again.dropped, 2U);
}

TEST_F(Scenario, APlanOfTooManyPipesIsNotKept) {
  kept_plan huge;
  huge.build.assign(kMostKeptPipes + 1, {7, "x"});
  state.scenario.put_aside();
  state.scenario.await(huge);
  EXPECT_EQ(state.scenario.to_keep(), kept_plan{});
  huge.build.pop_back();
  state.scenario.await(huge);
  EXPECT_EQ(state.scenario.to_keep(), huge);
  scenario_state drawn;
  drawn.plan.build.assign(kMostKeptPipes, 0);
  EXPECT_TRUE(drawn.can_be_kept());
  drawn.plan.abandon.assign(1, 0);
  EXPECT_FALSE(drawn.can_be_kept()) << "the page says so";
}

TEST_F(Scenario, TheMapIsDividedForOneComparisonAtATime) {
  state.time.use(std::make_shared<const workflow::works_ledger>(), std::chrono::sys_days{});
  const auto compares_days = [&] { return state.time.before.has_value(); };
  compare_plan(state);
  EXPECT_FALSE(state.scenario.is_divided()) << "there is no plan";
  plan(planned);
  compare_days(state);
  ASSERT_TRUE(compares_days());
  EXPECT_FALSE(state.division_note);
  compare_plan(state);
  EXPECT_TRUE(state.scenario.is_divided());
  EXPECT_FALSE(compares_days());
  EXPECT_EQ(state.division_note->en, "Two days are no longer compared");
  EXPECT_EQ(division_of(state), map_division::plan);
  compare_days(state);
  EXPECT_TRUE(compares_days());
  EXPECT_FALSE(state.scenario.is_divided());
  EXPECT_EQ(state.division_note->en, "The plan is no longer compared");
  compare_days(state);
  EXPECT_FALSE(compares_days());
  EXPECT_FALSE(state.division_note);
}

TEST_F(Scenario, TheLineOnTheMapIsSteppedAndStaysInReach) {
  step_divide(state, 1);
  EXPECT_EQ(state.time.divide, 0.5) << "the map is whole";
  plan(planned);
  compare_plan(state);
  step_divide(state, -1);
  EXPECT_NEAR(state.time.divide, 0.45, 1e-12);
  for (int i = 0; i < 50; ++i) step_divide(state, 1);
  EXPECT_GT(state.time.divide, 0.9);
  EXPECT_LT(state.time.divide, 1);
}

TEST_F(Scenario, WithoutItsPlanTheMapIsWhole) {
  plan(planned);
  compare_plan(state);
  clear_plan(state);
  plan(planned);
  EXPECT_FALSE(state.scenario.is_divided()) << "a new plan does not divide it by itself";
}

TEST_F(Scenario, AToggledDivisionIsDrawnAnew) {
  plan(planned);
  const std::uint32_t before = state.scenario.version;
  compare_plan(state);
  EXPECT_NE(state.scenario.version, before);
}

TEST_F(Scenario, PipesAreDrawnAsTheirStatusWouldBe) {
  const layer::layer_style& style = *workflow::program_environment().style("pipes");
  const auto pipes = prepare_layer(district_, feature("pipes", 0).layer, &style, task{});
  const auto number = [&](const layer::style_rule* rule) {
    return static_cast<std::uint16_t>(rule - style.rules.data());
  };
  const std::uint16_t sanitary = number(style.rule_for("sanitary"));
  EXPECT_EQ(pipes->rule_of_row[planned], number(style.rule_over("planned")));
  EXPECT_EQ(rule_with_status(*pipes, planned, "existing"), sanitary);
  EXPECT_EQ(pipes->rule_of_row[wrong], sanitary);
  EXPECT_EQ(rule_with_status(*pipes, wrong, "abandoned"), number(style.rule_over("abandoned")));
}

TEST_F(Scenario, AllPlannedPipesAreTakenAtOnce) {
  plan(planned);
  plan_all(state);
  EXPECT_EQ(state.scenario.plan.build.size(), planned_pipes(state));
  EXPECT_GE(planned_pipes(state), 2U);
}

}  // namespace
}  // namespace greenward::viewer
