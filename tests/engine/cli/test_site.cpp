// Siting by the command, from tables.
#include "tests/engine/cli/command_fixture.hpp"
#include "tests/support/shared_data.hpp"

#include <algorithm>
#include <fstream>

namespace greenward::testing {
namespace {

class Site : public ::testing::Test {
 protected:
  std::string file(const char* name, const std::string& content) {
    std::ofstream(folder_ / name, std::ios::binary) << content;
    return (folder_ / name).string();
  }
  /// Four demands and three sites on a line: d0 -1- s0 -1- d1 -3- s1 -1- d2 -4- s2 -0- d3; d4 is cut off.
  std::vector<std::string> on_a_line(const char* model) {
    const std::string demand =
        file("demand.csv", "demand,weight,unit\nd0,10,A\nd1,20,A\nd2,30,B\nd3,40,B\nd4,5,C\n");
    const std::string costs = file(
        "costs.csv",
        "demand,site,cost\nd0,s0,1\nd0,s1,5\nd0,s2,10\nd1,s0,1\nd1,s1,3\nd1,s2,8\nd2,s0,5\nd2,s1,1\nd2,s2,4\n"
        "d3,s0,9\nd3,s1,5\nd3,s2,0\n");
    return {"site", "--costs", costs, "--demand", demand, "--model", model};
  }
  static std::vector<std::string> with(std::vector<std::string> arguments,
                                       const std::vector<std::string>& more) {
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
  }
  static void expect_refusal(const std::vector<std::string>& arguments, int status,
                             const std::string& words) {
    const auto result = greenward_command(arguments);
    EXPECT_EQ(result.status, status) << result.err;
    EXPECT_EQ(result.out, "");
    EXPECT_EQ(std::count(result.err.begin(), result.err.end(), '\n'), 1) << result.err;
    EXPECT_NE(result.err.find(words), std::string::npos) << result.err;
  }
  temporary_directory folder_;
};

TEST_F(Site, TheBestChoiceIsShownWithItsProofAndWhoIsCutOff) {
  const auto document = greenward_json(with(on_a_line("p-median"), {"--sites", "2"}));
  EXPECT_EQ(document["model"], "p-median");
  EXPECT_EQ(document["status"], "proven");
  EXPECT_EQ(document["objective"], 140);
  EXPECT_EQ(document["bound"], 140);
  EXPECT_EQ(document["gap"], 0);
  EXPECT_EQ(document["checked"], true);
  ASSERT_EQ(document["sites"].size(), 2U);
  EXPECT_EQ(document["sites"][0]["site"], "s1");
  EXPECT_EQ(document["served"].size(), 4U);
  ASSERT_EQ(document["unserved"].size(), 1U);
  EXPECT_EQ(document["unserved"][0]["demand"], "d4");
  EXPECT_EQ(document["unserved"][0]["reachable"], 0);
}

TEST_F(Site, LockedSitesStay) {
  const auto document = greenward_json(with(on_a_line("p-median"), {"--sites", "2", "--lock", "s0"}));
  EXPECT_EQ(document["sites"][0]["site"], "s0");
  EXPECT_EQ(document["sites"][0]["locked"], 1);
  EXPECT_EQ(document["objective"], 150);
}

TEST_F(Site, CapacitiesAndBudgetsAreKept) {
  const std::string candidates = file("candidates.csv", "site,capacity,price\ns0,30,5\ns1,40,1\ns2,60,9\n");
  const auto document =
      greenward_json(with(on_a_line("mclp"), {"--candidates", candidates, "--radius", "5", "--budget", "6"}));
  EXPECT_EQ(document["objective"], 70);  // s0 and s1 to the full
  EXPECT_EQ(document["status"], "proven");
}

TEST_F(Site, EveryModelPrintsItsGapAndTheHeuristicSaysThatItIsOne) {
  for (const char* model : {"lscp", "mclp", "p-median", "p-center"}) {
    std::vector<std::string> more{"--sites", "2"};
    if (std::string(model) == "lscp" || std::string(model) == "mclp")
      more.insert(more.end(), {"--radius", "4"});
    const auto shown = greenward_command(with(on_a_line(model), more));
    EXPECT_EQ(shown.status, 0) << shown.err;
    EXPECT_NE(shown.out.find("已证明最优"), std::string::npos) << shown.out;
    EXPECT_NE(shown.out.find("差距 0.0000%"), std::string::npos) << shown.out;
  }
  const auto document = greenward_json(with(on_a_line("p-median"), {"--sites", "2", "--heuristic"}));
  EXPECT_TRUE(document["status"] == "heuristic" || document["status"] == "proven");
  EXPECT_LT(document["gap"], 1);
}

TEST_F(Site, TheUnservedAreAFailureWhenStrict) {
  const auto strict = greenward_command(with(on_a_line("lscp"), {"--radius", "4", "--strict"}));
  EXPECT_EQ(strict.status, 1) << strict.err;
  EXPECT_NE(strict.out.find("d4"), std::string::npos) << strict.out;
}

TEST_F(Site, WhatCannotBeIsRefusedInOneLine) {
  expect_refusal(with(on_a_line("p-median"), {"--sites", "4"}), 2, "--sites");
  expect_refusal(with(on_a_line("p-median"), {"--sites", "2", "--lock", "s9"}), 2, "s9");
  expect_refusal(with(on_a_line("mclp"), {"--sites", "2"}), 2, "--radius");
  expect_refusal(with(on_a_line("mclp"), {"--sites", "2", "--radius", "5", "--minimum", "0.9"}), 3, "C");
  expect_refusal(with(on_a_line("lscp"), {"--sites", "1", "--radius", "4"}), 3, "已证明");
  const std::string bad = file("bad.csv", "demand,site,cost\nd0,s0,abc\n");
  auto arguments = on_a_line("p-median");
  arguments[2] = bad;
  expect_refusal(with(arguments, {"--sites", "1"}), 3, "bad.csv:2");
  arguments[2] = "/no/such.csv";
  expect_refusal(with(arguments, {"--sites", "1"}), 3, "such.csv");
}

TEST_F(Site, ASheetFileHasWhoIsServedWhere) {
  const std::string xlsx = (folder_ / "sites.xlsx").string();
  EXPECT_EQ(greenward_command(with(on_a_line("p-median"), {"--sites", "2", "-o", xlsx})).status, 0);
  EXPECT_TRUE(std::filesystem::exists(xlsx));
}

TEST_F(Site, TheScriptTurnsAnOrLibraryInstanceIntoTables) {
  GREENWARD_NEEDS_SHARED_DATA("orlib/pmed1.txt");
  GREENWARD_NEEDS_PROGRAM("python3");
  const std::string here = folder_.path().string();
  const auto made =
      run_program({"python3", GREENWARD_ORLIB_SCRIPT, shared_data("orlib/pmed1.txt").string(), here});
  ASSERT_EQ(made.status, 0) << made.err;
  EXPECT_EQ(made.out, "5\n");
  const auto document = greenward_json({"site", "--costs", here + "/costs.csv", "--demand",
                                        here + "/demand.csv", "--model", "p-median", "--sites", "5"});
  EXPECT_EQ(document["objective"], 5819);
  EXPECT_EQ(document["status"], "proven");
}

}  // namespace
}  // namespace greenward::testing
