#include "tests/bench/cases/cases.hpp"
#include "tests/bench/cases/index_work.hpp"
#include "tests/bench/data/city.hpp"
#include "tests/bench/harness/machine.hpp"
#include "tests/bench/peers/greenward_index.hpp"
#include "tests/bench/peers/index_kinds.hpp"

#include <fmt/format.h>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>

namespace greenward::bench {

namespace {

constexpr std::size_t kBoxes = 1'000'000;
constexpr std::uint64_t kSeed = 220106;
constexpr double kBuildTarget = 5;
constexpr double kQueryTarget = 2;
constexpr double kMemoryTarget = 1 / 0.6;
constexpr const char* kBlocksNote = "both sides dealt out to the cores in the same blocks, the answers kept";
constexpr const char* kBatchNote = "Greenward's batch form; the peer dealt out in blocks";

struct rival {
  box_index_kind kind;
  std::unique_ptr<box_index> index;
  std::size_t bytes = 0;
  time_taken took;  ///< by the build
};

/// The boxes, and the indexes over them as soon as a case asks.
class index_table {
 public:
  explicit index_table(std::size_t boxes) : boxes_(city_boxes(boxes, kSeed)) {}

  [[nodiscard]] std::span<const geo::planar_box> boxes() const { return boxes_; }
  [[nodiscard]] rival& greenward() {
    if (!greenward_) greenward_ = made(greenward_index());
    return *greenward_;
  }
  [[nodiscard]] std::vector<rival>& peers() {
    if (peers_.empty()) {
      for (const box_index_kind& kind : peer_index_kinds()) peers_.push_back(made(kind));
    }
    return peers_;
  }

