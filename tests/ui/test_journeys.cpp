// A planner's, an engineer's and a carer's errand from beginning to end.
#include "engine/base/date.hpp"
#include "tests/support/run_program.hpp"
#include "tests/ui/journey.hpp"

#include <gtest/gtest.h>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

namespace greenward::testing {
namespace {

using nlohmann::json;

constexpr region kUpperMap{290, 52, 670, 390};

/// Codes that ogrinfo reads from a folder of shapefiles.
std::set<std::string> codes_in(const std::string& folder) {
  std::set<std::string> codes;
  const std::string key = "CODE (String) = ";
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    if (file.path().extension() != ".shp") continue;
    const program_result read = run_program({"ogrinfo", "-ro", "-al", file.path()});
    EXPECT_EQ(read.status, 0) << read.err;
    for (std::size_t at = read.out.find("  " + key); at != std::string::npos;
         at = read.out.find("  " + key, at + 1)) {
      const std::size_t from = at + 2 + key.size();
      codes.insert(read.out.substr(from, read.out.find('\n', from) - from));
    }
  }
  return codes;
}

TEST_F(Journey, ThePlannerHandsOutTheLateRoads) {
  GREENWARD_NEEDS_PROGRAM("ogrinfo");
  const std::string late = "work_kind LIKE '%road' AND actual_end IS NULL AND planned_end < '2024-01-01'";
  std::set<std::string> expected;
  const layer::feature_table works = stored("works");
  const std::int64_t limit = days_since_epoch(*parse_date("2024-01-01"));
  for (std::size_t row = 0; row < works.size(); ++row)
    if (works["work_kind"].text(row).ends_with("road") && !works["actual_end"].has(row) &&
        works["planned_end"].has(row) && works["planned_end"].integer(row) < limit)
      expected.insert(std::string(works["code"].text(row)));
  ASSERT_GE(expected.size(), 2U);
  const auto works_in = [](const json& now) {
    for (const json& layer : now["layers"])
      if (layer["name"] == "works") return layer["features"].get<std::size_t>();
    return std::size_t{0};
  };

  const picture all = screenshot("planner-1-all");
  enter("filter:works", late, [&](const json& now) { return works_in(now) == expected.size(); });
  const picture filtered = screenshot("planner-2-filtered");
  constexpr pixel kDone{32, 140, 140};
  EXPECT_GT(all.count(kUpperMap, kDone, 24), 200);
  EXPECT_LT(filtered.count(kUpperMap, kDone, 24), all.count(kUpperMap, kDone, 24) / 4)
      << "what is done is not late";

  press_key("F6");
  ASSERT_TRUE(state_is("/table/open", true));
  enter("table:filter", late, [&](const json& now) { return now["table"]["filter"] == late; });
  ASSERT_TRUE(state_is("/table/listed", expected.size())) << state()["table"];
  click_widget("table:row:" + std::to_string(state()["table"]["first"][0].get<int>()));
  ASSERT_TRUE(wait_for([](const json& now) { return now["selection"].is_object(); }));
  press_key("ctrl+a");
  ASSERT_TRUE(state_is("/select/count", expected.size()));
  const picture chosen = screenshot("planner-3-selected");
  EXPECT_GT(chosen.count(kUpperMap, {196, 112, 0}, 8), 20) << "on the map, in the colour of what is selected";
  press_key("F6");
  ASSERT_TRUE(state_is("/table/open", false));

  press_key("shift+t");
  ASSERT_TRUE(wait_for([](const json& now) { return now["time"]["before"].is_string(); }));
  const std::string first_before = state()["time"]["before"];
  const json track = box_of("time:track");
  const double left = track["x"], width = track["width"],
               y = track["y"].get<double>() + track["height"].get<double>() / 2;
  move_to(left + 0.19 * width, y);
  click();
  ASSERT_TRUE(wait_for([&](const json& now) { return now["time"]["before"] != first_before; }));
  drag(left + 0.95 * width, y, left + 0.32 * width, y);
  ASSERT_TRUE(wait_for(
      [](const json& now) { return now["time"]["day"].is_string() && now["time"]["day"] < "2024-01-01"; }));
  press_key("F7");
  ASSERT_TRUE(wait_for([](const json& now) {
    return now["board"].is_object() && !now["board"]["computing"] && now["board"].contains("rows") &&
           now["board"]["rows"].back()["before"].is_array();
  }));
  const json time = state()["time"], sum = state()["board"]["rows"].back();
  const std::int64_t day = days_since_epoch(*parse_date(time["day"].get<std::string>()));
  std::size_t done = 0;
  for (std::size_t row = 0; row < works.size(); ++row)
    if (works["actual_end"].has(row) && works["actual_end"].integer(row) <= day) ++done;
  EXPECT_EQ(sum["done"], done) << "as of " << time["day"];
  EXPECT_EQ(sum["selected"], expected.size());
  EXPECT_GT(sum["before"][0], sum["by_stage"][0]) << "more was only planned on " << time["before"];
  const picture compared = screenshot("planner-4-compared");
  EXPECT_GT(compared.count({290, 400, 670, 368}, {255, 240, 214}, 2), 2000) << "rows with selected works";

  press_key("ctrl+e");
  ASSERT_TRUE(wait_for_widget("export:run"));
  const std::string folder = export_now();
  (void)screenshot("planner-5-exported");
  ASSERT_TRUE(std::filesystem::is_directory(folder));
  EXPECT_EQ(codes_in(folder), expected);
}

/// Pipes below a pipe by the codes of their ends alone.
std::size_t pipes_below(const layer::feature_table& pipes, std::string_view code) {
  std::set<std::size_t> found;
  std::vector<std::size_t> open{row_of(pipes, code)};
  while (!open.empty()) {
    const std::string_view end = pipes["to_code"].text(open.back());
    open.pop_back();
    for (std::size_t row = 0; row < pipes.size(); ++row)
      if (pipes["from_code"].has(row) && pipes["from_code"].text(row) == end && found.insert(row).second)
        open.push_back(row);
  }
  return found.size();
}

TEST_F(Journey, TheEngineerFollowsAMisconnection) {
  GREENWARD_NEEDS_PROGRAM("pdftotext");
  const layer::feature_table truth = stored("truth_faults");
  std::string wrong;
  for (std::size_t row = 0; row < truth.size(); ++row)
    if (truth["fault_kind"].text(row) == "sanitary_to_storm") wrong = truth["feature_code"].text(row);
  ASSERT_FALSE(wrong.empty());

  click_for("tab:drains", "check:sanitary_to_storm");
  click_widget("check:sanitary_to_storm");
  std::string finding;
  ASSERT_TRUE(wait_for([&](const json& now) {
    for (const auto& [name, box] : now["widgets"].items())
      if (name.starts_with("finding:")) finding = name;
    return !finding.empty();
  }));
  const json before = state();
  click_widget(finding);
  ASSERT_TRUE(state_is("/findings/chosen", {{"check", "sanitary_to_storm"}, {"feature", wrong}}));
  EXPECT_EQ(state()["selection"]["layer"], "pipes");
  ASSERT_TRUE(wait_for([&](const json& now) {
    return now["camera"]["scale"].get<double>() < before["camera"]["scale"].get<double>() / 4;
  })) << "it has gone there";
  (void)screenshot("engineer-1-finding");

  press_key("d");
  ASSERT_TRUE(state_is("/trace/start", wrong));
  const layer::feature_table pipes = stored("pipes");
  const std::size_t below = pipes_below(pipes, wrong);
  ASSERT_GT(below, 2U);
  EXPECT_EQ(state()["trace"]["links"], below);
  const picture traced = screenshot("engineer-2-traced");
  constexpr pixel kTraced{0, 90, 181};
  EXPECT_GT(traced.count(kUpperMap, kTraced, 16), 500);

  press_key("shift+p");
  ASSERT_TRUE(wait_for([](const json& now) { return now["profile"].contains("pipes"); }));
  EXPECT_EQ(state()["profile"]["pipes"], below + 1) << "the pipe itself as well";
  const json drawing = box_of("profile:drawing");
  move_to(drawing["x"].get<double>() + drawing["width"].get<double>() / 2,
          drawing["y"].get<double>() + drawing["height"].get<double>() / 2);
  ASSERT_TRUE(state_is("/profile/on_map", true));
  const picture profile = screenshot("engineer-3-profile");
  EXPECT_GT(profile.count({290, 470, 670, 298}, {128, 84, 34}, 8), 300) << "the ground";

  press_key("ctrl+p");
  ASSERT_TRUE(wait_for_widget("export:run"));
  const std::string pdf = export_now();
  (void)screenshot("engineer-4-exported");
  const program_result words = run_program({"pdftotext", pdf, "-"});
  EXPECT_EQ(words.status, 0) << words.err;
  EXPECT_NE(words.out.find("合成数据"), std::string::npos) << words.out;
  click_widget("export:format:png");
  ASSERT_TRUE(
      wait_for([](const json& now) { return now["export"]["file"].get<std::string>().ends_with(".png"); }));
  click_widget("export:run");
  ASSERT_TRUE(wait_for([](const json& now) {
    return now["export"]["written"].is_string() &&
           now["export"]["written"].get<std::string>().ends_with(".png");
  })) << state()["export"];
  const picture sheet(state()["export"]["written"].get<std::string>());
  EXPECT_EQ(sheet.width(), 1123);
  EXPECT_GT(sheet.count({0, 0, sheet.width(), sheet.height()}, kTraced, 16), 300)
      << "what was followed is on it";
}

TEST_F(Journey, TheCarerMovesAHomeAndTakesItBack) {
  const geo::lon_lat home = middle_of(stored("facilities"), "F-0005"),
                     compound = middle_of(stored("compounds"), "C-037");
  const json before = state()["coverage"];
  std::int64_t people = 0;
  const layer::feature_table points = stored("population_points");
  for (std::size_t row = 0; row < points.size(); ++row)
    if (points["people"].has(row)) people += points["people"].integer(row);
  EXPECT_EQ(before["people"], people);

  press_key("s");
  ASSERT_TRUE(state_is("/trial/active", true));
  const pixel_place from = place_of(home), to = place_of(compound);
  drag(from.x, from.y, to.x, to.y);
  ASSERT_TRUE(wait_for([](const json& now) { return now["trial"]["placed"]; }));
  move_to(to.x, to.y);
  const picture tried = screenshot("carer-1-tried");
  EXPECT_GT(tried.count({290, 52, 670, 690}, {106, 27, 154}, 12), 50) << "its reach";
  const json trial = state()["trial"];
  ASSERT_FALSE(trial["moved"].is_null());
  ASSERT_FALSE(trial["refused"]);
  const json sum = trial["sums"]["People"];
  EXPECT_GT(sum["newly"], 0);
  EXPECT_GT(sum["lost"], 0);
  EXPECT_EQ(state()["coverage"], before) << "nothing is stored";
  press_key("s");
  ASSERT_TRUE(state_is("/trial/active", false));

  ASSERT_NO_FATAL_FAILURE(go_to_code("F-0005"));
  press_key("f");
  ASSERT_TRUE(wait_for([&](const json& now) { return now["camera"]["scale"].get<double>() > 20000; }));
  press_key("e");
  ASSERT_TRUE(state_is("/edit/layer", "facilities"));
  xdotool({"keydown", "ctrl"});
  drag(from.x, from.y, to.x, to.y);
  xdotool({"keyup", "ctrl"});
  ASSERT_TRUE(state_is("/edit/shape_changed", true));
  ASSERT_TRUE(state_is("/edit/held", false));
  (void)screenshot("carer-2-moved");
  press_key("ctrl+s");
  ASSERT_TRUE(state_is("/history/done", 1));
  ASSERT_TRUE(
      wait_for([&](const json& now) { return now["coverage"].is_object() && now["coverage"] != before; }));
  const json after = state()["coverage"];
  EXPECT_NEAR(after["within"].get<double>(),
              before["within"].get<double>() + sum["newly"].get<double>() - sum["lost"].get<double>(), 0.5)
      << "what was tried is what came";
  EXPECT_EQ(after["facilities"], before["facilities"]);
  const geo::lon_lat now_at = middle_of(stored("facilities"), "F-0005");
  EXPECT_NEAR(now_at.x, compound.x, 3e-4);
  EXPECT_NEAR(now_at.y, compound.y, 3e-4);
  click_widget("tab:summary");
  ASSERT_TRUE(wait_for_widget("open:race"));
  const json race = box_of("open:race");
  move_to(race["x"].get<double>() + 20, race["y"].get<double>() + 10);
  xdotool({"click", "--repeat", "8", "--delay", "80", "5"});
  ASSERT_TRUE(wait_for([&](const json& now) {
    return now["widgets"].contains("open:race") && now["widgets"]["open:race"]["y"] < race["y"];
  })) << "the wheel scrolls to the figures";
  (void)screenshot("carer-3-figures");

  press_key("ctrl+p");
  ASSERT_TRUE(wait_for_widget("export:run"));
  const std::string pdf = export_now();
  (void)screenshot("carer-4-exported");
  std::ifstream in(pdf, std::ios::binary);
  std::string head(5, ' ');
  in.read(head.data(), 5);
  EXPECT_EQ(head, "%PDF-");
  press_key("Escape");
  ASSERT_TRUE(state_is("/export/open", false));

  press_key("ctrl+z");
  ASSERT_TRUE(state_is("/history/undone", 1));
  ASSERT_TRUE(state_is("/coverage", before)) << state()["coverage"];
  EXPECT_EQ(middle_of(stored("facilities"), "F-0005"), home) << "to the last digit";
  (void)screenshot("carer-5-taken-back");
}

}  // namespace
}  // namespace greenward::testing
