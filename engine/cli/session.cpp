#include "engine/cli/session.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string_view>

namespace greenward::cli {

namespace {

bool bar_shown = false;
cancellation_token interrupted;

void on_interrupt(int) {
  interrupted.cancel();
}

/// "[######--------------]  30 %", or the count alone when the total is not known.
std::string bar(double done, double total) {
  constexpr int kWidth = 20;
  if (!(total > 0)) return fmt::format("{:.0f}", done);
  const double share = std::clamp(done / total, 0.0, 1.0);
  const int filled = static_cast<int>(share * kWidth);
  return fmt::format("[{:#<{}}{:-<{}}] {:3.0f} %", "", filled, "", kWidth - filled, 100 * share);
}

bool is_english(const char* value) {
  return value != nullptr && std::string_view(value).starts_with("en");
}

}  // namespace

void session::say(const bilingual& words) const {
  if (quiet) return;
  end_progress();
  std::cerr << text(words) << '\n';
}

language choose_language(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--lang" && i + 1 < argc) return is_english(argv[i + 1]) ? language::en : language::zh;
    if (argument.starts_with("--lang=")) return is_english(argv[i] + 7) ? language::en : language::zh;
  }
  if (const char* chosen = std::getenv("GREENWARD_LANG"))
    return is_english(chosen) ? language::en : language::zh;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return is_english(value) ? language::en : language::zh;
  }
  return language::zh;
}

progress_sink terminal_progress(language lang) {
  if (isatty(STDERR_FILENO) == 0) return {};
  const auto start = std::chrono::steady_clock::now();
  return [lang, start, last = start](const bilingual& step, double done, double total) mutable {
    const auto now = std::chrono::steady_clock::now();
    if (now - start < std::chrono::seconds(1) || now - last < std::chrono::milliseconds(100)) return;
    last = now;
    fmt::print(stderr, "\r\033[K{} {}", step.in(lang), bar(done, total));
    std::fflush(stderr);
    bar_shown = true;
  };
}

void end_progress() {
  if (!bar_shown) return;
  fmt::print(stderr, "\r\033[K");
  bar_shown = false;
}

void cancel_on_interrupt(const cancellation_token& token) {
  interrupted = token;
  std::signal(SIGINT, on_interrupt);
}

}  // namespace greenward::cli
