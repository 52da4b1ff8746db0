// Work on many rows, on all cores, near ones together; results in the order of the rows.
#pragma once

#include "engine/base/memory_block.hpp"
#include "engine/base/parallel.hpp"
#include "engine/index/hilbert_order.hpp"
#include "engine/index/row_lists.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::index {

/// Calls ask(i, rows), which appends the rows of list i, once for each place, from several threads and in the
/// order of a Hilbert curve over the places. The lists do not depend on the number of threads.
template <class Ask>
[[nodiscard]] row_lists lists_along_the_curve(std::span<const geo::planar> places, Ask ask) {
  constexpr std::size_t kGrain = 2048;
  struct block {
    std::pmr::vector<std::uint32_t> rows;
    std::pmr::vector<std::uint32_t> counts;
  };
  const block_vector<std::uint32_t> order = hilbert_order(places);
  arena memory(4 * places.size() * sizeof(std::uint32_t));
  std::vector<block> blocks;
  blocks.reserve((order.size() + kGrain - 1) / kGrain);
  for (std::size_t first = 0; first < order.size(); first += kGrain)
    blocks.push_back({std::pmr::vector<std::uint32_t>(&memory), std::pmr::vector<std::uint32_t>(&memory)});
  parallel_for(order.size(), kGrain, [&](std::size_t first, std::size_t last) {
    block& own = blocks[first / kGrain];
    std::vector<std::uint32_t> rows;  // grows here; what the arena gives is never given back
    own.counts.reserve(last - first);
    for (std::size_t k = first; k < last; ++k) {
      constexpr std::size_t kAhead = 16;  // the places lie anywhere in memory: ask for them in time
      if (k + kAhead < last) __builtin_prefetch(&places[order[k + kAhead]]);
      const std::size_t before = rows.size();
      ask(order[k], rows);
      own.counts.push_back(static_cast<std::uint32_t>(rows.size() - before));
    }
    own.rows.assign(rows.begin(), rows.end());
  });

  row_lists lists;
  lists.first.assign(order.size() + 1, 0);
  for (std::size_t k = 0; k < order.size(); ++k)
    lists.first[order[k] + 1] = blocks[k / kGrain].counts[k % kGrain];
  for (std::size_t i = 0; i < order.size(); ++i) lists.first[i + 1] += lists.first[i];
  lists.rows.resize(lists.first.back());
  parallel_for(order.size(), kGrain, [&](std::size_t first, std::size_t last) {
    const std::uint32_t* from = blocks[first / kGrain].rows.data();
    for (std::size_t k = first; k < last; ++k) {
      const std::uint32_t count = blocks[k / kGrain].counts[k % kGrain];
      std::copy_n(from, count, lists.rows.data() + lists.first[order[k]]);
      from += count;
    }
  });
  return lists;
}

}  // namespace greenward::index
