#include "tests/bench/harness/machine.hpp"

#include "engine/base/memory_block.hpp"
#include "engine/base/parallel.hpp"

#include <fmt/format.h>
#include <malloc.h>
#include <unistd.h>
#include <fstream>
#include <stdexcept>

namespace greenward::bench {

namespace {

/// What follows `separator` on the first line of the file that begins with `key`; "unknown" if there is none.
std::string value_of(const char* file, const std::string& key, char separator) {
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with(key)) continue;
    const std::size_t start = line.find_first_not_of(" \t\"", line.find(separator) + 1);
    const std::size_t end = line.find_last_not_of(" \t\"");
    if (start != std::string::npos) return line.substr(start, end - start + 1);
  }
  return "unknown";
}

}  // namespace

one_processor::one_processor() {
  sched_getaffinity(0, sizeof before_, &before_);
  cpu_set_t one;
  CPU_ZERO(&one);
  CPU_SET(static_cast<std::size_t>(sched_getcpu()), &one);
  if (sched_setaffinity(0, sizeof one, &one) != 0) throw std::runtime_error("cannot bind to one processor");
}

one_processor::~one_processor() {
  sched_setaffinity(0, sizeof before_, &before_);
}

int all_processors() {
  return static_cast<int>(processor_count());
}

std::size_t heap_bytes() {
  const struct mallinfo2 now = mallinfo2();
  return now.uordblks + now.hblkhd + large_block_bytes();
}

std::string machine_words() {
  const long pages = sysconf(_SC_PHYS_PAGES);
  const double gibibytes = static_cast<double>(pages) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 0x1p30;
  return fmt::format("{}, {} cores, {:.0f} GiB, {}, GCC {}", value_of("/proc/cpuinfo", "model name", ':'),
                     processor_count(), gibibytes, value_of("/etc/os-release", "PRETTY_NAME", '='),
                     __VERSION__);
}

}  // namespace greenward::bench
