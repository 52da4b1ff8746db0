#include "tests/support/temporary_directory.hpp"
#include "tests/ui/picture.hpp"
#include "tests/ui/played_script.hpp"

#include <gtest/gtest.h>
#include <filesystem>
#include <string>

namespace greenward::testing {
namespace {

/// Pixels of the star that stands for the tried facility.
int trial_pixels(const std::string& file) {
  const picture image(file);
  return image.count({0, 0, image.width(), image.height()}, {106, 27, 154}, 0);
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
click tab:feature
state card.json
click tab:drains
click findings:error
click findings:warning
click findings:info
expect /findings/rows 0
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const auto before = kept(folder / "out/before.json"), first = kept(folder / "out/first.json"),
             still = kept(folder / "out/still.json");
  ASSERT_GT(before["findings"]["count"], 0);
  EXPECT_TRUE(kept(folder / "out/card.json")["widgets"].contains("card:finding")) << "all that shows it";
  EXPECT_TRUE(first["findings"]["chosen"].is_object());
  EXPECT_NE(first["camera"], before["camera"]) << "the map goes there";
  EXPECT_FALSE(first["selection"].is_null());
  EXPECT_GT(first["findings"]["rows"], before["findings"]["rows"]) << "its check is opened";
  EXPECT_EQ(still["findings"]["chosen"], first["findings"]["chosen"]) << "there is none before the first";
}

TEST(Replay, TheFindingThatTheKeysGoToIsInSight) {
  const temporary_directory folder;
  std::string script = "wait\n";
  for (int step = 1; step <= 24; ++step) {
    script += "key N\n";
    if (step % 6 == 0) script += "frames 3\nstate step" + std::to_string(step) + ".json\n";
  }
  const program_result ended = play_on_sample(folder, script);
  ASSERT_EQ(ended.status, 0) << ended.err;
  for (const int step : {6, 12, 18, 24}) {
    const auto state = kept(folder / ("out/step" + std::to_string(step) + ".json"));
    const std::string row = "finding:" + std::to_string(state["findings"]["chosen_row"].get<int>());
    ASSERT_TRUE(state["widgets"].contains(row)) << row << " after " << step << " steps";
    const auto& box = state["widgets"][row];
    EXPECT_LE(box["y"].get<double>() + box["height"].get<double>(), 800) << row << ": all of it";
  }
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

TEST(Replay, WhatIsScrolledOutOfSightIsRefusedUntilItIsScrolledTo) {
  const temporary_directory folder;
  const program_result refused = play(folder, "wait\nclick layer:admin_units\n");
  EXPECT_EQ(refused.status, 3) << "below the panel of layers the click would meet the status bar";
  EXPECT_NE(refused.err.find("day.replay:2"), std::string::npos) << refused.err;
  EXPECT_NE(refused.err.find("out of sight"), std::string::npos) << refused.err;
  const program_result scrolled =
      play(folder, "wait\nwheel -30 layer:works\nclick layer:admin_units\nmove map\n");
  EXPECT_EQ(scrolled.status, 0) << scrolled.err;
}

}  // namespace
}  // namespace greenward::testing
