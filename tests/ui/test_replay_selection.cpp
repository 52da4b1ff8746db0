#include "tests/support/temporary_directory.hpp"
#include "tests/ui/picture.hpp"
#include "tests/ui/played_script.hpp"

#include <gtest/gtest.h>
#include <filesystem>
#include <fstream>
#include <string>

namespace greenward::testing {
namespace {

int selected_pixels(const std::string& file) {
  const picture image(file);
  return image.count({0, 0, image.width(), image.height()}, {196, 112, 0}, 0);
}

std::size_t selected_of(const nlohmann::json& state, const std::string& layer) {
  for (const nlohmann::json& one : state.at("layers"))
    if (one.at("name") == layer) return one.at("selected");
  return 0;
}

TEST(Replay, ABoxSelectsAndTheTableListsWhatIsSelected) {
  const temporary_directory folder;
  const program_result ended = play(folder, R"(
wait
screenshot before.png
key R
expect /select/shape "box"
drag map -300 -300 to map 300 300
state all.json
screenshot all.png
Ctrl+drag map -300 -300 to map 300 0
state half.json
Shift+drag map -300 -300 to map 300 0
state again.json
key I
expect /select/within true
key Esc
expect /select/shape "none"
click selected:works
expect /table/layer "works"
expect /table/only_selected true
state table.json
click select:clear
expect /select/count 0
expect /table/listed 0
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const nlohmann::json all = kept(folder / "out/all.json"), half = kept(folder / "out/half.json");
  EXPECT_EQ(selected_pixels(folder / "out/before.png"), 0);
  EXPECT_GT(selected_pixels(folder / "out/all.png"), 1000);
  const std::size_t works = selected_of(all, "works");
  EXPECT_GT(works, 2);
  EXPECT_EQ(selected_of(all, "admin_units"), 0) << "every area would touch some";
  EXPECT_LT(selected_of(half, "works"), works);
  EXPECT_GT(selected_of(half, "works"), 0);
  EXPECT_EQ(kept(folder / "out/again.json").at("select").at("count"), all.at("select").at("count"));
  EXPECT_EQ(kept(folder / "out/table.json").at("table").at("listed"), works);
}

TEST(Replay, APolygonSelectsAndSaysWhenItIsNone) {
  const temporary_directory folder;
  const program_result ended = play(folder, R"(
wait
key Shift+R
click map -100 -100
click map 100 100
click map 100 -100
click map -100 100
key Enter
expect /select/problem "The border crosses itself: nothing was selected"
expect /select/count 0
key Backspace
key Enter
expect /select/problem null
expect /select/corners 0
state triangle.json
key Esc
expect /select/shape "none"
key Ctrl+Shift+A
expect /select/count 0
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  EXPECT_GT(kept(folder / "out/triangle.json").at("select").at("count"), 0);
}

TEST(Replay, WhatIsSelectedIsExportedAndNothingIsOverwritten) {
  const temporary_directory folder;
  const std::string target = folder / "chosen";
  const program_result ended = play(folder, R"(
wait
key Ctrl+E
expect /export/open true
click export:run
expect /export/problem "Nothing is selected"
key Esc
expect /export/open false
key R
drag map -300 -300 to map 300 300
key Ctrl+E
expect /export/selection true
click export:format:geojson
click export:folder
key Ctrl+A
type )" + target + R"(
click export:run
expect /export/running false
expect /export/problem null
state written.json
screenshot written.png
click export:run
expect /export/problem "There is something there already; it is not overwritten"
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const nlohmann::json state = kept(folder / "out/written.json");
  const nlohmann::json works = kept(target + "/works.geojson");
  EXPECT_EQ(works.at("features").size(), selected_of(state, "works"));
}

/// The folder is chosen from the list, the name stays; a file that is there is told before it is asked for.
TEST(Replay, TheFolderOfAnExportIsChosenAndAFileThatIsThereIsTold) {
  const temporary_directory folder;
  std::filesystem::create_directories(folder.path() / "sheets/maps");
  std::ofstream(folder.path() / "sheets/maps/old.pdf") << 'x';
  const std::string typed = folder / "not/yet/map.pdf";
  const program_result ended = play(folder, R"(
wait
key Ctrl+P
click export:file
key Ctrl+A
type )" + typed + R"(
expect /export/taken false
click export:choose
click file:sheets
click file:maps
screenshot list.png
click export:use_folder
expect /export/choosing null
state chosen.json
click export:choose
click file:old.pdf
expect /export/taken true
state old.json
screenshot told.png
click export:run
expect /export/problem "There is something there already; it is not overwritten"
key Esc
key Ctrl+P
expect /export/taken false
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  EXPECT_EQ(kept(folder / "out/chosen.json").at("export").at("file"),
            (folder / "sheets/maps/map.pdf").string());
  EXPECT_EQ(kept(folder / "out/old.json").at("export").at("file"), (folder / "sheets/maps/old.pdf").string());
  EXPECT_EQ(std::filesystem::file_size(folder / "sheets/maps/old.pdf"), 1U) << "it is as it was";
}

TEST(Replay, TheMapIsExportedAsItIsShown) {
  const temporary_directory folder;
  const std::string target = folder / "sheets/map.png";
  const program_result ended = play(folder, R"(
wait
key R
drag map -300 -300 to map 300 300
key Esc
key Ctrl+P
expect /export/selection false
click export:format:png
click export:file
key Ctrl+A
type map.png
click export:run
expect /export/problem "This is not a full path"
click export:file
key Ctrl+A
type )" + target + R"(
click export:run
expect /export/problem null
expect /export/running false
screenshot box.png
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const picture sheet(target);
  EXPECT_EQ(sheet.width(), 1123);
  EXPECT_EQ(sheet.height(), 794);
  EXPECT_GT(selected_pixels(target), 300) << "what is selected is on it";
}

}  // namespace
}  // namespace greenward::testing
