// Shortest paths from one or many starts, up to a limit.
#pragma once

#include "engine/base/memory_block.hpp"
#include "engine/graph/bucket_queue.hpp"
#include "engine/graph/csr_graph.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace greenward::graph {

inline constexpr double kUnreached = std::numeric_limits<double>::infinity();

/// A place where the search begins with a cost already spent (the way from a facility to the node).
struct search_start {
  node_index node;
  double cost = 0;           ///< >= 0
  std::uint32_t source = 0;  ///< who starts here; carried to every node it reaches first
};

/// One entry for each node that is reached within the limit (cost <= limit), by rising cost, then node.
/// Ties between sources go to the smaller source number: the result does not depend on the order of starts.
struct reached_node {
  node_index node;
  double cost = 0;
  std::uint32_t source = 0;
  std::uint32_t by_arc = 0;  ///< the arc it was reached by, kNoArc at a start
};
inline constexpr std::uint32_t kNoArc = std::numeric_limits<std::uint32_t>::max();

/// Dijkstra with an early stop and a lazy reset: memory O(nodes) once (16 bytes a node), then each search
/// costs only what it reaches, and allocates nothing once it has reached as much before. Nodes are settled in
/// the order of their costs, so each cost is the least sum along a path, added up from its start: to the last
/// bit what a plain Dijkstra gives. One object for each thread.
class bounded_search {
 public:
  /// The graph must outlive the search.
  explicit bounded_search(const csr_graph& graph);
  explicit bounded_search(csr_graph&&) = delete;

  /// The reached nodes; valid until the next run. Starts beyond the limit are left out; throws
  /// error{bad_input} for a start that is no node of the graph or whose cost is negative or NaN.
  std::span<const reached_node> run(std::span<const search_start> starts, double limit);
  /// The same, with `visit(cost, arc)` for every arc that leaves a reached node: the node's cost.
  template <class Visit>
  std::span<const reached_node> run(std::span<const search_start> starts, double limit, Visit visit);

  /// After a run: the same once more.
  [[nodiscard]] std::span<const reached_node> reached() const { return reached_; }
  /// After a run: cost of a node, kUnreached if it was not reached.
  [[nodiscard]] double cost(node_index node) const { return labels_[node.index()].cost; }
  /// After a run, for a reached node: the source that reached it first, the arc it came by (kNoArc at a
  /// start) and the node before it (itself at a start).
  [[nodiscard]] std::uint32_t source(node_index node) const;
  [[nodiscard]] std::uint32_t by_arc(node_index node) const;
  [[nodiscard]] node_index previous(node_index node) const;

 private:
  /// Four to a line of the cache.
  struct label {
    double cost = kUnreached;
    std::uint32_t source = 0;
    std::uint32_t by_arc = kNoArc;

    /// Whether another way here is better, and within the limit.
    [[nodiscard]] bool is_improved_by(double other, std::uint32_t other_source, double limit) const;
  };

  /// Returns the limit as a number that costs can be compared with.
  double begin(std::span<const search_start> starts, double limit);
  void reset();
  void begin_at(const search_start& start, double limit);
  template <class Visit>
  void expand(const queued_node& from, double limit, Visit& visit);
  void sort_ties_by_node();
  [[nodiscard]] const label& reached_label(node_index node) const;

  const csr_graph* graph_;
  block_vector<label> labels_;  ///< beyond `reached_`, all are unreached when no run is under way
  std::vector<reached_node> reached_;
  bucket_queue queue_;
  bool broken_off_ = false;  ///< a run ended by an exception, so that more labels may be set
};

/// Costs in an order that whole numbers have: none is negative, nor NaN.
inline std::uint64_t ordered_bits(double cost) {
  return std::bit_cast<std::uint64_t>(cost);
}

/// No branch, since none of it can be foreseen.
inline bool bounded_search::label::is_improved_by(double other, std::uint32_t other_source,
                                                  double limit) const {
  const std::uint64_t now = ordered_bits(cost), then = ordered_bits(other);
  const bool lower_source = (then == now) & (other_source < source);
  return (then <= ordered_bits(limit)) & ((then < now) | lower_source);
}

template <class Visit>
inline void bounded_search::expand(const queued_node& from, double limit, Visit& visit) {
  const out_arc* const arcs = graph_->arcs().data();
  const std::uint32_t* const rows = graph_->rows().data();
  label* const labels = labels_.data();
  const std::uint32_t end = rows[from.node + 1];
  bucket_queue::pusher reached(queue_, end - rows[from.node]);
  for (std::uint32_t a = rows[from.node]; a < end; ++a) {
    visit(from.cost, arcs[a]);
    const std::uint32_t node = arcs[a].head;
    const double cost = from.cost + arcs[a].weight;
    if (!labels[node].is_improved_by(cost, from.source, limit)) continue;
    labels[node] = {cost, from.source, a};
    __builtin_prefetch(arcs + rows[node]);  // it will be expanded soon
    reached.push({cost, from.source, node});
  }
}

template <class Visit>
std::span<const reached_node> bounded_search::run(std::span<const search_start> starts, double limit,
                                                  Visit visit) {
  limit = begin(starts, limit);
  while (const auto next = queue_.pop()) {
    const label& current = labels_[next->node];
    const bool superseded =
        (ordered_bits(next->cost) != ordered_bits(current.cost)) | (next->source != current.source);
    if (superseded) continue;
    reached_.push_back({node_index(next->node), current.cost, current.source, current.by_arc});
    expand(*next, limit, visit);
  }
  sort_ties_by_node();
  broken_off_ = false;
  return reached_;
}

}  // namespace greenward::graph
