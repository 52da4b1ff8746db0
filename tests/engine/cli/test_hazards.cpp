// The closed loop of the hazards by the command.
#include "tests/engine/cli/command_fixture.hpp"
#include "tests/support/bytes_of.hpp"

#include <fmt/format.h>
#include <fstream>

namespace greenward::testing {
namespace {

using json = nlohmann::json;

class Hazards : public command_test {
 protected:
  [[nodiscard]] std::string file(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return (folder_ / name).string();
  }
  [[nodiscard]] json summary(std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"hazards", "summary", database_});
    return greenward_json(more);
  }
  [[nodiscard]] json hazard(const std::string& code) const {
    return greenward_json({"find", database_, "hazards", "--where", "code = '" + code + "'"})["features"][0];
  }
  /// The code of one that stands there.
  [[nodiscard]] std::string one(const std::string& state) const {
    const auto found =
        greenward_json({"find", database_, "hazards", "--where", "state = '" + state + "'", "--count", "1"});
    EXPECT_EQ(found["features"].size(), 1U) << state;
    return found["features"][0]["code"];
  }
};

int count_of(const json& rows, const char* key) {
  int sum = 0;
  for (const json& row : rows) sum += row[key].get<int>();
  return sum;
}

TEST_F(Hazards, WhateverTheRowsTheyAddUpToTheWhole) {
  const int all = greenward_json({"find", database_, "hazards"})["count"];
  for (const char* by :
       {"district", "street", "community", "kind", "responsible", "street,kind,responsible"}) {
    const json report = summary({"--by", by});
    EXPECT_EQ(report["total"]["count"], all) << by;
    for (const char* key : {"count", "closed", "open", "mended", "mended_in_time", "without_deadline"}) {
      EXPECT_EQ(count_of(report["rows"], key), report["total"][key].get<int>()) << by << ' ' << key;
      EXPECT_EQ(count_of(report["kinds"], key), report["total"][key].get<int>()) << by << ' ' << key;
    }
    int overdue = 0;
    for (const json& row : report["rows"]) overdue += row["overdue"]["hazards"].get<int>();
    EXPECT_EQ(overdue, report["total"]["overdue"]["hazards"].get<int>());
  }
}

TEST_F(Hazards, TheSampleHasThePromisedKeysAndNoContradictions) {
  const json report = summary();
  for (const char* key : {"count", "by_state", "closed", "closed_share", "open", "mended", "mending_unknown",
                          "mended_with_deadline", "mended_in_time", "in_time_share", "overdue",
                          "without_deadline", "days_to_mend", "days_to_verify", "contradictory"})
    EXPECT_TRUE(report["total"].contains(key)) << key;
  EXPECT_EQ(report["total"]["contradictory"], 0);
  EXPECT_EQ(report["by"], json::array({"street"}));
  EXPECT_EQ(report["rows"][0]["level"], "street");
  EXPECT_TRUE(greenward_json({"hazards", "list", database_, "--faults"})["hazards"].empty());
}

TEST_F(Hazards, TheListIsAsLongAsTheSummarySaysAndTheMostOverdueComesFirst) {
  const json total = summary({"--as-of", "2024-01-31"})["total"];
  const json open = greenward_json({"hazards", "list", database_, "--as-of", "2024-01-31"});
  const json overdue = greenward_json({"hazards", "list", database_, "--as-of", "2024-01-31", "--overdue"});
  EXPECT_EQ(open["count"], total["open"]);
  ASSERT_EQ(overdue["count"], total["overdue"]["hazards"]);
  ASSERT_GT(overdue["count"], 0);
  EXPECT_EQ(overdue["hazards"][0]["days_overdue"], total["overdue"]["most_days"]);
  for (std::size_t i = 1; i < overdue["hazards"].size(); ++i)
    EXPECT_LE(overdue["hazards"][i]["days_overdue"], overdue["hazards"][i - 1]["days_overdue"]);
  for (const json& hazard : open["hazards"]) EXPECT_TRUE(hazard["mended"].is_null());
}

