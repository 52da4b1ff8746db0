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

/// What it printed, without the ends of the last lines. Throws std::runtime_error that names the program and
/// quotes it if the status is not 0.
std::string output_of_child(const std::vector<std::string>& arguments);

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

/// A program that answers each line on its standard input with a line on its standard output, until the
/// object goes: then its input ends, and it is waited for.
class asked_child {
 public:
  /// What it says on standard error is appended to `log`.
  asked_child(const std::vector<std::string>& arguments, const std::filesystem::path& log);
  ~asked_child();
  asked_child(const asked_child&) = delete;
  asked_child& operator=(const asked_child&) = delete;

  /// Throws std::runtime_error that quotes the log if the program has ended.
  [[nodiscard]] std::string ask(const std::string& line);

 private:
  std::filesystem::path log_;
  pid_t child_ = 0;
  int questions_ = -1, answers_ = -1;
};

}  // namespace greenward::bench
