// What tests of works and their progress ask the command for.
#pragma once

#include "tests/engine/cli/command_fixture.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <cstddef>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace greenward::testing {

class ledger_test : public command_test {
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

}  // namespace greenward::testing
