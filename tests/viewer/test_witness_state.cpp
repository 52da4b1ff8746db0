#include "engine/geo/measure.hpp"
#include "tests/viewer/sampled_session.hpp"
#include "viewer/layers/witness_link.hpp"

namespace greenward::viewer {
namespace {

class WitnessState : public SampledSession {
 protected:
  /// The first building whose verdict is this.
  [[nodiscard]] static witness_answer first_that_is(bool within) {
    for (std::uint32_t row = 0; row < district_->at("buildings").table.size(); row += 7) {
      witness_answer found = answer_witness(district_, {true, row});
      if (found.has_way() && found.report->within() == within) return found;
    }
    return {};
  }
  void answer() {
    state.witness.asked = false;
    state.witness.take(
        std::make_shared<const witness_answer>(answer_witness(district_, *state.witness.subject)));
  }
};

TEST_F(WitnessState, AWayWithinTheLimitPassesAndAddsUpToItsSteps) {
  const witness_answer found = first_that_is(true);
  ASSERT_TRUE(found.has_way());
  const workflow::witness_report& report = *found.report;
  EXPECT_LE(found.metres(), report.settings.limit().value);
  EXPECT_NEAR(found.minutes() * 60 * report.settings.speed.value, found.metres(), 1e-9);
  ASSERT_FALSE(report.steps.empty());
  EXPECT_NEAR(report.steps.back().total_metres + report.way->end.access.value, found.metres(), 1e-6);
}

TEST_F(WitnessState, AWayBeyondTheLimitIsShownAsAFailure) {
  const witness_answer found = first_that_is(false);
  ASSERT_TRUE(found.has_way());
  EXPECT_GT(found.metres(), found.report->settings.limit().value);
  EXPECT_GT(found.report->line[0].points().size(), 2U);
}

TEST_F(WitnessState, EachStepHasItsLineOnTheWay) {
  const witness_answer found = first_that_is(true);
  ASSERT_TRUE(found.has_way());
  double walked = 0;
  for (std::size_t i = 0; i < found.report->steps.size(); ++i) {
    const std::vector<geo::planar> line = line_of_step(found, i);
    ASSERT_FALSE(line.empty());
    const double length = geo::line_length(line).value;
    EXPECT_NEAR(length, std::abs(found.report->steps[i].to_metres - found.report->steps[i].from_metres), 0.5);
    walked += length;
  }
  EXPECT_NEAR(walked,
              geo::line_length(found.report->line[0].points()).value - found.report->way->start.access.value -
                  found.report->way->end.access.value,
              walked * 0.02 + 2);
  EXPECT_TRUE(line_of_step(found, 10'000).empty());
}

TEST_F(WitnessState, ABuildingAndAPopulationPointCanBeAskedAboutAndNothingElse) {
  choose("pipes", 0);
  ask_witness(state);
  EXPECT_FALSE(state.witness.subject);
  choose("population_points", 3);
  ask_witness(state);
  EXPECT_EQ(state.witness.subject, (witness_subject{false, 3}));
  EXPECT_TRUE(state.witness.asked);
  EXPECT_EQ(state.tab, details_tab::circle);
  answer();
  EXPECT_TRUE(state.witness.shown->report);
  choose("buildings", 5);
  ask_witness(state);
  EXPECT_EQ(state.witness.subject, (witness_subject{true, 5}));
  EXPECT_FALSE(state.witness.shown) << "that of the other goes";
}

TEST_F(WitnessState, AnAnswerAboutAnotherIsDropped) {
  state.witness.ask({true, 0});
  state.witness.take(std::make_shared<const witness_answer>(answer_witness(district_, {true, 7})));
  EXPECT_FALSE(state.witness.shown);
}

TEST_F(WitnessState, TheMapGoesToStepsAndTheFacilityIsChosen) {
  const witness_answer found = first_that_is(true);
  state.witness.ask(found.asked);
  answer();
  state.view.look_at({0, 0}, 1);
  visit_witness(state);
  for (const geo::planar& place : found.report->line[0].points())
    EXPECT_TRUE(state.view.visible().contains(place));
  visit_witness_step(state, 1);
  EXPECT_EQ(state.witness.step, 1U);
  EXPECT_TRUE(state.view.visible().contains(line_of_step(found, 1).front()));
  choose_witness_facility(state);
  EXPECT_EQ(chosen_layer(), "facilities");
  EXPECT_EQ(district_->at("facilities").table.ids()[state.chosen.current()->row], found.report->facility);
}

TEST_F(WitnessState, APointThatIsNowhereIsRefused) {
  auto district = std::make_shared<workflow::district_snapshot>();
  for (const workflow::layer_snapshot& layer : district_->layers) {
    if (layer.table.schema().name != "population_points") continue;
    layer::feature_table table(layer.table.schema());
    layer::row_writer(table, feature_id(1));
    geo::planar_geometry planar;
    planar.append_none();
    district->layers.push_back({std::move(table), planar, index::packed_rtree(index::boxes_of(planar))});
  }
  const witness_answer found = answer_witness(district, {false, 0});
  ASSERT_TRUE(found.refusal);
  EXPECT_EQ(found.refusal->problem().en, "it has no position");
}

}  // namespace
}  // namespace greenward::viewer
