// What every subcommand shares: language, output format, quietness, progress and cancellation.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/base/task.hpp"

#include <cstdint>
#include <memory>
#include <string>

namespace greenward::cli {

enum class output_format : std::uint8_t { table, json, csv, geojson };

struct session {
  language lang = language::zh;
  bool quiet = false;
  output_format format = output_format::table;
  greenward::task task;  ///< progress bar on a terminal; Ctrl-C cancels
  int status = 0;        ///< exit status, set by a subcommand that ran and found failures

  [[nodiscard]] const std::string& text(const bilingual& words) const { return words.in(lang); }
  [[nodiscard]] std::string text(const char* zh, const char* en) const {
    return lang == language::zh ? zh : en;
  }
  /// One line on stderr unless quiet.
  void say(const bilingual& words) const;
};

/// --lang of the arguments, else GREENWARD_LANG, else the locale if it is English, else Chinese.
[[nodiscard]] language choose_language(int argc, char** argv);

/// A bar on stderr that appears when the work has lasted a second and stderr is a terminal.
[[nodiscard]] progress_sink terminal_progress(language lang);

/// Ends an unfinished bar's line.
void end_progress();

/// Ctrl-C cancels `token` instead of ending the program in the middle of a step.
void cancel_on_interrupt(const cancellation_token& token);

}  // namespace greenward::cli
