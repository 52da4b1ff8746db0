#include "tests/ui/picture.hpp"
#include "tests/ui/played_script.hpp"

#include <gtest/gtest.h>
#include <string>

namespace greenward::testing {
namespace {

nlohmann::json board_row(const nlohmann::json& state, const std::string& key) {
  for (const nlohmann::json& row : state.at("board").at("rows"))
    if (row.at("key") == key) return row;
  return nullptr;
}

std::size_t selected_works(const nlohmann::json& state) {
  for (const nlohmann::json& one : state.at("layers"))
    if (one.at("name") == "works") return one.at("selected");
  return 0;
}

region box_of(const nlohmann::json& state, const std::string& widget) {
  const nlohmann::json& box = state.at("widgets").at(widget);
  return {box.at("x"), box.at("y"), box.at("width"), box.at("height")};
}

TEST(ReplayBoard, AboveTheSliderAndTheBoardTheMapKeepsItsButtons) {
  const temporary_directory folder;
  const program_result ended = play_on("12", folder, R"(
wait
key T
key F7
state before.json
click zoom_in
state after.json
)",
                                       {"--size", "1280x720"});
  ASSERT_EQ(ended.status, 0) << ended.err;
  EXPECT_LT(kept(folder / "out/after.json")["camera"]["scale"],
            kept(folder / "out/before.json")["camera"]["scale"]);
}

TEST(ReplayBoard, BarsSelectOnTheMapTheMapIsCountedInRowsAndMeetingsAreGoneTo) {
  const temporary_directory folder;
  const program_result ended = play_on_sample(folder, R"(
wait
expect /board null
key F7
wait
expect /board/page "roll_up"
click board:by:kind
wait
state kinds.json
click board:bar:road:completed
expect /board/part "stage"
state road.json
screenshot road.png
double board:row:road -200 0
state gone.json
key Ctrl+Shift+A
key R
drag map -250 -150 to map 250 150
state boxed.json
key Esc
key F8
wait
expect /board/list/key "late"
click board:item:0
expect /selection/hits 1
state dispatch.json
click tab:summary
click open:race
wait
click board:race:done
wait
expect /board/list/key "race"
expect /board/list/rows/0/rank 1
key F10
wait
expect /board/list/key "trend"
click board:list:forecasts
expect /board/list/key "forecasts"
key Esc
expect /board null
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const nlohmann::json kinds = kept(folder / "out/kinds.json"), road = kept(folder / "out/road.json"),
                       gone = kept(folder / "out/gone.json"), boxed = kept(folder / "out/boxed.json");
  std::size_t works = 0;
  for (const nlohmann::json& row : kinds.at("board").at("rows"))
    if (row.at("key") != "sum") works += row.at("works").get<std::size_t>();
  EXPECT_EQ(board_row(kinds, "sum").at("works"), works);
  constexpr std::size_t kCompleted = 4;  // in the list of stages
  const std::size_t completed = board_row(kinds, "road").at("by_stage").at(kCompleted);
  EXPECT_GT(completed, 0U);
  EXPECT_EQ(selected_works(road), completed) << "those of the part, and no others";
  EXPECT_EQ(board_row(road, "road").at("selected"), completed);
  EXPECT_EQ(road.at("board").at("pointed"), completed) << "the pointer is still on them";
  const picture image(folder / "out/road.png");
  const region bar = box_of(kinds, "board:bar:road:completed");
  EXPECT_GE(image.count(bar, {31, 138, 140}, 0), bar.width * bar.height * 7 / 10)
      << "in the colour of the map";
  EXPECT_GT(image.count({290, 52, 670, 300}, {196, 112, 0}, 0), 30) << "and on the map";
  EXPECT_EQ(selected_works(gone), board_row(kinds, "road").at("works"));
  EXPECT_NE(gone.at("camera"), road.at("camera"));
  EXPECT_GT(selected_works(boxed), 0U);
  EXPECT_EQ(board_row(boxed, "sum").at("selected"), selected_works(boxed));
  EXPECT_NE(kept(folder / "out/dispatch.json").at("camera"), boxed.at("camera"));
}

}  // namespace
}  // namespace greenward::testing
