#include "engine/geo/measure.hpp"
#include "engine/workflow/service_bands.hpp"
#include "tests/viewer/sampled_session.hpp"
#include "viewer/layers/band_link.hpp"
#include "viewer/layers/service_overlay.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace greenward::viewer {
namespace {

class BandState : public SampledSession {
 protected:
  static void SetUpTestSuite() {
    SampledSession::SetUpTestSuite();
    answer_ = std::make_shared<const band_answer>(answer_bands(district_, task{}));
    circles_ = std::make_shared<const workflow::service_circles>(
        workflow::compute_service_areas(*district_, workflow::walk_options{}, task{}));
  }
  static void TearDownTestSuite() {
    answer_.reset();
    circles_.reset();
    SampledSession::TearDownTestSuite();
  }

  void SetUp() override {
    SampledSession::SetUp();
    for (auto& overlay : service_overlays(circles_.get(), task{})) {
      tree_layer layer;
      layer.prepared = std::move(overlay);
      state.layers.push_back(std::move(layer));
    }
  }
  void answer() {
    state.bands.asked = district_;
    state.bands.take(answer_);
  }

  static inline std::shared_ptr<const band_answer> answer_;
  static inline std::shared_ptr<const workflow::service_circles> circles_;
};

TEST_F(BandState, TheFiguresAreThoseOfTheCommand) {
  ASSERT_FALSE(answer_->refusal) << answer_->refusal->what();
  workflow::band_options options;
  options.minutes = {5, 10, 15};
  const workflow::service_bands bands =
      workflow::compute_service_bands(*district_, options, std::nullopt, task{});
  ASSERT_EQ(answer_->gaps.bands.size(), bands.bands.size());
  for (std::size_t k = 0; k < bands.bands.size(); ++k) {
    EXPECT_NEAR(answer_->gaps.bands[k].minutes, bands.bands[k].minutes, 1e-12);
    EXPECT_NEAR(answer_->gaps.bands[k].limit.value, bands.bands[k].limit.value, 1e-9);
    EXPECT_EQ(answer_->gaps.bands[k].within[0].people, bands.bands[k].people_within);
  }
  EXPECT_GT(answer_->gaps.bands[0].within[0].people, 0);
  EXPECT_LT(answer_->gaps.bands[0].within[0].people, answer_->gaps.bands[2].within[0].people);
}

TEST_F(BandState, WhoIsListedIsWhoTheSummaryCountsOutOfReach) {
  const walking::population_sums& summary = circles_->coverage.total;
  std::int64_t listed = 0;
  std::size_t unserved = 0;
  for (const workflow::unserved_group& group : answer_->gaps.groups) listed += group.people[0].people;
  for (const double metres : circles_->coverage.place_metres) unserved += std::isinf(metres) ? 1 : 0;
  EXPECT_GT(listed, 0);
  EXPECT_EQ(listed, summary.people - summary.within);
  EXPECT_EQ(answer_->gaps.places.size(), unserved);
  EXPECT_EQ(answer_->places->features, unserved) << "each is a mark on the map";
  EXPECT_EQ(answer_->gaps.in_radius[0].people, summary.within_radius);
}

TEST_F(BandState, TheNearestBandIsTheSmallestAndIsDrawnOnTop) {
  const prepared_layer& areas = *answer_->areas;
  EXPECT_EQ(areas.name, kBandLayer);
  ASSERT_EQ(areas.features, 3U);
  EXPECT_EQ(areas.rule_of_row, (std::vector<std::uint16_t>{0, 1, 2})) << "the first rule comes last";
  EXPECT_LT(geo::area(areas.geometry()[0]).value, geo::area(areas.geometry()[1]).value);
  EXPECT_LT(geo::area(areas.geometry()[1]).value, geo::area(areas.geometry()[2]).value);
  EXPECT_GT(areas.style.rules[0].fill.a, areas.style.rules[2].fill.a);
  EXPECT_NEAR(geo::area(areas.geometry()[2]).value, geo::area(circles_->area[0]).value,
              1e-5 * geo::area(circles_->area[0]).value);
  EXPECT_EQ(areas.style.rules[1].title.en, "10 min (600 m)");
}

TEST_F(BandState, TheListGoesByWhoeverIsCounted) {
  switch_gaps(state);
  answer();
  for (const std::size_t group : {std::size_t{1}, std::size_t{3}, std::size_t{0}}) {
    state.bands.count(group);
    const auto people = [&](std::uint32_t k) { return answer_->gaps.groups[k].people[group].people; };
    EXPECT_TRUE(std::ranges::is_sorted(state.bands.order, std::ranges::greater{}, people));
    EXPECT_EQ(std::set(state.bands.order.begin(), state.bands.order.end()).size(),
              answer_->gaps.groups.size());
  }
  state.bands.count(99);
  EXPECT_EQ(state.bands.group, 3U);
}

TEST_F(BandState, EachSwitchShowsItsLayerAndTheLastOneForgets) {
  state.find(kBandLayer)->visible = false;
  switch_bands(state);
  EXPECT_TRUE(state.find(kBandLayer)->visible);
  EXPECT_EQ(state.tab, details_tab::circle);
  switch_gaps(state);
  answer();
  EXPECT_TRUE(state.bands.shown);
  switch_bands(state);
  EXPECT_TRUE(state.bands.shown) << "the list still needs it";
  switch_gaps(state);
  EXPECT_FALSE(state.bands.shown);
  state.bands.take(answer_);
  EXPECT_FALSE(state.bands.shown) << "nobody wants it any more";
}

TEST_F(BandState, AnotherDistrictIsAskedAnewAndTheSwitchesStay) {
  switch_bands(state);
  answer();
  state.bands.forget();
  EXPECT_TRUE(state.bands.areas);
  EXPECT_FALSE(state.bands.shown);
  EXPECT_TRUE(state.bands.order.empty());
  state.bands.asked = std::make_shared<const workflow::district_snapshot>();
  state.bands.take(answer_);
  EXPECT_FALSE(state.bands.shown) << "that was of the district before";
}

TEST_F(BandState, AGroupIsGoneToAndItsCompoundChosen) {
  switch_gaps(state);
  answer();
  const auto in_compound =
      std::ranges::find(answer_->gaps.groups, std::string("compounds"), &workflow::unserved_group::layer);
  ASSERT_NE(in_compound, answer_->gaps.groups.end());
  const auto number = static_cast<std::size_t>(in_compound - answer_->gaps.groups.begin());
  state.view.look_at({0, 0}, 1);
  visit_gap(state, number);
  EXPECT_EQ(state.bands.current, number);
  EXPECT_EQ(chosen_layer(), "compounds");
  EXPECT_EQ(state.chosen.current()->row, in_compound->row);
  EXPECT_EQ(state.tab, details_tab::circle);
  for (std::uint32_t k = 0; k < in_compound->count; ++k) {
    const workflow::unserved_place& place = answer_->gaps.places[in_compound->first + k];
    EXPECT_TRUE(state.view.visible().contains(place.place));
    EXPECT_TRUE(in_compound->box.contains(place.place));
  }
}

TEST_F(BandState, WithoutStreetsItSaysWhyThereIsNothing) {
  const band_answer found = answer_bands(std::make_shared<workflow::district_snapshot>(), task{});
  EXPECT_TRUE(found.refusal);
  EXPECT_FALSE(found.areas);
}

}  // namespace
}  // namespace greenward::viewer
