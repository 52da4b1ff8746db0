// A compound solved by hand, as the page shows it.
#include "engine/workflow/separation_pages.hpp"

#include "engine/base/error.hpp"
#include "engine/report/separation_tables.hpp"
#include "tests/engine/workflow/plain_district.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <cmath>

namespace greenward::workflow {
namespace {

using drainage::obstacle;
using drainage::verdict;
using testing::layer_maker;

/// Somewhere in Lüyuan.
constexpr geo::planar kCorner{436000, 4860000};

geo::planar at(double x, double y) {
  return {kCorner.x + x, kCorner.y + y};
}

/// A district of one compound, 100 m by 60 m, declared complete. Of its buildings B1 is rightly connected, B2
/// by L2 to the storm manhole Y1, and nobody lives in B3. Inlet I1 is right, I2 hangs on a pipe of unknown
/// system. Beyond the gate sewage runs to the plant W, rain to the outfall O. C2 has nothing.
class by_hand {
 public:
  by_hand() {
    compound("C1", 0, "completed");
    compound("C2", 1000, "");
    building("B1", 10, 40, "C1");
    building("B2", 60, 60, "C1");
    building("B3", 85, 0, "C1");
    node("H1", "house_connection", "sanitary", 20, 5, "C1", "B1");
    node("H2", "house_connection", "sanitary", 70, 12, "C1", "B2");
    node("S1", "manhole", "sanitary", 50, 5, "C1");
    node("S2", "manhole", "sanitary", 130, 5);
    node("W", "wwtp", "sanitary", 430, 5);
    node("I1", "inlet", "storm", 40, 30, "C1");
    node("I2", "inlet", "storm", 80, 50, "C1");
    node("Y1", "manhole", "storm", 90, 30, "C1");
    node("Y2", "manhole", "storm", 130, 30);
    node("O", "outfall", "storm", 530, 30);
    pipe("L1", "H1", "S1", "sanitary", at(20, 5), at(50, 5), "C1");
    pipe("L2", "H2", "Y1", "sanitary", at(70, 12), at(90, 30), "C1");
    pipe("P1", "S1", "S2", "sanitary", at(50, 5), at(130, 5), "C1");
    pipe("P2", "S2", "W", "sanitary", at(130, 5), at(430, 5));
    pipe("R1", "I1", "Y1", "storm", at(40, 30), at(90, 30), "C1");
    pipe("R2", "I2", "Y1", "unknown", at(80, 50), at(90, 30), "C1");
    pipe("P3", "Y1", "Y2", "storm", at(90, 30), at(130, 30), "C1");
    pipe("P4", "Y2", "O", "storm", at(130, 30), at(530, 30));
  }

  drain_model model() {
    auto district = std::make_shared<district_snapshot>();
    district->measuring = geo::crs_code{4551};
    district->info.name = "绿园区";
    district->info.synthetic = true;
    district->info.notice = "合成数据";
    for (layer_maker* made : {&compounds_, &buildings_, &people_, &nodes_, &pipes_})
      district->layers.push_back(made->done());
    return make_drain_model(std::move(district));
  }

