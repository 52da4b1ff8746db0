// Figures of progress by the command: roll-ups, trends, meetings, targets.
#include "tests/engine/cli/ledger_fixture.hpp"

#include <fmt/format.h>
#include <cmath>
#include <map>

namespace greenward::testing {
namespace {

class ProgressFigures : public ledger_test {};

TEST_F(ProgressFigures, UnitsOfEveryLevelAddUpToTheTotals) {
  const auto sums = [&](const nlohmann::json& rows) {
    std::map<std::string, std::int64_t> sum;
    const auto add = [&](const std::string& key, const nlohmann::json& value, double times) {
      sum[key] += std::llround(value.get<double>() * times);
    };
    for (const auto& row : rows) {
      const std::string kind = row["kind"];
      for (const char* key : {"count", "done", "cancelled", "without_budget"}) add(kind + key, row[key], 1);
      add(kind + "budget", row["budget_wan"], 1e6);
      for (const auto& quantity : row["quantities"]) {
        add(kind + quantity["unit"].get<std::string>(), quantity["sum"], 1000);
        add(kind + quantity["unit"].get<std::string>() + "done", quantity["done"], 1000);
      }
      add(kind + "late", row["late"]["works"], 1);
    }
    return sum;
  };
  for (const char* level : {"district", "street", "community"}) {
    const auto report =
        greenward_json({"progress", database_, "--by", std::string(level) + ",kind,year,responsible,stage"});
    EXPECT_EQ(sums(report["units"]), sums(report["totals"])) << level;
  }
}

TEST_F(ProgressFigures, FiguresComeAsAWorkbookThatOthersRead) {
  GREENWARD_NEEDS_PROGRAM("ogrinfo");
  const std::string file = (folder_ / "进度.xlsx").string();
  const auto report = greenward_json({"progress", database_, "--by", "street", "-o", file});
  const auto read = run_program({"ogrinfo", "-al", "-q", file, "分类合计"});
  ASSERT_EQ(read.status, 0) << read.err;
  EXPECT_NE(read.out.find("道路新建维修"), std::string::npos);
  EXPECT_NE(read.out.find("项数 (Integer) = " + std::to_string(report["totals"][0]["count"].get<int>())),
            std::string::npos)
      << read.out.substr(0, 2000);
  const auto about = run_program({"ogrinfo", "-al", "-q", file, "说明"});
  EXPECT_NE(about.out.find("合成"), std::string::npos) << "the workbook must say that the data are made up";
  const auto refused = greenward_command({"progress", database_, "-o", (folder_ / "x.doc").string()});
  EXPECT_EQ(refused.status, 2);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "x.doc"));
}

TEST_F(ProgressFigures, TheMeetingsSeeWhatIsRecorded) {
  const auto works = started("road", 1);
  const auto dispatch = [&](const char* day) {
    return greenward_json({"dispatch", database_, "--as-of", day});
  };
  const auto moved = [&](const char* day) {
    const auto report = dispatch(day);
    std::size_t count = 0;
    for (const auto& row : report["moved"])
      count += row["code"] == works[0] && row["stage"] == "completed" ? 1 : 0;
    return count;
  };
  EXPECT_EQ(moved("2024-05-20"), 0U);
  const auto before = greenward_json({"race", database_, "--measure", "done", "--as-of", "2024-05-20"});
  const auto review_before = greenward_json({"review", database_, "--as-of", "2024-05-20"});
  ASSERT_EQ(greenward_command({"record", database_, works[0], "--stage", "completed", "--date", "2024-05-20"})
                .status,
            0);
  EXPECT_EQ(moved("2024-05-20"), 1U);
  EXPECT_EQ(moved("2024-05-26"), 1U);
  EXPECT_EQ(moved("2024-05-27"), 0U);
  const auto part = [](const nlohmann::json& race) {
    std::int64_t sum = 0;
    for (const auto& row : race["race"]) sum += row["part"].get<std::int64_t>();
    return sum;
  };
  const auto after = greenward_json({"race", database_, "--measure", "done", "--as-of", "2024-05-20"});
  EXPECT_EQ(part(after), part(before) + 1);
  EXPECT_FALSE(after["method"].empty());
  const auto review_after = greenward_json({"review", database_, "--as-of", "2024-05-20"});
  EXPECT_EQ(review_after["summary"][0]["done"].get<int>(),
            review_before["summary"][0]["done"].get<int>() + 1);
  EXPECT_EQ(review_after["forecasts"].size() + 1, review_before["forecasts"].size());
}

/// The rows of `trend` for roads, by day.
std::map<std::string, nlohmann::json> by_day(const nlohmann::json& trend) {
  std::map<std::string, nlohmann::json> rows;
  for (const auto& row : trend["rows"]) rows[row["day"]] = row;
  return rows;
}

TEST_F(ProgressFigures, ATrendIsProgressDayByDay) {
  const std::vector<std::string> trend{"trend",   database_,    "--kind",  "road",
                                       "--since", "2023-10-05", "--as-of", "2023-12-08"};
  const auto rows = by_day(greenward_json(trend));
  ASSERT_EQ(rows.size(), 3U);
  for (const char* day : {"2023-10-31", "2023-11-30", "2023-12-08"}) {
    ASSERT_TRUE(rows.contains(day));
    EXPECT_EQ(rows.at(day)["by_stage"], progress({"--as-of", day}));
  }
}

