// Files that GDAL's own tools (or a hand) have written, read back.
#include "engine/exchange/record_file.hpp"

#include "engine/base/error.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/shared_data.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>
#include <fstream>

#include <sqlite3.h>

namespace greenward::exchange {
namespace {

using greenward::testing::run_program;

struct read_result {
  record_header header;
  std::vector<record> records;
};

read_result read(const std::filesystem::path& file, const read_options& options = {}) {
  read_result result;
  read_records(
      file, options, [&](const record_header& h) { result.header = h; },
      [&](record&& r) { result.records.push_back(std::move(r)); }, task{});
  return result;
}

error failure(const std::filesystem::path& file, const read_options& options = {}) {
  try {
    (void)read(file, options);
  } catch (const error& e) {
    return e;
  }
  return {error_code::cancelled, "", {"", "nothing was thrown"}, {}};
}

std::string text(const read_result& result, std::size_t row, const std::string& field) {
  const auto at = std::find(result.header.fields.begin(), result.header.fields.end(), field);
  if (at == result.header.fields.end()) return "no such field";
  const cell& value = result.records[row].cells[static_cast<std::size_t>(at - result.header.fields.begin())];
  if (const auto* s = std::get_if<std::string>(&value)) return *s;
  if (const auto* i = std::get_if<std::int64_t>(&value)) return std::to_string(*i);
  return "not a text";
}

const char* const kTwoLines = R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"名称":"景阳大路","车道":6,"宽":32.5},"geometry":{"type":"LineString","coordinates":[[125.25,43.88],[125.26,43.89]]}},
{"type":"Feature","properties":{"名称":"春城大街","车道":null,"宽":null},"geometry":{"type":"MultiLineString","coordinates":[[[125.2,43.8],[125.21,43.81]],[[125.3,43.8],[125.31,43.81]]]}}]})";

class RecordFile : public ::testing::Test {
 protected:
  std::filesystem::path write(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return folder_ / name;
  }
  /// Writes kTwoLines in another format by ogr2ogr.
  std::filesystem::path converted(const std::string& name, const std::vector<std::string>& options) {
    const auto source = write("source.geojson", kTwoLines);
    const auto target = folder_ / name;
    std::vector<std::string> command{"ogr2ogr"};
    command.insert(command.end(), options.begin(), options.end());
    command.insert(command.end(), {target.string(), source.string()});
    const auto done = run_program(command);
    EXPECT_EQ(done.status, 0) << done.err;
    return target;
  }
  void expect_two_lines(const read_result& result, const std::string& name_field) {
    ASSERT_EQ(result.records.size(), 2U);
    EXPECT_EQ(text(result, 0, name_field), "景阳大路");
    for (const record& r : result.records) EXPECT_FALSE(r.refused) << r.refused->en;
    const auto line = result.records[0].geometry[0];
    EXPECT_EQ(line.kind(), geo::geometry_kind::line);
    ASSERT_EQ(line.points().size(), 2U);
    EXPECT_NEAR(line.points()[0].x, 125.25, 1e-8);
    EXPECT_NEAR(line.points()[0].y, 43.88, 1e-8);
    EXPECT_EQ(result.records[1].geometry[0].part_count(), 2U);
    EXPECT_EQ(result.records[1].number, 2);
  }
  greenward::testing::temporary_directory folder_;
};

TEST_F(RecordFile, EveryFormatGivesTheSameRecords) {
  GREENWARD_NEEDS_PROGRAM("ogr2ogr");
  expect_two_lines(read(write("a.geojson", kTwoLines)), "名称");
  expect_two_lines(read(converted("a.gpkg", {"-f", "GPKG"})), "名称");
  expect_two_lines(read(converted("a.fgb", {"-f", "FlatGeobuf", "-lco", "SPATIAL_INDEX=NO"})), "名称");
  expect_two_lines(read(converted("a.shp", {"-lco", "ENCODING=UTF-8"})), "名称");
  expect_two_lines(read(converted("a.kml", {"-f", "KML", "-dsco", "NameField=名称"})), "Name");
  expect_two_lines(read(converted("a.csv", {"-f", "CSV", "-lco", "GEOMETRY=AS_WKT"}), {.crs = "EPSG:4490"}),
                   "名称");
}

