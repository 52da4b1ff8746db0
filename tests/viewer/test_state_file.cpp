#include "viewer/shell/state_file.hpp"

#include "tests/support/bytes_of.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace greenward::viewer {
namespace {

TEST(StateFile, TellsWhatTheSessionShows) {
  session state;
  state.lang = language::en;
  state.view.resize({800, 600});
  state.view.look_at({1000, 2000}, 2.5);
  state.widgets["fit"] = {10, 20, 30, 40};
  const nlohmann::json json = nlohmann::json::parse(state_json({state, {1280, 720}, 7, 3.5}));
  EXPECT_EQ(json["language"], "en");
  EXPECT_EQ(json["camera"]["x"], 1000.0);
  EXPECT_EQ(json["camera"]["metres_per_pixel"], 2.5);
  EXPECT_EQ(json["widgets"]["fit"]["width"], 30.0);
  EXPECT_EQ(json["window"]["width"], 1280);
  EXPECT_EQ(json["labels"], 7);
  EXPECT_EQ(json["loaded"], false);
  EXPECT_TRUE(json["selection"].is_null());
  EXPECT_TRUE(json["form"].is_null());
}

TEST(StateFile, IsRewrittenOnlyWhenItChanges) {
  const testing::temporary_directory folder;
  state_file file(folder / "state.json");
  file.update("one");
  std::filesystem::remove(folder / "state.json");
  file.update("one");
  EXPECT_FALSE(std::filesystem::exists(folder / "state.json"));
  file.update("two");
  EXPECT_EQ(testing::bytes_of(folder / "state.json"), "two");
}

TEST(StateFile, AFolderThatIsNotThereIsAnError) {
  state_file file("/no/such/folder/state.json");
  EXPECT_THROW(file.update("x"), error);
}

}  // namespace
}  // namespace greenward::viewer
