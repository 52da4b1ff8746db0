#include "viewer/tools/command.hpp"

#include "viewer/tools/cancel.hpp"

#include <gtest/gtest.h>
#include <memory>
#include <set>
#include <string>

namespace greenward::viewer {
namespace {

TEST(Commands, NoKeyDoesTwoThings) {
  std::set<std::string> seen;
  for (const command_entry& entry : commands()) {
    EXPECT_TRUE(seen.insert(chord_text(entry.key)).second) << chord_text(entry.key);
    EXPECT_EQ(command_of(entry.key), entry.what);
    if (!entry.second) continue;
    EXPECT_TRUE(seen.insert(chord_text(*entry.second)).second);
    EXPECT_EQ(command_of(*entry.second), entry.what);
  }
}

TEST(Commands, EscapeClosesTheSheetBeforeItClearsTheSelection) {
  session state;
  state.chosen.hits = {{0, 0}};
  perform(state, command::key_sheet);
  EXPECT_TRUE(state.key_sheet);
  perform(state, command::cancel);
  EXPECT_FALSE(state.key_sheet);
  EXPECT_FALSE(state.chosen.hits.empty());
  perform(state, command::cancel);
  EXPECT_TRUE(state.chosen.hits.empty());
}

TEST(Commands, EscapeDoesNotThrowAwayAForm) {
  session state;
  state.chosen.hits = {{0, 0}};
  state.form.emplace();
  perform(state, command::cancel);
  EXPECT_TRUE(state.form);
  EXPECT_FALSE(state.chosen.hits.empty());
}

TEST(Commands, EscapeTakesOneThingAtATimeUntilNothingIsLeft) {
  session state;
  EXPECT_FALSE(can_cancel(state));
  state.key_sheet = true;
  state.import.open = true;
  state.profile.open = true;
  state.sites.wanted = true;
  state.trial.take_up(true);
  state.trial.place = geo::planar{};
  state.chosen.hits = {{0, 0}};
  state.layers.emplace_back().marks.set(3, true);
  int times = 0;
  for (; can_cancel(state) && times < 20; ++times) perform(state, command::cancel);
  EXPECT_EQ(times, 8);
  EXPECT_FALSE(state.key_sheet || state.import.open || state.profile.open || state.sites.wanted ||
               state.trial.active || state.trial.place || state.chosen.current() != nullptr);
  EXPECT_TRUE(state.layers.front().marks.empty());
}

TEST(Commands, OneToolIsInHandAtATime) {
  session state;
  perform(state, command::try_site);
  perform(state, command::measure_area);
  EXPECT_FALSE(state.trial.active);
  EXPECT_EQ(state.measure.kind, measure_kind::area);
  perform(state, command::measure_distance);
  EXPECT_EQ(state.measure.kind, measure_kind::distance);
  perform(state, command::try_site);
  EXPECT_EQ(state.measure.kind, measure_kind::none);
}

TEST(Commands, EscapeClearsAMeasurementBeforeItLaysTheToolDown) {
  session state;
  perform(state, command::measure_distance);
  state.measure.add({500000, 4860000}, geo::crs_code{4551});
  perform(state, command::cancel);
  EXPECT_TRUE(state.measure.corners.empty());
  EXPECT_EQ(state.measure.kind, measure_kind::distance);
  perform(state, command::cancel);
  EXPECT_EQ(state.measure.kind, measure_kind::none);
}

TEST(Commands, OneBoxIsOpenAtATimeAndEscapeClosesIt) {
  session state;
  perform(state, command::search);
  EXPECT_FALSE(state.search.open) << "there is no district yet";
  state.district = std::make_shared<workflow::district_snapshot>();
  perform(state, command::search);
  EXPECT_TRUE(state.search.open);
  perform(state, command::go_to);
  EXPECT_TRUE(state.go_to.open);
  EXPECT_FALSE(state.search.open);
  perform(state, command::search);
  EXPECT_FALSE(state.go_to.open);
  state.chosen.hits = {{0, 0}};
  perform(state, command::cancel);
  EXPECT_FALSE(state.search.open);
  EXPECT_FALSE(state.chosen.hits.empty());
}

TEST(Commands, TheLanguageIsSwitched) {
  session state;
  perform(state, command::language);
  EXPECT_EQ(state.lang, language::en);
}

}  // namespace
}  // namespace greenward::viewer