TEST_F(RecordFile, DxfNeedsToBeToldItsCrs) {
  GREENWARD_NEEDS_PROGRAM("ogr2ogr");
  const auto file =
      converted("a.dxf", {"-f", "DXF", "-nlt", "LINESTRING", "-explodecollections", "-select", "宽"});
  EXPECT_NE(std::string(failure(file).what()).find("--crs"), std::string::npos);
  const auto result = read(file, {.crs = "EPSG:4490"});
  ASSERT_EQ(result.records.size(), 3U);
  EXPECT_EQ(result.records[0].geometry[0].kind(), geo::geometry_kind::line);
}

TEST_F(RecordFile, AxisOrderNeverSwapsCoordinates) {
  GREENWARD_NEEDS_PROGRAM("ogr2ogr");
  for (const char* crs : {"EPSG:4326", "EPSG:4490", "EPSG:4551", "EPSG:4530", "EPSG:3857", "EPSG:32651"}) {
    SCOPED_TRACE(crs);
    const std::string name = std::string("axis-") + (crs + 5);
    const auto gpkg = read(converted(name + ".gpkg", {"-f", "GPKG", "-t_srs", crs}));
    expect_two_lines(gpkg, "名称");
    EXPECT_EQ(gpkg.header.crs, crs);
    const auto shp = read(converted(name + ".shp", {"-lco", "ENCODING=UTF-8", "-t_srs", crs}));
    expect_two_lines(shp, "名称");
    EXPECT_EQ(shp.header.crs, crs);
  }
}

TEST_F(RecordFile, TypesAndAbsenceAreKept) {
  const auto result = read(write("a.geojson", kTwoLines));
  EXPECT_EQ(result.header.fields, (std::vector<std::string>{"名称", "车道", "宽"}));
  EXPECT_EQ(std::get<std::int64_t>(result.records[0].cells[1]), 6);
  EXPECT_EQ(std::get<double>(result.records[0].cells[2]), 32.5);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(result.records[1].cells[1]));
}

TEST_F(RecordFile, CsvColumnsOfCoordinatesAreFoundUnderManyNames) {
  for (const char* header :
       {"name,lon,lat", "name,lng,LAT", "name,Longitude,Latitude", "name,经度,纬度", "name,x,y"}) {
    const auto result =
        read(write("points.csv", std::string(header) + "\n养老院,125.25,43.88\n"), {.crs = "EPSG:4490"});
    ASSERT_EQ(result.records.size(), 1U) << header;
    ASSERT_EQ(result.records[0].geometry[0].kind(), geo::geometry_kind::point) << header;
    EXPECT_EQ(result.records[0].geometry[0].points()[0], (geo::lon_lat{125.25, 43.88})) << header;
    EXPECT_EQ(result.records[0].cells.size(), 3U);
  }
}

TEST_F(RecordFile, CsvRowsWithoutNumbersAreRefusedAndEmptyOnesHaveNoGeometry) {
  const auto result = read(write("points.csv", "name,lon,lat\na,125.25,43.88\nb,east,north\nc,,\nd,nan,43\n"),
                           {.crs = "EPSG:4490"});
  ASSERT_EQ(result.records.size(), 4U);
  EXPECT_FALSE(result.records[0].refused);
  EXPECT_TRUE(result.records[1].refused);
  EXPECT_FALSE(result.records[2].refused);
  EXPECT_TRUE(result.records[2].geometry[0].is_none());
  EXPECT_TRUE(result.records[3].refused);
}

TEST_F(RecordFile, CsvWithCoordinatesNeedsACrs) {
  const error e = failure(write("points.csv", "lon,lat\n125.25,43.88\n"));
  EXPECT_EQ(e.code(), error_code::bad_input);
  EXPECT_NE(std::string(e.what()).find("--crs"), std::string::npos);
}

