// A feature changed by hand, by the command.
#include "tests/engine/cli/command_fixture.hpp"

#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

namespace greenward::testing {
namespace {

class EditCommand : public command_test {};

TEST_F(EditCommand, IsJournalledAndTakenBack) {
  const auto home = [&] {
    return greenward_json({"find", database_, "facilities", "--count", "1"})["features"][0];
  };
  const auto before = home();
  const std::string code = before["code"];
  const std::string moved = (folder_ / "moved.geojson").string();
  std::ofstream(moved) << R"({"type":"Feature","properties":{},)"
                       << R"("geometry":{"type":"Point","coordinates":[125.25,43.9]}})";
  const auto edited = greenward_json(
      {"edit", database_, "facilities", code, "--set", "name=新名", "--geometry", moved, "--by", "李工"});
  EXPECT_EQ(home()["name"], "新名");
  const auto near = greenward_json({"find", database_, "facilities", "--bbox",
                                    "125.2499,43.8999,125.2501,43.9001", "--where", "code = '" + code + "'"});
  EXPECT_EQ(near["count"], 1);
  const auto again = greenward_command({"edit", database_, "facilities", code, "--set", "name=新名"});
  EXPECT_EQ(again.status, 2) << again.out;
  EXPECT_EQ(greenward_command({"edit", database_, "works", "1", "--set", "stage=completed"}).status, 2);
  (void)greenward_json({"undo", database_, std::to_string(edited["entry"].get<int>())});
  EXPECT_EQ(home(), before);
}

TEST_F(EditCommand, DividesAPipeInTwo) {
  const auto found = greenward_json({"find", database_, "pipes", "--count", "1"})["features"][0];
  const std::string code = found["code"];
  ASSERT_EQ(greenward_command({"export", database_, "pipes", "--output", folder_.path().string(), "--format",
                               "geojson", "--where", "code = '" + code + "'"})
                .status,
            0);
  std::ifstream written(folder_ / "pipes.geojson");
  const auto ends = nlohmann::json::parse(written)["features"][0]["geometry"]["coordinates"];
  const double x = (ends[0][0].get<double>() + ends[1][0].get<double>()) / 2;
  const double y = (ends[0][1].get<double>() + ends[1][1].get<double>()) / 2;
  const auto divided = greenward_json(
      {"edit", database_, "pipes", code, "--divide", fmt::format("{},{}", x, y), "--by", "李工"});
  EXPECT_GE(divided["notes"].size(), 1U);
  const auto pieces = greenward_json({"find", database_, "pipes", "--where", "code LIKE '" + code + "%'"});
  EXPECT_EQ(pieces["count"], 2) << pieces;
  EXPECT_EQ(greenward_command({"edit", database_, "pipes", code, "--divide", "125.0,43.0"}).status, 2);
}

TEST_F(EditCommand, JoinsTwoPipesThatRunOnInEachOther) {
  const auto pipe = [&](const std::string& where) {
    return greenward_json({"find", database_, "pipes", "--where", where, "--count", "1"});
  };
  const auto first = pipe("code = 'P-000001'")["features"][0];
  const auto second = pipe("from_code = '" + first["to_code"].get<std::string>() + "'")["features"][0];
  const std::string code = first["code"], other = second["code"];
  const auto joined = greenward_json({"edit", database_, "pipes", code, "--join", other, "--by", "李工"});
  EXPECT_GE(joined["notes"].size(), 2U) << joined;
  EXPECT_EQ(pipe("code = '" + other + "'")["count"], 0);
  EXPECT_EQ(pipe("code = '" + code + "'")["features"][0]["to_code"], second["to_code"]);
  (void)greenward_json({"undo", database_, std::to_string(joined["entry"].get<int>())});
  EXPECT_EQ(pipe("code = '" + other + "'")["features"][0], second);
  EXPECT_EQ(pipe("code = '" + code + "'")["features"][0], first);
  EXPECT_EQ(greenward_command({"edit", database_, "pipes", code, "--join", code}).status, 2);
}

}  // namespace
}  // namespace greenward::testing
