#include "tests/support/temporary_directory.hpp"
#include "tests/ui/picture.hpp"
#include "tests/ui/played_script.hpp"

#include <gtest/gtest.h>
#include <fstream>
#include <string>

namespace greenward::testing {
namespace {

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

TEST(Replay, AViewIsKeptByNameAndComeBackTo) {
  const temporary_directory folder;
  const program_result ended = play(folder, R"(
wait
key B
expect /bookmarks/open true
type streets
key Enter
expect /bookmarks/list/0/name "streets"
key Esc
wheel 5 map 100 100
state away.json
key B
click bookmark:streets
state back.json
click bookmark:remove:streets
expect /bookmarks/list []
key Esc
expect /bookmarks/open false
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const nlohmann::json away = kept(folder / "out/away.json"), back = kept(folder / "out/back.json");
  EXPECT_NE(away.at("camera").at("scale"), back.at("camera").at("scale"));
  EXPECT_NEAR(back.at("camera").at("scale"), back.at("bookmarks").at("list").at(0).at("scale"), 1e-6);
}

}  // namespace
}  // namespace greenward::testing