TEST_F(RecordFile, OffsetCoordinatesAreBroughtBack) {
  const auto result = read(write("points.csv", "lon,lat\n125.2563845,43.8823292\n"), {.crs = "gcj02"});
  EXPECT_NEAR(result.records.at(0).geometry[0].points()[0].x, 125.25, 1e-6);
  EXPECT_NEAR(result.records.at(0).geometry[0].points()[0].y, 43.88, 1e-6);
  EXPECT_EQ(result.header.crs, "gcj02");
}

TEST_F(RecordFile, GbkTextWithoutAWordAboutItNeedsToBeTold) {
  GREENWARD_NEEDS_PROGRAM("ogr2ogr");
  const auto file = converted("gbk.shp", {"-lco", "ENCODING=GBK"});
  std::filesystem::remove(folder_ / "gbk.cpg");
  const error e = failure(file);
  EXPECT_EQ(e.code(), error_code::bad_input);
  EXPECT_NE(std::string(e.what()).find("--encoding GBK"), std::string::npos) << e.what();
  EXPECT_EQ(text(read(file, {.encoding = "GBK"}), 1, read(file, {.encoding = "GBK"}).header.fields[0]),
            "春城大街");
}

TEST_F(RecordFile, GbkCsvIsReadWhenTold) {
  const auto file =
      write("gbk.csv", "\xC3\xFB\xB3\xC6,\xBE\xAD\xB6\xC8,\xCE\xB3\xB6\xC8\n\xC2\xCC\xD4\xB0,125.25,43.88\n");
  EXPECT_NE(std::string(failure(file, {.crs = "EPSG:4490"}).what()).find("--encoding GBK"),
            std::string::npos);
  const auto result = read(file, {.crs = "EPSG:4490", .encoding = "GBK"});
  EXPECT_EQ(result.header.fields, (std::vector<std::string>{"名称", "经度", "纬度"}));
  EXPECT_EQ(text(result, 0, "名称"), "绿园");
  EXPECT_EQ(result.records[0].geometry[0].points()[0], (geo::lon_lat{125.25, 43.88}));
}

TEST_F(RecordFile, WrongCrsIsSaidWithWhatWasSeen) {
  const auto file = write("points.csv", "x,y\n500000,4860000\n");
  const error e = failure(file, {.crs = "EPSG:4490"});
  EXPECT_EQ(e.code(), error_code::bad_input);
  EXPECT_NE(std::string(e.what()).find("500000"), std::string::npos);
  EXPECT_NE(std::string(e.what()).find("EPSG:4551"), std::string::npos);
  EXPECT_EQ(failure(write("degrees.csv", "x,y\n125.25,43.88\n"), {.crs = "EPSG:4551"}).code(),
            error_code::bad_input);
}

TEST_F(RecordFile, HeightsAreLeftOutWithANote) {
  const auto result = read(write("z.geojson", R"({"type":"Point","coordinates":[125.25,43.88,210.5]})"));
  ASSERT_EQ(result.records.size(), 1U);
  EXPECT_FALSE(result.records[0].refused);
  ASSERT_EQ(result.records[0].notes.size(), 1U);
}

TEST_F(RecordFile, GeometriesThatCannotBeUsedAreRefusedWithAReason) {
  const std::string start = R"({"type":"FeatureCollection","features":[)";
  const auto feature = [](const std::string& geometry) {
    return R"({"type":"Feature","properties":{"a":1},"geometry":)" + geometry + "}";
  };
  const auto result = read(write(
      "bad.geojson",
      start +
          feature(R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[125,43]}]})") +
          "," +
          feature(R"({"type":"Polygon","coordinates":[[[125,43],[126,44],[126,43],[125,44],[125,43]]]})") +
          "," + feature(R"({"type":"LineString","coordinates":[]})") + "," + feature("null") + "," +
          feature(R"({"type":"Polygon","coordinates":[[[125,43],[126,43],[125,43]]]})") + "]}"));
  ASSERT_EQ(result.records.size(), 5U);
  ASSERT_TRUE(result.records[0].refused);
  ASSERT_TRUE(result.records[1].refused);
  EXPECT_NE(result.records[1].refused->en.find("Self-intersection"), std::string::npos);
  EXPECT_TRUE(result.records[2].refused);
  EXPECT_FALSE(result.records[3].refused);
  EXPECT_TRUE(result.records[3].geometry[0].is_none());
  EXPECT_TRUE(result.records[4].refused);
  for (const record& r : result.records) EXPECT_EQ(r.geometry.size(), 1U);
}

