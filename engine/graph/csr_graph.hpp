// A directed multigraph as two flat arrays.
#pragma once

#include "engine/base/strong_id.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
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
  edge_index edge;      ///< < 2^31
  double weight = 0;    ///< cost of the whole arc, in the caller's unit (metres for walking), >= 0 and finite
  bool forward = true;  ///< travels the edge from its first to its last point
};

/// An arc as the rows hold it: all that a search asks of it lies in one line of the cache.
struct out_arc {
  std::uint32_t head = 0;
  std::uint32_t edge_and_way = 0;  ///< edge * 2, + 1 if it travels the edge forwards
  double weight = 0;

  [[nodiscard]] edge_index edge() const { return edge_index(edge_and_way >> 1U); }
  [[nodiscard]] bool forward() const { return (edge_and_way & 1U) != 0; }
};
static_assert(sizeof(out_arc) == 16);

/// Compressed sparse rows: the arcs that leave node v are [first_out[v], first_out[v+1]), in the order given.
/// Parallel arcs and loops are kept. 4 bytes a node and 16 bytes an arc; copies share them. Immutable;
/// thread-safe to read.
class csr_graph {
 public:
  csr_graph();
  /// Throws error{bad_input} if a node is >= node_count, an edge is >= 2^31, or a weight is negative or not
  /// finite.
  csr_graph(std::size_t node_count, std::span<const arc> arcs);
  /// Over rows that lie elsewhere, kept alive by `memory`: `first_out` (n_node + 1). Throws error{bad_input}
  /// if they are not what the class says. O(arcs).
  csr_graph(std::span<const std::uint32_t> first_out, std::span<const out_arc> arcs,
            std::shared_ptr<const void> memory);

  [[nodiscard]] std::size_t node_count() const { return first_out_.size() - 1; }
  [[nodiscard]] std::size_t arc_count() const { return arcs_.size(); }
  [[nodiscard]] std::size_t first_out(node_index v) const { return first_out_[v.index()]; }
  [[nodiscard]] std::size_t end_out(node_index v) const { return first_out_[v.index() + 1]; }
  [[nodiscard]] std::span<const out_arc> out(node_index v) const {
    return arcs_.subspan(first_out(v), end_out(v) - first_out(v));
  }
  [[nodiscard]] node_index head(std::size_t a) const { return node_index(arcs_[a].head); }
  [[nodiscard]] double weight(std::size_t a) const { return arcs_[a].weight; }
  [[nodiscard]] edge_index edge(std::size_t a) const { return arcs_[a].edge(); }
  [[nodiscard]] bool forward(std::size_t a) const { return arcs_[a].forward(); }
  /// The node that arc `a` leaves. O(log n).
  [[nodiscard]] node_index tail(std::size_t a) const;

  [[nodiscard]] std::span<const std::uint32_t> rows() const { return first_out_; }  ///< n_node + 1
  [[nodiscard]] std::span<const out_arc> arcs() const { return arcs_; }

  /// The graph with every arc turned round (weights, edges and directions of travel kept).
  [[nodiscard]] csr_graph reversed() const;

 private:
  std::shared_ptr<const void> memory_;
  std::span<const std::uint32_t> first_out_;
  std::span<const out_arc> arcs_;
};

/// For each node the number of its weakly connected component: 0 .. k-1 by falling size, then by first node.
struct component_labels {
  std::vector<std::uint32_t> of_node;
  std::vector<std::uint32_t> sizes;  ///< nodes in each component
};
[[nodiscard]] component_labels weak_components(const csr_graph& graph);

}  // namespace greenward::graph
