#include "tests/support/temporary_directory.hpp"
#include "tests/ui/played_script.hpp"

#include <gtest/gtest.h>
#include <filesystem>
#include <fstream>
#include <string>

namespace greenward::testing {
namespace {

/// A park, and a point where a park must be an area.
constexpr const char* kParks = R"({"type":"FeatureCollection","features":[
 {"type":"Feature","properties":{"title":"新公园"},"geometry":{"type":"Polygon",
  "coordinates":[[[125.20,43.88],[125.21,43.88],[125.21,43.89],[125.20,43.89],[125.20,43.88]]]}},
 {"type":"Feature","properties":{"title":"点"},"geometry":{"type":"Point","coordinates":[125.2,43.88]}}]})";

std::size_t parks_in(const nlohmann::json& state) {
  for (const nlohmann::json& layer : state.at("layers"))
    if (layer.at("name") == "parks") return layer.at("features");
  return 0;
}

TEST(Replay, AFileThatIsDroppedIsAskedAboutAndAdded) {
  const temporary_directory folder;
  const std::string file = folder / "parks.geojson";
  std::ofstream(file) << kParks;
  const program_result ended = play_on_sample(folder, R"(
wait
state before.json
key Ctrl+O
expect /import/open true
key Esc
expect /import/open false
drop )" + file + R"(
expect /import/missing "Choose the layer that it goes to"
click import:layer
click import:layer:parks
expect /import/missing null
expect /import/fields {}
click import:field:name
click import:field:name:title
expect /import/fields {"name": "title"}
screenshot asked.png
click import:run
expect /import/problem null
expect /import/taken/inserted 1
expect /import/taken/refused 1
screenshot taken.png
state taken.json
wait
state after.json
key Esc
key Ctrl+Z
wait
state undone.json
key Ctrl+Y
wait
state again.json
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const std::string rejects = kept(folder / "out/taken.json").at("import").at("taken").at("rejects");
  EXPECT_TRUE(std::filesystem::exists(rejects)) << rejects;
  const std::size_t before = parks_in(kept(folder / "out/before.json"));
  EXPECT_EQ(parks_in(kept(folder / "out/after.json")), before + 1);
  EXPECT_EQ(parks_in(kept(folder / "out/undone.json")), before);
  EXPECT_EQ(parks_in(kept(folder / "out/again.json")), before + 1);
}

}  // namespace
}  // namespace greenward::testing
