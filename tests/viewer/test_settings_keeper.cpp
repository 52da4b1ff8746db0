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

TEST_F(SettingsKeeper, WhatIsAskedForComesFirst) {
  settings_keeper(options).keep(state, {1300, 700});
  options.lang_given = options.size_given = true;
  const viewer_options again = settings_keeper(options).as_left(options);
  EXPECT_EQ(again.lang, language::zh);
  EXPECT_EQ(again.size, (screen_size{1600, 1000}));
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
