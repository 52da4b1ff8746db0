// A directed multigraph as two flat arrays.
#pragma once

#include "engine/base/strong_id.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::graph {

using node_index = strong_id<struct graph_node_tag, std::uint32_t>;
/// The position of an edge in the list the graph was made from.
using edge_index = strong_id<struct graph_edge_tag, std::uint32_t>;

/// One way to travel along an edge. An edge open both ways makes two arcs.
struct arc {
  node_index tail;
  node_index head;
  edge_index edge;
  double weight = 0;    ///< cost of the whole arc, in the caller's unit (metres for walking), >= 0 and finite
  bool forward = true;  ///< travels the edge from its first to its last point
};

/// Compressed sparse rows: the arcs that leave node v are [first_out[v], first_out[v+1]), in the order given.
/// Parallel arcs and loops are kept. Immutable; thread-safe to read.
class csr_graph {
 public:
  csr_graph() = default;
  /// Throws error{bad_input} if a node is >= node_count or a weight is negative or not finite.
  csr_graph(std::size_t node_count, std::span<const arc> arcs);

  [[nodiscard]] std::size_t node_count() const { return first_out_.size() - 1; }
  [[nodiscard]] std::size_t arc_count() const { return head_.size(); }
  [[nodiscard]] std::size_t first_out(node_index v) const { return first_out_[v.index()]; }
  [[nodiscard]] std::size_t end_out(node_index v) const { return first_out_[v.index() + 1]; }
  [[nodiscard]] node_index head(std::size_t a) const { return node_index(head_[a]); }
  [[nodiscard]] double weight(std::size_t a) const { return weight_[a]; }
  [[nodiscard]] edge_index edge(std::size_t a) const { return edge_index(edge_[a]); }
  [[nodiscard]] bool forward(std::size_t a) const { return forward_[a] != 0; }

  /// The graph with every arc turned round (weights, edges and directions of travel kept).
  [[nodiscard]] csr_graph reversed() const;

 private:
  std::vector<std::uint32_t> first_out_{0};
  std::vector<std::uint32_t> head_;
  std::vector<double> weight_;
  std::vector<std::uint32_t> edge_;
  std::vector<std::uint8_t> forward_;
};

/// For each node the number of its weakly connected component: 0 .. k-1 by falling size, then by first node.
struct component_labels {
  std::vector<std::uint32_t> of_node;
  std::vector<std::uint32_t> sizes;  ///< nodes in each component
};
[[nodiscard]] component_labels weak_components(const csr_graph& graph);

}  // namespace greenward::graph
