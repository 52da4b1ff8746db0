#include "engine/workflow/walk_lines.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/geodesic.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/undo.hpp"
#include "tests/engine/workflow/walking_town.hpp"

#include <gtest/gtest.h>
#include <array>
#include <fstream>
#include <map>

namespace greenward::workflow {
namespace {

using greenward::testing::at_metres;

class WalkLines : public ::testing::Test {
 protected:
  void road(std::vector<geo::lon_lat> line, bool bridge = false, const char* road_class = "residential") {
    layer::row_writer row(roads_, feature_id(0));
    row.geometry().append_line(line);
    row.set("bridge", bridge);
    row.set("road_class", road_class);
  }
  walk_lines_report make(double tolerance = 1) {
    town_.add(roads_);
    return make_walk_network({town_.address(), "roads", metres(tolerance), "测试员"}, task{});
  }
  layer::feature_table roads_ = greenward::testing::table_of("roads");
  greenward::testing::walking_town town_;
};

TEST_F(WalkLines, ACrossingAMissedEndAndABridgeByHand) {
  road({at_metres(0, 0), at_metres(100, 0)});
  road({at_metres(50, -50), at_metres(50, 50)});        // crosses the first
  road({at_metres(100.5, 0), at_metres(100.5, 80)});    // begins half a metre after its end
  road({at_metres(20, 3), at_metres(20, 40)});          // stops 3 m short of it
  road({at_metres(80, -30), at_metres(80, 30)}, true);  // passes over it
  const auto report = make();
  EXPECT_EQ(report.lines, 5U);
  EXPECT_EQ(report.count("crossing"), 1U);
  EXPECT_EQ(report.count("ends"), 1U);
  EXPECT_EQ(report.count("end_on_line"), 0U);
  ASSERT_EQ(report.count("not_joined"), 1U);
  EXPECT_NEAR(report.meetings.back().gap_m, 3, 0.01);
  EXPECT_EQ(report.meetings.back().line, 4);
  EXPECT_EQ(report.meetings.back().other, 1);
  EXPECT_EQ(report.edges, 7U);  // 2 + 2 + 1 + 1 + 1
  EXPECT_EQ(report.passing_over, 1U);
  EXPECT_NEAR(report.meetings.front().place.x, at_metres(50, 0).x, 1e-7);
}

TEST_F(WalkLines, EdgesMeetAtTheirNodesAndMeasureWhatIsDrawn) {
  road({at_metres(0, 0), at_metres(100, 0)});
  road({at_metres(100.5, 0), at_metres(100.5, 80)});
  (void)make();
  const auto edges = town_.read("walk_edges"), nodes = town_.read("walk_nodes");
  ASSERT_EQ(edges.size(), 2U);
  ASSERT_EQ(nodes.size(), 3U);
  std::map<std::int64_t, geo::lon_lat> place;
  for (std::size_t n = 0; n < nodes.size(); ++n)
    place[nodes["node_id"].integer(n)] = nodes.geometry()[n].points().front();
  for (std::size_t e = 0; e < edges.size(); ++e) {
    const auto line = edges.geometry()[e].points();
    EXPECT_LT(geo::geodesic_distance(line.front(), place[edges["from_id"].integer(e)]).value, 1e-3);
    EXPECT_LT(geo::geodesic_distance(line.back(), place[edges["to_id"].integer(e)]).value, 1e-3);
    EXPECT_NEAR(edges["length_m"].real(e), geo::geodesic_length(line).value, 1e-6);
  }
  EXPECT_EQ(edges["edge_kind"].text(0), "road");
}

TEST_F(WalkLines, ExpresswaysAreLeftOutAndCounted) {
  road({at_metres(0, 0), at_metres(100, 0)});
  road({at_metres(0, 10), at_metres(100, 10)}, false, "expressway");
  const auto report = make();
  EXPECT_EQ(report.not_walkable, 1U);
  EXPECT_EQ(report.edges, 1U);
}

TEST_F(WalkLines, TheNetworkThatWasThereGivesWayAndUndoBringsItBack) {
  layer::feature_table old = greenward::testing::table_of("walk_edges");
  {
    layer::row_writer row(old, feature_id(77));
    row.set("from_id", 5);
    row.set("to_id", 6);
    row.geometry().append_line(std::array{at_metres(0, 0), at_metres(1, 1)});
  }
  town_.add(old);
  road({at_metres(0, 0), at_metres(100, 0)});
  EXPECT_EQ(make().replaced, 1U);
  EXPECT_NE(town_.read("walk_edges").ids()[0], feature_id(77));
  const auto entry = open_for_reading(town_.address())->journal().back();
  EXPECT_EQ(entry.note.action, "walk network");
  EXPECT_GT(undo_entry(town_.address(), "测试员", "", entry.id).changes, 0U);
  EXPECT_EQ(town_.read("walk_edges").ids()[0], feature_id(77));
  EXPECT_EQ(town_.read("walk_nodes").size(), 0U);
}

TEST_F(WalkLines, AFileOfLinesServesTooAndItsOddRecordsAreCounted) {
  std::ofstream(town_.file("paths.geojson")) << R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name":"甲路","bridge":"yes"},"geometry":{"type":"LineString","coordinates":[[125.2,43.9],[125.201,43.9]]}},
{"type":"Feature","properties":{"name":"乙","bridge":"no"},"geometry":{"type":"Point","coordinates":[125.2,43.9]}},
{"type":"Feature","properties":{"name":"丙路","edge_kind":"steps"},"geometry":{"type":"LineString","coordinates":[[125.201,43.9],[125.201,43.901]]}}]})";
  const auto report =
      make_walk_network({town_.address(), town_.file("paths.geojson").string(), metres(0), "测试员"}, task{});
  EXPECT_EQ(report.lines, 2U);
  EXPECT_EQ(report.not_lines, 1U);
  EXPECT_EQ(report.tolerance.value, 1.0);  // the rule pack's
  EXPECT_FALSE(report.tolerance_given);
  const auto edges = town_.read("walk_edges");
  EXPECT_EQ(edges["name"].text(0), "甲路");
  EXPECT_EQ(edges["bridge"].integer(0), 1);
  EXPECT_EQ(edges["edge_kind"].text(1), "steps");
}

