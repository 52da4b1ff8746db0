// What becomes of the costs of a search when a few edges are closed or opened.
#pragma once

#include "engine/graph/bounded_search.hpp"
#include "engine/graph/csr_graph.hpp"

#include <cstdint>
#include <functional>
#include <queue>
#include <span>
#include <vector>

namespace greenward::graph {

/// The arcs of a graph by their heads and by their edges.
struct arcs_turned_round {
  explicit arcs_turned_round(const csr_graph& of);

  [[nodiscard]] std::span<const std::uint32_t> of_edge(edge_index edge) const;

  const csr_graph& graph;  ///< must outlive it
  csr_graph reversed;

 private:
  std::vector<std::uint32_t> first_of_edge_, by_edge_;
};

/// One search over the edges that are not closed, and then, as often as asked, the costs that it would have
/// with some edges closed as well, or opened again: only the nodes whose paths change are looked at (as by
/// Ramalingam and Reps, 1996). Costs are to the last bit those of a new search. One object for each thread.
class search_repair {
 public:
  /// `arcs` must outlive it. `closed`: flags of all edges, or empty: all are open. Starts and limit as of
  /// bounded_search.
  search_repair(const arcs_turned_round& arcs, std::span<const search_start> starts, double limit,
                std::vector<std::uint8_t> closed);

  /// The nodes whose cost may have changed, in no order, valid until the next question; all others cost what
  /// they cost before. Each question is about the search as it was made. O(k log k) in these nodes and their
  /// arcs.
  std::span<const node_index> with_closed(std::span<const std::uint32_t> edges);
  std::span<const node_index> with_opened(std::span<const std::uint32_t> edges);
  /// Of the last question, or of the search if none was asked; kUnreached = not within the limit.
  [[nodiscard]] double cost(node_index node) const {
    return changed_at_[node.index()] == question_ ? changed_cost_[node.index()] : cost_[node.index()];
  }

 private:
  struct queued {
    double cost;
    std::uint32_t node;
    friend bool operator>(const queued& a, const queued& b) { return a.cost > b.cost; }
  };

  void begin(std::span<const std::uint32_t> edges, bool opened);
  [[nodiscard]] bool is_open(edge_index edge) const;
  void change(std::uint32_t node, double cost);
  void offer(std::uint32_t node, double cost);
  void settle();
  void keep_paths();
  void give_up_paths_over(std::span<const std::uint32_t> edges);
  void enter_from_outside(std::uint32_t node);

  const arcs_turned_round& arcs_;
  double limit_;
  std::vector<std::uint8_t> closed_;              ///< n_edge, or empty
  std::vector<double> start_cost_;                ///< n_node
  std::vector<double> cost_;                      ///< n_node: of the search
  std::vector<std::uint32_t> by_edge_;            ///< n_node: the last edge of the path, kNoArc at a start
  std::vector<std::uint32_t> first_next_, next_;  ///< n_node + 1: the nodes whose paths come from a node

  std::uint32_t question_ = 1;             ///< counts; 0 = never
  std::vector<std::uint32_t> asked_at_;    ///< n_edge: the last question about it
  bool opened_ = false;                    ///< what the question does to these edges
  std::vector<std::uint32_t> changed_at_;  ///< n_node
  std::vector<double> changed_cost_;       ///< n_node
  std::vector<node_index> changed_;
  std::priority_queue<queued, std::vector<queued>, std::greater<>> queue_;
};

}  // namespace greenward::graph
