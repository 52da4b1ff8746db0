// Strongly connected components: nodes that can all reach one another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::graph {

struct strong_components {
  /// n_node. A component has a smaller number than every other that leads to it: going through the numbers
  /// upwards, whatever a component leads to has been seen before.
  std::vector<std::uint32_t> of_node;
  std::vector<std::uint32_t> sizes;  ///< nodes in each
};

/// Tarjan's algorithm without recursion over compressed rows: the arcs that leave v are [first_out[v],
/// first_out[v + 1]), `head` has where they lead. Arcs whose `counts` is 0 are not there; empty = all count.
/// O(nodes + arcs).
[[nodiscard]] strong_components find_strong_components(std::span<const std::uint32_t> first_out,
                                                       std::span<const std::uint32_t> head,
                                                       std::span<const std::uint8_t> counts = {});

}  // namespace greenward::graph
