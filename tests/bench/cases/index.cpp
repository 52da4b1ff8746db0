#include "tests/bench/cases/cases.hpp"
#include "tests/bench/cases/index_work.hpp"
#include "tests/bench/data/city.hpp"
#include "tests/bench/harness/machine.hpp"
#include "tests/bench/peers/greenward_index.hpp"
#include "tests/bench/peers/index_kinds.hpp"

#include <fmt/format.h>
#include <memory>
#include <optional>

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
    result.index = result.kind.build(boxes_).index;
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

void run_build(index_table& table, session& run) {
  const box_index_kind greenward = greenward_index();
  on_one_and_on_all([&](int threads) {
    for (const rival& peer : table.peers()) {
      if (threads > 1 && !peer.kind.concurrent) continue;
      subject what = about("index/build", threads, peer.kind, kBuildTarget);
      if (threads > 1) add_note(what, "the peer builds on one thread only");
      const paired_samples samples = interleaved(
          peer.kind.build_rounds, [&] { return greenward.build(table.boxes()).took.on(threads); },
          [&] { return peer.kind.build(table.boxes()).took.on(threads); });
      run.report(timed_row(std::move(what), samples, true));
    }
  });
}

/// The time of `work` once its result is there.
template <class Work>
double wall_time(Work work) {
  return time_of([&] { (void)work().size(); }).wall;
}

void run_windows(index_table& table, session& run, const std::string& name, std::size_t count, double side) {
  const std::vector<geo::planar_box> windows = windows_about(table.boxes(), count, side, kSeed + count);
  const box_index& greenward = *table.greenward().index;
  const window_answer answer = window_answers(greenward, windows);
  const std::string note = fmt::format("{} windows, {:.1f} rows each", count,
                                       static_cast<double>(answer.rows) / static_cast<double>(count));
  const auto one_by_one = [&](const rival& peer) {
    subject what = about(name, 1, peer.kind, kQueryTarget);
    add_note(what, note);
    const bool agrees = window_answers(*peer.index, windows) == answer;
    const paired_samples samples = interleaved(
        peer.kind.query_rounds, [&] { return window_time(greenward, windows).processor; },
        [&] { return window_time(*peer.index, windows).processor; });
    run.report(timed_row(std::move(what), samples, agrees));
  };
  const auto on_all = [&](const rival& peer, const std::string& row_name, const std::string& how, auto ours) {
    subject what = about(row_name, all_processors(), peer.kind, std::nullopt);
    add_note(what, note);
    add_note(what, how);
    const auto theirs = [&] { return windows_in_blocks(*peer.index, windows); };
    const bool agrees = answer_of(ours()) == answer && answer_of(theirs()) == answer;
    const paired_samples samples = interleaved(
        peer.kind.query_rounds, [&] { return wall_time(ours); }, [&] { return wall_time(theirs); });
    run.report(timed_row(std::move(what), samples, agrees));
  };
  on_one_and_on_all([&](int threads) {
    for (const rival& peer : table.peers()) {
      if (threads == 1) {
        one_by_one(peer);
      } else if (peer.kind.concurrent) {
        on_all(peer, name, kBlocksNote, [&] { return windows_in_blocks(greenward, windows); });
        on_all(peer, name + "/batch", kBatchNote, [&] { return greenward.windows(windows); });
      }
    }
  });
}

void run_nearest(index_table& table, session& run) {
  constexpr std::size_t kCount = 50'000;
  const std::string name = "index/nearest_1";
  const std::vector<geo::planar> points = points_about(table.boxes(), kCount, kSeed);
  const box_index& greenward = *table.greenward().index;
  const std::vector<std::uint32_t> answer = nearest_answers(greenward, points);
  const std::string note = fmt::format("{} points", kCount);
  const auto agree = [&](std::span<const std::uint32_t> rows) {
    return same_nearest(answer, rows, table.boxes(), points);
  };
  const auto one_by_one = [&](const rival& peer) {
    subject what = about(name, 1, peer.kind, kQueryTarget);
    add_note(what, note);
    const bool agrees = agree(nearest_answers(*peer.index, points));
    const paired_samples samples = interleaved(
        peer.kind.query_rounds, [&] { return nearest_time(greenward, points).processor; },
        [&] { return nearest_time(*peer.index, points).processor; });
    run.report(timed_row(std::move(what), samples, agrees));
  };
  const auto on_all = [&](const rival& peer, const std::string& row_name, const std::string& how, auto ours) {
    subject what = about(row_name, all_processors(), peer.kind, std::nullopt);
    add_note(what, note);
    add_note(what, how);
    const auto theirs = [&] { return nearest_in_blocks(*peer.index, points); };
    const bool agrees = agree(ours()) && agree(theirs());
    const paired_samples samples = interleaved(
        peer.kind.query_rounds, [&] { return wall_time(ours); }, [&] { return wall_time(theirs); });
    run.report(timed_row(std::move(what), samples, agrees));
  };
  on_one_and_on_all([&](int threads) {
    for (const rival& peer : table.peers()) {
      if (threads == 1) {
        one_by_one(peer);
      } else if (peer.kind.concurrent) {
        on_all(peer, name, kBlocksNote, [&] { return nearest_in_blocks(greenward, points); });
        on_all(peer, name + "/batch", kBatchNote, [&] { return greenward.nearest_of_each(points); });
      }
    }
  });
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
