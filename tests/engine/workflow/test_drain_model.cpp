#include "engine/workflow/drain_model.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/measure.hpp"
#include "engine/workflow/drain_scenario.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/import_records.hpp"
#include "engine/workflow/make_sample.hpp"
#include "engine/workflow/map_trace.hpp"
#include "engine/workflow/record_progress.hpp"
#include "engine/workflow/trace_sheets.hpp"
#include "engine/workflow/undo.hpp"
#include "tests/engine/drainage/same_network.hpp"
#include "tests/support/temporary_directory.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <numeric>
#include <random>

namespace greenward::workflow {
namespace {

using drainage::testing::first_difference;

/// A copy of one sample district, with a model of it that is kept up to date.
class DrainModel : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    original_ = std::make_unique<greenward::testing::temporary_directory>();
    (void)make_sample({(*original_ / "d.sqlite").string(), 7, 0.1, "220106"}, task{});
  }
  static void TearDownTestSuite() { original_.reset(); }
  void SetUp() override { std::filesystem::copy_file(*original_ / "d.sqlite", database_); }

  [[nodiscard]] std::shared_ptr<const district_snapshot> snapshot() const {
    return load_snapshot(database_, drain_model_layers(), task{});
  }
  [[nodiscard]] drain_model fresh() const { return make_drain_model(snapshot()); }
  [[nodiscard]] layer::feature_table stored(const char* layer) const {
    return open_for_reading(database_)->read(layer);
  }
  [[nodiscard]] std::int64_t version() const { return open_for_reading(database_)->content_version(); }

  void write(const std::function<void(store::write_transaction&)>& edit) const {
    const auto store = open_for_writing(database_);
    const auto change = store->begin({"李工", "edit", "", ""});
    edit(*change);
    change->commit();
  }

  /// Nodes of the table moved by a file, as surveyors hand it in.
  void import_moved_node(const std::string& code, geo::lon_lat to) const {
    std::ofstream(folder_ / "in.csv") << "code,node_kind,system,lon,lat\n"
                                      << fmt::format("{},manhole,storm,{:.9f},{:.9f}\n", code, to.x, to.y);
    import_request request;
    request.database = database_;
    request.file = folder_ / "in.csv";
    request.layer = "drainage_nodes";
    request.reading.crs = "EPSG:4490";
    request.mode = import_mode::upsert;
    request.who = "李工";
    ASSERT_EQ(import_records(request, {}).updated, 1);
  }

  static void expect_same(const drain_model& model, const drain_model& expected) {
    EXPECT_EQ(first_difference(model.net, expected.net), "");
    EXPECT_EQ(model.drains.links.status, expected.drains.links.status);
    trace_request request;
    request.question = trace_question::upstream;
    for (std::uint32_t node = 0; node < expected.drains.nodes.size() && request.from.size() < 3; ++node)
      if (drainage::is_receptor(expected.drains.nodes.kind[node]))
        request.from.push_back(name_of_node(expected, node));
    const auto answer = trace_of(model, request, language::en),
               fresh_answer = trace_of(expected, request, language::en);
    ASSERT_EQ(answer.sheets.size(), fresh_answer.sheets.size());
    for (std::size_t i = 0; i < answer.sheets.size(); ++i)
      EXPECT_EQ(answer.sheets[i].rows, fresh_answer.sheets[i].rows);
  }

  static inline std::unique_ptr<greenward::testing::temporary_directory> original_;
  greenward::testing::temporary_directory folder_;
  std::string database_ = (folder_ / "d.sqlite").string();
};

TEST_F(DrainModel, AfterAnyRecordedEditItsTraceIsThatOfAFreshModel) {
  std::mt19937 chance{std::random_device{}()};
  const auto any = [&](std::size_t n) { return static_cast<std::size_t>(chance() % n); };
  drain_model model = fresh();
  for (int step = 0; step < 24; ++step) {
    const layer::feature_table pipes = stored("pipes"), nodes = stored("drainage_nodes");
    const std::size_t pipe = any(pipes.size()), node = any(nodes.size()), other = any(nodes.size());
    const std::size_t kind = any(8);
    SCOPED_TRACE(fmt::format("step {}, edit {}, pipe row {}, node row {}", step, kind, pipe, node));
    const std::array<feature_id, 1> pipe_id{pipes.ids()[pipe]}, node_id{nodes.ids()[node]};
    const auto set = [&](const char* layer, feature_id id, const char* field,
                         const store::field_value& value) {
      write([&](auto& change) { change.update(layer, id, field, value); });
    };
    if (kind == 0) set("pipes", pipe_id[0], "to_code", std::string(nodes["code"].text(other)));
    if (kind == 1) set("pipes", pipe_id[0], "from_code", std::monostate{});
    if (kind == 2) set("drainage_nodes", node_id[0], "code", fmt::format("新{}", step));
    if (kind == 3) set("pipes", pipe_id[0], "flow_direction", std::string("backward"));
    if (kind == 4) write([&](auto& change) { change.erase("pipes", pipe_id); });
    if (kind == 5) write([&](auto& change) { change.erase("drainage_nodes", node_id); });
    if (kind == 6) {
      const std::array<std::size_t, 1> row{pipe};
      layer::feature_table added = pipes.selected(row);
      added.clear_ids();
      added.clear_column("code");
      write([&](auto& change) { (void)change.insert(added, {}); });
    }
    if (kind == 7 && nodes["code"].has(node))
      import_moved_node(std::string(nodes["code"].text(node)), nodes.geometry()[other].points().front());
    model = update_drain_model(std::move(model), database_);
    expect_same(model, fresh());
    if (any(2) == 0) {
      const undo_result undone = undo_entry(database_, "王工", "", version());
      if (undone.obstacles.empty()) {
        model = update_drain_model(std::move(model), database_);
        expect_same(model, fresh());
      }
    }
  }
}

