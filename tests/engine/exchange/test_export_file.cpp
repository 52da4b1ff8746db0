// What is written, read back by GDAL's own tools.
#include "engine/exchange/export_file.hpp"

#include "engine/base/error.hpp"
#include "tests/engine/exchange/example_tables.hpp"
#include "tests/support/bytes_of.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace greenward::exchange {
namespace {

using greenward::testing::bytes_of;
using greenward::testing::example_lines;
using greenward::testing::example_mixture;
using greenward::testing::run_program;

std::string ogrinfo(const std::string& file, std::vector<std::string> options = {"-al"}) {
  options.insert(options.begin(), "ogrinfo");
  options.push_back(file);
  return run_program(options).out;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

class ExportFile : public ::testing::Test {
 protected:
  export_result write(const std::vector<layer::feature_table>& tables, const export_options& options) {
    return write_tables(tables, out(), options, task{});
  }
  [[nodiscard]] std::filesystem::path out() const { return folder_ / "成果"; }
  [[nodiscard]] std::string file(const std::string& name) const { return (out() / name).string(); }
  greenward::testing::temporary_directory folder_;
};

TEST_F(ExportFile, ShapefilesComeBackWithNamesValuesAndChinese) {
  GREENWARD_NEEDS_PROGRAM("ogrinfo");
  const auto result = write({example_lines()}, {});
  EXPECT_TRUE(result.losses.empty());
  const std::string info = ogrinfo(file("streets.shp"));
  for (const char* part :
       {"Feature Count: 2", "ROAD_NAME (String) = 景阳大路", "LANES (Integer64) = 1234567890123",
        "WIDTH_M (Real) = 32.123456789012", "BUILT (Date) = 2024/01/01", "CLASS (String) = arterial",
        "ID (Integer) = 7", "OPEN (Integer) = 1", "春城大街", "LANES (Integer64) = (null)",
        "MULTILINESTRING ((125.2 43.8,125.21 43.81),(125.3 43.8,125.31 43.81))"}) {
    EXPECT_TRUE(contains(info, part)) << part << "\n" << info;
  }
  EXPECT_TRUE(contains(info, "China") && contains(info, "2000")) << info;
  EXPECT_EQ(bytes_of(out() / "streets.cpg"), "UTF-8");
}

TEST_F(ExportFile, TheCrsOfShapefilesIsRecognised) {
  GREENWARD_NEEDS_PROGRAM("gdalsrsinfo");
  for (const char* crs : {"EPSG:4490", "EPSG:4551"}) {
    greenward::testing::temporary_directory folder;
    (void)write_tables({example_lines()}, folder / "a", {.crs = crs}, task{});
    const auto prj = folder / "a" / "streets.prj";
    const auto found = run_program({"gdalsrsinfo", "-e", "-o", "epsg", prj.string()}).out;
    EXPECT_TRUE(contains(found, crs)) << found << bytes_of(prj);
  }
}

TEST_F(ExportFile, ProjectedShapefilesHaveEastingsFirst) {
  GREENWARD_NEEDS_PROGRAM("ogrinfo");
  (void)write({example_lines()}, {.crs = "EPSG:4551"});
  const std::string info = ogrinfo(file("streets.shp"), {"-so", "-al"});
  // 125.2–125.31 E is west of 126 E: eastings below 500 km; 43.8–43.89 N: northings near 4 850–4 862 km.
  EXPECT_TRUE(contains(info, "Extent: (435") || contains(info, "Extent: (436")) << info;
  EXPECT_TRUE(contains(info, ", 485") || contains(info, ", 484")) << info;
}

TEST_F(ExportFile, GbkShapefilesAreReadableAsGbk) {
  GREENWARD_NEEDS_PROGRAM("ogrinfo");
  const auto result = write({example_lines()}, {.encoding = "GBK"});
  EXPECT_TRUE(result.losses.empty());
  EXPECT_EQ(bytes_of(out() / "streets.cpg"), "GBK");
  EXPECT_TRUE(contains(bytes_of(out() / "streets.dbf"), "\xBE\xB0\xD1\xF4\xB4\xF3\xC2\xB7"));  // 景阳大路
  EXPECT_TRUE(contains(ogrinfo(file("streets.shp")), "景阳大路"));
}

TEST_F(ExportFile, WhatDoesNotFitIsCutAtACharacterAndListed) {
  GREENWARD_NEEDS_PROGRAM("ogrinfo");
  auto table = layer::feature_table(greenward::testing::example_schema(layer::layer_geometry::none));
  {
    std::string name;
    for (int i = 0; i < 100; ++i) name += "绿";
    layer::row_writer row(table, feature_id(3));
    row.set("road_name", name + "🌲");
    row.set("lanes", std::int64_t{1234567890123456789});
    row.set("width_m", 1e300);
    row.geometry().append_none();
  }
  const auto result = write({table}, {.encoding = "GBK"});
  ASSERT_EQ(result.losses.size(), 3U);
  EXPECT_EQ(result.losses[0].field, "road_name");
  EXPECT_EQ(result.losses[0].row_id, 3);
  EXPECT_EQ(result.losses[1].field, "lanes");
  EXPECT_EQ(result.losses[2].field, "width_m");
  EXPECT_TRUE(contains(bytes_of(out() / "losses.csv"), "streets.dbf,3,road_name,"));
  EXPECT_TRUE(contains(ogrinfo(file("streets.dbf")), "绿绿?"));

  const auto utf8 = write_tables({table}, folder_ / "utf8", {}, task{});
  ASSERT_EQ(utf8.losses.size(), 3U);
  EXPECT_TRUE(contains(utf8.losses[0].what.en, "text cut from 304 to 252 bytes")) << utf8.losses[0].what.en;
}

TEST_F(ExportFile, SeveralKindsBecomeSeveralShapefiles) {
  GREENWARD_NEEDS_PROGRAM("ogrinfo");
  const auto result = write({example_mixture()}, {});
  for (const char* name :
       {"streets_point.shp", "streets_line.shp", "streets_polygon.shp", "streets_none.dbf"}) {
    EXPECT_TRUE(std::filesystem::exists(out() / name)) << name;
    EXPECT_TRUE(contains(ogrinfo(file(name), {"-so", "-al"}), "Feature Count: 1")) << name;
  }
  EXPECT_TRUE(std::find(result.files.begin(), result.files.end(), out() / "streets_line.shp") !=
              result.files.end());
}

TEST_F(ExportFile, TablesWithoutRowsAreStillTables) {
  GREENWARD_NEEDS_PROGRAM("ogrinfo");
  (void)write({layer::feature_table(greenward::testing::example_schema(layer::layer_geometry::polygon))}, {});
  const std::string info = ogrinfo(file("streets.shp"), {"-so", "-al"});
  EXPECT_TRUE(contains(info, "Geometry: Polygon") && contains(info, "Feature Count: 0")) << info;
}

TEST_F(ExportFile, TheFieldListExplainsEveryAlias) {
  (void)write({example_lines()}, {.notice = "合成数据，不可用于施工"});
  const std::string list = bytes_of(out() / "fields.csv");
  EXPECT_TRUE(
      list.starts_with("\xEF\xBB\xBF"
                       "file,alias,field,zh,en,type,unit,code_list\r\n"));
  EXPECT_TRUE(contains(list, "streets.shp,WIDTH_M,width_m,宽度,Width,real,m,\r\n"));
  EXPECT_TRUE(contains(list, "streets.shp,CLASS,road_class,等级,Class,code,,road_class\r\n"));
  EXPECT_TRUE(contains(bytes_of(out() / "数据说明.txt"), "合成数据，不可用于施工"));
  EXPECT_FALSE(std::filesystem::exists(out() / "losses.csv"));
}

TEST_F(ExportFile, AGeopackageKeepsIdsTypesAndTheNotice) {
  GREENWARD_NEEDS_PROGRAM("ogrinfo");
  (void)write({example_lines()}, {.format = export_format::gpkg, .notice = "合成数据"});
  const std::string info = ogrinfo(file("layers.gpkg"));
  for (const char* part :
       {"OGRFeature(streets):7", "road_name (String) = 景阳大路", "open (Integer(Boolean)) = 1",
        "built (Date) = 2024/01/01", "FID Column = id", "4490", "IDENTIFIER=街道样例",
        "街道样例 / Example streets。合成数据", "width_m (Real) = 32.123456789012"}) {
    EXPECT_TRUE(contains(info, part)) << part << "\n" << info;
  }
  EXPECT_TRUE(contains(ogrinfo(file("layers.gpkg"), {}), "notice=合成数据"));
}

TEST_F(ExportFile, FlatGeobufHoldsTheRowsWithGeometryAndListsTheOthers) {
  GREENWARD_NEEDS_PROGRAM("ogrinfo");
  const auto result = write({example_mixture()}, {.format = export_format::flatgeobuf});
  const std::string info = ogrinfo(file("streets.fgb"));
  EXPECT_TRUE(contains(info, "Feature Count: 3")) << info;
  EXPECT_TRUE(contains(info, "第3号") && contains(info, "4490")) << info;
  ASSERT_EQ(result.losses.size(), 1U);
  EXPECT_EQ(result.losses[0].row_id, 4);
}

TEST_F(ExportFile, GeojsonFilesAreReadByGdal) {
  GREENWARD_NEEDS_PROGRAM("ogrinfo");
  (void)write({example_mixture()}, {.format = export_format::geojson});
  const std::string info = ogrinfo(file("streets.geojson"));
  EXPECT_TRUE(contains(info, "Feature Count: 4")) << info;
  EXPECT_TRUE(contains(info, "WGS 84")) << info;
}

TEST_F(ExportFile, GeojsonInAnotherCrsIsRefused) {
  try {
    (void)write({example_lines()}, {.format = export_format::geojson, .crs = "EPSG:4551"});
    FAIL();
  } catch (const error& e) {
    EXPECT_EQ(e.code(), error_code::usage);
  }
}

TEST_F(ExportFile, OffsetCoordinatesNameNoCrs) {
  GREENWARD_NEEDS_PROGRAM("ogrinfo");
  (void)write({example_lines()}, {.crs = "gcj02"});
  EXPECT_FALSE(std::filesystem::exists(out() / "streets.prj"));
  const std::string info = ogrinfo(file("streets.shp"), {"-so", "-al"});
  EXPECT_TRUE(contains(info, "Extent: (125.206")) << info;
}

TEST_F(ExportFile, AnUnknownEncodingOrCrsIsUsage) {
  for (const export_options& options :
       {export_options{.encoding = "EBCDIC"}, export_options{.crs = "EPSG:0"}}) {
    try {
      (void)write({example_lines()}, options);
      FAIL();
    } catch (const error& e) {
      EXPECT_EQ(e.code(), error_code::usage);
    }
  }
  EXPECT_FALSE(std::filesystem::exists(out()));
}

TEST_F(ExportFile, FilesThatAreThereAlreadyAreLeftAlone) {
  std::filesystem::create_directory(out());
  std::ofstream(out() / "streets.dbf") << "mine";
  try {
    (void)write({example_lines()}, {});
    FAIL();
  } catch (const error& e) {
    EXPECT_EQ(e.code(), error_code::usage);
  }
  EXPECT_EQ(bytes_of(out() / "streets.dbf"), "mine");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(out()), {}), 1);
}

