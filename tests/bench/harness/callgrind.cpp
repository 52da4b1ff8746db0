#include "tests/bench/harness/callgrind.hpp"

#include "tests/bench/harness/child_process.hpp"
#include "tests/support/temporary_directory.hpp"

#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <stdexcept>

namespace greenward::bench {

namespace {

/// The words after `key` on the last line that begins with it.
std::vector<std::string> words_after(std::string_view text, std::string_view key) {
  const std::size_t start = ("\n" + std::string(text)).rfind("\n" + std::string(key));
  if (start == std::string::npos) throw std::runtime_error("callgrind wrote no " + std::string(key));
  const std::string_view line = text.substr(start, text.find('\n', start) - start);
  std::istringstream words{std::string(line.substr(key.size()))};
  return {std::istream_iterator<std::string>(words), {}};
}

}  // namespace

callgrind_counts counts_in(std::string_view callgrind_out) {
  const std::vector<std::string> events = words_after(callgrind_out, "events:");
  const std::vector<std::string> totals = words_after(callgrind_out, "totals:");
  std::map<std::string, std::uint64_t> count;
  for (std::size_t i = 0; i < events.size(); ++i) {
    count[events[i]] = i < totals.size() ? std::stoull(totals[i]) : 0;  // zeros at the end are left out
  }
  if (!count.contains("Ir") || !count.contains("D1mr")) {
    throw std::runtime_error("callgrind counted neither instructions nor cache misses");
  }
  return {.instructions = count["Ir"], .lines = count["D1mr"] + count["D1mw"]};
}

callgrind_counts count_under_callgrind(const std::vector<std::string>& command) {
  const testing::temporary_directory folder;
  const std::string file = (folder.path() / "callgrind.out").string();
  std::vector<std::string> arguments{
      "valgrind",        "--tool=callgrind", "--instr-atstart=no", "--cache-sim=yes",
      "--I1=32768,8,64", "--D1=32768,8,64",  "--LL=8388608,16,64", "--callgrind-out-file=" + file};
  arguments.insert(arguments.end(), command.begin(), command.end());
  const child_result ran = run_child(arguments);
  if (ran.status != 0) throw std::runtime_error("callgrind failed:\n" + ran.output);
  std::ifstream in(file, std::ios::binary);
  return counts_in(std::string(std::istreambuf_iterator<char>(in), {}));
}

}  // namespace greenward::bench
