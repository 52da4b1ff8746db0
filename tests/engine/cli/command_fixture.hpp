// The command as its users run it.
#pragma once

#include "tests/support/run_program.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace greenward::testing {

/// Runs `greenward` in Chinese.
[[nodiscard]] program_result greenward_command(std::vector<std::string> arguments,
                                               std::string_view input = "");

/// Runs it so that the leak checker sees the whole stack of each allocation: slow, but a map as PDF needs it
/// (tests/support/lsan.supp).
[[nodiscard]] program_result greenward_command_with_stacks(std::vector<std::string> arguments);

/// Runs it with `--format json`, expects exit status 0 and returns the document.
[[nodiscard]] nlohmann::json greenward_json(std::vector<std::string> arguments);

/// A sample district of a twentieth, made once for the whole program. Never written to: copy it first.
[[nodiscard]] const std::filesystem::path& small_sample();

/// What a database says, whatever its bytes: every row of every layer and the journal.
[[nodiscard]] std::string content_of_database(const std::filesystem::path& database);

/// A folder, and in it a copy of the small sample to write to.
class command_test : public ::testing::Test {
 protected:
  void SetUp() override { std::filesystem::copy_file(small_sample(), database_); }
  temporary_directory folder_;
  std::string database_ = (folder_ / "district.sqlite").string();
};

}  // namespace greenward::testing
