#include "tests/support/temporary_directory.hpp"
#include "tests/ui/picture.hpp"
#include "tests/ui/played_script.hpp"

#include <gtest/gtest.h>
#include <string>

namespace greenward::testing {
namespace {

TEST(Replay, TheTableSortsAndFilters) {
  const temporary_directory folder;
  const program_result ended = play(folder, R"(
wait
expect /table/open false
click open_table:works
expect /table/open true
expect /table/layer "works"
state stored.json
click table:layer
click table:layer:pipes
expect /table/layer "pipes"
click table:sort:id
expect /table/order {"field": "id", "descending": false}
click table:sort:id
state descending.json
click table:sort:id
expect /table/order null
click table:filter
type nome = 3
key Enter
expect /table/filter ""
state refused.json
screenshot refused.png
key Ctrl+A
type id <= 3 AND id <> 2
key Enter
expect /table/problem null
expect /table/listed 2
expect /table/first [1, 3]
screenshot filtered.png
key F6
expect /table/open false
key F6
expect /table/layer "pipes"
expect /table/filter "id <= 3 AND id <> 2"
click table:close
expect /table/open false
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const nlohmann::json descending = kept(folder / "out/descending.json").at("table");
  EXPECT_EQ(descending.at("first").at(0), descending.at("rows")) << "the ids count from 1";
  const nlohmann::json refused = kept(folder / "out/refused.json").at("table");
  EXPECT_NE(refused.at("problem").get<std::string>().find("no field 'nome'"), std::string::npos) << refused;
  EXPECT_EQ(refused.at("listed"), refused.at("rows")) << "what cannot be read leaves the rows";
}

TEST(Replay, TheTableTakesTheFilterOfItsLayer) {
  const temporary_directory folder;
  const program_result ended = play(folder, R"(
wait
click layer:works
click layer:buildings
key F6
click table:layer
click table:layer:buildings
expect /table/only_drawn false
state before.json
click filter:buildings
type id <= 100
key Enter
expect /table/only_drawn true
expect /table/listed 100
screenshot drawn.png
click table:only_drawn
expect /table/only_drawn false
state all.json
click table:only_drawn
click table:filter
type id > 98
key Enter
expect /table/first [99, 100]
expect /table/listed 2
click table:filter
key Ctrl+A
key Delete
key Enter
expect /table/listed 100
click filter_clear:buildings
expect /table/only_drawn false
state after.json
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const nlohmann::json before = kept(folder / "out/before.json"), all = kept(folder / "out/all.json"),
                       after = kept(folder / "out/after.json");
  EXPECT_GT(before["table"]["listed"], 100);
  EXPECT_EQ(all["table"]["listed"], before["table"]["listed"]);
  EXPECT_EQ(after["table"]["listed"], before["table"]["listed"]);
  EXPECT_TRUE(all["widgets"].contains("table:only_drawn"));
  EXPECT_FALSE(after["widgets"].contains("table:only_drawn")) << "there is no filter to take";
}

TEST(Replay, TableAndMapChooseForEachOther) {
  const temporary_directory folder;
  const program_result ended = play(folder, R"(
wait
key Ctrl+F
type ws3
key Enter
expect /selection/layer "pipes"
key F6
expect /table/layer "pipes"
expect /table/current 3
click table:row:2
expect /selection/layer "pipes"
expect /selection/id 2
key Down
expect /selection/id 3
key PageDown
state page.json
key End
state end.json
key Home
expect /selection/id 1
expect /table/marked 0
key Shift+Down
expect /table/marked 2
key Ctrl+C
expect /table/copied 2
state copied.json
key Ctrl+A
state all.json
click table:row:1
double table:row:2
expect /selection/id 2
state near.json
click table:layer
click table:layer:works
double table:row:2
key Esc
expect /table/current null
click map
state clicked.json
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  EXPECT_GT(kept(folder / "out/page.json").at("selection").at("id"), 5);
  const nlohmann::json end = kept(folder / "out/end.json");
  EXPECT_EQ(end.at("selection").at("id"), end.at("table").at("rows"));
  const std::string copied = kept(folder / "out/copied.json").at("copied");
  EXPECT_EQ(copied.substr(0, 3), "Id\t");
  EXPECT_NE(copied.find("\n1\t"), std::string::npos);
  EXPECT_NE(copied.find("\n2\t"), std::string::npos);
  EXPECT_EQ(copied.find("\n3\t"), std::string::npos);
  EXPECT_EQ(kept(folder / "out/all.json").at("table").at("marked"), end.at("table").at("rows"));
  EXPECT_NE(kept(folder / "out/near.json").at("camera"), end.at("camera")) << "it has gone there";
  // The middle of the map is that of work 2 now.
  const nlohmann::json clicked = kept(folder / "out/clicked.json");
  EXPECT_EQ(clicked.at("selection").at("layer"), "works") << clicked.at("selection");
  EXPECT_EQ(clicked.at("table").at("current"), clicked.at("selection").at("id"));
}

TEST(Replay, ArrowsMoveTheMapAgainAfterAClickOnIt) {
  const temporary_directory folder;
  const program_result ended = play(folder, R"(
wait
key F6
expect /table/focused true
state before.json
key Down
expect /table/current 1
state table.json
click map
expect /table/focused false
key Down
state map.json
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const auto camera = [&](const char* file) { return kept(folder / file).at("camera").at("y"); };
  EXPECT_EQ(camera("out/table.json"), camera("out/before.json"));
  EXPECT_NE(camera("out/map.json"), camera("out/table.json"));
}

}  // namespace
}  // namespace greenward::testing
