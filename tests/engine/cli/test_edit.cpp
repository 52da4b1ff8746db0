// A feature changed by hand, by the command.
#include "tests/engine/cli/command_fixture.hpp"

#include <fstream>
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

}  // namespace
}  // namespace greenward::testing
