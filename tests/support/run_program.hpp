// Other programs, run as a user would run them.
#pragma once

#include "tests/support/shared_data.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace greenward::testing {

struct program_result {
  int status = 0;   ///< exit status; 128 + signal if it was killed
  std::string out;  ///< standard output
  std::string err;  ///< standard error
};

/// Runs `arguments[0]` (found on PATH) without a shell, `input` on its standard input.
[[nodiscard]] program_result run_program(const std::vector<std::string>& arguments,
                                         std::string_view input = "");

/// Runs a main function in a process forked from this one, which spares it the loading of its libraries. What
/// is alive in this process is not destroyed there.
[[nodiscard]] program_result run_in_child(const std::vector<std::string>& arguments, std::string_view input,
                                          int (*body)(int, char**));

/// Whether a program of that name is on PATH.
[[nodiscard]] bool has_program(const std::string& name);

}  // namespace greenward::testing

/// Skips the test if the program is not installed; fails it when CI=true.
#define GREENWARD_NEEDS_PROGRAM(name)                                                        \
  if (!greenward::testing::has_program(name)) {                                              \
    if (greenward::testing::shared_data_required()) FAIL() << "missing program: " << (name); \
    GTEST_SKIP() << (name) << " is not installed";                                           \
  }
