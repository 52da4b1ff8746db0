// Conflicts of works by the command, on works planted into the sample.
#include "tests/engine/cli/command_fixture.hpp"
#include "tests/support/bytes_of.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <fstream>
#include <set>

namespace greenward::testing {
namespace {

struct planted {
  const char* code;
  const char* kind;
  const char* start;
  const char* end;
  double north = 0;  ///< degrees
};

class Conflicts : public command_test {
 protected:
  /// Lines of about 600 m on empty ground west of the district.
  void plant(const std::vector<planted>& works) {
    nlohmann::json features = nlohmann::json::array();
    for (const planted& w : works) {
      const double y = 43.9 + w.north;
      features.push_back(
          {{"type", "Feature"},
           {"properties",
            {{"code", w.code},
             {"name", std::string("埋设") + w.code},
             {"work_kind", w.kind},
             {"stage", "planned"},
             {"planned_start", w.start},
             {"planned_end", w.end}}},
           {"geometry", {{"type", "LineString"}, {"coordinates", {{124.9, y}, {124.9075, y}}}}}});
    }
    const auto file = folder_ / "planted.geojson";
    std::ofstream(file) << nlohmann::json{{"type", "FeatureCollection"}, {"features", features}};
    const auto done =
        greenward_command({"import", database_, file.string(), "--layer", "works", "--mode", "upsert"});
    ASSERT_EQ(done.status, 0) << done.err << done.out;
  }

