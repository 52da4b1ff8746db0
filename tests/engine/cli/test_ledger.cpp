// The ledger by the command: updates from files, and its two clocks.
#include "tests/engine/cli/ledger_fixture.hpp"
#include "tests/support/bytes_of.hpp"

#include <fmt/format.h>

namespace greenward::testing {
namespace {

class Ledger : public ledger_test {};

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

}  // namespace
}  // namespace greenward::testing
