#include "tests/bench/cases/index_work.hpp"

#include "engine/base/parallel.hpp"
#include "tests/bench/harness/samples.hpp"

#include <algorithm>
#include <atomic>

namespace greenward::bench {

namespace {

constexpr std::size_t kGrain = 256;  // queries that a thread takes at once

/// Where results go so that no compiler leaves out the work.
std::atomic<std::uint64_t> sink{0};

void run_windows(const box_index& index, std::span<const geo::planar_box> windows) {
  std::vector<std::uint32_t> rows;
  std::uint64_t count = 0;
  for (const geo::planar_box& window : windows) {
    rows.clear();
    index.window(window, rows);
    count += rows.size();
  }
  sink += count;
}

void run_nearest(const box_index& index, std::span<const geo::planar> points) {
  std::uint64_t sum = 0;
  for (const geo::planar& p : points) sum += index.nearest(p);
  sink += sum;
}

/// SplitMix64's finaliser (Steele, Lea, Flood 2014).
std::uint64_t mixed(std::uint64_t z) {
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31U);
}

}  // namespace

double window_seconds(const box_index& index, std::span<const geo::planar_box> windows) {
  return seconds_of([&] { run_windows(index, windows); });
}

double nearest_seconds(const box_index& index, std::span<const geo::planar> points) {
  return seconds_of([&] { run_nearest(index, points); });
}

double parallel_window_seconds(const box_index& index, std::span<const geo::planar_box> windows) {
  return seconds_of([&] {
    parallel_for(windows.size(), kGrain, [&](std::size_t first, std::size_t last) {
      run_windows(index, windows.subspan(first, last - first));
    });
  });
}

double parallel_nearest_seconds(const box_index& index, std::span<const geo::planar> points) {
  return seconds_of([&] {
    parallel_for(points.size(), kGrain, [&](std::size_t first, std::size_t last) {
      run_nearest(index, points.subspan(first, last - first));
    });
  });
}

window_answer window_answers(const box_index& index, std::span<const geo::planar_box> windows) {
  window_answer answer;
  std::vector<std::uint32_t> rows;
  for (const geo::planar_box& window : windows) {
    rows.clear();
    index.window(window, rows);
    std::sort(rows.begin(), rows.end());
    answer.rows += rows.size();
    for (const std::uint32_t row : rows) answer.checksum = mixed(answer.checksum ^ row);
    answer.checksum = mixed(answer.checksum ^ (std::uint64_t{rows.size()} << 32U));
  }
  return answer;
}

bool same_nearest(const box_index& one, const box_index& other, std::span<const geo::planar_box> boxes,
                  std::span<const geo::planar> points) {
  return std::all_of(points.begin(), points.end(), [&](const geo::planar& p) {
    const std::uint32_t a = one.nearest(p);
    const std::uint32_t b = other.nearest(p);
    return a == b || distance_to_box(p, boxes[a]) == distance_to_box(p, boxes[b]);
  });
}

}  // namespace greenward::bench
