#include "tests/viewer/sampled_session.hpp"
#include "viewer/layers/sites_link.hpp"

namespace greenward::viewer {
namespace {

class SitesState : public SampledSession {
 protected:
  void answer() {
    state.sites.asked = false;
    state.sites.take(
        std::make_shared<const sites_answer>(answer_sites(district_, state.sites.count, task{})));
  }
};

TEST_F(SitesState, TheBestComesFirstAndTogetherTheyGainWhatIsServedMore) {
  const sites_answer found = answer_sites(district_, 3, task{});
  ASSERT_FALSE(found.refusal) << found.refusal->what();
  ASSERT_EQ(found.sites.size(), 3U);
  double gained = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    gained += found.sites[i].gained;
    EXPECT_GE(found.sites[0].gained, found.sites[i].gained);
    EXPECT_LE(found.sites[2].gained, found.sites[i].gained);
  }
  EXPECT_GT(gained, 0);
  EXPECT_NEAR(gained, found.served_then - found.served_now, 1e-6);
  EXPECT_LE(found.served_then, found.all);
  EXPECT_GE(found.gap, 0);
}

TEST_F(SitesState, TheyAreAskedForAndTakenAwayByOneKey) {
  switch_sites(state);
  EXPECT_TRUE(state.sites.asked);
  EXPECT_EQ(state.tab, details_tab::circle);
  switch_sites(state);
  EXPECT_FALSE(state.sites.wanted);
}

TEST_F(SitesState, AnotherNumberAsksAgainAndStaysWithinItsLimits) {
  state.sites.change_count(-1);
  EXPECT_EQ(state.sites.count, 4U);
  EXPECT_FALSE(state.sites.asked) << "nobody has asked yet";
  state.sites.ask();
  const auto five = std::make_shared<const sites_answer>(answer_sites(district_, 5, task{}));
  state.sites.take(five);
  EXPECT_FALSE(state.sites.shown) << "four are wanted";
  state.sites.change_count(1);
  state.sites.take(five);
  EXPECT_EQ(state.sites.shown, five);
  state.sites.change_count(-100);
  EXPECT_EQ(state.sites.count, 1U);
  state.sites.change_count(100);
  EXPECT_EQ(state.sites.count, sites_state::kMost);
}

TEST_F(SitesState, ASiteIsGoneToAndItsCompoundChosen) {
  state.sites.count = 2;
  switch_sites(state);
  answer();
  state.view.look_at({0, 0}, 1);
  visit_site(state, 1);
  EXPECT_EQ(state.sites.site, 1U);
  EXPECT_TRUE(state.view.visible().contains(state.sites.shown->sites[1].place));
  EXPECT_EQ(chosen_layer(), state.sites.shown->sites[1].layer);
  EXPECT_EQ(state.tab, details_tab::circle);
}

TEST_F(SitesState, WithoutStreetsItSaysWhyThereAreNone) {
  const sites_answer found = answer_sites(std::make_shared<workflow::district_snapshot>(), 3, task{});
  EXPECT_TRUE(found.refusal);
}

}  // namespace
}  // namespace greenward::viewer
