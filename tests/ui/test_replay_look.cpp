#include "tests/support/temporary_directory.hpp"
#include "tests/ui/picture.hpp"
#include "tests/ui/played_script.hpp"

#include <gtest/gtest.h>
#include <fstream>

namespace greenward::testing {
namespace {

constexpr pixel kDayGround{246, 246, 242}, kNightGround{20, 24, 29};

/// Plays a script without a display, with settings of its own; `database`: "" is none.
program_result play_with_settings(const temporary_directory& folder, const std::string& database,
                                  const std::string& script) {
  const std::string file = folder / "day.replay";
  std::ofstream(file) << script;
  std::vector<std::string> command{
      SMALL_DISTRICT_VIEWER,  "--replay", file,      "--output", folder / "out", "--settings",
      folder / "viewer.json", "--size",   "1280x800"};
  if (!database.empty()) command.push_back(database);
  return run_program(command);
}

double at(const nlohmann::json& state, const char* widget, const char* side) {
  return state["widgets"][widget][side].get<double>();
}

region of_widget(const nlohmann::json& state, const std::string& name) {
  const nlohmann::json& box = state["widgets"][name];
  return {box["x"].get<int>(), box["y"].get<int>(), box["width"].get<int>(), box["height"].get<int>()};
}

int roads(const nlohmann::json& state) {
  for (const nlohmann::json& layer : state["layers"])
    if (layer["name"] == "roads") return layer["features"].get<int>();
  return 0;
}

void expect_day_and_night(const temporary_directory& folder) {
  const picture day(folder / "out/day.png"), night(folder / "out/night.png");
  const region map = of_widget(kept(folder / "out/day.json"), "map");
  EXPECT_GT(day.count(map, kDayGround, 0), 5000);
  EXPECT_EQ(day.count(map, kNightGround, 0), 0);
  EXPECT_GT(night.count(map, kNightGround, 0), 5000);
  EXPECT_EQ(night.count(map, kDayGround, 0), 0);
  EXPECT_GT(night.count({0, 60, map.x, 700}, {28, 33, 39}, 0), 50000) << "the layers' panel";
  EXPECT_EQ(night.count({0, 0, night.width(), night.height()}, {255, 255, 255}, 8), 0)
      << "nothing is left white";
}

void expect_twice_the_size(const temporary_directory& folder) {
  const nlohmann::json before = kept(folder / "out/day.json"), after = kept(folder / "out/twice.json");
  const picture twice(folder / "out/twice.png");
  EXPECT_GT(twice.count(of_widget(after, "map"), kNightGround, 0), 5000);
  EXPECT_NEAR(at(after, "language", "height"), 2 * at(before, "language", "height"), 1e-3);
  EXPECT_NEAR(at(after, "map", "y"), 2 * at(before, "map", "y"), 1e-3);
  EXPECT_LE(at(after, "language", "x") + at(after, "language", "width"), twice.width());
  EXPECT_EQ(after["camera"]["metres_per_pixel"], before["camera"]["metres_per_pixel"]);
  EXPECT_EQ(after["camera"]["x"], before["camera"]["x"]);
}

/// Twice the program, since starting it takes longest.
TEST(Replay, ThemeSizeAndDatabasesAreChangedKeptAndThereAgain) {
  const temporary_directory folder;
  const std::string two = folder / "2", three = folder / "3", gone = folder / "4";
  for (const std::string& file : {two, three}) std::ofstream(file) << "x";
  std::ofstream(folder / "viewer.json") << "{ broken";
  const program_result first = play_with_settings(folder, two, R"(
wait
wheel -9 map
expect /look/theme "day"
state day.json
screenshot day.png
click theme
expect /look/theme "night"
screenshot night.png
key H
expect /look/theme "day"
key H
key Ctrl++
expect /look/scale 110
key Ctrl++
key Ctrl++
key Ctrl++
key Ctrl++
expect /look/scale 200
state twice.json
screenshot twice.png
)");
  ASSERT_EQ(first.status, 0) << first.err;
  expect_day_and_night(folder);
  expect_twice_the_size(folder);
  EXPECT_NE(first.err.find("viewer.json"), std::string::npos) << "it says what it cannot read";
  EXPECT_TRUE(std::filesystem::exists(folder / "viewer.json.unread"));
  nlohmann::json settings = kept(folder / "viewer.json");
  settings["recent"].push_back({{"database", gone}, {"opened", 1700000000}});
  settings["recent"].push_back({{"database", three}, {"opened", 1600000000}});
  std::ofstream(folder / "viewer.json") << settings;

  const program_result second = play_with_settings(folder, "", R"(
expect /databases/start true
expect /loaded false
expect /look/theme "night"
expect /look/scale 200
expect /databases/list/0/presence "there"
expect /databases/list/1/presence "missing"
screenshot start.png
key Ctrl+0
key Down
key Delete
expect /databases/marked 1
key Enter
wait
expect /loaded true
expect /databases/start false
expect /look/theme "night"
expect /look/scale 100
state three.json
key Ctrl+Shift+O
expect /databases/open true
key Down
key Enter
wait
expect /loaded true
expect /databases/open false
state two.json
click databases
click database:1
wait
expect /loaded true
state again.json
)");
  ASSERT_EQ(second.status, 0) << second.err;
  const nlohmann::json of_three = kept(folder / "out/three.json"), of_two = kept(folder / "out/two.json"),
                       again = kept(folder / "out/again.json");
  EXPECT_EQ(of_three["databases"]["current"], three);
  EXPECT_EQ(of_two["databases"]["current"], two);
  EXPECT_EQ(again["databases"]["current"], three);
  EXPECT_EQ(of_two["databases"]["list"][1]["database"], three);
  EXPECT_EQ(of_two["databases"]["list"].size(), 2) << "one was taken off";
  EXPECT_GT(roads(of_three), roads(of_two));
  EXPECT_EQ(roads(again), roads(of_three));
  EXPECT_EQ(kept(folder / "viewer.json")["districts"].size(), 2) << "the views of both were kept";
  EXPECT_GT(picture(folder / "out/start.png").count({0, 120, 1280, 680}, {33, 39, 46}, 0), 200000)
      << "the start page, by night";
}

}  // namespace
}  // namespace greenward::testing
