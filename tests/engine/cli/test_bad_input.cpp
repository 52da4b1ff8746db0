// Whatever is wrong: one line that says what and how to mend, the right exit status, the database unchanged.
#include "tests/engine/cli/command_fixture.hpp"
#include "tests/support/bytes_of.hpp"
#include "tests/support/shared_data.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace greenward::testing {
namespace {

class BadInput : public command_test {
 protected:
  /// Every database here is a copy of the small sample. The same bytes say the same; if the bytes differ
  /// (SQLite may tidy a file that it only opens), what they say counts.
  void TearDown() override {
    if (bytes_of(database_) == bytes_of(small_sample())) return;
    EXPECT_TRUE(content_of_database(database_) == content_of_database(small_sample()))
        << "the database has changed";
  }

  void expect_refusal(const std::vector<std::string>& arguments, int status, const std::string& subject) {
    const auto result = greenward_command(arguments);
    EXPECT_EQ(result.status, status) << result.err;
    EXPECT_EQ(result.out, "");
    EXPECT_EQ(std::count(result.err.begin(), result.err.end(), '\n'), 1) << result.err;
    EXPECT_NE(result.err.find(subject), std::string::npos) << result.err;
    EXPECT_NE(result.err.find("。"), std::string::npos) << "no remedy: " << result.err;
  }

  std::string file(const char* name, const std::string& content) {
    std::ofstream(folder_ / name, std::ios::binary) << content;
    return (folder_ / name).string();
  }
};

TEST_F(BadInput, AMissingFile) {
  expect_refusal({"import", database_, "/no/such.shp", "--layer", "roads"}, 3, "such.shp");
}

TEST_F(BadInput, AMissingDatabase) {
  expect_refusal({"info", "/no/such.sqlite"}, 4, "such.sqlite");
}

TEST_F(BadInput, AnUnknownLayer) {
  expect_refusal({"find", database_, "dragons"}, 2, "dragons");
  expect_refusal({"import", database_, file("a.csv", "lon,lat\n125,43\n"), "--layer", "dragons"}, 2,
                 "dragons");
  expect_refusal({"export", database_, "dragons", "-o", (folder_ / "x").string()}, 2, "dragons");
  EXPECT_FALSE(std::filesystem::exists(folder_ / "x"));
}

TEST_F(BadInput, AWrongCrs) {
  const std::string metres = file(
      "m.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"x"},
    "geometry":{"type":"LineString","coordinates":[[437000,4860000],[438000,4860000]]}}]})");
  expect_refusal({"import", database_, metres, "--layer", "roads"}, 3, "m.geojson");
  expect_refusal({"import", database_, metres, "--layer", "roads", "--crs", "EPSG:999999"}, 2, "999999");
}

TEST_F(BadInput, ATruncatedShapefile) {
  ASSERT_EQ(greenward_command({"export", database_, "roads", "-o", (folder_ / "shp").string()}).status, 0);
  const auto shp = folder_ / "shp/roads.shp";
  std::filesystem::resize_file(shp, std::filesystem::file_size(shp) / 2);
  expect_refusal({"import", database_, shp.string(), "--layer", "roads"}, 3, "roads.shp");
}

TEST_F(BadInput, AFileThatIsNoMapAtAll) {
  expect_refusal({"import", database_, file("noise.shp", "this is no shapefile"), "--layer", "roads"}, 3,
                 "noise.shp");
  expect_refusal({"import", database_, file("noise.osm.pbf", "neither is this"), "--osm"}, 3,
                 "noise.osm.pbf");
}

TEST_F(BadInput, ADatabaseThatIsNotOurs) {
  expect_refusal({"info", file("foreign.sqlite", "hello, I am a text file of some length, not a database")},
                 4, "foreign.sqlite");
}

TEST_F(BadInput, AConditionThatMakesNoSense) {
  expect_refusal({"find", database_, "roads", "--where", "name = "}, 2, "第 8 个字符");
  expect_refusal({"find", database_, "roads", "--where", "'; DROP TABLE roads; --"}, 2, "");
}

TEST_F(BadInput, AnUnknownWorkStageOrAFutureDate) {
  expect_refusal({"record", database_, "NO-SUCH", "--stage", "completed", "--date", "2024-01-01"}, 2,
                 "NO-SUCH");
  const std::string work =
      greenward_json({"find", database_, "works", "--count", "1"})["features"][0]["code"];
  expect_refusal({"record", database_, work, "--stage", "perfect", "--date", "2024-01-01"}, 2, "perfect");
  expect_refusal({"record", database_, work, "--stage", "completed", "--date", "2999-01-01"}, 2,
                 "2999-01-01");
  expect_refusal({"record", database_, work, "--stage", "completed", "--date", "yesterday"}, 2, "yesterday");
}

TEST_F(BadInput, AFolderThatCannotBeWritten) {
  const std::string no_folder = file("plain", "a file where a folder is wanted");
  expect_refusal({"export", database_, "roads", "-o", no_folder + "/out"}, 3, "plain/out");
  expect_refusal({"map", database_, "-o", no_folder + "/map.png"}, 3, "map.png");
}

TEST_F(BadInput, ASampleOverAFileThatIsThere) {
  expect_refusal({"sample", database_}, 4, "district.sqlite");
}

TEST_F(BadInput, WordsTheCommandDoesNotKnow) {
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"fly"}, {"info"}, {"info", database_, "--format", "xml"}, {}}) {
    const auto result = greenward_command(words);
    EXPECT_EQ(result.status, 2) << result.err;
    EXPECT_EQ(result.out, "");
  }
}

TEST_F(BadInput, AReadOnlyDatabaseIsReadButNotWritten) {
  if (geteuid() == 0) GTEST_SKIP() << "root writes to read-only files";
  std::filesystem::permissions(database_, std::filesystem::perms::owner_read);
  EXPECT_EQ(greenward_command({"info", database_}).status, 0);
  expect_refusal({"import", database_, file("f.csv", "category,lon,lat\n养老,125.2,43.9\n"), "--layer",
                  "facilities", "--crs", "EPSG:4490"},
                 4, "district.sqlite");
}

}  // namespace
}  // namespace greenward::testing
