#include "tests/bench/cases/cases.hpp"
#include "tests/bench/cases/counted_work.hpp"
#include "tests/bench/harness/callgrind.hpp"
#include "tests/bench/peers/greenward_index.hpp"
#include "tests/bench/peers/index_kinds.hpp"

#include <fmt/format.h>
#include <filesystem>

namespace greenward::bench {

namespace {

constexpr std::size_t kBoxes = 1'000'000;
constexpr double kBytesOfLine = 64;

struct counts_of_one {
  double instructions = 0;
  double bytes = 0;
};

counts_of_one count(const counted_work& work, const std::string& kind, std::size_t boxes) {
  const callgrind_counts counted =
      count_under_callgrind({std::filesystem::read_symlink("/proc/self/exe").string(), "--count-one",
                             work.name, "--peer", kind, "--size", std::to_string(boxes)});
  const auto units = static_cast<double>(work.queries == 0 ? boxes : work.queries);
  return {.instructions = static_cast<double>(counted.instructions) / units,
          .bytes = kBytesOfLine * static_cast<double>(counted.lines) / units};
}

subject about(const counted_work& work, const char* what, const box_index_kind& peer) {
  return {.name = work.name + "/counts/" + what,
          .size = kBoxes,
          .peer = peer.name,
          .peer_version = peer.version,
          .note = "per " + work.per};
}

void compare_counts(const counted_work& work, session& run) {
  const counts_of_one greenward = count(work, greenward_index().name, kBoxes);
  for (const box_index_kind& kind : library_index_kinds()) {
    const counts_of_one peer = count(work, kind.name, kBoxes);
    run.report(counted_row(about(work, "instructions", kind), "instructions", greenward.instructions,
                           peer.instructions, std::nullopt));
    run.report(counted_row(about(work, "bytes", kind), "bytes", greenward.bytes, peer.bytes, std::nullopt));
  }
}

void grow_counts(session& run) {
  for (const counted_work& work : counted_works()) {
    if (work.name == "index/window_1000") continue;
    const std::string name = "index/scale/counts" + work.name.substr(work.name.find('/')) + "/";
    for (const std::size_t size : {kBoxes, kPeerSize}) {  // callgrind would build 100 million for an hour
      const counts_of_one one = count(work, greenward_index().name, size);
      run.report(lone_row({.name = name + "instructions", .size = size, .note = "per " + work.per},
                          "instructions", one.instructions));
      run.report(
          lone_row({.name = name + "bytes", .size = size, .note = "per " + work.per}, "bytes", one.bytes));
    }
  }
}

}  // namespace

std::vector<bench_case> count_cases() {
  std::vector<bench_case> cases;
  for (const counted_work& work : counted_works()) {
    cases.push_back({work.name + "/counts", [&work](session& run) { compare_counts(work, run); }});
  }
  cases.push_back({"index/scale/counts", grow_counts});
  return cases;
}

}  // namespace greenward::bench
