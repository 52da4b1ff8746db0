#include "tests/ui/picture.hpp"
#include "tests/ui/played_script.hpp"

#include <gtest/gtest.h>

namespace greenward::testing {
namespace {

TEST(ReplayScenario, APlanIsMadeByClickAndKeyAndLookedAtBeforeAndAfter) {
  const temporary_directory folder;
  const program_result ended = play_on_sample(folder, R"(
wait
click tab:drains
click scenario:all
wait
expect /scenario/computing false
expect /scenario/refusal null
expect /scenario/planned false
state made.json
click plan:0
expect /selection/layer "pipes"
screenshot before.png
key Shift+X
expect /scenario/planned true
screenshot after.png
click scenario:now
expect /scenario/planned false
key X
wait
state less.json
click scenario:clear
expect /scenario/build 0
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const nlohmann::json made = kept(folder / "out/made.json")["scenario"];
  EXPECT_GE(made["build"], 2);
  EXPECT_EQ(kept(folder / "out/less.json")["scenario"]["build"], made["build"].get<int>() - 1);
  const auto built = [&](const char* file) {
    const picture image(folder / (std::string("out/") + file));
    return image.count({0, 0, image.width(), image.height()}, {15, 143, 60}, 0);
  };
  EXPECT_GT(built("after.png"), built("before.png") + 1000) << "the banner, and dashes have become lines";
}

}  // namespace
}  // namespace greenward::testing
