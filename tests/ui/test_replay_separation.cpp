#include "tests/ui/picture.hpp"
#include "tests/ui/played_script.hpp"

#include <gtest/gtest.h>

namespace greenward::testing {
namespace {

TEST(ReplaySeparation, ACompoundsReasonsAreGoneThroughByKeyAndByClick) {
  const temporary_directory folder;
  const program_result ended = play_on_sample(folder, R"(
wait
expect /separation null
key Ctrl+F
type C-009
key Enter
expect /selection/layer "compounds"
expect /separation/compound "C-009"
expect /separation/receptor "fails"
expect /separation/reason null
state asked.json
screenshot asked.png
key ]
expect /separation/reason 0
state first.json
screenshot first.png
key ]
key [
expect /separation/reason 0
key [
expect /separation/reason 0
key Esc
expect /go_to/mark null
expect /selection/layer "compounds"
click reason:0
expect /separation/reason 0
key Esc
key Esc
expect /separation null
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const nlohmann::json asked = kept(folder / "out/asked.json")["separation"];
  EXPECT_GT(asked["reasons"], 0);
  EXPECT_GT(asked["buildings"], 0);
  const nlohmann::json first = kept(folder / "out/first.json");
  EXPECT_TRUE(first["go_to"]["mark"].is_object());
  EXPECT_GT(measured_pixels(folder / "out/first.png"), 80) << "the mark";
}

}  // namespace
}  // namespace greenward::testing
