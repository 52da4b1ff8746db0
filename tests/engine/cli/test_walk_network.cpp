// Walkers, gates, barriers and networks from lines, as users ask for them.
#include "tests/engine/cli/command_fixture.hpp"

namespace greenward::testing {
namespace {

using json = nlohmann::json;

class WalkNetworkCommand : public command_test {
 protected:
  std::int64_t within(const std::vector<std::string>& options) {
    std::vector<std::string> arguments{"walk", "coverage", database_};
    arguments.insert(arguments.end(), options.begin(), options.end());
    last_ = greenward_json(arguments);
    return last_["people_within"];
  }
  json last_;
};

TEST_F(WalkNetworkCommand, WhatIsClosedNeverBringsAnybodyNearer) {
  const auto open = within({});
  EXPECT_EQ(last_["ground"]["profile"], "elderly");
  EXPECT_TRUE(last_["ground"]["edges_barred"].is_null());
  EXPECT_EQ(last_["ground"]["edges"], last_["ground"]["edges_of_unknown_slope"]);
  EXPECT_LE(within({"--at", "03:00"}), open);
  EXPECT_GT(last_["ground"]["gates_closed"], 0);
  EXPECT_EQ(within({"--at", "12:00,Sa"}), open);
  EXPECT_EQ(last_["ground"]["gates_closed"], 0);
  EXPECT_LE(within({"--barriers", "on"}), open);
  EXPECT_GT(last_["ground"]["barriers"], 0);
  EXPECT_LT(within({"--profile", "elderly_winter"}), open);
  EXPECT_EQ(last_["speed_m_per_s"], 0.8);
}

TEST_F(WalkNetworkCommand, TheRoadsBecomeTheNetworkAndUndoTakesItBack) {
  const auto before = within({});
  const json made = greenward_json(
      {"walk", "network", database_, "--from-lines", "roads", "-o", (folder_ / "joints.xlsx").string()});
  EXPECT_GT(made["edges"], made["lines"]);
  EXPECT_GT(made["counts"]["crossing"].get<int>() + made["counts"]["end_on_line"].get<int>(), 0);
  EXPECT_EQ(made["joints"].size(), made["counts"]["ends"].get<std::size_t>() +
                                       made["counts"]["end_on_line"].get<std::size_t>() +
                                       made["counts"]["crossing"].get<std::size_t>() +
                                       made["counts"]["not_joined"].get<std::size_t>());
  EXPECT_TRUE(std::filesystem::exists(folder_ / "joints.xlsx"));
  EXPECT_NE(within({}), before);
  EXPECT_EQ(greenward_command({"undo", database_, "2"}).status, 0);
  EXPECT_EQ(within({}), before);
}

TEST_F(WalkNetworkCommand, WhatMakesNoSenseIsRefused) {
  for (const std::vector<std::string>& options : {std::vector<std::string>{"--at", "25:00"},
                                                  {"--at", "noon"},
                                                  {"--profile", "acrobat"},
                                                  {"--barriers", "maybe"},
                                                  {"--avoid", "missing.geojson"}}) {
    std::vector<std::string> arguments{"walk", "coverage", database_};
    arguments.insert(arguments.end(), options.begin(), options.end());
    EXPECT_NE(greenward_command(arguments).status, 0) << options[0] << ' ' << options[1];
  }
  EXPECT_NE(greenward_command({"walk", "network", database_, "--from-lines", "nothing"}).status, 0);
  EXPECT_NE(greenward_command({"walk", "slopes", database_, database_}).status, 0);
}

}  // namespace
}  // namespace greenward::testing
