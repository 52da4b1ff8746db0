#include "tests/ui/picture.hpp"
#include "tests/ui/played_script.hpp"

#include <gtest/gtest.h>

namespace greenward::testing {
namespace {

TEST(ReplaySites, TheNextBestSitesAreListedCountedAndGoneTo) {
  const temporary_directory folder;
  const program_result ended = play_on_sample(folder, R"(
wait
expect /sites null
key Shift+S
expect /sites/refusal null
expect /sites/count 5
state five.json
click sites:fewer
expect /sites/count 4
state four.json
screenshot four.png
click site:0
expect /sites/site 0
expect /selection/hits 1
key Esc
expect /sites null
click sites:ask
expect /sites/count 4
click sites:ask
expect /sites null
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const nlohmann::json five = kept(folder / "out/five.json")["sites"],
                       four = kept(folder / "out/four.json")["sites"];
  EXPECT_EQ(five["sites"].size(), 5U);
  EXPECT_EQ(four["sites"].size(), 4U);
  EXPECT_GE(five["served_then"], four["served_then"]);
  EXPECT_GT(four["served_then"], four["served_now"]);
  const picture image(folder / "out/four.png");
  EXPECT_GT(image.count({290, 52, 670, 650}, {106, 27, 154}, 0), 300) << "their numbers on the map";
}

}  // namespace
}  // namespace greenward::testing
