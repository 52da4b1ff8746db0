#include "viewer/shell/settings_keeper.hpp"

#include "tests/support/bytes_of.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/viewer/named_district.hpp"

#include <gtest/gtest.h>
#include <fstream>

namespace greenward::viewer {
namespace {

class SettingsKeeper : public ::testing::Test {
 protected:
  SettingsKeeper() {
    options.database = "/data/a.sqlite";
    options.settings = folder / "viewer.json";
    state.lang = language::en;
    state.district = testing::named_district({{"绿园路", "R1"}}, {});
    state.view.resize({800, 600});
    state.view.look_at({440000, 4860000}, 2);
  }
  const testing::temporary_directory folder;
  viewer_options options;
  session state;
};

TEST_F(SettingsKeeper, TheViewerOpensAsItWasLeft) {
  settings_keeper(options).keep(state, {1300, 700});
  const viewer_options again = settings_keeper(options).as_left(options);
  EXPECT_EQ(again.lang, language::en);
  EXPECT_EQ(again.size, (screen_size{1300, 700}));
  ASSERT_TRUE(again.opening.kept);
  EXPECT_NEAR(again.opening.kept->place.scale, state.view.scale_denominator(), 1e-9);
  options.database = "/data/b.sqlite";
  EXPECT_FALSE(settings_keeper(options).as_left(options).opening.kept) << "another district";
}

TEST_F(SettingsKeeper, ThemeSizeAndRecentDatabasesAreThePersonsWhateverIsLookedAt) {
  state.look = {theme::night, 150};
  state.databases.recent = {{"/data/a.sqlite", 9}, {"/data/b.sqlite", 8}};
  settings_keeper(options).keep(state, {1300, 700});
  options.database = "/data/b.sqlite";
  const settings_keeper again(options);
  EXPECT_EQ(again.as_left(options).on, theme::night);
  EXPECT_EQ(again.as_left(options).scale, 150);
  EXPECT_EQ(again.databases().recent, state.databases.recent);
  EXPECT_EQ(again.databases().current, "/data/b.sqlite");
  EXPECT_EQ(again.databases().found, std::vector(2, presence::missing));
}

TEST_F(SettingsKeeper, AnotherThemeIsKeptAtOnceAndAnotherViewLater) {
  settings_keeper keeper(options);
  keeper.keep_now_and_then(state, {1300, 700});
  ASSERT_TRUE(settings_keeper(options).as_left(options).opening.kept) << "there is something to keep";
  state.view.look_at({441000, 4860000}, 5);
  keeper.keep_now_and_then(state, {1300, 700});
  const double before = settings_keeper(options).as_left(options).opening.kept->place.scale;
  EXPECT_LT(before, state.view.scale_denominator());
  state.look.on = theme::night;
  keeper.keep_now_and_then(state, {1300, 700});
  EXPECT_EQ(settings_keeper(options).as_left(options).on, theme::night);
}

TEST_F(SettingsKeeper, TheStartPageKeepsThemToo) {
  options.database = "";
  state.district = nullptr;
  state.look.on = theme::night;
  state.databases.recent = {{"/data/a.sqlite", 9}};
  settings_keeper(options).keep(state, {1300, 700});
  const settings_keeper again(options);
  EXPECT_TRUE(again.databases().is_start());
  EXPECT_EQ(again.databases().recent, state.databases.recent);
  EXPECT_EQ(again.as_left(options).on, theme::night);
}

TEST_F(SettingsKeeper, WhatIsAskedForComesFirst) {
  state.look = {theme::night, 150};
  settings_keeper(options).keep(state, {1300, 700});
  options.on = theme::day;
  options.scale = 90;
  options.lang_given = options.size_given = true;
  const viewer_options again = settings_keeper(options).as_left(options);
  EXPECT_EQ(again.lang, language::zh);
  EXPECT_EQ(again.size, (screen_size{1600, 1000}));
  EXPECT_EQ(again.on, theme::day);
  EXPECT_EQ(again.scale, 90);
}

TEST_F(SettingsKeeper, WhatCannotBeReadIsSetAsideAndNotLost) {
  std::ofstream(*options.settings) << "nonsense";
  settings_keeper keeper(options);
  EXPECT_FALSE(keeper.as_left(options).opening.kept);
  keeper.keep(state, {1300, 700});
  EXPECT_EQ(testing::bytes_of(folder / "viewer.json.unread"), "nonsense");
  EXPECT_TRUE(settings_keeper(options).as_left(options).opening.kept);
}

TEST_F(SettingsKeeper, WithAnEmptyNameOrAStateFileNothingIsKept) {
  options.settings = "";
  settings_keeper(options).keep(state, {1300, 700});
  options.settings.reset();
  options.state = folder / "state.json";
  settings_keeper(options).keep(state, {1300, 700});
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace greenward::viewer
