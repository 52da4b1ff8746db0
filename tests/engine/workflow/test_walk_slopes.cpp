#include "engine/workflow/walk_slopes.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/crs.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/undo.hpp"
#include "engine/workflow/walk_ground.hpp"
#include "tests/engine/exchange/height_raster.hpp"
#include "tests/engine/workflow/walking_town.hpp"

#include <gtest/gtest.h>
#include <array>
#include <cmath>

namespace greenward::workflow {
namespace {

using greenward::testing::at_metres;

class WalkSlopes : public ::testing::Test {
 protected:
  void edge(geo::lon_lat a, geo::lon_lat b, bool bridge = false) {
    layer::row_writer row(edges_, feature_id(0));
    row.set("from_id", static_cast<std::int64_t>(edges_.size()) * 2 + 1);
    row.set("to_id", static_cast<std::int64_t>(edges_.size()) * 2 + 2);
    row.set("bridge", bridge);
    row.geometry().append_line(std::array{a, b});
  }
  /// Heights by metres east and north of the town's corner, from -50 to 450 m.
  walk_slopes_report store(const std::function<double(double, double)>& height) {
    town_.add(edges_);
    const geo::planar corner = geo::project(at_metres(0, 0), geo::crs_code{4551});
    greenward::testing::write_heights(
        town_.file("h.tif"), {.west = corner.x - 50, .north = corner.y + 450, .columns = 100, .rows = 100},
        [&](double x, double y) { return height(x - corner.x, y - corner.y); });
    return store_walk_slopes({town_.address(), town_.file("h.tif"), "测试员"}, task{});
  }
  layer::feature_table edges_ = greenward::testing::table_of("walk_edges");
  greenward::testing::walking_town town_;
};

TEST_F(WalkSlopes, OnATiltedPlaneEachEdgeRisesByWhatThePlaneDoes) {
  edge(at_metres(0, 0), at_metres(100, 0));
  edge(at_metres(100, 0), at_metres(0, 0));
  edge(at_metres(0, 0), at_metres(0, 100));
  const auto report = store([](double east, double) { return 0.08 * east; });
  const auto edges = town_.read("walk_edges");
  EXPECT_NEAR(edges["rise_m"].real(0), 8, 1e-4);
  EXPECT_NEAR(edges["fall_m"].real(0), 0, 1e-9);
  EXPECT_NEAR(edges["rise_length_m"].real(0), 100, 0.1);
  EXPECT_NEAR(edges["fall_m"].real(1), 8, 1e-4);
  EXPECT_NEAR(edges["rise_length_m"].real(1), 0, 1e-9);
  EXPECT_NEAR(edges["rise_m"].real(2), 0, 1e-4);
  EXPECT_EQ(report.known, 3U);
  EXPECT_NEAR(report.steepest, 0.08, 1e-3);
}

TEST_F(WalkSlopes, AValleyIsWalkedDownAndUpAndABridgeSpansIt) {
  edge(at_metres(0, 0), at_metres(100, 0));
  edge(at_metres(0, 50), at_metres(100, 50), true);
  const auto report = store([](double east, double) { return std::abs(east - 50) * 0.1; });
  const auto edges = town_.read("walk_edges");
  EXPECT_NEAR(edges["rise_m"].real(0), 5, 0.3);  // the raster rounds the bottom of the valley
  EXPECT_NEAR(edges["fall_m"].real(0), 5, 0.3);
  EXPECT_NEAR(edges["rise_length_m"].real(0), 50, 6);
  EXPECT_NEAR(edges["rise_m"].real(1), 0, 1e-4);
  EXPECT_NEAR(edges["fall_m"].real(1), 0, 1e-4);
  EXPECT_EQ(report.spanning, 1U);
}

TEST_F(WalkSlopes, EdgesThatLeaveTheRasterStayUnknownAndCountAsLevel) {
  edge(at_metres(0, 0), at_metres(100, 0));
  edge(at_metres(400, 0), at_metres(600, 0));
  const auto report = store([](double east, double) { return 0.08 * east; });
  EXPECT_EQ(report.unknown, 1U);
  EXPECT_FALSE(town_.read("walk_edges")["rise_m"].has(1));
  const auto layers = network_layers();
  const auto district = load_snapshot(town_.address(), layers, task{});
  const auto ground = prepare_ground(*district, walking::direction::away, resolve({}));
  EXPECT_EQ(ground.notes.unknown_slopes, 1U);
  EXPECT_NEAR(ground.network.forward_m[0] / ground.network.length_m[0], 1.6, 0.001);  // elderly, up 8 %
  EXPECT_NEAR(ground.network.backward_m[0] / ground.network.length_m[0], 1.15, 0.001);
  EXPECT_EQ(ground.network.forward_m[1], ground.network.length_m[1]);
}

TEST_F(WalkSlopes, OneEntryOfTheJournalThatUndoTakesBack) {
  edge(at_metres(0, 0), at_metres(100, 0));
  EXPECT_EQ(store([](double east, double) { return east; }).written, 1U);
  const auto entry = open_for_reading(town_.address())->journal().back();
  EXPECT_EQ(entry.note.action, "walk slopes");
  EXPECT_EQ(entry.note.note, "h.tif");
  EXPECT_EQ(undo_entry(town_.address(), "测试员", "", entry.id).changes, 3U);
  EXPECT_FALSE(town_.read("walk_edges")["rise_m"].has(0));
}

TEST_F(WalkSlopes, WithoutANetworkThereIsNothingToFill) {
  EXPECT_THROW((void)store([](double, double) { return 0.0; }), error);
}

}  // namespace
}  // namespace greenward::workflow
