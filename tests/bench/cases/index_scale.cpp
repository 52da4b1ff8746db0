#include "tests/bench/cases/cases.hpp"
#include "tests/bench/cases/index_work.hpp"
#include "tests/bench/data/city.hpp"
#include "tests/bench/harness/machine.hpp"
#include "tests/bench/peers/greenward_index.hpp"
#include "tests/bench/peers/index_kinds.hpp"

#include <fmt/format.h>
#include <memory>

namespace greenward::bench {

namespace {

constexpr std::uint64_t kSeed = 220106;
constexpr std::size_t kQueries = 20'000;
constexpr std::size_t kLarge = 100'000'000;
constexpr int kRounds = 3;

/// The questions are as dense at every size: the district grows with the boxes.
struct questions {
  std::vector<geo::planar_box> boxes;
  std::vector<geo::planar_box> windows = windows_about(boxes, kQueries, kWindow10, kSeed);
  std::vector<geo::planar> points = points_about(boxes, kQueries, kSeed);
};

subject about(const std::string& work, std::size_t size, const box_index_kind* peer = nullptr) {
  return {.name = "index/scale/" + work,
          .size = size,
          .peer = peer == nullptr ? "" : peer->name,
          .peer_version = peer == nullptr ? "" : peer->version};
}

double per_query(time_taken took) {
  return took.processor / static_cast<double>(kQueries);
}

template <class Measure>
double median_of(int rounds, Measure measure) {
  std::vector<double> values;
  for (int round = 0; round < rounds; ++round) values.push_back(measure());
  return median(std::move(values));
}

std::unique_ptr<box_index> grow_greenward(const questions& on, session& run) {
  const std::size_t size = on.boxes.size();
  const box_index_kind greenward = greenward_index();
  built_index built;
  const double build = median_of(size < kLarge ? kRounds : 1, [&] {
    built.index.reset();
    built = greenward.build(on.boxes);
    return built.took.processor;
  });
  run.report(lone_row(about("build", size), "s", build));
  run.report(lone_row(about("window_10", size), "s",
                      median_of(kRounds, [&] { return per_query(window_time(*built.index, on.windows)); })));
  run.report(lone_row(about("nearest_1", size), "s",
                      median_of(kRounds, [&] { return per_query(nearest_time(*built.index, on.points)); })));
  return std::move(built.index);
}

void compare(const questions& on, const box_index& greenward, const box_index_kind& kind, session& run) {
  const std::size_t size = on.boxes.size();
  const box_index_kind own = greenward_index();
  built_index peer;
  const paired_samples builds = interleaved(
      kRounds, [&] { return own.build(on.boxes).took.processor; },
      [&] {
        peer.index.reset();
        peer = kind.build(on.boxes);
        return peer.took.processor;
      });
  run.report(timed_row(about("build", size, &kind), builds, true));
  const paired_samples windows = interleaved(
      kRounds, [&] { return per_query(window_time(greenward, on.windows)); },
      [&] { return per_query(window_time(*peer.index, on.windows)); });
  run.report(timed_row(about("window_10", size, &kind), windows,
                       window_answers(greenward, on.windows) == window_answers(*peer.index, on.windows)));
  const paired_samples nearest = interleaved(
      kRounds, [&] { return per_query(nearest_time(greenward, on.points)); },
      [&] { return per_query(nearest_time(*peer.index, on.points)); });
  run.report(timed_row(about("nearest_1", size, &kind), nearest,
                       same_nearest(nearest_answers(greenward, on.points),
                                    nearest_answers(*peer.index, on.points), on.boxes, on.points)));
}

void run_scale(session& run) {
  const one_processor bound;
  for (const std::size_t size : scale_sizes(run.options())) {
    const questions on{.boxes = city_boxes(size, kSeed)};
    const std::unique_ptr<box_index> greenward = grow_greenward(on, run);
    if (size != kPeerSize) continue;
    for (const box_index_kind& kind : library_index_kinds()) compare(on, *greenward, kind, run);
  }
}

}  // namespace

std::vector<bench_case> index_scale_cases() {
  return {{"index/scale", run_scale}};
}

}  // namespace greenward::bench
