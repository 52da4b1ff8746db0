#include "engine/base/error.hpp"
#include "engine/exchange/workbook.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/import_records.hpp"
#include "tests/support/bytes_of.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <array>
#include <fstream>

namespace greenward::workflow {
namespace {

constexpr const char* kNodes =
    "Exp_No,Code,X,Y,Surf_H,Feature,Subsid,Deep\n"
    "W1,WS,4860000.0,500000.0,210.5,,检查井,2.0\n"
    "W2,WS,4860030.0,500000.0,210.2,三通,,\n"
    "W3,WS,4860030.0,500040.0,210.0,,化粪池,1.8\n";
constexpr const char* kLines =
    "S_Exp,E_Exp,S_Deep,E_Deep,PSize,Material,Code,FlowDir,EmBed,Mdate,Belong,Munit,Sdate\n"
    "W1,W2,2.0,1.9,300,砼,WS,0,直埋,2005-06,排水公司,甲,20190614\n"
    "W2,W3,1.9,,400x300,砖砌,WS,1,管沟,1998,排水公司,甲,\n";

class SurveyTable : public ::testing::Test {
 protected:
  greenward::testing::temporary_directory folder_;
  std::string database_ = (folder_ / "d.sqlite").string();

  import_request request(const std::string& csv, const char* layer, const char* name = "in.csv") {
    std::ofstream(folder_ / name) << csv;
    import_request result;
    result.database = database_;
    result.file = folder_ / name;
    result.layer = layer;
    if (std::string(layer) == "drainage_nodes") result.reading.crs = "EPSG:4551";
    result.who = "tester";
    return result;
  }
  import_summary take(const std::string& csv, const char* layer) {
    return import_records(request(csv, layer), {});
  }
  layer::feature_table stored(const char* layer) { return open_for_reading(database_)->read(layer); }
  static std::string notes_of(const import_summary& summary) {
    std::string all;
    for (const bilingual& note : summary.notes) all += note.en + "\n";
    return all;
  }
  static std::string text_of(const std::filesystem::path& file) { return greenward::testing::bytes_of(file); }
};

TEST_F(SurveyTable, OfNodesFillsTheLayer) {
  const auto summary = take(kNodes, "drainage_nodes");
  EXPECT_EQ(summary.inserted, 3);
  const auto nodes = stored("drainage_nodes");
  EXPECT_EQ(nodes["code"].text(0), "W1");
  EXPECT_EQ(nodes["system"].text(0), "sanitary") << "the column Code holds systems";
  EXPECT_EQ(nodes["node_kind"].text(0), "manhole");
  EXPECT_EQ(nodes["node_kind"].text(1), "junction") << "no appurtenance: its feature";
  EXPECT_EQ(nodes["node_kind"].text(2), "septic_tank");
  EXPECT_EQ(nodes["ground_m"].real(0), 210.5);
  EXPECT_EQ(nodes["depth_m"].real(2), 1.8);
  const std::string notes = notes_of(summary);
  EXPECT_NE(notes.find("code = Exp_No"), std::string::npos) << notes;
  EXPECT_NE(notes.find("node_kind = Subsid / Feature"), std::string::npos) << notes;
  EXPECT_NE(notes.find("column Code holds only words for drainage systems"), std::string::npos) << notes;
  EXPECT_NE(notes.find("column X holds northings"), std::string::npos) << notes;
  EXPECT_NEAR(nodes.geometry()[0].points()[0].x, 126.0, 1e-9) << "500 km east is the zone's meridian";
  EXPECT_NEAR(nodes.geometry()[0].points()[0].y, 43.9, 0.1);
}

TEST_F(SurveyTable, OfLinesWithoutGeometryRunsBetweenItsNodes) {
  (void)take(kNodes, "drainage_nodes");
  const auto summary = take(kLines, "pipes");
  EXPECT_EQ(summary.inserted, 2);
  const auto pipes = stored("pipes");
  const auto nodes = stored("drainage_nodes");
  ASSERT_EQ(pipes.size(), 2U);
  EXPECT_EQ(pipes["from_code"].text(0), "W1");
  EXPECT_EQ(pipes.geometry()[0].points()[0], nodes.geometry()[0].points()[0]);
  EXPECT_EQ(pipes.geometry()[0].points()[1], nodes.geometry()[1].points()[0]);
  EXPECT_EQ(pipes["system"].text(0), "sanitary");
  EXPECT_FALSE(pipes["code"].has(0));
  EXPECT_EQ(pipes["up_depth_m"].real(0), 2.0);
  EXPECT_EQ(pipes["down_depth_m"].real(0), 1.9);
  EXPECT_FALSE(pipes["down_depth_m"].has(1));
  EXPECT_EQ(pipes["diameter_mm"].real(0), 300);
  EXPECT_FALSE(pipes["diameter_mm"].has(1));
  EXPECT_EQ(pipes["width_mm"].real(1), 400);
  EXPECT_EQ(pipes["height_mm"].real(1), 300);
  EXPECT_EQ(pipes["material"].text(0), "砼");
  EXPECT_EQ(pipes["flow_direction"].text(1), "backward");
  EXPECT_EQ(pipes["laying"].text(0), "直埋");
  EXPECT_EQ(pipes["built_year"].integer(0), 2005);
  EXPECT_EQ(pipes["built_year"].integer(1), 1998);
  EXPECT_EQ(pipes["owner"].text(0), "排水公司");
  EXPECT_EQ(format_date(date_from_days(pipes["surveyed_on"].integer(0))), "2019-06-14");
  const std::string notes = notes_of(summary);
  EXPECT_NE(notes.find("drawn straight between its two nodes (2 records)"), std::string::npos) << notes;
  EXPECT_NE(notes.find("only the year of a date was taken (1 records)"), std::string::npos) << notes;
  EXPECT_NE(notes.find("PSize does not say its unit and was taken for mm"), std::string::npos) << notes;
  EXPECT_NE(notes.find("fields not taken: Munit"), std::string::npos) << notes;
}

TEST_F(SurveyTable, ALineWhoseNodeIsMissingIsRefusedWithTheReason) {
  (void)take(kNodes, "drainage_nodes");
  const auto summary = take("S_Exp,E_Exp,Type\nW1,W2,WS\nW1,W9,WS\nW8,W9,WS\nW1,,WS\nW3,W3,WS\n", "pipes");
  EXPECT_EQ(summary.inserted, 1);
  EXPECT_EQ(summary.refused, 4);
  const std::string rejects = text_of(summary.rejects);
  EXPECT_NE(rejects.find("no node W9 with a point is in the database"), std::string::npos) << rejects;
  EXPECT_NE(rejects.find("no node W8"), std::string::npos) << "every reason at once";
  EXPECT_NE(rejects.find("does not name both its nodes"), std::string::npos) << rejects;
  EXPECT_NE(rejects.find("both its nodes lie at one point"), std::string::npos) << rejects;
  EXPECT_NE(rejects.find("没有几何"), std::string::npos);
  EXPECT_EQ(rejects.substr(0, rejects.find('\n')).find("mm"), std::string::npos) << "the file's own columns";
}

TEST_F(SurveyTable, NodesOfOneCodeAtTwoPlacesAreNoEnd) {
  (void)take(kNodes, "drainage_nodes");
  const auto store = open_or_create(database_);
  const auto nodes = store->read("drainage_nodes");
  const auto change = store->begin({"tester", "edit", "", ""});
  layer::feature_table again(nodes.schema());
  {
    layer::row_writer row(again, feature_id(0));
    row.set("code", "W1");
    row.set("node_kind", "manhole");
    row.geometry().append_point({125.0, 43.0});
  }
  (void)change->insert(again, {});
  change->commit();
  try {
    (void)take("S_Exp,E_Exp,Type\nW1,W2,WS\n", "pipes");
    FAIL();
  } catch (const error& failure) {
    EXPECT_NE(failure.message(language::en).find("several nodes W1"), std::string::npos);
  }
}

TEST_F(SurveyTable, MisconnectionSurveysAreKnown) {
  (void)take(kNodes, "drainage_nodes");
  EXPECT_EQ(take("JCJBH,LJBH,QDMS,GJ,CZ,管类\nW1,W2,1.5,DN300,PE,污水\n", "pipes").inserted, 1);
  const auto pipes = stored("pipes");
  EXPECT_EQ(pipes["from_code"].text(0), "W1");
  EXPECT_EQ(pipes["to_code"].text(0), "W2");
  EXPECT_EQ(pipes["up_depth_m"].real(0), 1.5);
  EXPECT_EQ(pipes["diameter_mm"].real(0), 300);
  EXPECT_EQ(pipes["material"].text(0), "PE");
}

TEST_F(SurveyTable, MetresAreToldByTheWholeColumnOrByTheUser) {
  (void)take(kNodes, "drainage_nodes");
  (void)take("S_Exp,E_Exp,Type,PSize\nW1,W2,WS,0.3\nW2,W3,WS,1\n", "pipes");
  EXPECT_EQ(stored("pipes")["diameter_mm"].real(0), 300);
  EXPECT_EQ(stored("pipes")["diameter_mm"].real(1), 1000);
  auto told = request("S_Exp,E_Exp,Type,PSize\nW1,W2,WS,30\n", "pipes");
  told.sizes_in = size_unit::cm;
  const auto summary = import_records(told, {});
  EXPECT_EQ(stored("pipes")["diameter_mm"].real(2), 300);
  EXPECT_NE(notes_of(summary).find("the unit of PSize is cm"), std::string::npos) << notes_of(summary);
}

TEST_F(SurveyTable, AUnitThatCannotBeToldIsAskedForAndNothingIsWritten) {
  (void)take(kNodes, "drainage_nodes");
  try {
    (void)take("S_Exp,E_Exp,Type,PSize\nW1,W2,WS,60\nW2,W3,WS,80\n", "pipes");
    FAIL();
  } catch (const error& failure) {
    EXPECT_EQ(failure.code(), error_code::bad_input);
    EXPECT_NE(failure.message(language::en).find("--size-unit"), std::string::npos);
    EXPECT_NE(failure.message(language::en).find("2 numbers between 60 and 80"), std::string::npos);
  }
  EXPECT_EQ(stored("pipes").size(), 0U);
}

TEST_F(SurveyTable, OfMixedUnitsTheRowsThatDoNotFitAreRefused) {
  (void)take(kNodes, "drainage_nodes");
  const auto summary =
      take("S_Exp,E_Exp,Type,PSize\nW1,W2,WS,300\nW2,W3,WS,0.4\nW3,W1,WS,500\nW2,W1,WS,两孔\nW3,W2,WS,DN40\n",
           "pipes");
  EXPECT_EQ(summary.inserted, 3);
  const std::string rejects = text_of(summary.rejects);
  EXPECT_NE(rejects.find("the size \"\"0.4\"\" does not fit the column's unit mm"), std::string::npos)
      << rejects;
  EXPECT_NE(rejects.find("断面尺寸“两孔”看不懂"), std::string::npos) << rejects;
  EXPECT_EQ(stored("pipes")["diameter_mm"].real(2), 40) << "it says its unit";
}

TEST_F(SurveyTable, AColumnOfTheLayersOwnNameIsInMillimetres) {
  (void)take(kNodes, "drainage_nodes");
  (void)take("from_code,to_code,system,diameter_mm\nW1,W2,WS,20\n", "pipes");
  EXPECT_EQ(stored("pipes")["diameter_mm"].real(0), 20);
}

TEST_F(SurveyTable, AWorkbookOfTwoSheetsIsReadSheetBySheet) {
  const bilingual points{"点表", "points"}, lines{"线表", "lines"};
  const auto column = [](const char* name) { return sheet_column{name, {name, name}}; };
  const std::array sheets{sheet{"points",
                                points,
                                {column("物探点号"), column("X"), column("Y"), column("地面高程"),
                                 column("附属物"), column("管类")},
                                {{"Y1", 4860000.0, 500000.0, 210.5, "雨水篦", "雨水"},
                                 {"Y2", 4860000.0, 500020.0, 210.4, "出水口", "雨水"}}},
                          sheet{"lines",
                                lines,
                                {column("起点点号"), column("终点点号"), column("起点埋深"), column("管径"),
                                 column("材质"), column("管类")},
                                {{"Y1", "Y2", 1.2, std::int64_t{300}, "PVC", "雨水"}}}};
  exchange::write_workbook(sheets, language::zh, folder_ / "survey.xlsx");
  import_request nodes = request("", "drainage_nodes");
  nodes.file = folder_ / "survey.xlsx";
  nodes.reading.source_layer = "点表";
  EXPECT_EQ(import_records(nodes, {}).inserted, 2);
  import_request pipes = nodes;
  pipes.layer = "pipes";
  pipes.reading = {"线表", "", ""};
  EXPECT_EQ(import_records(pipes, {}).inserted, 1);
  EXPECT_EQ(stored("drainage_nodes")["node_kind"].text(0), "inlet");
  EXPECT_EQ(stored("drainage_nodes")["node_kind"].text(1), "outfall");
  const auto table = stored("pipes");
  EXPECT_EQ(table["up_depth_m"].real(0), 1.2);
  EXPECT_EQ(table["diameter_mm"].real(0), 300);
  EXPECT_EQ(table.geometry()[0].points()[1], stored("drainage_nodes").geometry()[1].points()[0]);
}

TEST_F(SurveyTable, AShapefileInGbkKeepsItsChineseNamesAndValues) {
  GREENWARD_NEEDS_PROGRAM("ogr2ogr");
  std::ofstream(folder_ / "line.csv")
      << "起点点号,终点点号,终点埋深,管径,材质,管类,WKT\n"
         "甲1,甲2,1.5,300,钢筋砼,雨水,\"LINESTRING(125.2 43.9,125.2001 43.9)\"\n";
  const auto made = greenward::testing::run_program(
      {"ogr2ogr", "-f", "ESRI Shapefile", (folder_ / "line.shp").string(), (folder_ / "line.csv").string(),
       "-lco", "ENCODING=GBK", "-a_srs", "EPSG:4490", "-oo", "GEOM_POSSIBLE_NAMES=WKT", "-oo",
       "KEEP_GEOM_COLUMNS=NO"});
  ASSERT_EQ(made.status, 0) << made.err;
  std::filesystem::remove(folder_ / "line.cpg");
  import_request lines = request("", "pipes");
  lines.file = folder_ / "line.shp";
  lines.reading.encoding = "GBK";
  EXPECT_EQ(import_records(lines, {}).inserted, 1);
  const auto pipes = stored("pipes");
  EXPECT_EQ(pipes["from_code"].text(0), "甲1");
  EXPECT_EQ(pipes["down_depth_m"].real(0), 1.5);
  EXPECT_EQ(pipes["material"].text(0), "钢筋砼");
  EXPECT_EQ(pipes["system"].text(0), "storm");
}

}  // namespace
}  // namespace greenward::workflow