 private:
  void compound(const char* code, double x, const char* declared) {
    compounds_.rectangle(kCorner.x + x, kCorner.y, 100, 60);
    layer::row_writer row(compounds_.table(), feature_id(1));
    row.set("code", code);
    row.set("name", std::string("小区") + code);
    row.set("street_code", "220106001");
    if (*declared != '\0') row.set("separation", declared);
  }
  void building(const char* code, double x, int people, const char* compound) {
    buildings_.rectangle(kCorner.x + x, kCorner.y + 14, 12, 20);
    {
      layer::row_writer row(buildings_.table(), feature_id(1));
      row.set("code", code);
      row.set("compound_code", compound);
      row.set("building_use", people > 0 ? "residential" : "office");
    }
    if (people == 0) return;
    people_.point(kCorner.x + x, kCorner.y);
    layer::row_writer row(people_.table(), feature_id(1));
    row.set("building_code", code);
    row.set("people", people);
  }
  void node(const char* code, const char* kind, const char* system, double x, double y,
            const char* compound = "", const char* building = "") {
    nodes_.point(kCorner.x + x, kCorner.y + y);
    layer::row_writer row(nodes_.table(), feature_id(static_cast<std::int64_t>(nodes_.table().size()) + 1));
    row.set("code", code);
    row.set("node_kind", kind);
    row.set("system", system);
    row.set("status", "existing");
    if (*compound != '\0') row.set("compound_code", compound);
    if (*building != '\0') row.set("building_code", building);
  }
  void pipe(const char* code, const char* from, const char* to, const char* system, geo::planar a,
            geo::planar b, const char* compound = "") {
    pipes_.line(a, b);
    layer::row_writer row(pipes_.table(), feature_id(static_cast<std::int64_t>(pipes_.table().size()) + 1));
    row.set("code", code);
    row.set("from_code", from);
    row.set("to_code", to);
    row.set("system", system);
    row.set("status", "existing");
    row.set("flow_direction", "forward");
    if (*compound != '\0') row.set("compound_code", compound);
  }

  layer_maker compounds_{"compounds"}, buildings_{"buildings"}, people_{"population_points"},
      nodes_{"drainage_nodes"}, pipes_{"pipes"};
};

class SeparationPages : public ::testing::Test {
 protected:
  by_hand made_;
  drain_model model_ = made_.model();
  separation_result proven_{model_};
  report::separation_page page_ = make_separation_page(model_, proven_, 0);
  greenward::testing::temporary_directory folder_;

