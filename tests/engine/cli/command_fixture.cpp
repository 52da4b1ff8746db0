#include "tests/engine/cli/command_fixture.hpp"

#include <cstdlib>

namespace greenward::testing {

program_result greenward_command(std::vector<std::string> arguments, std::string_view input) {
  arguments.insert(arguments.begin(), {GREENWARD_COMMAND, "--lang", "zh"});
  return run_program(arguments, input);
}

program_result greenward_command_with_stacks(std::vector<std::string> arguments) {
  const char* options = std::getenv("ASAN_OPTIONS");
  const std::string setting = std::string(options == nullptr ? "" : options) + ":fast_unwind_on_malloc=0";
  arguments.insert(arguments.begin(), {"env", "ASAN_OPTIONS=" + setting, GREENWARD_COMMAND, "--lang", "zh"});
  return run_program(arguments);
}

nlohmann::json greenward_json(std::vector<std::string> arguments) {
  arguments.insert(arguments.end(), {"--format", "json"});
  const auto result = greenward_command(arguments);
  EXPECT_EQ(result.status, 0) << result.err;
  return nlohmann::json::parse(result.out);
}

const std::filesystem::path& small_sample() {
  static const temporary_directory folder;
  static const std::filesystem::path file = [] {
    const auto path = folder / "sample.sqlite";
    const auto made = greenward_command({"sample", path.string(), "--scale", "0.05", "--seed", "7"});
    EXPECT_EQ(made.status, 0) << made.err;
    return path;
  }();
  return file;
}

std::string content_of_database(const std::filesystem::path& database) {
  std::string content;
  const auto info = greenward_json({"info", database.string()});
  for (const auto& layer : info["layers"])
    content += greenward_command({"find", database.string(), layer["name"], "--format", "csv"}).out;
  return content + info.dump();
}

}  // namespace greenward::testing
