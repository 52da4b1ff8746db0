#include "tests/ui/picture.hpp"
#include "tests/ui/played_script.hpp"

#include <gtest/gtest.h>
#include <string>

namespace greenward::testing {
namespace {

TEST(ReplayWitness, ABuildingsWalkIsShownGoneThroughAndCleared) {
  const temporary_directory folder;
  const program_result ended = play_on_sample(folder, R"(
wait
key W
expect /witness null
key Ctrl+F
type B-00300
key Enter
expect /selection/layer "buildings"
key W
expect /witness/computing false
expect /witness/of "B-00300"
expect /witness/refusal null
click witness:show
state shown.json
screenshot shown.png
click witness:step:1
expect /witness/step 1
key Esc
expect /witness null
click tab:feature
click witness:ask
expect /witness/of "B-00300"
click witness:clear
expect /witness null
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const nlohmann::json witness = kept(folder / "out/shown.json")["witness"];
  EXPECT_EQ(witness["within"], witness["metres"].get<double>() <= witness["limit_m"].get<double>());
  EXPECT_GT(witness["steps"], 1);
  const picture image(folder / "out/shown.png");
  const pixel ink = witness["within"] ? pixel{27, 110, 76} : pixel{176, 42, 55};
  EXPECT_GT(image.count({290, 52, 670, 650}, ink, 0), 150) << "the way on the map";
}

}  // namespace
}  // namespace greenward::testing
