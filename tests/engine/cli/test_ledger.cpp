// The ledger by the command: updates from files, and its two clocks.
#include "tests/engine/cli/command_fixture.hpp"
#include "tests/support/bytes_of.hpp"
#include "tests/support/shared_data.hpp"

#include <fmt/format.h>
#include <cmath>
#include <fstream>
#include <map>

namespace greenward::testing {
namespace {

class Ledger : public command_test {
 protected:
  /// Codes of `count` works of a kind that have been started and no more.
  [[nodiscard]] std::vector<std::string> started(const char* kind, std::size_t count) const {
    const auto found = greenward_json({"find", database_, "works", "--where",
                                       fmt::format("stage = 'started' AND work_kind = '{}'", kind), "--count",
                                       std::to_string(count)});
    std::vector<std::string> codes;
    for (const auto& feature : found["features"]) codes.push_back(feature["code"]);
    EXPECT_EQ(codes.size(), count);
    return codes;
  }

  [[nodiscard]] std::string file(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return (folder_ / name).string();
  }

  [[nodiscard]] nlohmann::json progress(std::vector<std::string> more) const {
    std::vector<std::string> arguments{"progress", database_, "--kind", "road"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return greenward_json(arguments)["totals"][0]["by_stage"];
  }

  [[nodiscard]] std::string stage_of(const std::string& code, std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments{"find", database_, "works", "--where", "code = '" + code + "'"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return greenward_json(arguments)["features"][0]["stage"];
  }
};

TEST_F(Ledger, AFileOfUpdatesIsRecordedWithItsNameAndPerson) {
  const auto works = started("road", 2);
  const std::string csv =
      file("updates.csv", fmt::format("工程编码,阶段,实际日期,说明\n{},完工,2024-05-20,验收\n"
                                      "{},completed,2024/5/21,\n",
                                      works[0], works[1]));
  const auto result = greenward_json({"record", database_, "--file", csv, "--by", "李工"});
  EXPECT_EQ(result["read"], 2);
  EXPECT_EQ(result["refused"], 0);
  EXPECT_TRUE(result["rejects"].is_null());
  ASSERT_EQ(result["works"].size(), 2U);
  EXPECT_EQ(result["works"][1]["after"], "completed");
  for (const std::string& work : works) {
    EXPECT_EQ(stage_of(work), "completed");
    const auto history = greenward_json({"history", database_, work});
    EXPECT_EQ(history["changes"].back()["who"], "李工");
    EXPECT_EQ(history["changes"].back()["note"], "updates.csv");
  }
}

TEST_F(Ledger, OneBadRecordRefusesTheWholeFile) {
  const auto works = started("road", 2);
  const std::string before = content_of_database(database_);
  const std::string csv =
      file("updates.csv",
           fmt::format("work_code,stage,actual_date\n{0},completed,2024-05-20\nNO-SUCH,completed,2024-05-20\n"
                       "{1},completed,1999-01-01\n{1},enclosed,2024-05-20\n{0},completed,soon\n",
                       works[0], works[1]));
  const std::string rejects = (folder_ / "rejects.csv").string();
  const auto result = greenward_command({"record", database_, "--file", csv, "--rejects", rejects});
  EXPECT_EQ(result.status, 3);
  EXPECT_NE(result.err.find("rejects.csv"), std::string::npos);
  EXPECT_EQ(content_of_database(database_), before);
  // A date that cannot be read is found first; the others when it is mended.
  EXPECT_NE(bytes_of(rejects).find("soon"), std::string::npos);

  const std::string mended =
      file("mended.csv",
           fmt::format("work_code,stage,actual_date\n{0},completed,2024-05-20\nNO-SUCH,completed,2024-05-20\n"
                       "{1},completed,1999-01-01\n{1},enclosed,2024-05-20\n",
                       works[0], works[1]));
  const std::string again = (folder_ / "again.csv").string();
  EXPECT_EQ(greenward_command({"record", database_, "--file", mended, "--rejects", again}).status, 3);
  EXPECT_EQ(content_of_database(database_), before);
  const std::string reasons = bytes_of(again);
  EXPECT_NE(reasons.find("\n2,"), std::string::npos) << reasons;
  EXPECT_NE(reasons.find("\n3,"), std::string::npos) << reasons;
  EXPECT_NE(reasons.find("\n4,"), std::string::npos) << reasons;
  EXPECT_EQ(reasons.find("\n1,"), std::string::npos) << reasons;
}

TEST_F(Ledger, AWorkbookIsReadLikeATable) {
  GREENWARD_NEEDS_PROGRAM("ogr2ogr");
  const auto works = started("road", 1);
  const std::string csv =
      file("updates.csv", fmt::format("工程编码,阶段,实际日期\n{},完工,2024-05-20\n", works[0]));
  const std::string xlsx = (folder_ / "updates.xlsx").string();
  const auto made = run_program({"ogr2ogr", "-f", "XLSX", xlsx, csv, "-oo", "HEADERS=YES"});
  ASSERT_EQ(made.status, 0) << made.err;
  const auto result = greenward_json({"record", database_, "--file", xlsx});
  EXPECT_EQ(result["works"][0]["after"], "completed");
  EXPECT_EQ(stage_of(works[0]), "completed");
}

TEST_F(Ledger, WhatWasReportedStaysExactAfterACorrection) {
  const std::string work = started("road", 1).front();
  const auto reported = progress({"--as-of", "2023-12-31", "--recorded-by", "2023-12-31"});
  // It had been completed in October, but nobody had said so.
  (void)greenward_json({"record", database_, work, "--stage", "completed", "--date", "2023-10-20"});
  EXPECT_EQ(progress({"--as-of", "2023-12-31", "--recorded-by", "2023-12-31"}), reported);
  const auto known_today = progress({"--as-of", "2023-12-31"});
  EXPECT_EQ(known_today.value("completed", 0), reported.value("completed", 0) + 1);
  EXPECT_EQ(stage_of(work, {"--recorded-by", "2023-12-31"}), "started");
  EXPECT_EQ(stage_of(work, {"--as-of", "2023-10-19"}), "started");
  EXPECT_EQ(stage_of(work, {"--as-of", "2023-10-20"}), "completed");
}

TEST_F(Ledger, ExportsAndMapsLookBackToo) {
  const std::string work = started("road", 1).front();
  (void)greenward_json({"record", database_, work, "--stage", "completed", "--date", "2024-02-20"});
  const auto out = folder_ / "out";
  const auto exported =
      greenward_command({"export", database_, "works", "-o", out.string(), "--format", "geojson", "--where",
                         "code = '" + work + "'", "--as-of", "2024-02-19"});
  ASSERT_EQ(exported.status, 0) << exported.err;
  const auto document = nlohmann::json::parse(bytes_of(out / "works.geojson"));
  EXPECT_EQ(document["features"][0]["properties"]["stage"], "started");
  EXPECT_TRUE(document["features"][0]["properties"]["actual_end"].is_null());
  const auto drawn = greenward_command({"map", database_, "-o", (folder_ / "m.png").string(), "--layers",
                                        "works", "--size", "600x400", "--as-of", "2024-02-19"});
  EXPECT_EQ(drawn.status, 0) << drawn.err;
}

TEST_F(Ledger, CirclesAndPipesLookBackToo) {
  const std::vector<std::string> circles{"walk", "coverage", database_},
      pipes{"drainage", "coverage", database_};
  const auto with = [](std::vector<std::string> arguments, std::initializer_list<std::string> more) {
    arguments.insert(arguments.end(), more);
    return greenward_json(arguments);
  };
  const auto circles_before = with(circles, {"--recorded-by", "2024-06-01"});
  const auto pipes_before = with(pipes, {"--recorded-by", "2024-06-01"});
  EXPECT_EQ(circles_before["recorded_by"], "2024-06-01T15:59:59Z");
  const auto replace_by = [&](const char* layer, const std::string& properties, const std::string& geometry) {
    const std::string one =
        file(std::string(layer) + ".geojson",
             R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{)" + properties +
                 R"(},"geometry":{)" + geometry + "}}]}");
    const auto done = greenward_command({"import", database_, one, "--layer", layer, "--mode", "replace"});
    EXPECT_EQ(done.status, 0) << done.err;
  };
  replace_by("population_points", R"("people":3)", R"("type":"Point","coordinates":[125.2,43.9])");
  replace_by("pipes", R"("code":"P","system":"storm")",
             R"("type":"LineString","coordinates":[[125.2,43.9],[125.21,43.9]])");
  EXPECT_EQ(with(circles, {})["people"], 3);
  EXPECT_TRUE(with(circles, {"--recorded-by", "2024-06-01"}) == circles_before);
  EXPECT_TRUE(with(pipes, {})["compounds"] != pipes_before["compounds"]);
  EXPECT_TRUE(with(pipes, {"--recorded-by", "2024-06-01"}) == pipes_before);
}

TEST_F(Ledger, SuspendedAndResumed) {
  const std::string work = started("road", 1).front();
  EXPECT_NE(
      greenward_command({"record", database_, work, "--stage", "resumed", "--date", "2024-03-01"}).status, 0);
  (void)greenward_json({"record", database_, work, "--stage", "suspended", "--date", "2024-02-01"});
  EXPECT_EQ(stage_of(work), "suspended");
  (void)greenward_json({"record", database_, work, "--stage", "resumed", "--date", "2024-03-01"});
  EXPECT_EQ(stage_of(work), "started");
  EXPECT_EQ(stage_of(work, {"--as-of", "2024-02-15"}), "suspended");
}

TEST_F(Ledger, AStageIsSkippedOnlyWithAReason) {
  const std::string work = started("key_project", 1).front();
  const auto refused =
      greenward_command({"record", database_, work, "--stage", "enclosed", "--date", "2024-03-01"});
  EXPECT_EQ(refused.status, 2);
  EXPECT_NE(refused.err.find("入库入统"), std::string::npos) << refused.err;
  (void)greenward_json({"record", database_, work, "--stage", "enclosed", "--date", "2024-03-01",
                        "--skip-reason", "统计口径外"});
  EXPECT_EQ(stage_of(work), "enclosed");
}

TEST_F(Ledger, APlannedDateIsNoProgress) {
  const std::string work = started("road", 1).front();
  const auto too_late =
      greenward_command({"record", database_, work, "--stage", "completed", "--planned", "2029-10-31"});
  EXPECT_EQ(too_late.status, 2);  // it is planned to operate before that
  (void)greenward_json({"record", database_, work, "--stage", "operating", "--planned", "2029-11-15"});
  const auto result =
      greenward_json({"record", database_, work, "--stage", "completed", "--planned", "2029-10-31"});
  EXPECT_EQ(result["before"], result["after"]);
  EXPECT_EQ(stage_of(work), "started");
  const auto found = greenward_json({"find", database_, "works", "--where", "code = '" + work + "'"});
  EXPECT_EQ(found["features"][0]["planned_end"], "2029-10-31");
}

TEST_F(Ledger, DiffTellsWhatHappenedAndWhatWasRecorded) {
  const std::string work = started("road", 1).front();
  (void)greenward_json({"record", database_, work, "--stage", "completed", "--date", "2024-05-20"});
  const auto happened = greenward_json({"diff", database_, "2024-05-19", "2024-05-20"});
  ASSERT_EQ(happened["changes"].size(), 1U) << happened.dump(1);
  EXPECT_EQ(happened["changes"][0]["code"], work);
  EXPECT_EQ(happened["changes"][0]["change"], "changed");
  const nlohmann::json stage{{"field", "stage"}, {"before", "started"}, {"after", "completed"}};
  const nlohmann::json end{{"field", "actual_end"}, {"before", nullptr}, {"after", "2024-05-20"}};
  EXPECT_EQ(happened["changes"][0]["fields"], nlohmann::json::array({stage, end}));
  EXPECT_TRUE(greenward_json({"diff", database_, "2024-05-20", "2024-06-20"})["changes"].empty());
  EXPECT_TRUE(greenward_json(
                  {"diff", database_, "2024-05-19", "2024-05-20", "--recorded-by", "2024-01-31"})["changes"]
                  .empty());

  const auto recorded = greenward_json({"diff", database_, "2024-01-31", "2999-01-01", "--recorded"});
  ASSERT_EQ(recorded["changes"].size(), 1U);
  EXPECT_EQ(recorded["clock"], "recorded");
  EXPECT_EQ(recorded["changes"][0]["fields"], nlohmann::json::array({stage, end}));
  const auto all =
      greenward_json({"diff", database_, "1999-01-01", "2999-01-01", "--recorded", "--layer", "parks"});
  EXPECT_EQ(all["changes"].size(), greenward_json({"find", database_, "parks"})["count"]);
  EXPECT_EQ(all["changes"][0]["change"], "added");
}

TEST_F(Ledger, ReadersSeeTheMomentOnTheirOwnClock) {
  const auto of_day = greenward_command({"progress", database_, "--recorded-by", "2024-02-28"});
  EXPECT_NE(of_day.out.find("北京时间 2024-02-28 23:59:59"), std::string::npos) << of_day.out;
  const auto of_moment = greenward_command({"progress", database_, "--recorded-by", "2024-02-28T16:05:06Z"});
  EXPECT_NE(of_moment.out.find("北京时间 2024-02-29 00:05:06"), std::string::npos) << of_moment.out;
}

TEST_F(Ledger, AMomentMustBeOne) {
  for (const char* text :
       {"yesterday", "2023-12-31T25:00:00Z", "2023-12-31T10:00:00", "2023/12/31T10:00:00Z"})
    EXPECT_EQ(greenward_command({"progress", database_, "--recorded-by", text}).status, 2) << text;
}

TEST_F(Ledger, UnitsOfEveryLevelAddUpToTheTotals) {
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

TEST_F(Ledger, FiguresComeAsAWorkbookThatOthersRead) {
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

TEST_F(Ledger, TheMeetingsSeeWhatIsRecorded) {
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

TEST_F(Ledger, ATrendIsProgressDayByDay) {
  const std::vector<std::string> trend{"trend",   database_,    "--kind",  "road",
                                       "--since", "2023-10-05", "--as-of", "2023-12-08"};
  const auto rows = by_day(greenward_json(trend));
  ASSERT_EQ(rows.size(), 3U);
  for (const char* day : {"2023-10-31", "2023-11-30", "2023-12-08"}) {
    ASSERT_TRUE(rows.contains(day));
    EXPECT_EQ(rows.at(day)["by_stage"], progress({"--as-of", day}));
  }
}

TEST_F(Ledger, PeopleOfALineThatNamesNothingAreMissedAloud) {
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

TEST_F(Ledger, ATrendAsReportedKeepsWhatHasBeenCorrectedSince) {
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

TEST_F(Ledger, PhotosStayWithTheEntryAndAreCheckedByTheirContent) {
  const std::string photo = file("现场.jpg", "photo"), work = started("road", 1)[0];
  ASSERT_EQ(greenward_command(
                {"record", database_, work, "--stage", "completed", "--date", "2024-03-05", "--photo", photo})
                .status,
            0);
  const auto change = greenward_json({"history", database_, work})["changes"].back();
  ASSERT_EQ(change["evidence"].size(), 1U);
  EXPECT_EQ(change["evidence"][0]["name"], "现场.jpg");
  EXPECT_EQ(greenward_command({"verify", database_}).status, 0);
  const std::string hash = change["evidence"][0]["sha256"];
  const auto copy = std::filesystem::path(database_ + ".evidence") / (hash + ".jpg");
  EXPECT_EQ(bytes_of(copy), "photo");
  std::filesystem::remove(copy);
  EXPECT_EQ(greenward_command({"verify", database_}).status, 1);
}

TEST_F(Ledger, ARefusedRecordKeepsNoPhoto) {
  const std::string photo = file("p.jpg", "photo"), work = started("road", 1)[0];
  EXPECT_NE(greenward_command(
                {"record", database_, work, "--stage", "completed", "--date", "1999-03-05", "--photo", photo})
                .status,
            0);
  EXPECT_FALSE(std::filesystem::exists(database_ + ".evidence"));
}

TEST_F(Ledger, PublishedFiguresAreThoseOfTheCommands) {
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

TEST_F(Ledger, FiguresOfPlacesSayInJsonHowTheyWereMade) {
  for (const char* verb : {"inventory", "green", "villages", "chiefs"}) {
    const auto figures = greenward_json({verb, database_});
    ASSERT_TRUE(figures["method"].is_array()) << verb;
    ASSERT_FALSE(figures["method"].empty()) << verb;
    for (const auto& line : figures["method"]) EXPECT_FALSE(line["zh"].get<std::string>().empty()) << verb;
  }
}

TEST_F(Ledger, TheMeetingsCanBePrinted) {
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

TEST_F(Ledger, TargetsFollowTheData) {
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