  [[nodiscard]] std::string text_of(const std::filesystem::path& file) const {
    return greenward::testing::run_program({"pdftotext", "-layout", file.string(), "-"}).out;
  }
};

TEST_F(SeparationPages, SayWhatIsDeclaredAndWhatIsProven) {
  EXPECT_EQ(page_.name, "小区C1");
  EXPECT_EQ(page_.code, "C1");
  EXPECT_EQ(page_.street, "220106001") << "the code, where nobody has the name";
  EXPECT_TRUE(page_.declared_complete);
  for (const report::page_proof* proof : {&page_.handover, &page_.receptor}) {
    EXPECT_EQ(proof->result, verdict::fails);
    EXPECT_DOUBLE_EQ(proof->sewage.pass, 40);
    EXPECT_DOUBLE_EQ(proof->sewage.fail, 60);
    EXPECT_DOUBLE_EQ(proof->rain.pass, 1);
    EXPECT_DOUBLE_EQ(proof->rain.unknown, 1);
    EXPECT_DOUBLE_EQ(proof->least_index, 0.4);
    EXPECT_DOUBLE_EQ(proof->greatest_index, 0.4);
  }
  EXPECT_EQ(page_.misconnection_count, 1U);
  const sheet proof = report::proof_table(page_, language::zh);
  const auto rows = testing::rows_by(proof, "scope");
  const auto& street = rows.at("至终点（含街道）");
  EXPECT_EQ(std::get<std::string>(street.at("sewage")), "40.0%");
  EXPECT_EQ(std::get<std::string>(street.at("rain")), "50.0%–100.0%");
  EXPECT_EQ(std::get<std::string>(street.at("combined")), "0.0%");
  EXPECT_EQ(testing::whole(street.at("misconnections")), 1);
  EXPECT_EQ(std::get<std::string>(street.at("buildings")), "1 / 1 / 0");
  EXPECT_EQ(std::get<std::string>(street.at("inlets")), "1 / 0 / 1");
}

TEST_F(SeparationPages, NumberEveryFaultWithItsReasonAndItsWay) {
  ASSERT_EQ(page_.faults.size(), 2U);
  const report::page_fault& building = page_.faults[0];
  EXPECT_EQ(building.subject, report::page_subject::building);
  EXPECT_EQ(building.code, "B2");
  EXPECT_EQ(building.result, verdict::fails);
  EXPECT_EQ(building.scope, drainage::separation_scope::handover);
  EXPECT_EQ(building.why, obstacle::reaches_storm);
  EXPECT_EQ(building.pipes, (std::vector<std::string>{"L2", "P3"}));
  EXPECT_EQ(building.fault, "Y2");
  EXPECT_EQ(building.end, at(130, 30));
  EXPECT_DOUBLE_EQ(building.people, 60);
  const report::page_fault& inlet = page_.faults[1];
  EXPECT_EQ(inlet.subject, report::page_subject::inlet);
  EXPECT_EQ(inlet.code, "I2");
  EXPECT_EQ(inlet.result, verdict::unknown);
  EXPECT_EQ(inlet.why, obstacle::unknown_system);
  EXPECT_EQ(inlet.fault, "R2");
  EXPECT_EQ(inlet.end, at(85, 40)) << "in the middle of the pipe";
  EXPECT_TRUE(std::isnan(inlet.people));
}

TEST_F(SeparationPages, DrawTheWayFromTheBuildingToWhereItFails) {
  ASSERT_EQ(page_.ways.size(), 2U);
  const auto way = page_.ways[0].ring(0, 0);
  const std::vector<geo::planar> expected{at(66, 24), at(70, 12), at(90, 30), at(130, 30)};
  ASSERT_EQ(way.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_LT(geo::distance(way[i], expected[i]), 1e-6) << i;
  const auto exits = report::exits_of(page_.ways, page_.extent);
  EXPECT_NEAR(exits[0].place.x, page_.extent.max.x, 1e-9);
  EXPECT_NEAR(exits[0].metres_left, 130 - (page_.extent.max.x - kCorner.x), 1e-6);
  EXPECT_LT(exits[1].metres_left, 0);
}

TEST_F(SeparationPages, ShowBuildingsDrainsAndMisconnectionsSideBySideWithTheirGeometry) {
  ASSERT_EQ(page_.buildings.size(), 3U);
  EXPECT_EQ(page_.building_verdicts, (std::vector{verdict::passes, verdict::fails, verdict::not_assessable}));
  EXPECT_EQ(page_.drains.size(), page_.drain_marks.size());
  for (const report::page_drain& drain : page_.drain_marks) EXPECT_FALSE(drain.of_other);
  const report::separation_page other = make_separation_page(model_, proven_, 1);
  EXPECT_EQ(other.drains.size(), 0U) << "too far away";
  EXPECT_EQ(page_.inlet_verdicts, (std::vector{verdict::passes, verdict::unknown}));
  ASSERT_EQ(page_.misconnections.size(), 1U);
  EXPECT_EQ(page_.misconnections[0].pipe, "L2");
  EXPECT_EQ(page_.misconnections[0].to, "Y1");
  EXPECT_EQ(page_.misconnections[0].place, at(80, 21));
  EXPECT_TRUE(page_.extent.contains(at(0, 0)) && page_.extent.contains(at(100, 60)));
}

TEST_F(SeparationPages, ACompoundThatNobodyHasSurveyedListsNothing) {
  const report::separation_page page = make_separation_page(model_, proven_, 1);
  EXPECT_FALSE(page.surveyed);
  EXPECT_TRUE(page.faults.empty());
  EXPECT_EQ(page.receptor.result, verdict::not_assessable);
}

TEST_F(SeparationPages, APageOnPaperSaysEverything) {
  GREENWARD_NEEDS_PROGRAM("pdftotext")
  const auto file = folder_ / "page.pdf";
  EXPECT_EQ(print_compound(model_, "C1", {}, file).size(), 1U);
  const std::string text = text_of(file);
  for (const char* words :
       {"小区C1",  "220106001", "申报完成",         "与申报不符", "至接户井",
        "至终点",  "40.0%",     "50.0%–100.0%",     "B2",         "流到雨水排放口或雨水干管",
        "L2 → P3", "I2",        "途中管道系统未知", "污水入雨水", "M1",
        "图例",    "污水管",    "雨水管",           "比例尺",     "合成数据",
        "统计日",  "规则包",    "未核实",           "北"})
    EXPECT_NE(text.find(words), std::string::npos) << words << '\n' << text;
  (void)print_compound(model_, "C1", {.when = {}, .lang = language::en}, file);
  const std::string english = text_of(file);
  for (const char* words : {"Declared complete", "the declaration does not hold", "Sewage to storm",
                            "Reaches an outfall or storm trunk", "Legend", "Scale", "nobody has verified it"})
    EXPECT_NE(english.find(words), std::string::npos) << words << '\n' << english;
}

TEST_F(SeparationPages, WhereAWayLeavesThePageAnArrowSaysWhereTo) {
  GREENWARD_NEEDS_PROGRAM("pdftotext")
  report::separation_page far = page_;
  geo::planar_geometry ways;
  ways.append_line(std::vector<geo::planar>{at(66, 24), at(70, 12), at(90, 30), at(5090, 30)});
  ways.append(page_.ways[1]);
  far.ways = ways;
  far.faults[0].fault = "WS-0123";
  report::print_separation(far, {}, folder_ / "far.pdf");
  const std::string text = text_of(folder_ / "far.pdf");
  EXPECT_NE(text.find("→ 至 WS-0123，4"), std::string::npos) << text;
}

TEST_F(SeparationPages, LongTablesGoOnUnderTheirHeadings) {
  GREENWARD_NEEDS_PROGRAM("pdftotext")
  report::separation_page large = page_;
  for (int i = 0; i < 150; ++i) {
    large.faults.push_back(page_.faults[0]);
    large.faults.back().code = "B-" + std::to_string(1000 + i);
    large.ways.append(page_.ways[0]);
  }
  report::print_separation(large, {}, folder_ / "large.pdf");
  const std::string text = text_of(folder_ / "large.pdf");
  for (int i = 0; i < 150; ++i) EXPECT_NE(text.find("B-" + std::to_string(1000 + i)), std::string::npos) << i;
  const auto count = [&](const std::string& words) {
    std::size_t found = 0;
    for (std::size_t p = text.find(words); p != std::string::npos; p = text.find(words, p + 1)) ++found;
    return found;
  };
  EXPECT_GE(count("水流路径（至问题处）"), 3U);
  const auto pictures = report::print_separation(large, {}, folder_ / "large.png");
  EXPECT_GE(pictures.size(), count("水流路径（至问题处）")) << "one a page";
  for (const auto& picture : pictures) EXPECT_TRUE(std::filesystem::exists(picture)) << picture;
}

TEST_F(SeparationPages, ABookBeginsWithDeclaredAgainstProven) {
  GREENWARD_NEEDS_PROGRAM("pdftotext")
  const auto file = folder_ / "book.pdf";
  EXPECT_EQ(print_compounds(model_, {.when = {}, .lang = language::zh, .all = true}, file).size(), 1U);
  const std::string text = text_of(file);
  EXPECT_NE(text.find("申报完成 1 个小区，其中证实 0 个，证实不符 1 个，尚不能证实 0 个"), std::string::npos)
      << text;
  EXPECT_LT(text.find("小区C1"), text.find("小区C2")) << "the worst first";
  EXPECT_NE(text.find("1/3"), std::string::npos);
  EXPECT_NE(text.find("没有测量的排水管"), std::string::npos);
}

TEST_F(SeparationPages, AFolderHasAFileForEachListedCompound) {
  const auto written = print_compounds(model_, {}, folder_ / "pages");
  ASSERT_EQ(written.size(), 1U) << "C2 has nothing to say";
  EXPECT_EQ(written[0].filename(), "001-C1.pdf");
  EXPECT_THROW((void)print_compound(model_, "no such", {}, folder_ / "x.pdf"), error);
  EXPECT_THROW((void)print_compound(model_, "C1", {}, folder_ / "x.doc"), error);
}

}  // namespace
}  // namespace greenward::workflow
