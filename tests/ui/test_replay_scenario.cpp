#include "engine/workflow/drain_checks.hpp"
#include "engine/workflow/finding_names.hpp"
#include "engine/workflow/make_sample.hpp"
#include "tests/support/bytes_of.hpp"
#include "tests/ui/picture.hpp"
#include "tests/ui/played_script.hpp"

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace greenward::testing {
namespace {

TEST(ReplayScenario, APlanIsMadeByClickAndKeyAndLookedAtBeforeAndAfter) {
  const temporary_directory folder;
  const program_result ended = play_on_sample(folder, R"(
wait
click tab:drains
click scenario:all
wait
expect /scenario/computing false
expect /scenario/refusal null
expect /scenario/planned false
state made.json
click plan:0
expect /selection/layer "pipes"
screenshot before.png
key Shift+X
expect /scenario/planned true
screenshot after.png
click scenario:now
expect /scenario/planned false
key X
wait
state less.json
click scenario:clear
expect /scenario/build 0
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const nlohmann::json made = kept(folder / "out/made.json")["scenario"];
  EXPECT_GE(made["build"], 2);
  EXPECT_EQ(kept(folder / "out/less.json")["scenario"]["build"], made["build"].get<int>() - 1);
  const auto built = [&](const char* file) {
    const picture image(folder / (std::string("out/") + file));
    return image.count({0, 0, image.width(), image.height()}, {15, 143, 60}, 0);
  };
  EXPECT_GT(built("after.png"), built("before.png") + 1000) << "the banner, and dashes have become lines";
}

using table_cells = std::vector<std::vector<std::string>>;

/// By the names of the sheets.
std::map<std::string, table_cells> cells_of(const std::string& workbook) {
  GDALAllRegister();
  std::map<std::string, table_cells> sheets;
  const std::unique_ptr<GDALDataset, decltype(&GDALClose)> read(
      GDALDataset::Open(workbook.c_str(), GDAL_OF_VECTOR), &GDALClose);
  for (int i = 0; read && i < read->GetLayerCount(); ++i) {
    OGRLayer& layer = *read->GetLayer(i);
    table_cells& cells = sheets[layer.GetName()];
    cells.emplace_back();
    OGRFeatureDefn& head = *layer.GetLayerDefn();
    for (int c = 0; c < head.GetFieldCount(); ++c)
      cells.back().emplace_back(head.GetFieldDefn(c)->GetNameRef());
    for (const auto& row : layer) {
      cells.emplace_back();
      for (int c = 0; c < row->GetFieldCount(); ++c) cells.back().emplace_back(row->GetFieldAsString(c));
    }
  }
  return sheets;
}

/// A sample district, and a pipe of it that carries sewage into a storm drain.
struct mended_district {
  const temporary_directory folder;
  const std::string database = (folder / "d.sqlite").string();
  std::string wrong;

  mended_district() {
    (void)workflow::make_sample({database, 7, 0.1, "220106"}, task{});
    const auto model =
        workflow::make_drain_model(workflow::load_snapshot(database, workflow::drain_check_layers(), task{}));
    for (const workflow::drain_finding& one :
         workflow::check_drains(model, {.checks = {"sanitary_to_storm"}}))
      wrong = workflow::finding_names(model).name(one.found.table, one.found.row);
  }
  /// A plan of all planned pipes that gives the wrong one up, and no feature chosen.
  [[nodiscard]] std::string plan() const {
    return "wait\nclick tab:drains\nclick scenario:all\nkey Ctrl+F\ntype " + wrong +
           "\nkey Enter\nkey X\nwait\nkey Esc\nclick tab:drains\nexpect /scenario/abandon 1\n";
  }
};

TEST(ReplayScenario, ThePlanIsExportedAsTheCommandWritesIt) {
  const mended_district town;
  ASSERT_FALSE(town.wrong.empty());
  const auto file = [&](const char* name) { return (town.folder / name).string(); };
  const auto exported = [](const std::string& format, const std::string& path) {
    return "click scenario:export\nexpect /export/open true\nclick export:format:" + format +
           "\nclick export:file\nkey Ctrl+A\ntype " + path +
           "\nclick export:run\nwait\nexpect /export/problem null\nexpect /export/running false\nkey Esc\n";
  };
  const program_result ended =
      play_on(town.database, town.folder,
              town.plan() + exported("xlsx", file("seen.xlsx")) + exported("csv", file("seen.csv")) +
                  "click scenario:clear\nkey Ctrl+P\nclick export:plan\nclick export:run\n"
                  "expect /export/problem \"There is no plan that has been worked out\"\n");
  ASSERT_EQ(ended.status, 0) << ended.err;
  for (const char* name : {"said.xlsx", "said.csv"}) {
    const program_result said =
        run_program({GREENWARD_COMMAND, "--lang", "en", "drainage", "whatif", town.database,
                     "--build-all-planned", "--abandon", town.wrong, "-o", file(name)});
    ASSERT_EQ(said.status, 0) << said.err;
  }
  EXPECT_EQ(bytes_of(file("seen.csv")), bytes_of(file("said.csv")));
  const auto seen = cells_of(file("seen.xlsx")), said = cells_of(file("said.xlsx"));
  ASSERT_EQ(seen.size(), said.size());
  for (const auto& [name, cells] : said) EXPECT_EQ(seen.at(name), cells) << name;
  const table_cells& plan = seen.at("Pipes of the plan");
  EXPECT_GE(plan.size(), 4U) << "a head, two that are built, one that is given up";
  EXPECT_TRUE(std::ranges::any_of(
      plan, [&](const std::vector<std::string>& row) { return row.front() == town.wrong; }));
  ASSERT_TRUE(seen.contains("About"));
  EXPECT_GT(seen.at("About").size(), 3U) << "district, notice, day, method";
}

TEST(ReplayScenario, ThePlanIsThereWhenTheDatabaseIsOpenedAgain) {
  const mended_district town;
  const std::vector<std::string> settings{"--settings", (town.folder / "viewer.json").string()};
  const program_result first = play_on(town.database, town.folder, town.plan(), settings);
  ASSERT_EQ(first.status, 0) << first.err;
  const program_result second = play_on(town.database, town.folder, R"(
wait
expect /scenario/build 2
expect /scenario/abandon 1
expect /scenario/dropped 0
expect /scenario/computing false
click tab:drains
click scenario:clear
)",
                                        settings);
  ASSERT_EQ(second.status, 0) << second.err;
  const program_result third =
      play_on(town.database, town.folder, "wait\nexpect /scenario/build 0\n", settings);
  EXPECT_EQ(third.status, 0) << third.err;
}

TEST(ReplayScenario, TheDrainsAsTheyAreAndAsPlannedStandOnBothSidesOfALine) {
  const mended_district town;
  const program_result ended = play_on(town.database, town.folder, town.plan() + R"(
wheel 4 map 0 0
key V
expect /scenario/divided true
drag divide 0 -150 to map 150 -150
screenshot now.png
drag divide 0 -150 to map -150 -150
screenshot then.png
key Shift+Right
state stepped.json
key Shift+T
expect /scenario/divided false
expect /time/divide_note "The plan is no longer compared"
key V
expect /scenario/divided true
expect /time/before null
expect /time/divide_note "Two days are no longer compared"
click scenario:divide
expect /scenario/divided false
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const picture now(town.folder / "out/now.png"), then(town.folder / "out/then.png");
  // The pipe that was chosen lies in the middle; the line stands to the right of it, then to the left.
  const region middle{520, 300, 210, 220};
  constexpr pixel kPlanned{15, 143, 60}, kSanitary{164, 73, 42}, kAbandoned{185, 180, 171};
  EXPECT_GT(now.count(middle, kPlanned, 3), 40) << "left of the line a planned pipe is dashed green";
  EXPECT_EQ(then.count(middle, kPlanned, 3), 0) << "right of it, it is built";
  EXPECT_EQ(now.count(middle, kAbandoned, 3), 0);
  EXPECT_GT(then.count(middle, kAbandoned, 3), 10) << "and the wrong one is given up";
  EXPECT_GT(now.count(middle, kSanitary, 3), 40) << "which carries sewage now";
  EXPECT_GT(then.count(middle, kSanitary, 3), 40) << "as the other one will";
  const double at = kept(town.folder / "out/stepped.json")["time"]["divide"];
  EXPECT_NEAR(at, 0.5 - 150.0 / 670 + 0.05, 0.01);
}

}  // namespace
}  // namespace greenward::testing
