// What another program says: gdal-bin's tools are the independent readers and writers of these tests.
#pragma once

#include <string>

namespace greenward::testing {

struct command_result {
  int status = -1;     ///< exit status
  std::string output;  ///< standard output and standard error together
};

/// Runs a shell command line.
[[nodiscard]] command_result command_output(const std::string& command);

}  // namespace greenward::testing
