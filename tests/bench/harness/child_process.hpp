// Other programs: run to their end, or kept running beside this one.
#pragma once

#include <sys/types.h>
#include <filesystem>
#include <string>
#include <vector>

namespace greenward::bench {

struct child_result {
  int status = 0;      ///< exit status; 127 if there is no such program, 128 + signal if it was killed
  std::string output;  ///< standard output and standard error as they came
};

/// Runs `arguments[0]`, found on PATH, without a shell.
[[nodiscard]] child_result run_child(const std::vector<std::string>& arguments);

/// A program that runs until the object goes: then SIGINT, and a wait until it has ended.
class running_child {
 public:
  /// What it prints is appended to `log`.
  running_child(const std::vector<std::string>& arguments, const std::filesystem::path& log);
  ~running_child();
  running_child(const running_child&) = delete;
  running_child& operator=(const running_child&) = delete;

  /// Whether it has not ended by itself.
  [[nodiscard]] bool runs();

 private:
  pid_t child_ = 0;
  bool ended_ = false;
};

}  // namespace greenward::bench