TEST_F(ExportFile, AFullDiskLeavesNothingBehind) {
  const std::string mount = (folder_ / "small").string();
  std::filesystem::create_directory(mount);
  if (run_program({"mount", "-t", "tmpfs", "-o", "size=64k", "none", mount}).status != 0)
    GTEST_SKIP() << "cannot mount a tmpfs here";
  layer::feature_table table = example_lines();
  for (std::int64_t id = 100; id < 3000; ++id) {
    layer::row_writer row(table, feature_id(id));
    row.set("road_name", "一条很长的道路名称");
    row.geometry().append_line(std::vector<geo::lon_lat>{{125.25, 43.88}, {125.26, 43.89}});
  }
  for (const export_format format :
       {export_format::shapefile, export_format::gpkg, export_format::geojson, export_format::flatgeobuf}) {
    try {
      (void)write_tables({table}, std::filesystem::path(mount) / "out", {.format = format}, task{});
      ADD_FAILURE() << "64 KiB held " << static_cast<int>(format);
    } catch (const error& e) {
      EXPECT_EQ(e.code(), error_code::bad_input) << e.what();
    }
    EXPECT_TRUE(std::filesystem::is_empty(mount)) << static_cast<int>(format);
  }
  (void)run_program({"umount", mount});
}

TEST_F(ExportFile, CancellingLeavesNothingBehind) {
  task cancelled;
  cancelled.token.cancel();
  EXPECT_THROW((void)write_tables({example_lines()}, out(), {}, cancelled), error);
  EXPECT_FALSE(std::filesystem::exists(out()));
}