TEST_F(Hazards, ARecordedLoopShowsInTheSummaryAndBothClocksLookBack) {
  const std::string code = one("assigned");
  const json before = summary({"--as-of", "2024-01-31"})["total"];
  const auto recorded = greenward_json({"hazards", "record", database_, code, "--state", "mended", "--date",
                                        "2024-01-30", "--by", "李工", "--note", "更换井盖"});
  EXPECT_EQ(recorded["before"], "assigned");
  EXPECT_EQ(recorded["after"], "mended");
  EXPECT_EQ(summary({"--as-of", "2024-01-31"})["total"]["mended"], before["mended"].get<int>() + 1);
  EXPECT_EQ(summary({"--as-of", "2024-01-29"})["total"]["by_state"]["mended"],
            summary({"--as-of", "2024-01-29", "--recorded-by", "2024-12-31"})["total"]["by_state"]["mended"]);
  EXPECT_EQ(summary({"--as-of", "2024-01-31", "--recorded-by", "2024-12-31"})["total"], before);
  const auto history = greenward_json({"history", database_, code, "--layer", "hazards"});
  EXPECT_EQ(history["changes"].back()["who"], "李工");
  EXPECT_EQ(history["changes"].back()["note"], "更换井盖");
}

TEST_F(Hazards, SentBackWithAReasonOnly) {
  const std::string code = one("mended");
  const json before = hazard(code);
  const auto refused = greenward_command(
      {"hazards", "record", database_, code, "--state", "assigned", "--date", "2024-03-01"});
  EXPECT_EQ(refused.status, 2);
  EXPECT_NE(refused.err.find("退回重新整改"), std::string::npos) << refused.err;
  EXPECT_EQ(hazard(code), before);
  const auto back = greenward_command({"hazards", "record", database_, code, "--state", "assigned", "--date",
                                       "2024-03-01", "--note", "仍有积水"});
  EXPECT_EQ(back.status, 0) << back.err;
  EXPECT_NE(back.out.find("已整改 → 已派单"), std::string::npos) << back.out;
  EXPECT_EQ(hazard(code)["state"], "assigned");
  EXPECT_TRUE(hazard(code)["mended"].is_null());
}

TEST_F(Hazards, RefusedStepsChangeNothing) {
  const std::string code = one("found");
  const std::string content = content_of_database(database_);
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{code, "--state", "verified", "--date", "2024-03-01"},
        {code, "--state", "mended", "--date", "2999-01-01"},
        {code, "--state", "mended", "--date", "2001-01-01"},
        {code, "--state", "mended"},
        {code},
        {"NO-SUCH", "--state", "mended", "--date", "2024-03-01"},
        {}}) {
    std::vector<std::string> arguments{"hazards", "record", database_};
    arguments.insert(arguments.end(), words.begin(), words.end());
    EXPECT_EQ(greenward_command(arguments).status, 2);
  }
  EXPECT_EQ(content_of_database(database_), content);
}

