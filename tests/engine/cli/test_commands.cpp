#include "tests/engine/cli/command_fixture.hpp"
#include "tests/support/bytes_of.hpp"

#include <fstream>
#include <iterator>
#include <sstream>

namespace greenward::testing {
namespace {

using Commands = command_test;

TEST_F(Commands, TheSameSeedAndScaleGiveTheSameBytes) {
  const auto again =
      greenward_command({"sample", (folder_ / "again.sqlite").string(), "--scale", "0.05", "--seed", "7"});
  EXPECT_EQ(again.status, 0) << again.err;
  EXPECT_TRUE(bytes_of(folder_ / "again.sqlite") == bytes_of(small_sample()));
  (void)greenward_command({"sample", (folder_ / "other.sqlite").string(), "--scale", "0.05", "--seed", "8"});
  EXPECT_FALSE(bytes_of(folder_ / "other.sqlite") == bytes_of(small_sample()));
}

TEST_F(Commands, RecordMovesAWorkAndHistoryShowsIt) {
  const auto found = greenward_json(
      {"find", database_, "works", "--where", "stage = 'started' AND work_kind = 'road'", "--count", "1"});
  ASSERT_EQ(found["count"], 1);
  const std::string work = found["features"][0]["code"];
  const auto before = greenward_json({"progress", database_, "--kind", "road"});
  const auto recorded = greenward_command({"record", database_, work, "--stage", "completed", "--date",
                                           "2024-06-01", "--by", "张工", "--note", "验收"});
  EXPECT_EQ(recorded.status, 0) << recorded.err;
  EXPECT_NE(recorded.out.find("完工"), std::string::npos);
  const auto after = greenward_json({"progress", database_, "--kind", "road"});
  const auto completed = [](const nlohmann::json& report) {
    return report["totals"][0]["by_stage"].value("completed", 0);
  };
  EXPECT_EQ(completed(after), completed(before) + 1);
  const auto history = greenward_json({"history", database_, work});
  bool seen = false;
  for (const auto& change : history["changes"])
    seen = seen || (change["field"] == "stage" && change["before"] == "started" &&
                    change["after"] == "completed" && change["who"] == "张工" && change["note"] == "验收");
  EXPECT_TRUE(seen) << history.dump(1);
}

TEST_F(Commands, AsOfGoesBackInTime) {
  const auto early = greenward_json({"progress", database_, "--kind", "road", "--as-of", "2000-01-01"});
  EXPECT_EQ(early["as_of"], "2000-01-01");
  EXPECT_EQ(early["totals"][0]["by_stage"].value("planned", 0), early["totals"][0]["count"]);
}

TEST_F(Commands, CoordsKnowTheChinaOffset) {
  const auto result = greenward_command({"coords", "--from", "EPSG:4326", "--to", "gcj02"}, "125.25 43.88\n");
  ASSERT_EQ(result.status, 0) << result.err;
  double lon = 0, lat = 0;
  ASSERT_EQ(std::sscanf(result.out.c_str(), "%lf %lf", &lon, &lat), 2);
  EXPECT_NEAR(lon - 125.25, 0.0063845, 1e-6);
  EXPECT_NEAR(lat - 43.88, 0.0023292, 1e-6);
}

TEST_F(Commands, MapsAreDrawnInThreeFormats) {
  for (const char* name : {"m.png", "m.pdf", "m.svg"}) {
    const auto drawn = greenward_command_with_stacks(
        {"map", database_, "-o", (folder_ / name).string(), "--service-areas", "--size", "800x600"});
    EXPECT_EQ(drawn.status, 0) << drawn.err;
    EXPECT_GT(std::filesystem::file_size(folder_ / name), 5000U);
  }
}

TEST_F(Commands, ShapefilesSpeakGbkAndUtf8) {
  GREENWARD_NEEDS_PROGRAM("ogrinfo");
  for (const char* encoding : {"UTF-8", "GBK"}) {
    const auto out = folder_ / encoding;
    const auto written = greenward_command(
        {"export", database_, "roads", "compounds", "-o", out.string(), "--encoding", encoding});
    ASSERT_EQ(written.status, 0) << written.err;
    const auto read = run_program({"ogrinfo", "-q", "-al", "-geom=NO", (out / "compounds.shp").string()});
    const auto names = greenward_json({"find", database_, "compounds", "--count", "1"});
    EXPECT_NE(read.out.find(names["features"][0]["name"].get<std::string>()), std::string::npos) << encoding;
  }
}

TEST_F(Commands, ExportAndImportBringBackTheSameFeatures) {
  ASSERT_EQ(greenward_command(
                {"export", database_, "facilities", "-o", (folder_ / "out").string(), "--format", "geojson"})
                .status,
            0);
  const std::string fresh = (folder_ / "fresh.sqlite").string();
  const auto imported = greenward_json(
      {"import", fresh, (folder_ / "out/facilities.geojson").string(), "--layer", "facilities"});
  EXPECT_EQ(imported["layers"][0]["refused"], 0) << imported.dump(1);
  const auto count = [](const std::string& database) {
    return greenward_json({"find", database, "facilities"});
  };
  const auto a = count(database_), b = count(fresh);
  ASSERT_EQ(a["count"], b["count"]);
  for (std::size_t i = 0; i < a["features"].size(); ++i)
    EXPECT_EQ(a["features"][i]["name"], b["features"][i]["name"]);
}

TEST_F(Commands, AFileGeodatabaseIsRead) {
  GREENWARD_NEEDS_PROGRAM("ogr2ogr");
  ASSERT_EQ(greenward_command({"export", database_, "facilities", "-o", (folder_ / "out").string()}).status,
            0);
  const std::string gdb = (folder_ / "f.gdb").string();
  const std::string shp = (folder_ / "out/facilities.shp").string();
  ASSERT_EQ(run_program({"ogr2ogr", "-f", "OpenFileGDB", gdb, shp}).status, 0);
  const auto imported =
      greenward_json({"import", (folder_ / "g.sqlite").string(), gdb, "--layer", "facilities"});
  EXPECT_EQ(imported["layers"][0]["inserted"], greenward_json({"find", database_, "facilities"})["count"]);
  EXPECT_EQ(imported["layers"][0]["refused"], 0);
}

TEST_F(Commands, VerifyCallsTheSampleSound) {
  const auto verified = greenward_command({"verify", database_});
  EXPECT_EQ(verified.status, 0) << verified.out;
}

/// Only the verb that is called is made ready: each has to be the one of its name.
TEST_F(Commands, EveryVerbThatHelpListsHasItsOwn) {
  std::istringstream help(greenward_command({"--help"}).out);
  std::size_t verbs = 0;
  bool listed = false;
  for (std::string line; std::getline(help, line);) {
    listed |= line == "Subcommands:";
    if (!listed || !line.starts_with("  ") || line[2] == ' ') continue;
    const std::string verb = line.substr(2, line.find(' ', 2) - 2);
    const auto own = greenward_command({"--quiet", verb, "--help"});
    EXPECT_EQ(own.status, 0) << verb;
    EXPECT_NE(own.out.find("greenward " + verb), std::string::npos) << own.out;
    ++verbs;
  }
  EXPECT_EQ(verbs, 30U);
}

TEST_F(Commands, AnUnknownVerbIsAnErrorOfUse) {
  EXPECT_EQ(greenward_command({"dragons"}).status, 2);
  EXPECT_EQ(greenward_command({}).status, 2);
}

TEST_F(Commands, EnglishIsComplete) {
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"--help"}, {"walk", "coverage", "--help"}, {"import", "--help"}}) {
    std::vector<std::string> arguments{GREENWARD_COMMAND, "--lang", "en"};
    arguments.insert(arguments.end(), words.begin(), words.end());
    const auto help = run_program(arguments);
    EXPECT_EQ(help.status, 0);
    for (const char c : help.out) ASSERT_LT(static_cast<unsigned char>(c), 0x80) << help.out;
  }
}

}  // namespace
}  // namespace greenward::testing
