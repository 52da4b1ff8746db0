// Another program, watched and steered while it runs (one run to its end: tests/support/run_program.hpp).
#pragma once

#include <sys/types.h>
#include <string>
#include <vector>

namespace greenward::testing {

/// A child process; ended when the object goes.
class program {
 public:
  /// `environment`: "NAME=value", added to the test's own.
  explicit program(const std::vector<std::string>& command, const std::vector<std::string>& environment = {});
  ~program();
  program(const program&) = delete;
  program& operator=(const program&) = delete;

  [[nodiscard]] bool running();
  void stop();

 private:
  pid_t pid_ = -1;
  bool ended_ = false;
};

}  // namespace greenward::testing
