#include "tests/support/temporary_directory.hpp"
#include "tests/ui/picture.hpp"
#include "tests/ui/played_script.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <string>

namespace greenward::testing {
namespace {

nlohmann::json layer_in(const nlohmann::json& state, const std::string& name) {
  for (const nlohmann::json& layer : state.at("layers"))
    if (layer.at("name") == name) return layer;
  return nullptr;
}

std::ptrdiff_t row_in_tree(const nlohmann::json& state, const std::string& name) {
  const nlohmann::json& rows = state.at("tree").at("rows");
  return std::find(rows.begin(), rows.end(), name) - rows.begin();
}

constexpr region kMapArea{300, 60, 650, 600};

TEST(Replay, LayersAreDraggedIntoAnotherOrderAndBack) {
  const temporary_directory folder;
  const program_result ended = play(folder, R"(
wait
click layer:works
expect /tree/usual_order true
screenshot usual.png
drag layer:compounds to layer:buildings 0 -10
expect /tree/usual_order false
expect /tree/chosen "compounds"
expect /tree/dragged ""
state dragged.json
screenshot dragged.png
key Alt+Down
state lowered.json
key Ctrl+Up
expect /tree/chosen "buildings"
key Alt+Up
expect /tree/usual_order false
click usual_order
expect /tree/usual_order true
screenshot again.png
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const nlohmann::json dragged = kept(folder / "out/dragged.json");
  EXPECT_EQ(row_in_tree(dragged, "compounds") + 1, row_in_tree(dragged, "buildings"));
  const nlohmann::json lowered = kept(folder / "out/lowered.json");
  EXPECT_EQ(row_in_tree(lowered, "buildings") + 1, row_in_tree(lowered, "compounds"));
  const picture usual(folder / "out/usual.png"), after(folder / "out/dragged.png"),
      again(folder / "out/again.png");
  EXPECT_GT(after.differences(usual, kMapArea), 300) << "compounds lie over their buildings";
  EXPECT_EQ(again.differences(usual, kMapArea), 0);
}

TEST(Replay, ALayerIsDrawnByItsFilterAndWithinItsScales) {
  const temporary_directory folder;
  const program_result ended = play(folder, R"(
wait
click layer:works
screenshot all.png
click layer:buildings
click filter:buildings
type hight_m > 3
key Enter
state refused.json
key Ctrl+A
type id <= 100
key Enter
state filtered.json
screenshot filtered.png
key L
move layer:buildings
screenshot filtered_zh.png
key L
click filter_clear:buildings
state whole.json
screenshot whole.png
wheel -30 layer:roads
screenshot scales.png
click farthest:buildings
key Ctrl+A
type 500
key Enter
move layer:buildings
screenshot far.png
state far.json
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const nlohmann::json refused = layer_in(kept(folder / "out/refused.json"), "buildings"),
                       filtered = layer_in(kept(folder / "out/filtered.json"), "buildings"),
                       whole = layer_in(kept(folder / "out/whole.json"), "buildings"),
                       far = layer_in(kept(folder / "out/far.json"), "buildings");
  EXPECT_NE(refused.at("filter_problem").get<std::string>().find("hight_m"), std::string::npos);
  EXPECT_EQ(refused.at("features"), refused.at("all_features")) << "what cannot be read changes nothing";
  EXPECT_EQ(filtered.at("features"), 100);
  EXPECT_GT(filtered.at("all_features"), 100);
  EXPECT_EQ(whole.at("features"), filtered.at("all_features"));
  const picture all(folder / "out/all.png"), some(folder / "out/filtered.png"),
      again(folder / "out/whole.png"), none(folder / "out/far.png");
  EXPECT_GT(some.differences(all, kMapArea), 1000);
  EXPECT_EQ(again.differences(all, kMapArea), 0);
  EXPECT_GT(none.differences(some, kMapArea), 200) << "not even those that match";
  EXPECT_FALSE(far.at("drawn"));
  EXPECT_EQ(far.at("farthest_scale"), 500);
}

}  // namespace
}  // namespace greenward::testing
