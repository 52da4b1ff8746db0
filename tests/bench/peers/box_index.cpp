#include "tests/bench/peers/box_index.hpp"

#include "engine/base/parallel.hpp"

namespace greenward::bench {

namespace {

constexpr std::size_t kGrain = 256;  // queries that a thread takes at once

}  // namespace

index::row_lists windows_in_blocks(const box_index& index, std::span<const geo::planar_box> windows) {
  struct block {
    std::vector<std::uint32_t> rows;
    std::vector<std::size_t> ends;
  };
  std::vector<block> blocks((windows.size() + kGrain - 1) / kGrain);
  parallel_for(windows.size(), kGrain, [&](std::size_t first, std::size_t last) {
    block& own = blocks[first / kGrain];
    for (std::size_t i = first; i < last; ++i) {
      index.window(windows[i], own.rows);
      own.ends.push_back(own.rows.size());
    }
  });
  index::row_lists lists;
  lists.first.reserve(windows.size() + 1);
  for (const block& one : blocks) {
    for (const std::size_t end : one.ends) lists.first.push_back(lists.rows.size() + end);
    lists.rows.insert(lists.rows.end(), one.rows.begin(), one.rows.end());
  }
  return lists;
}

std::vector<std::uint32_t> nearest_in_blocks(const box_index& index, std::span<const geo::planar> points) {
  std::vector<std::uint32_t> rows(points.size());
  parallel_for(points.size(), kGrain, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) rows[i] = index.nearest(points[i]);
  });
  return rows;
}

index::row_lists box_index::windows(std::span<const geo::planar_box> windows) const {
  return windows_in_blocks(*this, windows);
}

std::vector<std::uint32_t> box_index::nearest_of_each(std::span<const geo::planar> points) const {
  return nearest_in_blocks(*this, points);
}

}  // namespace greenward::bench