TEST(ToGeojson, FollowsRfc7946) {
  const auto document = nlohmann::json::parse(to_geojson(example_mixture()));
  EXPECT_EQ(document["type"], "FeatureCollection");
  ASSERT_EQ(document["features"].size(), 4U);
  const auto& polygon = document["features"][2];
  EXPECT_EQ(polygon["id"], 3);
  EXPECT_EQ(polygon["geometry"]["type"], "Polygon");
  const auto ring = polygon["geometry"]["coordinates"][0].get<std::vector<std::array<double, 2>>>();
  EXPECT_EQ(ring.front(), ring.back());
  double twice_area = 0;
  for (std::size_t i = 1; i < ring.size(); ++i)
    twice_area += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  EXPECT_GT(twice_area, 0) << "shells run counter-clockwise";
  EXPECT_TRUE(document["features"][3]["geometry"].is_null());
  EXPECT_TRUE(document["features"][3]["properties"]["lanes"].is_null());
}

TEST(ToGeojson, ValuesKeepTheirTypes) {
  const auto properties = nlohmann::json::parse(to_geojson(example_lines()))["features"][0]["properties"];
  EXPECT_EQ(properties["road_name"], "景阳大路");
  EXPECT_EQ(properties["open"], true);
  EXPECT_EQ(properties["built"], "2024-01-01");
  EXPECT_EQ(properties["width_m"], 32.123456789012);
}

}  // namespace
}  // namespace greenward::exchange