TEST_F(RecordFile, CurvesAreDrawnAsLinesWithANote) {
  const auto result =
      read(write("c.csv", "id,wkt\n1,\"CIRCULARSTRING(125 43,125.5 43.5,126 43)\"\n"), {.crs = "EPSG:4490"});
  ASSERT_EQ(result.records.size(), 1U);
  EXPECT_FALSE(result.records[0].refused);
  EXPECT_GT(result.records[0].geometry[0].points().size(), 3U);
  EXPECT_EQ(result.records[0].notes.size(), 1U);
}

TEST_F(RecordFile, SeveralLayersNeedAName) {
  GREENWARD_NEEDS_PROGRAM("ogr2ogr");
  const auto file = converted("two.gpkg", {"-f", "GPKG", "-nln", "first"});
  const std::string source = folder_ / "source.geojson";
  ASSERT_EQ(run_program({"ogr2ogr", "-update", "-nln", "second", file.string(), source}).status, 0);
  EXPECT_EQ(source_layers(file), (std::vector<std::string>{"first", "second"}));
  const error e = failure(file);
  EXPECT_EQ(e.code(), error_code::bad_input);
  EXPECT_NE(std::string(e.what()).find("first, second"), std::string::npos);
  EXPECT_EQ(read(file, {.source_layer = "second"}).header.source_layer, "second");
  EXPECT_EQ(failure(file, {.source_layer = "third"}).code(), error_code::bad_input);
}

/// A GeoPackage with one plain layer, "first", and a view over it.
class GeopackageView : public RecordFile {
 protected:
  std::filesystem::path with_view(const std::string& select) {
    const auto file = converted("views.gpkg", {"-f", "GPKG", "-nln", "first"});
    sqlite3* tables = nullptr;
    EXPECT_EQ(sqlite3_open(file.c_str(), &tables), SQLITE_OK);
    const std::string statements =
        "CREATE TABLE n AS SELECT column1 AS i FROM (VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9));"
        "CREATE VIEW v AS " +
        select +
        ";"
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) "
        "SELECT 'v', data_type, 'v', srs_id FROM gpkg_contents WHERE table_name = 'first';"
        "INSERT INTO gpkg_geometry_columns SELECT 'v', column_name, geometry_type_name, srs_id, z, m "
        "FROM gpkg_geometry_columns WHERE table_name = 'first';";
    char* problem = nullptr;
    EXPECT_EQ(sqlite3_exec(tables, statements.c_str(), nullptr, nullptr, &problem), SQLITE_OK) << problem;
    sqlite3_close(tables);
    return file;
  }
};

TEST_F(GeopackageView, IsReadLikeATable) {
  GREENWARD_NEEDS_PROGRAM("ogr2ogr");
  const auto file = with_view("SELECT first.fid AS fid, geom, 名称 FROM first, n WHERE n.i = first.fid");
  expect_two_lines(read(file, {.source_layer = "v"}), "名称");
}

TEST_F(GeopackageView, ThatCallsItselfIsRefused) {
  GREENWARD_NEEDS_PROGRAM("ogr2ogr");
  for (const std::string where : {"", " WHERE i < 0"}) {
    const auto file = with_view(
        "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c) "
        "SELECT i AS fid, (SELECT geom FROM first) AS geom FROM c" +
        where);
    const error e = failure(file, {.source_layer = "v"});
    EXPECT_EQ(e.code(), error_code::bad_input);
    EXPECT_EQ(e.subject(), file.string());
    EXPECT_NE(e.problem().en.find("recursive"), std::string::npos) << e.what();
  }
}

