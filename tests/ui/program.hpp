// Another program, run and watched by a test.
#pragma once

#include <sys/types.h>
#include <chrono>
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
  /// Its exit status; -1 if it was ended by a signal or did not end in time (then it is ended).
  int wait(std::chrono::seconds longest);
  void stop();

 private:
  pid_t pid_ = -1;
  int status_ = 0;
  bool ended_ = false;
};

/// Runs a program to its end; its exit status.
int run(const std::vector<std::string>& command, const std::vector<std::string>& environment = {});

/// Whether a program of that name lies on the PATH.
[[nodiscard]] bool on_path(const std::string& name);

}  // namespace greenward::testing