TEST_F(ProgressFigures, PeopleOfALineThatNamesNothingAreMissedAloud) {
  const auto said = [&](const char* verb) {
    return greenward_command({verb, database_}).out.find("1 行“工程涉及要素”") != std::string::npos;
  };
  EXPECT_FALSE(said("progress"));
  const std::string lines =
      file("lines.csv", "work_code,layer,feature_code\nW-ROAD-001,compounds,no such compound\n");
  ASSERT_EQ(greenward_command({"import", database_, lines, "--layer", "work_features"}).status, 0);
  EXPECT_TRUE(said("progress"));
  EXPECT_TRUE(said("trend"));
  EXPECT_EQ(greenward_json({"trend", database_})["lines_without_place"], 1);
}

TEST_F(ProgressFigures, ATrendAsReportedKeepsWhatHasBeenCorrectedSince) {
  const std::string work = started("road", 1)[0];
  ASSERT_EQ(
      greenward_command({"record", database_, work, "--stage", "completed", "--date", "2024-03-05"}).status,
      0);
  std::vector<std::string> trend{"trend",   database_,    "--kind",  "road",
                                 "--since", "2024-03-01", "--as-of", "2024-04-30"};
  const auto known = by_day(greenward_json(trend));
  trend.emplace_back("--as-reported");
  const auto reported = by_day(greenward_json(trend));
  const auto done = [](const auto& rows, const char* day) {
    return rows.at(day)["done"].template get<int>();
  };
  EXPECT_EQ(done(known, "2024-03-31"), done(reported, "2024-03-31") + 1);  // recorded today, long after
  trend.insert(trend.end(), {"--recorded-by", "2024-01-01"});
  EXPECT_NE(greenward_command(trend).status, 0);
}

TEST_F(ProgressFigures, PublishedFiguresAreThoseOfTheCommands) {
  const auto before = content_of_database(database_);
  const auto published = greenward_json({"publish", database_, "--as-of", "2023-12-08"});
  EXPECT_EQ(content_of_database(database_), before) << "no entry, no feature";
  EXPECT_GT(published["views"].size(), 15U);
  const auto found =
      run_program({"ogr2ogr", "-f", "CSV", "/vsistdout/", database_, "-sql",
                   "SELECT sum(works), sum(done), min(is_current) FROM figures_progress_community"});
  const auto totals = greenward_json({"progress", database_, "--as-of", "2023-12-08"})["totals"];
  int works = 0, done = 0;
  for (const auto& total : totals) {
    works += total["count"].get<int>();
    done += total["done"].get<int>();
  }
  EXPECT_NE(found.out.find(fmt::format("\"{}\",\"{}\",\"1\"", works, done)), std::string::npos) << found.out;
}

TEST_F(ProgressFigures, FiguresOfPlacesSayInJsonHowTheyWereMade) {
  for (const char* verb : {"inventory", "green", "villages", "chiefs"}) {
    const auto figures = greenward_json({verb, database_});
    ASSERT_TRUE(figures["method"].is_array()) << verb;
    ASSERT_FALSE(figures["method"].empty()) << verb;
    for (const auto& line : figures["method"]) EXPECT_FALSE(line["zh"].get<std::string>().empty()) << verb;
  }
}

TEST_F(ProgressFigures, TheMeetingsCanBePrinted) {
  GREENWARD_NEEDS_PROGRAM("pdftotext")
  const std::string pdf = (folder_ / "周调度.pdf").string();
  ASSERT_EQ(greenward_command_with_stacks({"dispatch", database_, "--as-of", "2023-10-15", "-o", pdf}).status,
            0);
  const auto dispatch = greenward_json({"dispatch", database_, "--as-of", "2023-10-15"});
  const std::string text = run_program({"pdftotext", "-layout", pdf, "-"}).out;
  EXPECT_NE(text.find("周调度"), std::string::npos);
  EXPECT_NE(text.find("合成数据"), std::string::npos);
  for (const auto& event : dispatch["late"]) {
    const std::string code = event["code"];
    EXPECT_NE(text.find(code), std::string::npos) << code;
  }
}

TEST_F(ProgressFigures, TargetsFollowTheData) {
  const auto row_of = [&](const std::string& code) {
    const auto report = greenward_json({"targets", database_});
    for (const auto& row : report["indicators"])
      if (row["code"] == code) return row;
    return nlohmann::json();
  };
  const auto roads = row_of("roads"), rate = row_of("key_project_start_rate");
  const auto progress = greenward_json({"progress", database_, "--by", "district"});
  std::map<std::string, nlohmann::json> totals;
  for (const auto& total : progress["totals"]) totals[total["kind"]] = total;
  EXPECT_EQ(roads["value"].get<int>(), totals["road"]["count"].get<int>());
  EXPECT_EQ(rate["part"].get<int>(), totals["key_project"]["begun"].get<int>());
  EXPECT_NEAR(rate["value"].get<double>(), 100 * rate["part"].get<double>() / rate["of"].get<double>(), 1e-9);
  EXPECT_TRUE(row_of("gdp")["value"].is_null());
  EXPECT_FALSE(row_of("gdp")["unknown_because"].is_null());

  const auto works = started("road", 1);
  ASSERT_EQ(greenward_command({"record", database_, works[0], "--stage", "cancelled", "--date", "2024-05-20"})
                .status,
            0);
  EXPECT_EQ(row_of("roads")["value"].get<int>(), roads["value"].get<int>() - 1);
}

}  // namespace
}  // namespace greenward::testing