TEST_F(Hazards, AFileOfUpdatesIsRecordedWholeOrNotAtAll) {
  const std::string found = one("found"), mended = one("mended");
  const std::string good = file("good.csv", fmt::format("编码,状态,日期,整改期限,责任单位,说明\n"
                                                        "{},已派单,2024-02-01,2024-02-20,区排水部门,\n"
                                                        "{},verified,2024/3/1,,,复查合格\n",
                                                        found, mended));
  const std::string bad =
      file("bad.csv", fmt::format("编码,状态,日期\n{},已派单,2024-02-01\n{},已核验,2024-02-02\n"
                                  "{},修好了,2024-02-02\nHZ-X,已派单,soon\n",
                                  found, found, found));
  const std::string worse = file(
      "worse.csv", fmt::format("编码,状态,日期\n{},已派单,2024-02-01\n{},已核验,2024-02-02\n", found, found));
  const std::string content = content_of_database(database_);
  const std::string rejects = (folder_ / "rejects.csv").string();
  EXPECT_EQ(greenward_command({"hazards", "record", database_, "--file", bad, "--rejects", rejects}).status,
            3);
  EXPECT_NE(bytes_of(rejects).find("修好了"), std::string::npos);
  EXPECT_NE(bytes_of(rejects).find("soon"), std::string::npos);
  const std::string again = (folder_ / "again.csv").string();
  EXPECT_EQ(greenward_command({"hazards", "record", database_, "--file", worse, "--rejects", again}).status,
            3);
  EXPECT_NE(bytes_of(again).find("“已核验”之前没有“已整改”的日期"), std::string::npos) << bytes_of(again);
  EXPECT_EQ(content_of_database(database_), content);
  EXPECT_EQ(
      greenward_command({"hazards", "record", database_, "--file", file("none.csv", "编码,名称\nA,B\n")})
          .status,
      3);

  const auto result = greenward_json({"hazards", "record", database_, "--file", good});
  EXPECT_EQ(result["read"], 2);
  ASSERT_EQ(result["hazards"].size(), 2U);
  EXPECT_EQ(result["hazards"][1]["after"], "verified");
  EXPECT_EQ(hazard(found)["deadline"], "2024-02-20");
  EXPECT_EQ(hazard(found)["responsible"], "区排水部门");
  const auto history = greenward_json({"history", database_, mended, "--layer", "hazards"});
  EXPECT_EQ(history["changes"].back()["note"], "good.csv；" + mended + "：复查合格");
}

TEST_F(Hazards, ACsvWithChineseHeadingsIsImported) {
  const json there =
      json::parse(greenward_command({"find", database_, "hazards", "--count", "1", "--format", "geojson"})
                      .out)["features"][0];
  const auto& place = there["geometry"]["coordinates"];
  const std::string at = fmt::format("{},{}", place[0].get<double>(), place[1].get<double>());
  const std::string csv =
      file("隐患.csv",
           "编码,名称,类别,状态,发现日期,派单日期,整改期限,整改日期,核验日期,责任单位,经度,纬度\n"
           "HZ-甲1,井盖缺损,井盖缺损,已发现,2024-01-05,,2024-01-20,,,区市政," +
               at + "\n" + "HZ-甲2,积水,flooding,已核验,2024/1/5,2024/1/6,2024/1/20,2024/1/10,2024/1/11,," +
               at + "\n" + "HZ-甲3,路灯,路灯,已修好,2024-01-05,,,,,," + at + "\n" +
               "HZ-甲4,树木,树木,已发现,2024-02-30,,,,,," + at + "\n" + "HZ-甲5,其他,,,2024-01-05,,,,,," +
               at + "\n" + "HZ-甲6,火灾隐患,火山,已发现,2024-01-05,,,,,," + at + "\n" +
               "HZ-甲7,无位置,消防,已发现,2024-01-05,,,,,,,\n");
  const std::string rejects = (folder_ / "退回.csv").string();
  const json before = summary()["total"];
  const json imported = greenward_json({"import", database_, csv, "--layer", "hazards", "--crs", "EPSG:4490",
                                        "--rejects", rejects})["layers"][0];
  EXPECT_EQ(imported["read"], 7);
  EXPECT_EQ(imported["inserted"], 2) << imported.dump(1);
  EXPECT_EQ(imported["refused"], 5);
  const std::string reasons = bytes_of(rejects);
  for (const char* reason : {"已修好", "2024-02-30", "缺少必填字段", "火山", "没有几何"})
    EXPECT_NE(reasons.find(reason), std::string::npos) << reason << " in " << reasons;
  const json first = hazard("HZ-甲1"), second = hazard("HZ-甲2");
  EXPECT_EQ(first["hazard_kind"], "manhole_cover");
  EXPECT_EQ(first["state"], "found");
  EXPECT_EQ(first["deadline"], "2024-01-20");
  EXPECT_TRUE(first["assigned"].is_null());
  for (const char* field : {"district_code", "street_code", "community_code"})
    EXPECT_EQ(first[field], there["properties"][field]) << field;
  EXPECT_EQ(second["assigned"], "2024-01-06");
  EXPECT_EQ(second["mended"], "2024-01-10");
  EXPECT_EQ(second["verified"], "2024-01-11");
  const json after = summary()["total"];
  EXPECT_EQ(after["count"], before["count"].get<int>() + 2);
  EXPECT_EQ(after["closed"], before["closed"].get<int>() + 1);
  EXPECT_EQ(after["contradictory"], 0);
}