/// So that what is read later of one window only is measured as the network was.
TEST_F(WalkLines, ADistrictThatBeginsWithANetworkHasItsCrs) {
  const std::string fresh = town_.file("fresh.sqlite").string();
  (void)open_or_create(fresh);
  std::ofstream(town_.file("paths.geojson")) << R"({"type":"FeatureCollection","features":[{"type":"Feature",
"properties":{},"geometry":{"type":"LineString","coordinates":[[114.2,30.9],[114.201,30.9]]}}]})";
  (void)make_walk_network({fresh, town_.file("paths.geojson").string(), metres(0), "测试员"}, task{});
  EXPECT_EQ(open_for_reading(fresh)->info().measuring_crs, geo::crs_code{4547});  // 114 E
}

TEST_F(WalkLines, WhatHasNoLinesIsRefusedAndNothingChanges) {
  EXPECT_THROW((void)make_walk_network({town_.address(), "roads", metres(1), ""}, task{}), error);
  EXPECT_THROW((void)make_walk_network({town_.address(), "no_such_layer", metres(1), ""}, task{}), error);
}

/// Two streets that cross at 50 m, and gates beside them.
class WalkLineGates : public WalkLines {
 protected:
  void SetUp() override {
    road({at_metres(0, 0), at_metres(100, 0)});
    road({at_metres(50, -50), at_metres(50, 50)});
  }
  void gate(double x, double y, const char* hours = nullptr, const char* kind = "gate") {
    layer::row_writer row(barriers_, feature_id(0));
    row.set("barrier_kind", kind);
    if (hours != nullptr) row.set("opening_hours", hours);
    row.geometry().append_point(at_metres(x, y));
  }
  walk_lines_report make_with_gates() {
    town_.add(barriers_);
    return make();
  }
  std::map<std::int64_t, std::string> gates() {
    std::map<std::int64_t, std::string> found;
    const auto nodes = town_.read("walk_nodes");
    for (std::size_t n = 0; n < nodes.size(); ++n)
      if (nodes["gate"].has(n) && nodes["gate"].integer(n) != 0)
        found[nodes["node_id"].integer(n)] =
            nodes["opening_hours"].has(n) ? std::string(nodes["opening_hours"].text(n)) : "";
    return found;
  }
  layer::feature_table barriers_ = greenward::testing::table_of("barriers");
};

TEST_F(WalkLineGates, AGateCutsTheNearestLineWithItsHours) {
  gate(20, 3, "06:00-22:00");
  gate(80, -1);
  gate(30, 0, nullptr, "bollard");
  gate(20, 30);
  const auto report = make_with_gates();
  EXPECT_EQ(report.gates, 2U);
  EXPECT_EQ(report.edges, 6U);  // 4 + 2
  EXPECT_EQ(report.nodes, 7U);  // 5 + 2
  ASSERT_EQ(report.count("gate_alone"), 1U);
  EXPECT_EQ(report.meetings.back().line, 4);
  const auto found = gates();
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found.at(6), "06:00-22:00");
  EXPECT_EQ(found.at(7), "");
  double length = 0;
  const auto edges = town_.read("walk_edges");
  std::map<std::int64_t, int> ends;
  for (std::size_t e = 0; e < edges.size(); ++e) {
    length += edges["length_m"].real(e);
    ++ends[edges["from_id"].integer(e)];
    ++ends[edges["to_id"].integer(e)];
  }
  EXPECT_NEAR(length, 200, 0.5) << "cutting makes nothing longer";
  EXPECT_EQ(ends[6], 2);
  EXPECT_EQ(ends[7], 2);
}

TEST_F(WalkLineGates, SeveralGatesOnOneLineCutItOnceEach) {
  gate(80, 0);
  gate(20, 0);
  gate(10, 0);
  gate(20, 0, "off");
  const auto report = make_with_gates();
  EXPECT_EQ(report.gates, 4U);
  EXPECT_EQ(report.edges, 7U);
  const auto found = gates();
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found.at(7), "off") << "the second of two gates at one place states its hours";
}

TEST_F(WalkLineGates, AGateAtAnEndOrACrossingIsTheNodeThatIsThere) {
  gate(100, 0);
  gate(50, 0);
  const auto report = make_with_gates();
  EXPECT_EQ(report.edges, 4U);
  EXPECT_EQ(gates().size(), 2U);
}

}  // namespace
}  // namespace greenward::workflow
