#include "tests/bench/cases/index_work.hpp"

#include "tests/bench/harness/mixed.hpp"
#include "tests/bench/harness/samples.hpp"

#include <algorithm>
#include <atomic>

namespace greenward::bench {

namespace {

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

void add_list(window_answer& answer, std::vector<std::uint32_t> rows) {
  std::sort(rows.begin(), rows.end());
  answer.rows += rows.size();
  for (const std::uint32_t row : rows) answer.checksum = mixed(answer.checksum ^ row);
  answer.checksum = mixed(answer.checksum ^ (std::uint64_t{rows.size()} << 32U));
}

}  // namespace

time_taken window_time(const box_index& index, std::span<const geo::planar_box> windows) {
  return time_of([&] { run_windows(index, windows); });
}

time_taken nearest_time(const box_index& index, std::span<const geo::planar> points) {
  return time_of([&] { run_nearest(index, points); });
}

window_answer window_answers(const box_index& index, std::span<const geo::planar_box> windows) {
  window_answer answer;
  std::vector<std::uint32_t> rows;
  for (const geo::planar_box& window : windows) {
    rows.clear();
    index.window(window, rows);
    add_list(answer, rows);
  }
  return answer;
}

window_answer answer_of(const index::row_lists& lists) {
  window_answer answer;
  for (std::size_t i = 0; i < lists.size(); ++i) add_list(answer, {lists[i].begin(), lists[i].end()});
  return answer;
}

std::vector<std::uint32_t> nearest_answers(const box_index& index, std::span<const geo::planar> points) {
  std::vector<std::uint32_t> rows;
  rows.reserve(points.size());
  for (const geo::planar& p : points) rows.push_back(index.nearest(p));
  return rows;
}

bool same_nearest(std::span<const std::uint32_t> one, std::span<const std::uint32_t> other,
                  std::span<const geo::planar_box> boxes, std::span<const geo::planar> points) {
  if (one.size() != points.size() || other.size() != points.size()) return false;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (one[i] == other[i]) continue;
    if (distance_to_box(points[i], boxes[one[i]]) != distance_to_box(points[i], boxes[other[i]]))
      return false;
  }
  return true;
}

}  // namespace greenward::bench
