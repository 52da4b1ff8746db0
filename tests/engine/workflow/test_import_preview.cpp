#include "engine/workflow/import_preview.hpp"

#include "engine/base/error.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <fstream>

namespace greenward::workflow {
namespace {

using names = std::vector<std::string>;

class ImportPreview : public ::testing::Test {
 protected:
  std::filesystem::path file(const std::string& name, const std::string& content) {
    const std::filesystem::path path = folder_ / name;
    std::ofstream(path) << content;
    return path;
  }

 private:
  greenward::testing::temporary_directory folder_;
};

TEST_F(ImportPreview, TellsWhatAFileHolds) {
  const import_preview preview = look_into(file("parks.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"name":"a","size":3},"geometry":{"type":"Point","coordinates":[125,43]}}]})"),
                                           {});
  EXPECT_EQ(preview.fields, (names{"name", "size"}));
  EXPECT_EQ(preview.source_layers.size(), 1U);
  EXPECT_EQ(preview.source_layer, preview.source_layers.front());
  EXPECT_EQ(preview.record_count, 1);
  EXPECT_FALSE(preview.needs_crs);
  EXPECT_FALSE(preview.crs.empty());
}

TEST_F(ImportPreview, AsksForACrsThatTheFileDoesNotSay) {
  const auto csv = file("parks.csv", "name,lon,lat\na,125,43\n");
  const import_preview preview = look_into(csv, {});
  EXPECT_TRUE(preview.needs_crs);
  EXPECT_TRUE(preview.crs.empty());
  EXPECT_EQ(preview.fields, (names{"name", "lon", "lat"}));
  const import_preview told = look_into(csv, {.source_layer = {}, .crs = "gcj02", .encoding = {}});
  EXPECT_FALSE(told.needs_crs);
  EXPECT_EQ(told.crs, "gcj02");
}

TEST_F(ImportPreview, AsksForNoneWhereThereAreNoPlaces) {
  const import_preview preview = look_into(file("stages.csv", "work,stage\n1,started\n"), {});
  EXPECT_FALSE(preview.needs_crs);
  EXPECT_TRUE(preview.crs.empty());
}

TEST_F(ImportPreview, RefusesWhatIsNoSuchFileOrNoSuchCrs) {
  EXPECT_THROW((void)look_into("/no/such/file.shp", {}), error);
  EXPECT_THROW((void)look_into(file("a.geojson", "{"), {}), error);
  const auto csv = file("parks.csv", "name,lon,lat\na,125,43\n");
  EXPECT_THROW((void)look_into(csv, {.source_layer = {}, .crs = "EPSG:1", .encoding = {}}), error);
}

}  // namespace
}  // namespace greenward::workflow