TEST_F(DrainModel, ProgressOfWorksLeavesTheNetworkAsItIs) {
  drain_model model = fresh();
  const auto works = stored("works");
  std::size_t row = 0;
  while (row < works.size() && works["stage"].text(row) != "planned") ++row;
  ASSERT_LT(row, works.size());
  stage_update update;
  update.work = works["code"].text(row);
  update.stage = "started";
  update.actual = parse_date("2023-12-01");
  ASSERT_TRUE(record_progress(database_, "李工", "", std::array{update}).refused.empty());
  model = update_drain_model(std::move(model), database_);
  EXPECT_EQ(model.district->content_version, version());
  expect_same(model, fresh());
}

TEST_F(DrainModel, WithoutAnEditItStaysAsItIs) {
  drain_model model = fresh();
  const auto district = model.district;
  model = update_drain_model(std::move(model), database_);
  EXPECT_EQ(model.district, district);
}

TEST_F(DrainModel, ATraceOfAnotherVersionIsRefusedNotAnsweredFromTheOld) {
  drain_model model = fresh();
  const auto pipes = stored("pipes");
  write([&](auto& change) { change.update("pipes", pipes.ids()[0], "from_code", std::monostate{}); });
  trace_request request;
  request.from = {name_of_node(model, 0)};
  request.content_version = version();
  EXPECT_THROW((void)trace_of(model, request, language::en), error);
  model = update_drain_model(std::move(model), database_);
  EXPECT_NO_THROW((void)trace_of(model, request, language::en));
}

TEST_F(DrainModel, ATraceOnTheMapAddsUpAsTheCommandDoes) {
  const drain_model model = fresh();
  for (const auto& [question, direction] :
       {std::pair(trace_question::upstream, drainage::trace_direction::upstream),
        std::pair(trace_question::downstream, drainage::trace_direction::downstream)}) {
    for (std::uint32_t link = 0; link < model.drains.links.size(); link += 97) {
      if (model.net.tail_of(link) == drainage::kNone || model.net.head_of(link) == drainage::kNone) continue;
      const map_trace found = trace_pipe(model, link, direction);
      ASSERT_FALSE(found.refusal);
      trace_request request;
      request.question = question;
      request.links = {name_of_link(model, link)};
      const auto sheets = trace_of(model, request, language::en).sheets;
      const std::vector<cell>& sums = sheets[2].rows.at(0);
      EXPECT_EQ(std::get<std::int64_t>(sums[0]), static_cast<std::int64_t>(found.sums.links));
      EXPECT_NEAR(std::get<double>(sums[1]), found.sums.length_m, 1e-6);
      EXPECT_EQ(sheets[1].rows.size(), std::accumulate(found.ends.begin(), found.ends.end(), std::size_t{0}));
      EXPECT_EQ(found.lines.size() + found.without_line, found.sums.links);
    }
  }
}

TEST_F(DrainModel, TracedPipesAreDrawnWithTheFlow) {
  const drain_model model = fresh();
  for (std::uint32_t link = 0; link < model.drains.links.size(); link += 53) {
    const std::uint32_t head = model.net.head_of(link);
    if (head == drainage::kNone) continue;
    const map_trace found = trace_pipe(model, link, drainage::trace_direction::downstream);
    const geo::planar at = model.net.place[head];
    bool starts_there = found.lines.empty();
    for (std::size_t i = 0; i < found.lines.size(); ++i)
      starts_there = starts_there || geo::distance(found.lines[i].points().front(), at) < 0.2;
    EXPECT_TRUE(starts_there) << name_of_link(model, link);
  }
}

TEST_F(DrainModel, AScenarioKeepsTheNetworkAndItIsThatOfAFreshBuild) {
  const drain_model now = fresh();
  std::string existing;
  for (std::uint32_t link = 0; existing.empty() && link < now.drains.links.size(); ++link)
    if (now.drains.links.status[link] == drainage::asset_status::existing) existing = name_of_link(now, link);
  const drain_model then = apply_scenario(now, links_of(now, {{}, false, {existing}}));
  EXPECT_EQ(first_difference(then.net, drainage::build_network(then.drains, then.net.tolerance_m)), "");
}

}  // namespace
}  // namespace greenward::workflow