 private:
  [[nodiscard]] rival made(box_index_kind kind) const {
    rival result{.kind = std::move(kind)};
    const std::size_t before = heap_bytes();
    built_index built = result.kind.build(boxes_);
    result.index = std::move(built.index);
    result.took = built.took;
    result.bytes = result.index->bytes().value_or(heap_bytes() - before);
    return result;
  }
  std::vector<geo::planar_box> boxes_;
  std::optional<rival> greenward_;
  std::vector<rival> peers_;
};

subject about(const std::string& name, int threads, const box_index_kind& peer,
              std::optional<double> target) {
  return {.name = name,
          .size = kBoxes,
          .threads = threads,
          .peer = peer.name,
          .peer_version = peer.version,
          .target = threads == 1 ? target : std::nullopt,
          .note = peer.note};
}

void add_note(subject& about, const std::string& note) {
  if (!note.empty()) about.note += (about.note.empty() ? "" : "; ") + note;
}

/// Builds with the boxes as they are just after they were made: whoever comes first after a rival has
/// returned its memory to the system would otherwise pay for finding them again.
double build_time(const box_index_kind& kind, std::span<const geo::planar_box> boxes, int threads) {
  geo::planar_box whole;
  for (const geo::planar_box& box : boxes) whole.include(box);
  if (whole.empty()) throw std::logic_error("nothing to build from");
  return kind.build(boxes).took.on(threads);
}

void run_build(index_table& table, session& run) {
  const box_index_kind greenward = greenward_index();
  on_one_and_on_all([&](int threads) {
    for (const rival& peer : table.peers()) {
      if (threads > 1 && !peer.kind.concurrent) continue;
      subject what = about("index/build", threads, peer.kind, kBuildTarget);
      if (threads > 1) add_note(what, "the peer builds on one thread only");
      const paired_samples samples = interleaved(
          peer.kind.build_rounds, [&] { return build_time(greenward, table.boxes(), threads); },
          [&] {
            const bool known = peer.kind.build_rounds == 1;  // too slow to build it again
            return known ? peer.took.on(threads) : build_time(peer.kind, table.boxes(), threads);
          });
      run.report(timed_row(std::move(what), samples, true));
    }
  });
}

/// One way to put the questions of a case to an index.
struct asking {
  std::function<double(const box_index&)> seconds;
  std::function<bool(const box_index&)> agrees;  ///< with the answers that Greenward gives one by one
};

struct questions {
  std::string name, note;
  asking one_by_one, in_blocks, in_one_call;
};

void compare(const box_index& greenward, const asking& ours, const rival& peer, const asking& theirs,
             subject what, session& run) {
  const bool agrees = ours.agrees(greenward) && theirs.agrees(*peer.index);
  const paired_samples samples = interleaved(
      peer.kind.query_rounds, [&] { return ours.seconds(greenward); },
      [&] { return theirs.seconds(*peer.index); });
  run.report(timed_row(std::move(what), samples, agrees));
}

void ask_all(index_table& table, const questions& all, session& run) {
  const box_index& greenward = *table.greenward().index;
  const auto what = [&](const rival& peer, int threads, const std::string& more_name,
                        const std::string& how) {
    subject row = about(all.name + more_name, threads, peer.kind, kQueryTarget);
    add_note(row, all.note);
    add_note(row, how);
    return row;
  };
  on_one_and_on_all([&](int threads) {
    for (const rival& peer : table.peers()) {
      if (threads == 1) {
        compare(greenward, all.one_by_one, peer, all.one_by_one, what(peer, 1, "", ""), run);
      } else if (peer.kind.concurrent) {
        compare(greenward, all.in_blocks, peer, all.in_blocks, what(peer, threads, "", kBlocksNote), run);
        compare(greenward, all.in_one_call, peer, all.in_blocks, what(peer, threads, "/batch", kBatchNote),
                run);
      }
    }
  });
}

void run_windows(index_table& table, session& run, const std::string& name, std::size_t count, double side) {
  const std::vector<geo::planar_box> windows = windows_about(table.boxes(), count, side, kSeed + count);
  const window_answer answer = window_answers(*table.greenward().index, windows);
  const auto at_once = [&](auto ask) {
    return asking{
        .seconds = [&, ask](const box_index& index) { return time_of([&] { (void)ask(index); }).wall; },
        .agrees = [&, ask](const box_index& index) { return answer_of(ask(index)) == answer; }};
  };
  ask_all(table,
          {.name = name,
           .note = fmt::format("{} windows, {:.1f} rows each", count,
                               static_cast<double>(answer.rows) / static_cast<double>(count)),
           .one_by_one = {
               .seconds = [&](const box_index& index) { return window_time(index, windows).processor; },
               .agrees = [&](const box_index& index) { return window_answers(index, windows) == answer; }},
           .in_blocks = at_once([&](const box_index& index) { return windows_in_blocks(index, windows); }),
           .in_one_call = at_once([&](const box_index& index) { return index.windows(windows); })},
          run);
}

void run_nearest(index_table& table, session& run) {
  constexpr std::size_t kCount = 50'000;
  const std::vector<geo::planar> points = points_about(table.boxes(), kCount, kSeed);
  const std::vector<std::uint32_t> answer = nearest_answers(*table.greenward().index, points);
  const auto agrees = [&](std::span<const std::uint32_t> rows) {
    return same_nearest(answer, rows, table.boxes(), points);
  };
  const auto at_once = [&](auto ask) {
    return asking{
        .seconds = [&, ask](const box_index& index) { return time_of([&] { (void)ask(index); }).wall; },
        .agrees = [&, ask](const box_index& index) { return agrees(ask(index)); }};
  };
  ask_all(table,
          {.name = "index/nearest_1",
           .note = fmt::format("{} points", kCount),
           .one_by_one = {
               .seconds = [&](const box_index& index) { return nearest_time(index, points).processor; },
               .agrees = [&](const box_index& index) { return agrees(nearest_answers(index, points)); }},
           .in_blocks = at_once([&](const box_index& index) { return nearest_in_blocks(index, points); }),
           .in_one_call = at_once([&](const box_index& index) { return index.nearest_of_each(points); })},
          run);
}

void run_memory(index_table& table, session& run) {
  for (const rival& peer : table.peers()) {
    run.report(counted_row(about("index/memory", 1, peer.kind, kMemoryTarget), "bytes",
                           static_cast<double>(table.greenward().bytes), static_cast<double>(peer.bytes),
                           std::nullopt));
  }
}

/// A table made by the first case that runs and given up with the last.
class shared_table {
 public:
  [[nodiscard]] index_table& get() {
    if (!*table_) *table_ = std::make_unique<index_table>(kBoxes);
    return **table_;
  }

 private:
  std::shared_ptr<std::unique_ptr<index_table>> table_ = std::make_shared<std::unique_ptr<index_table>>();
};

}  // namespace

std::vector<bench_case> index_cases() {
  shared_table table;
  return {
      {"index/build", [table](session& run) mutable { run_build(table.get(), run); }},
      {"index/window_10",
       [table](session& run) mutable {
         run_windows(table.get(), run, "index/window_10", 50'000, kWindow10);
       }},
      {"index/window_1000",
       [table](session& run) mutable {
         run_windows(table.get(), run, "index/window_1000", 5'000, kWindow1000);
       }},
      {"index/nearest_1", [table](session& run) mutable { run_nearest(table.get(), run); }},
      {"index/memory", [table](session& run) mutable { run_memory(table.get(), run); }},
  };
}

}  // namespace greenward::bench
