// Counts that other work on the machine cannot disturb: instructions and cache lines by valgrind's callgrind.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::bench {

struct callgrind_counts {
  std::uint64_t instructions = 0;
  /// Cache lines of 64 bytes that reads and writes brought into a simulated first-level data cache of 32 KiB,
  /// 8 ways.
  std::uint64_t lines = 0;
};

/// The sums in a file that callgrind wrote with --cache-sim=yes. Throws std::runtime_error if there are none.
[[nodiscard]] callgrind_counts counts_in(std::string_view callgrind_out);

/// Runs the command under callgrind. Only what the program does between CALLGRIND_START_INSTRUMENTATION and
/// CALLGRIND_STOP_INSTRUMENTATION counts. Throws std::runtime_error with what was printed if it failed.
[[nodiscard]] callgrind_counts count_under_callgrind(const std::vector<std::string>& command);

}  // namespace greenward::bench
