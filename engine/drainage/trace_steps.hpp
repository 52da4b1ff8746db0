// One step of a trace: the edges at a node, and how a node was come to.
#pragma once

#include "engine/drainage/trace.hpp"

#include <bit>
#include <cstdint>

namespace greenward::drainage {

/// Calls `visit(edge, node at its other end)`: those that leave first. An edge from a node to itself comes
/// twice where both ways count.
template <class Visit>
void visit_edges_at(const network& net, std::uint32_t node, trace_direction direction, Visit visit) {
  if (direction != trace_direction::upstream)
    for (std::uint32_t e = net.first_down[node]; e < net.first_down[node + 1]; ++e)
      visit(e, net.edges.head[e]);
  if (direction != trace_direction::downstream)
    for (std::uint32_t k = net.first_up[node]; k < net.first_up[node + 1]; ++k)
      visit(net.up_edge[k], net.edges.tail[net.up_edge[k]]);
}

/// How a search came to a node.
struct arrival {
  double metres = 0;  ///< not below zero
  std::uint32_t node = 0;
  std::uint32_t by_edge = kNone;  ///< kNone at a start

  /// By distance, node and edge; starts before whatever else is at their place: kNone + 1 is 0. Without
  /// branches, which in a queue would go either way: the bits of doubles from zero up are in their order.
  friend bool operator<(const arrival& a, const arrival& b) {
    const auto first = std::bit_cast<std::uint64_t>(a.metres), other = std::bit_cast<std::uint64_t>(b.metres);
    return (first < other) | ((first == other) & (a.rest() < b.rest()));
  }

 private:
  [[nodiscard]] std::uint64_t rest() const { return std::uint64_t{node} << 32U | (by_edge + 1U); }
};

}  // namespace greenward::drainage
