#include "tests/support/run_program.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/ui/picture.hpp"

#include <gtest/gtest.h>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

namespace greenward::testing {
namespace {

/// Plays a script on the small district; pictures and states go into `folder`.
program_result play(const temporary_directory& folder, const std::string& script) {
  const std::string file = folder / "day.replay";
  std::ofstream(file) << script;
  return run_program({SMALL_DISTRICT_VIEWER, "12", "--size", "1280x800", "--lang", "en", "--replay", file,
                      "--output", folder / "out"});
}

/// Pixels of the star that stands for the tried facility.
int trial_pixels(const std::string& file) {
  const picture image(file);
  return image.count({0, 0, image.width(), image.height()}, {106, 27, 154}, 0);
}

/// Pixels of what is being measured, or marked.
int measured_pixels(const std::string& file) {
  const picture image(file);
  return image.count({0, 0, image.width(), image.height()}, {21, 101, 192}, 0);
}

TEST(Replay, MouseAndKeysDoWhatTheyDoInAWindow) {
  const temporary_directory folder;
  const program_result ended = play(folder, R"(
wait
expect /selection null
expect /language "en"
key L
expect /language "zh"
click tab:feature
wheel 3 map
drag map 0 0 to map 200 0
key F
screenshot fitted.png
)");
  EXPECT_EQ(ended.status, 0) << ended.err;
  EXPECT_EQ(picture(folder / "out/fitted.png").width(), 1280);
}

TEST(Replay, TheKeySheetOpensAndCloses) {
  const temporary_directory folder;
  const program_result ended = play(folder, R"(
expect /key_sheet false
key ?
expect /key_sheet true
screenshot keys.png
click close_keys
expect /key_sheet false
key F1
key Esc
expect /key_sheet false
)");
  EXPECT_EQ(ended.status, 0) << ended.err;
}

TEST(Replay, AFacilityIsTriedMovedAndTakenAway) {
  const temporary_directory folder;
  const program_result ended = play(folder, R"(
wait
expect /trial/ready true
key S
expect /trial/active true
click map 80 47
expect /trial/placed true
expect /trial/moved null
screenshot put.png
drag map 80 47 to map 150 90
expect /trial/placed true
screenshot dragged.png
key Esc
expect /trial/placed false
key Esc
expect /trial/active false
click map 80 47
expect /trial/placed false
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  EXPECT_GT(trial_pixels(folder / "out/put.png"), 30);
  EXPECT_GT(trial_pixels(folder / "out/dragged.png"), 30);
}

TEST(Replay, TheWorksStandAsOnTheDayOfTheSlider) {
  const temporary_directory folder;
  const program_result ended = play(folder, R"(
wait
expect /time/day null
key ,
expect /time/day null
key T
expect /time/open true
screenshot now.png
key ,
click time:back
click time:track
screenshot earlier.png
click time:play
frames 30
click time:now
expect /time/day null
click time:back
key T
expect /time/open false
expect /time/day null
)");
  EXPECT_EQ(ended.status, 0) << ended.err;
}

TEST(Replay, KeysThatFollowTheDrainsWantAPipe) {
  const temporary_directory folder;
  const program_result ended = play(folder, R"(
wait
key U
expect /trace null
click tab:drains
key D
expect /trace null
screenshot drains.png
)");
  EXPECT_EQ(ended.status, 0) << ended.err;
}

/// Works left and right of the divide in the middle of the map, without the line and the names of the days.
constexpr region kLeftHalf{480, 110, 125, 430}, kRightHalf{645, 110, 120, 430};

TEST(Replay, TwoDaysAreComparedOnBothSidesOfADivide) {
  const temporary_directory folder;
  const program_result ended = play(folder, R"(
wait
drag map 0 60 to map 150 60
key T
screenshot later.png
click time:track -100 0
screenshot earlier.png
click time:now
key Shift+T
click time:track -100 0
expect /time/day null
expect /time/divide 0.5
screenshot both.png
drag divide 0 -100 to map -150 -100
screenshot moved.png
key T
expect /time/before null
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const picture later(folder / "out/later.png"), earlier(folder / "out/earlier.png"),
      both(folder / "out/both.png"), moved(folder / "out/moved.png");
  for (const region& half : {kLeftHalf, kRightHalf})
    EXPECT_GT(later.differences(earlier, half), 20) << "the days differ, or nothing is tested";
  EXPECT_EQ(both.differences(earlier, kLeftHalf), 0);
  EXPECT_EQ(both.differences(later, kRightHalf), 0);
  EXPECT_EQ(moved.differences(later, {500, 110, 105, 430}), 0) << "right of the line where it was moved to";
}

TEST(Replay, FindingsAreGoneThroughByKeysAndByTheMouse) {
  const temporary_directory folder;
  const program_result ended = play(folder, R"(
wait
expect /findings/chosen null
state before.json
key N
screenshot first.png
state first.json
key Shift+N
state still.json
click findings:error
click findings:warning
click findings:info
expect /findings/rows 0
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const auto state = [&](const char* name) {
    return nlohmann::json::parse(std::ifstream(folder / "out" / name));
  };
  const auto before = state("before.json"), first = state("first.json"), still = state("still.json");
  ASSERT_GT(before["findings"]["count"], 0);
  EXPECT_TRUE(first["findings"]["chosen"].is_object());
  EXPECT_NE(first["camera"], before["camera"]) << "the map goes there";
  EXPECT_FALSE(first["selection"].is_null());
  EXPECT_GT(first["findings"]["rows"], before["findings"]["rows"]) << "its check is opened";
  EXPECT_EQ(still["findings"]["chosen"], first["findings"]["chosen"]) << "there is none before the first";
}

TEST(Replay, ADistanceAndAnAreaAreMeasured) {
  const temporary_directory folder;
  const program_result ended = play(folder, R"(
wait
screenshot before.png
key M
expect /measure/kind "distance"
click map -100 0
click map 100 0
move map 100 80
expect /measure/corners 2
expect /selection null
screenshot line.png
double map 100 100
expect /measure/corners 3
expect /measure/ended true
key Backspace
expect /measure/corners 2
expect /measure/ended false
key Esc
expect /measure/corners 0
key Shift+M
expect /measure/kind "area"
click map -100 0
click map 100 0
key Enter
expect /measure/ended false
expect /measure/area_m2 null
click map 100 100
key Enter
expect /measure/ended true
expect /measure/crosses false
screenshot area.png
key Esc
key Esc
expect /measure/kind "none"
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  EXPECT_EQ(measured_pixels(folder / "out/before.png"), 0);
  // The line itself, 200 and 80 pixels long, two pixels of its colour wide where it is level or upright.
  EXPECT_GT(measured_pixels(folder / "out/line.png"), 450);
  EXPECT_GT(measured_pixels(folder / "out/area.png"), 500);
}

TEST(Replay, APlaceIsTypedAndMarked) {
  const temporary_directory folder;
  const program_result ended = play(folder, R"(
wait
key Ctrl+G
expect /go_to/open true
type 125.21 north
key Enter
expect /go_to/open true
expect /go_to/problem "character 9 cannot be read"
screenshot refused.png
type 43.87 125.21
key Enter
expect /go_to/open false
expect /go_to/problem null
expect /go_to/mark/notes ["Read with latitude (northing) first"]
screenshot marked.png
key Esc
expect /go_to/mark null
key Ctrl+G
key Esc
expect /go_to/open false
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  EXPECT_GT(measured_pixels(folder / "out/marked.png"), 80);
}

TEST(Replay, TheStatusBarSwitchesReferencesAndCopies) {
  const temporary_directory folder;
  const program_result ended = play(folder, R"(
wait
move place 125.21 43.87
key Ctrl+C
state first.json
expect /reference "wgs84"
click coordinates
expect /reference "gcj02"
click coordinates
expect /reference "bd09"
click coordinates
expect /reference "measuring"
click coordinates
expect /reference "wgs84"
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  std::ifstream in(folder / "out/first.json");
  const std::string copied = nlohmann::json::parse(in).at("copied");
  EXPECT_NEAR(std::stod(copied), 125.21, 2e-4) << "a pixel or two: " << copied;
}

TEST(Replay, AStreetIsFoundByItsInitials) {
  const temporary_directory folder;
  const program_result ended = play(folder, R"(
wait
key Ctrl+F
expect /search/ready true
type hpdl
expect /search/count 2
expect /search/results/0/name "和平大路"
expect /search/results/0/layer "roads"
expect /search/marked 0
key Down
expect /search/marked 1
key Up
screenshot results.png
key Enter
expect /search/open false
expect /selection/layer "roads"
expect /selection/hits 3
screenshot street.png
key Ctrl+F
type nowhere
key Enter
expect /search/open true
expect /search/count 0
type ws3
expect /search/results/0/code "WS3"
click result:1
expect /search/open false
expect /selection/layer "pipes"
expect /selection/id 3
click open_search
key Esc
expect /search/open false
expect /selection/layer "pipes"
)");
  EXPECT_EQ(ended.status, 0) << ended.err;
  const picture image(folder / "out/street.png");
  EXPECT_GT(image.count({0, 0, image.width(), image.height()}, {214, 51, 108}, 0), 300) << "it stands out";
}

/// The state that a script has kept.
nlohmann::json kept(const std::string& file) {
  std::ifstream in(file);
  return nlohmann::json::parse(in);
}

TEST(Replay, TheTableSortsAndFilters) {
  const temporary_directory folder;
  const program_result ended = play(folder, R"(
wait
expect /table/open false
click open_table:works
expect /table/open true
expect /table/layer "works"
state stored.json
click table:layer
click table:layer:pipes
expect /table/layer "pipes"
click table:sort:id
expect /table/order {"field": "id", "descending": false}
click table:sort:id
state descending.json
click table:sort:id
expect /table/order null
click table:filter
type nome = 3
key Enter
expect /table/filter ""
state refused.json
screenshot refused.png
key Ctrl+A
type id <= 3 AND id <> 2
key Enter
expect /table/problem null
expect /table/listed 2
expect /table/first [1, 3]
screenshot filtered.png
key F6
expect /table/open false
key F6
expect /table/layer "pipes"
expect /table/filter "id <= 3 AND id <> 2"
click table:close
expect /table/open false
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const nlohmann::json descending = kept(folder / "out/descending.json").at("table");
  EXPECT_EQ(descending.at("first").at(0), descending.at("rows")) << "the ids count from 1";
  const nlohmann::json refused = kept(folder / "out/refused.json").at("table");
  EXPECT_NE(refused.at("problem").get<std::string>().find("no field 'nome'"), std::string::npos) << refused;
  EXPECT_EQ(refused.at("listed"), refused.at("rows")) << "what cannot be read leaves the rows";
}

TEST(Replay, TableAndMapChooseForEachOther) {
  const temporary_directory folder;
  const program_result ended = play(folder, R"(
wait
key Ctrl+F
type ws3
key Enter
expect /selection/layer "pipes"
key F6
expect /table/layer "pipes"
expect /table/current 3
click table:row:2
expect /selection/layer "pipes"
expect /selection/id 2
key Down
expect /selection/id 3
key PageDown
state page.json
key End
state end.json
key Home
expect /selection/id 1
expect /table/marked 1
key Shift+Down
expect /table/marked 2
key Ctrl+C
expect /table/copied 2
state copied.json
key Ctrl+A
state all.json
click table:row:1
double table:row:2
expect /selection/id 2
state near.json
click table:layer
click table:layer:works
double table:row:2
key Esc
expect /table/current null
click map
state clicked.json
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  EXPECT_GT(kept(folder / "out/page.json").at("selection").at("id"), 5);
  const nlohmann::json end = kept(folder / "out/end.json");
  EXPECT_EQ(end.at("selection").at("id"), end.at("table").at("rows"));
  const std::string copied = kept(folder / "out/copied.json").at("copied");
  EXPECT_EQ(copied.substr(0, 3), "Id\t");
  EXPECT_NE(copied.find("\n1\t"), std::string::npos);
  EXPECT_NE(copied.find("\n2\t"), std::string::npos);
  EXPECT_EQ(copied.find("\n3\t"), std::string::npos);
  EXPECT_EQ(kept(folder / "out/all.json").at("table").at("marked"), end.at("table").at("rows"));
  EXPECT_NE(kept(folder / "out/near.json").at("camera"), end.at("camera")) << "it has gone there";
  // The middle of the map is that of work 2 now.
  const nlohmann::json clicked = kept(folder / "out/clicked.json");
  EXPECT_EQ(clicked.at("selection").at("layer"), "works") << clicked.at("selection");
  EXPECT_EQ(clicked.at("table").at("current"), clicked.at("selection").at("id"));
}

TEST(Replay, ArrowsMoveTheMapAgainAfterAClickOnIt) {
  const temporary_directory folder;
  const program_result ended = play(folder, R"(
wait
key F6
expect /table/focused true
state before.json
key Down
expect /table/current 1
state table.json
click map
expect /table/focused false
key Down
state map.json
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const auto camera = [&](const char* file) { return kept(folder / file).at("camera").at("y"); };
  EXPECT_EQ(camera("out/table.json"), camera("out/before.json"));
  EXPECT_NE(camera("out/map.json"), camera("out/table.json"));
}

TEST(Replay, StopsAtWhatIsNotSo) {
  const temporary_directory folder;
  const program_result ended = play(folder, "wait\nexpect /language \"zh\"\nscreenshot never.png\n");
  EXPECT_EQ(ended.status, 3);
  EXPECT_NE(ended.err.find("day.replay:2"), std::string::npos) << ended.err;
  EXPECT_NE(ended.err.find("/language"), std::string::npos) << ended.err;
  EXPECT_FALSE(std::filesystem::exists(folder / "out/never.png"));
}

TEST(Replay, AWidgetThatIsNotShownIsNamed) {
  const temporary_directory folder;
  const program_result ended = play(folder, "click no_such_button\n");
  EXPECT_EQ(ended.status, 3);
  EXPECT_NE(ended.err.find("no_such_button"), std::string::npos) << ended.err;
}

}  // namespace
}  // namespace greenward::testing
