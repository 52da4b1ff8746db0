// Bounded shortest paths as others write them, on the same graph.
#pragma once

#include "engine/graph/csr_graph.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>

namespace greenward::bench {

/// What a search reached, so that two can be compared.
struct reached_sum {
  std::size_t nodes = 0;
  double cost = 0;  ///< of all of them together
};

/// A search that is asked again and again from one node; what it keeps from one run to the next is its own.
class bounded_peer {
 public:
  virtual ~bounded_peer() = default;
  [[nodiscard]] virtual reached_sum reach(std::uint32_t start, double limit) = 0;
};

/// Compressed rows, std::priority_queue, and a list of what was touched to put it back.
[[nodiscard]] std::unique_ptr<bounded_peer> plain_heap_search(const graph::csr_graph& graph);
/// Boost Graph's Dijkstra on its compressed rows, stopped by its visitor beyond the limit; only what was
/// touched is put back.
[[nodiscard]] std::unique_ptr<bounded_peer> boost_search(const graph::csr_graph& graph);

}  // namespace greenward::bench