  [[nodiscard]] nlohmann::json conflicts(std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments{"conflicts", database_, "--as-of", "2023-12-08"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return greenward_json(arguments);
  }

  /// Those of planted works.
  [[nodiscard]] std::vector<nlohmann::json> found(std::vector<std::string> more = {}) const {
    const nlohmann::json document = conflicts(std::move(more));
    std::vector<nlohmann::json> list;
    for (const auto& conflict : document["conflicts"])
      if (conflict["first"]["code"].get<std::string>().starts_with("X-")) list.push_back(conflict);
    return list;
  }
};

TEST_F(Conflicts, ARoadPavedBeforeTheSewerIsFoundUntilItsDatesAreMoved) {
  plant(
      {{"X-R", "road", "2024-05-01", "2024-06-30"}, {"X-S", "sewer_separation", "2024-09-20", "2024-10-31"}});
  const auto before = found();
  ASSERT_EQ(before.size(), 1U);
  const auto& conflict = before[0];
  EXPECT_EQ(conflict["check"], "surface_reopened");
  EXPECT_EQ(conflict["first"]["code"], "X-R");
  EXPECT_EQ(conflict["first"]["name"], "埋设X-R");
  EXPECT_EQ(conflict["first"]["end"], (nlohmann::json{{"date", "2024-06-30"}, {"basis", "planned"}}));
  EXPECT_EQ(conflict["second"]["code"], "X-S");
  EXPECT_EQ(conflict["second"]["end"]["date"], "2024-10-31");
  EXPECT_NEAR(conflict["ground_m"].get<double>(), 602, 3);
  EXPECT_TRUE(conflict["ground_m2"].is_null());
  EXPECT_EQ(conflict["days"], 123);
  const auto& rule = conflict["rules"][0];
  EXPECT_EQ(rule["key"], "paving.years");
  EXPECT_EQ(rule["value"], 5);
  EXPECT_EQ(rule["norm"], "城市道路管理条例");
  EXPECT_EQ(rule["verified"], false);

  plant(
      {{"X-R", "road", "2024-05-01", "2024-06-30"}, {"X-S", "sewer_separation", "2024-04-15", "2024-05-31"}});
  EXPECT_TRUE(found().empty());
}

TEST_F(Conflicts, YearsAndCorridorCanBeGiven) {
  plant({{"X-G", "gas_retrofit", "2024-05-01", "2024-06-30"},
         {"X-H", "gas_retrofit", "2027-05-01", "2027-06-30", 0.0001}});
  ASSERT_EQ(found().size(), 1U);
  EXPECT_EQ(found()[0]["check"], "dug_again");
  EXPECT_EQ(found()[0]["rules"][0]["norm"], "");
  EXPECT_TRUE(found({"--years", "2"}).empty());
  const auto given = found({"--years", "3"});
  ASSERT_EQ(given.size(), 1U);
  EXPECT_EQ(given[0]["rules"][0]["value"], 3);
  EXPECT_EQ(given[0]["rules"][0]["given"], true);
  EXPECT_TRUE(found({"--corridor", "10"}).empty());  // they are 11 m apart
  EXPECT_EQ(found({"--kind", "gas_retrofit"}).size(), 1U);
  EXPECT_TRUE(found({"--kind", "road"}).empty());
}

TEST_F(Conflicts, ARoadPlannedForTheColdSeasonIsFound) {
  plant({{"X-R", "road", "2024-04-10", "2024-10-31"}});
  const auto cold = found();
  ASSERT_EQ(cold.size(), 1U);
  EXPECT_EQ(cold[0]["check"], "season");
  EXPECT_EQ(cold[0]["season"], "frost");
  EXPECT_TRUE(cold[0]["second"].is_null());
  EXPECT_EQ(cold[0]["season_first"], "2024-04-10");
  EXPECT_EQ(cold[0]["season_last"], "2024-04-10");
  EXPECT_EQ(cold[0]["days"], 1);
  EXPECT_EQ(cold[0]["rules"].size(), 2U);
  plant({{"X-R", "road", "2024-04-11", "2024-10-31"}});
  EXPECT_TRUE(found().empty());
}

TEST_F(Conflicts, WhatIsNotCheckedIsListedWithItsReason) {
  plant({{"X-S", "sewer_separation", "2024-04-15", ""}});
  const auto document = conflicts();
  std::set<std::string> checks;
  for (const auto& left_out : document["not_checked"])
    if (left_out["code"] == "X-S" && left_out["reason"] == "no_end") checks.insert(left_out["check"]);
  EXPECT_EQ(checks, (std::set<std::string>{"surface", "digging", "season_planned"}));
  std::size_t counted = 0;
  for (const auto& count : document["not_checked_counts"]) counted += count["works"].get<std::size_t>();
  EXPECT_EQ(counted, document["not_checked"].size());
}

TEST_F(Conflicts, TheyAreWrittenAndShownInWords) {
  plant(
      {{"X-R", "road", "2024-05-01", "2024-06-30"}, {"X-S", "sewer_separation", "2024-09-20", "2024-10-31"}});
  const std::string xlsx = (folder_ / "conflicts.xlsx").string(), csv = (folder_ / "conflicts.csv").string();
  const auto shown = greenward_command({"conflicts", database_, "--as-of", "2023-12-08", "-o", xlsx});
  EXPECT_EQ(shown.status, 0) << shown.err;
  EXPECT_NE(shown.out.find("先铺路后开挖"), std::string::npos) << shown.out;
  EXPECT_NE(shown.out.find("paving.years = 5 a 城市道路管理条例第三十三条（未核实）"), std::string::npos)
      << shown.out;
  EXPECT_TRUE(std::filesystem::exists(xlsx));
  EXPECT_EQ(greenward_command({"conflicts", database_, "--as-of", "2023-12-08", "-o", csv}).status, 0);
  const std::string text = bytes_of(csv);
  EXPECT_NE(text.find("X-S"), std::string::npos);
  const auto english =
      run_program({GREENWARD_COMMAND, "--lang", "en", "conflicts", database_, "--as-of", "2023-12-08"});
  EXPECT_NE(english.out.find("Paved, then dug up"), std::string::npos) << english.out;
}

TEST_F(Conflicts, StrictSaysSoByTheExitStatus) {
  plant(
      {{"X-R", "road", "2024-05-01", "2024-06-30"}, {"X-S", "sewer_separation", "2024-09-20", "2024-10-31"}});
  EXPECT_EQ(greenward_command({"conflicts", database_, "--strict"}).status, 1);
  EXPECT_EQ(greenward_command({"conflicts", database_}).status, 0);
  EXPECT_EQ(greenward_command({"conflicts", database_, "--strict", "--kind", "village"}).status, 0);
}

TEST_F(Conflicts, WrongOptionsAreUsageErrors) {
  EXPECT_EQ(greenward_command({"conflicts", database_, "--kind", "castle"}).status, 2);
  EXPECT_EQ(greenward_command({"conflicts", database_, "--years", "0"}).status, 2);
  EXPECT_EQ(greenward_command({"conflicts", database_, "--years", "1.5"}).status, 2);
  EXPECT_EQ(greenward_command({"conflicts", database_, "--corridor", "-1"}).status, 2);
}

}  // namespace
}  // namespace greenward::testing
