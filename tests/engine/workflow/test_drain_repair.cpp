#include "engine/workflow/drain_repair.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/drain_checks.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/import_records.hpp"
#include "engine/workflow/undo.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <fstream>
#include <set>

namespace greenward::workflow {
namespace {

struct survey_state {
  std::vector<feature_id> ids;
  std::vector<layer::column> columns;
  std::vector<geo::lon_lat> points;
  friend bool operator==(const survey_state&, const survey_state&) = default;
};

/// A district of lines alone: a main of two pipes, a lateral that meets the second one between its ends.
class DrainRepair : public ::testing::Test {
 protected:
  greenward::testing::temporary_directory folder_;
  std::string database_ = (folder_ / "d.sqlite").string();

  void SetUp() override {
    std::ofstream(folder_ / "lines.csv")
        << "编码,管类,管径,WKT\n"
           "G1,污水,300,\"LINESTRING(125.2 43.9,125.201 43.9)\"\n"
           "G2,污水,300,\"LINESTRING(125.201 43.9,125.202 43.9,125.203 43.9)\"\n"
           "G3,污水,200,\"LINESTRING(125.2025 43.901,125.2025 43.9)\"\n";
    import_request request;
    request.database = database_;
    request.file = folder_ / "lines.csv";
    request.layer = "pipes";
    request.reading.crs = "EPSG:4490";
    request.who = "tester";
    ASSERT_EQ(import_records(request, {}).inserted, 3);
  }
  [[nodiscard]] survey_state state_of(const char* layer) const {
    const auto table = open_for_reading(database_)->read(layer);
    return {{table.ids().begin(), table.ids().end()},
            {table.columns().begin(), table.columns().end()},
            {table.geometry().points().begin(), table.geometry().points().end()}};
  }
  [[nodiscard]] std::set<std::string> findings() const {
    const auto model = make_drain_model(load_snapshot(database_, drain_check_layers(), {}));
    std::set<std::string> found;
    for (const drain_finding& one : check_drains(model, {}))
      found.insert(drainage::check_list()[static_cast<std::size_t>(one.found.what)].id);
    return found;
  }
  [[nodiscard]] repair_request request() const {
    return {.database = database_, .who = "tester", .note = "补"};
  }
};

TEST_F(DrainRepair, ADistrictOfLinesIsRepairedCheckedAndUndone) {
  const survey_state nodes = state_of("drainage_nodes"), pipes = state_of("pipes");
  EXPECT_TRUE(findings().contains("missing_node"));
  EXPECT_TRUE(findings().contains("blind_connection"));
  const repair_result done = apply_repairs(request(), {});
  EXPECT_EQ(done.carried_out, 5U) << "three open ends, one joint, one blind connection";
  EXPECT_EQ(done.left, 0U);
  EXPECT_EQ(done.nodes_made, 5U);
  EXPECT_EQ(done.pipes_divided, 1U);
  EXPECT_FALSE(findings().contains("missing_node"));
  EXPECT_FALSE(findings().contains("blind_connection"));
  const auto store = open_for_reading(database_);
  EXPECT_EQ(store->count("pipes"), 4);
  EXPECT_EQ(store->journal().back().id, done.entry);
  EXPECT_EQ(store->journal().back().note.action, "repair");
  EXPECT_TRUE(store->verify().empty());
  const auto undone = undo_entry(database_, "tester", "", done.entry);
  EXPECT_TRUE(undone.obstacles.empty());
  EXPECT_EQ(state_of("drainage_nodes"), nodes);
  EXPECT_EQ(state_of("pipes"), pipes);
  EXPECT_TRUE(open_for_reading(database_)->verify().empty());
}

TEST_F(DrainRepair, ReviewingChangesNothing) {
  const auto version = open_for_reading(database_)->content_version();
  const auto model = make_repair_model(load_snapshot(database_, repair_layers(), {}), std::nullopt);
  const auto sheets = repair_sheets(model, chosen_of(model.plan, {}), language::en);
  EXPECT_EQ(sheets.sheets[0].rows.size(), 5U);
  EXPECT_EQ(sheets.sheets[1].rows.size(), 3U) << "kinds";
  EXPECT_EQ(open_for_reading(database_)->content_version(), version);
}

TEST_F(DrainRepair, OnlyWhatIsChosenIsCarriedOut) {
  repair_request one = request();
  one.filter.ids = {"blind_connection-3-2"};
  EXPECT_EQ(apply_repairs(one, {}).nodes_made, 1U);
  EXPECT_FALSE(findings().contains("blind_connection"));
  EXPECT_TRUE(findings().contains("missing_node"));
  repair_request kind = request();
  kind.filter.kinds = {"joined_ends"};
  EXPECT_EQ(apply_repairs(kind, {}).carried_out, 1U);
  const auto again = apply_repairs(kind, {});
  EXPECT_EQ(again.entry, 0);
  EXPECT_EQ(again.carried_out, 0U);
  repair_request unknown = request();
  unknown.filter.ids = {"open_end-99-1"};
  EXPECT_THROW((void)apply_repairs(unknown, {}), error);
  unknown.filter = {{"no_such_kind"}, {}};
  EXPECT_THROW((void)apply_repairs(unknown, {}), error);
}

TEST_F(DrainRepair, ANodeOnAPipeIsNoLongerFoundThere) {
  std::ofstream(folder_ / "nodes.csv") << "code,node_kind,lon,lat\nW,检查井,125.2015,43.9\n";
  import_request nodes;
  nodes.database = database_;
  nodes.file = folder_ / "nodes.csv";
  nodes.layer = "drainage_nodes";
  nodes.reading.crs = "EPSG:4490";
  nodes.who = "tester";
  ASSERT_EQ(import_records(nodes, {}).inserted, 1);
  ASSERT_TRUE(findings().contains("node_on_pipe"));
  repair_request kind = request();
  kind.filter.kinds = {"node_on_pipe"};
  EXPECT_EQ(apply_repairs(kind, {}).parts_made, 1U);
  EXPECT_FALSE(findings().contains("node_on_pipe"));
}

TEST_F(DrainRepair, ATighterToleranceTiesLess) {
  std::ofstream(folder_ / "gap.csv")
      << "编码,管类,WKT\nG4,污水,\"LINESTRING(125.2030005 43.9,125.204 43.9)\"\n";  // 4 cm beyond G2
  import_request lines;
  lines.database = database_;
  lines.file = folder_ / "gap.csv";
  lines.layer = "pipes";
  lines.reading.crs = "EPSG:4490";
  lines.who = "tester";
  ASSERT_EQ(import_records(lines, {}).inserted, 1);
  const auto district = load_snapshot(database_, repair_layers(), {});
  const auto joints = [&](double tolerance) {
    return chosen_of(make_repair_model(district, tolerance).plan, {{"joined_ends"}, {}}).size();
  };
  EXPECT_EQ(joints(0.1), 2U);
  EXPECT_EQ(joints(0.01), 1U);
  EXPECT_THROW((void)joints(-1), error);
}

}  // namespace
}  // namespace greenward::workflow