TEST_F(GeopackageView, ThatGoesOnForEverIsRefused) {
  GREENWARD_NEEDS_PROGRAM("ogr2ogr");
  for (const std::string where :
       {"", " WHERE a.i + b.i + c.i + d.i + e.i + f.i + g.i + h.i + j.i + k.i < 0"}) {
    const auto file = with_view(
        "SELECT a.i AS fid, (SELECT geom FROM first) AS geom "
        "FROM n a, n b, n c, n d, n e, n f, n g, n h, n j, n k" +
        where);
    const error e = failure(file, {.source_layer = "v"});
    EXPECT_EQ(e.code(), error_code::bad_input);
    EXPECT_NE(e.problem().en.find("has no end"), std::string::npos) << e.what();
  }
}

TEST_F(RecordFile, OnlyLocalFilesOfAllowedFormatsAreRead) {
  const auto vrt =
      write("a.vrt",
            "<OGRVRTDataSource><OGRVRTLayer "
            "name='x'><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>");
  const auto text_file = write("a.txt", "hello");
  for (const std::filesystem::path& file :
       {std::filesystem::path("/vsicurl/http://localhost/a.geojson"),
        std::filesystem::path("http://localhost/a.geojson"), std::filesystem::path("PG:dbname=x"),
        folder_ / "missing.shp", vrt, text_file, folder_.path()}) {
    EXPECT_EQ(failure(file).code(), error_code::bad_input) << file << failure(file).what();
  }
}

TEST_F(RecordFile, TruncatedFilesAreBadInput) {
  GREENWARD_NEEDS_PROGRAM("ogr2ogr");
  for (const auto& [name, options] :
       {std::pair<std::string, std::vector<std::string>>{"t.gpkg", {"-f", "GPKG"}},
        {"t.fgb", {"-f", "FlatGeobuf"}},
        {"t.shp", {"-lco", "ENCODING=UTF-8"}}}) {
    const auto file = converted(name, options);
    std::filesystem::resize_file(file, std::filesystem::file_size(file) * 2 / 3);
    EXPECT_EQ(failure(file).code(), error_code::bad_input) << name << failure(file).what();
  }
  const auto geojson = write("t.geojson", std::string(kTwoLines).substr(0, 300));
  EXPECT_EQ(failure(geojson).code(), error_code::bad_input);
}

TEST_F(RecordFile, AnEncodingForAFormatThatHasOneIsUsage) {
  const auto file = write("a.geojson", kTwoLines);
  EXPECT_EQ(failure(file, {.encoding = "GBK"}).code(), error_code::usage);
  EXPECT_EQ(failure(write("p.csv", "a\n1\n"), {.encoding = "no-such-encoding"}).code(), error_code::usage);
}

TEST_F(RecordFile, NothingIsPrintedByGdal) {
  const auto file = write("broken.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{]}");
  ::testing::internal::CaptureStderr();
  (void)failure(file);
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

TEST(RecordFileRealData, ChangchunsFilesAreReadWhole) {
  for (const auto& [name, count] :
       {std::pair<std::string, std::size_t>{"changchun_districts_osm.geojson", 10},
        {"lvyuan_220106_osm_wgs84.geojson", 1},
        {"lvyuan_osm_arterials_subset.geojson", 23},
        {"road_clipped.geojson", 328},
        {"rail_clipped.geojson", 81}}) {
    GREENWARD_NEEDS_SHARED_DATA("changchun-osm/" + name);
    const auto result = read(greenward::testing::shared_data("changchun-osm/" + name));
    EXPECT_EQ(result.records.size(), count) << name;
    for (const record& r : result.records) {
      EXPECT_FALSE(r.refused) << name << ' ' << r.number << ' ' << r.refused->en;
      const auto box = r.geometry[0].box();
      EXPECT_TRUE(box.min.x > 124 && box.max.x < 128 && box.min.y > 42 && box.max.y < 46) << name << r.number;
    }
  }
}

}  // namespace
}  // namespace greenward::exchange