TEST_F(Hazards, WhatContradictsItselfIsImportedAndListed) {
  const std::string csv = file("hazards.csv",
                               "编码,状态,发现日期,整改日期,核验日期,经度,纬度\n"
                               "HZ-A,已核验,2024-01-05,,2024-01-09,125.25,43.88\n"
                               "HZ-B,已整改,2024-01-05,2024-01-04,,125.25,43.88\n");
  EXPECT_EQ(greenward_json({"import", database_, csv, "--layer", "hazards", "--crs",
                            "EPSG:4490"})["layers"][0]["inserted"],
            2);
  const json list = greenward_json({"hazards", "list", database_, "--faults"});
  ASSERT_EQ(list["count"], 2);
  EXPECT_EQ(list["hazards"][0]["code"], "HZ-A");
  EXPECT_EQ(list["hazards"][0]["faults"][0]["zh"], "“已核验”之前没有“已整改”的日期");
  EXPECT_EQ(list["hazards"][1]["faults"][0]["zh"], "“已整改”2024-01-04 早于“已发现”2024-01-05");
  EXPECT_EQ(summary()["total"]["contradictory"], 2);
}

TEST_F(Hazards, FiguresAreWrittenAsAWorkbookAndAsCsv) {
  const std::string xlsx = (folder_ / "loop.xlsx").string(), csv = (folder_ / "loop.csv").string();
  EXPECT_EQ(greenward_command({"hazards", "summary", database_, "-o", xlsx}).status, 0);
  EXPECT_EQ(bytes_of(xlsx).substr(0, 2), "PK");
  EXPECT_EQ(greenward_command({"hazards", "list", database_, "--overdue", "-o", csv}).status, 0);
  const auto printed = greenward_command({"hazards", "list", database_, "--overdue", "--format", "csv"});
  EXPECT_EQ(bytes_of(csv), "\xEF\xBB\xBF" + printed.out);
}

TEST_F(Hazards, UsageIsChecked) {
  EXPECT_EQ(greenward_command({"hazards", "summary", database_, "--by", "street,community"}).status, 2);
  EXPECT_EQ(greenward_command({"hazards", "summary", database_, "--by", "colour"}).status, 2);
  EXPECT_EQ(greenward_command({"hazards", "list", database_, "--faults", "--overdue"}).status, 2);
  EXPECT_EQ(greenward_command({"hazards"}).status, 2);
}

TEST_F(Hazards, EnglishIsComplete) {
  for (const char* verb : {"summary", "list", "record"}) {
    const auto help = run_program({GREENWARD_COMMAND, "--lang", "en", "hazards", verb, "--help"});
    EXPECT_EQ(help.status, 0);
    for (const char c : help.out) ASSERT_LT(static_cast<unsigned char>(c), 0x80) << help.out;
  }
}

TEST_F(Hazards, FindLooksBackLikeTheSummary) {
  const std::string day = "2023-08-15";
  const auto found = greenward_json({"find", database_, "hazards", "--as-of", day, "--count", "100000"});
  const auto total = greenward_json({"hazards", "summary", database_, "--as-of", day})["total"];
  EXPECT_EQ(found["count"], total["count"]);
  EXPECT_LT(found["count"].get<int>(), greenward_json({"find", database_, "hazards"})["count"].get<int>());
  int mended = 0;
  for (const auto& hazard : found["features"]) {
    EXPECT_LE(hazard["found"].get<std::string>(), day);
    if (hazard["mended"].is_null()) continue;
    ++mended;
    EXPECT_LE(hazard["mended"].get<std::string>(), day);
  }
  EXPECT_GT(mended, 0);
}

}  // namespace
}  // namespace greenward::testing
