#include "viewer/layers/database_link.hpp"

#include "tests/support/temporary_directory.hpp"
#include "viewer/tools/command.hpp"
#include "viewer/tools/database_keys.hpp"

#include <gtest/gtest.h>
#include <fstream>

namespace greenward::viewer {
namespace {

session with_recent(std::vector<std::string> databases) {
  session state;
  for (const std::string& database : databases) state.databases.recent.push_back({database, 1});
  look_for_databases(state.databases);
  return state;
}

TEST(RecentDatabases, TheOneOpenedLastComesFirstAndIsThereOnce) {
  std::vector<recent_database> list;
  put_first(list, "/a", 1);
  put_first(list, "/b", 2);
  put_first(list, "/a", 3);
  EXPECT_EQ(list, (std::vector<recent_database>{{"/a", 3}, {"/b", 2}}));
  for (int i = 0; i < 40; ++i) put_first(list, "/" + std::to_string(i), i);
  ASSERT_EQ(list.size(), 12);
  EXPECT_EQ(list.front().database, "/39");
}

TEST(RecentDatabases, SayWhetherTheyAreStillThere) {
  const testing::temporary_directory folder;
  std::ofstream(folder / "d.sqlite") << "x";
  EXPECT_EQ(presence_of((folder / "d.sqlite").string()), presence::there);
  EXPECT_EQ(presence_of((folder / "gone.sqlite").string()), presence::missing);
  EXPECT_EQ(presence_of("postgresql://server/d"), presence::elsewhere);
  EXPECT_EQ(short_name("/data/绿园区.sqlite"), "绿园区");
  EXPECT_EQ(short_name("postgresql://server/d"), "postgresql://server/d");
  EXPECT_EQ(time_text(0), "");
  EXPECT_EQ(time_text(1700000000).substr(0, 8), "2023-11-");
}

TEST(DatabaseList, KeysMarkOpenAndTakeOff) {
  session state = with_recent({"/a", "/b", "/c"});
  EXPECT_TRUE(press_in_databases(state, {keys::kDown}));
  EXPECT_TRUE(press_in_databases(state, {keys::kDown}));
  EXPECT_TRUE(press_in_databases(state, {keys::kDown}));
  EXPECT_EQ(state.databases.marked, 2) << "the last one";
  EXPECT_TRUE(press_in_databases(state, {keys::kDelete}));
  EXPECT_EQ(state.databases.recent.size(), 2);
  EXPECT_EQ(state.databases.marked, 1);
  EXPECT_TRUE(press_in_databases(state, {keys::kEnter}));
  EXPECT_EQ(state.databases.wanted, "/b");
  EXPECT_FALSE(press_in_databases(state, {keys::kDown, true})) << "with Ctrl it is a layer's";
  EXPECT_FALSE(press_in_databases(state, {U'h'}));
  forget_database(state.databases, 0);
  forget_database(state.databases, 0);
  EXPECT_FALSE(press_in_databases(state, {keys::kEnter})) << "nothing is left";
}

TEST(DatabaseList, ComesAndGoesByItsKey) {
  session state = with_recent({"/a", "/b"});
  perform(state, command::databases);
  EXPECT_FALSE(state.databases.open) << "the start page is one";
  state.databases.current = "/a";
  EXPECT_FALSE(press_in_databases(state, {keys::kDown})) << "not shown";
  perform(state, command::databases);
  EXPECT_TRUE(state.databases.open);
  switch_picker(state.databases, "/");
  perform(state, command::cancel);
  EXPECT_FALSE(state.databases.picker);
  EXPECT_TRUE(state.databases.open);
  perform(state, command::cancel);
  EXPECT_FALSE(state.databases.open);
}

TEST(DatabaseList, TheOneThatIsOpenIsNotOpenedAgain) {
  session state = with_recent({"/a", "/b"});
  state.databases.current = "/a";
  perform(state, command::databases);
  want_database(state, "/a");
  EXPECT_FALSE(state.databases.wanted);
  EXPECT_FALSE(state.databases.open);
}

TEST(DatabaseList, NothingThatIsNotSavedIsLost) {
  session state = with_recent({"/a", "/b"});
  state.databases.current = "/a";
  state.form.emplace();
  want_database(state, "/b");
  EXPECT_FALSE(state.databases.wanted);
  EXPECT_TRUE(state.databases.unsaved);
  state.form.reset();
  want_database(state, "/b");
  EXPECT_EQ(state.databases.wanted, "/b");
  EXPECT_FALSE(state.databases.unsaved);
}

TEST(DatabaseList, WhatCannotBeOpenedIsRefusedBeforeTheCurrentOneIsLeft) {
  const testing::temporary_directory folder;
  std::ofstream(folder / "notes.txt") << "1, 2, 3";
  session state = with_recent({"/a"});
  state.databases.current = "/a";
  state.databases.refusal_of = refusal_of_database;
  for (const std::string& name : {(folder / "notes.txt").string(), (folder / "gone.sqlite").string()}) {
    want_database(state, name);
    EXPECT_FALSE(state.databases.wanted);
    ASSERT_TRUE(state.databases.refusal) << name;
    EXPECT_EQ(state.databases.refusal->subject(), name);
    EXPECT_NE(state.fresh_text.find(name), std::string::npos) << "its letters are wanted";
  }
  switch_picker(state.databases, folder.path());
  EXPECT_FALSE(state.databases.refusal) << "it was about another";
  want_database(state, "postgresql://nowhere/d");
  EXPECT_EQ(state.databases.wanted, "postgresql://nowhere/d") << "that shows only when it is opened";
}

TEST(LookCommands, HAndCtrlPlusAndTheirLike) {
  session state;
  const auto press = [&](const key_chord& chord) { perform(state, *command_of(chord)); };
  press({U'h'});
  EXPECT_EQ(state.look.on, theme::night);
  press({U'+', true});
  press({U'=', true});
  EXPECT_EQ(state.look.scale, 125);
  press({U'-', true});
  EXPECT_EQ(state.look.scale, 110);
  press({U'0', true});
  EXPECT_EQ(state.look.scale, 100);
  EXPECT_TRUE(acts_while_typing({U'+', true}));
  EXPECT_FALSE(acts_while_typing({U'h'}));
}

}  // namespace
}  // namespace greenward::viewer
