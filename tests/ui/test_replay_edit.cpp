#include "engine/workflow/environment.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/ui/played_script.hpp"

#include <gtest/gtest.h>
#include <string>

namespace greenward::testing {
namespace {

/// The whole way: a manhole with its pipes is moved and saved, a wrong diameter is refused beside its field,
/// and what was done is taken back.
TEST(Replay, AManholeIsMovedWithItsPipesAndTakenBack) {
  const temporary_directory folder;
  const program_result ended = play_on_sample(folder, R"(
wait
key Ctrl+F
type N-000006
key Enter
wait
key E
expect /edit/layer "drainage_nodes"
state open.json
drag map to map 60 -40
expect /edit/shape_changed true
key Ctrl+Z
expect /edit/shape_changed false
key Ctrl+Y
key Ctrl+S
wait
expect /edit null
expect /history/done 1
key Ctrl+Z
wait
expect /history/undone 1
key Ctrl+Y
wait
expect /history/done 1
key Ctrl+F
type P-000005
key Enter
wait
click edit
wheel -3 edit:name
click edit:diameter_mm
type x
key Ctrl+S
wait
state refused.json
screenshot refused.png
key Esc
key Esc
key Esc
expect /edit null
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const std::size_t joined = kept(folder / "out/open.json").at("edit").at("joined");
  EXPECT_GE(joined, 1U);
  EXPECT_TRUE(kept(folder / "out/refused.json").at("edit").at("problems").contains("diameter_mm"));
  const auto store = workflow::open_for_reading((folder / "d.sqlite").string());
  const auto journal = store->journal();
  ASSERT_EQ(journal.size(), 4U) << "made, edited, undone, done again";
  EXPECT_EQ(journal[1].note.action, "edit");
  EXPECT_EQ(journal[3].note.action, "undo");
  EXPECT_EQ(store->changes_of(journal[3].id).size(), joined + 1);
  EXPECT_TRUE(store->verify().empty());
}

/// A pipe is divided by a key and a click on its middle, and a new manhole is put beside it; each is an
/// entry. A new work is an area if the person says so.
TEST(Replay, APipeIsDividedAManholeIsPutAndAWorkIsDrawn) {
  const temporary_directory folder;
  const program_result ended = play_on_sample(folder, R"(
wait
key Ctrl+F
type P-000005
key Enter
wait
key E
expect /edit/rings 1
key Shift+J
expect /edit/click "nothing"
key K
expect /edit/click "cut"
click map
expect /edit/cut true
key Ctrl+S
wait
expect /edit null
expect /history/done 1
key Ctrl+F
type N-000006
key Enter
wait
key Shift+E
expect /edit/layer "drainage_nodes"
click map 60 60
click edit:node_kind
click edit:node_kind:manhole
key Ctrl+S
wait
expect /edit null
expect /history/done 2
key Ctrl+F
type W-ROAD-001
key Enter
wait
key Shift+E
expect /edit/layer "works"
click edit_kind:2
click map 80 0
click map 120 0
click map 120 40
expect /edit/corners 3
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const auto store = workflow::open_for_reading((folder / "d.sqlite").string());
  const auto pipes = store->read("pipes");
  std::size_t pieces = 0;
  for (std::size_t row = 0; row < pipes.size(); ++row)
    pieces += pipes["code"].text(row).substr(0, 8) == "P-000005" ? 1 : 0;
  EXPECT_EQ(pieces, 2U);
  EXPECT_EQ(store->journal().size(), 3U) << "made, divided, added";
  EXPECT_TRUE(store->verify().empty());
}

/// Two pipes become one by a key and a click on the second: the form says what is not kept, one entry is
/// written, and it is taken back and done again. A pipe that does not meet the first changes nothing.
TEST(Replay, TwoPipesBecomeOneAndTwoAgain) {
  const temporary_directory folder;
  const program_result ended = play_on_sample(folder, R"(
wait
key Ctrl+F
type P-000001
key Enter
wait
wheel 3 map
key E
key Shift+K
expect /edit/click "join"
click map 160 24
expect /edit/shape_changed false
state apart.json
click map 90 11
expect /edit/lines 1
expect /edit/click "nothing"
expect /edit/changed/to_code "N-000001"
screenshot joined.png
key Ctrl+Z
expect /edit/lines 0
expect /edit/changed {}
key Ctrl+Y
expect /edit/changed/to_code "N-000001"
key Ctrl+S
wait
expect /edit null
expect /history/done 1
key Ctrl+Z
wait
expect /history/undone 1
key Ctrl+Y
wait
expect /history/done 1
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const std::string problem = kept(folder / "out/apart.json").at("edit").at("problem");
  EXPECT_NE(problem.find("26.7 m"), std::string::npos) << problem;
  const auto store = workflow::open_for_reading((folder / "d.sqlite").string());
  const auto journal = store->journal();
  ASSERT_EQ(journal.size(), 4U) << "made, joined, undone, done again";
  const auto pipes = store->read("pipes");
  ASSERT_EQ(pipes["code"].text(0), "P-000001");
  EXPECT_EQ(pipes["to_code"].text(0), "N-000001");
  EXPECT_EQ(pipes.geometry()[0].points().size(), 3U);
  for (std::size_t row = 0; row < pipes.size(); ++row) EXPECT_NE(pipes["code"].text(row), "P-000005");
  EXPECT_TRUE(store->verify().empty());
}

}  // namespace
}  // namespace greenward::testing
