// One run of the benchmark program: what was asked for, which cases there are, what came out.
#pragma once

#include "tests/bench/harness/row.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::bench {

struct session_options {
  std::string only;                ///< prefix of the names of the cases to run; empty: all
  bool large = false;              ///< also the sizes that need much memory and time
  bool counts = false;             ///< also instruction counts under callgrind
  std::filesystem::path streets;   ///< a file of a real city's lines; empty: there is none
  std::filesystem::path pictures;  ///< the folder that the pictures drawn are kept in; empty: they are not
};

/// Collects rows and prints each as soon as it is there.
class session {
 public:
  explicit session(session_options options) : options_(std::move(options)) {}

  [[nodiscard]] const session_options& options() const { return options_; }
  [[nodiscard]] const std::vector<row>& rows() const { return rows_; }
  void report(row line);
  /// The folder for pictures, which is made: the one asked for, or else `otherwise`.
  [[nodiscard]] std::filesystem::path pictures_in(const std::filesystem::path& otherwise) const;

 private:
  session_options options_;
  std::vector<row> rows_;
};

/// A named comparison; `run` reports one row for each peer.
struct bench_case {
  std::string name;
  std::function<void(session&)> run;
};

/// Whether `--only prefix` selects a case of this name.
[[nodiscard]] bool selects(std::string_view prefix, std::string_view name);

/// The names of the cases that have none of the rows: a row is of the case whose name is the longest that its
/// own begins with, up to a slash.
[[nodiscard]] std::vector<std::string> without_rows(const std::vector<bench_case>& cases,
                                                    const std::vector<row>& rows);

/// Runs the selected cases in order, gives up what each holds as soon as it has run; returns how many there
/// were. `after_each` is called after each that has run, so that what there is can be kept.
std::size_t run_selected(std::vector<bench_case> cases, session& run,
                         const std::function<void()>& after_each);

}  // namespace greenward::bench
