// Searches from places on the network: several limits from one search, many searches at once.
#pragma once

#include "engine/base/function_ref.hpp"
#include "engine/base/units.hpp"
#include "engine/graph/bounded_search.hpp"
#include "engine/walking/place_costs.hpp"
#include "engine/walking/reach.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace greenward::walking {

/// A stretch of an edge that is reached from one of its ends, or from a start on it, in shares of the edge:
/// 0 at its first point, 1 at its last.
struct edge_stretch {
  std::uint32_t edge = 0;
  double from = 0, to = 0;
  friend bool operator==(const edge_stretch&, const edge_stretch&) = default;
};

/// Bounded searches one after the other over the same memory: after the first few, none allocates. One object
/// for each thread; the network must outlive it. A limit is answered from the one search up to the farthest,
/// so that what a smaller limit reaches lies within what a larger one does.
class reach_search {
 public:
  explicit reach_search(const walk_network& network);

  /// From all starts at once; a start spends its access distance before it walks the network. `starts` must
  /// outlive the answers. O(k log k) in the nodes reached.
  void run(std::span<const snap> starts, metres farthest);

  /// The same, and what it reaches of each edge up to the limit in one go: as stretches(limit) tells it, but
  /// nodes at equal cost in the order of the search.
  std::span<const edge_stretch> run_to_edges(std::span<const snap> starts, metres limit);

  /// Answers for a limit (inclusive) that is no more than the farthest; all are valid until the next run.
  /// By rising cost, then node.
  [[nodiscard]] std::span<const graph::reached_node> nodes(metres limit) const;
  /// What is reached of each edge: from a reached end as far as the limit leads, both ends apart; those of no
  /// length are left out. In the order of the nodes, then those around the starts. Valid until the next call.
  [[nodiscard]] std::span<const edge_stretch> stretches(metres limit);
  /// The same with nodes and merged parts in memory of their own.
  [[nodiscard]] reach_result result(metres limit);
  /// Run and result for a single limit, by run_to_edges().
  [[nodiscard]] reach_result run_to_result(std::span<const snap> starts, metres limit);
  /// Cost of a place from the nearest start, its own access distance included; infinity = not within `limit`.
  [[nodiscard]] place_cost cost_of(const snap& place, metres limit) const;

 private:
  std::span<const graph::search_start> begin(std::span<const snap> starts);
  [[nodiscard]] reach_result result_of(metres limit, std::span<const edge_stretch> found) const;

  const walk_network& network_;
  graph::bounded_search search_;
  std::span<const snap> starts_;
  starts_by_edge by_edge_;
  std::vector<graph::search_start> search_starts_;
  std::vector<edge_stretch> stretches_;  ///< memory for the answer
};

/// Runs `count` searches on all cores: starts_of(i) gives the starts of search i, visit(i, search) takes its
/// answers. Both are called from several threads, in no order; what a search answers depends on neither.
void search_each(const walk_network& network, std::size_t count,
                 function_ref<std::span<const snap>(std::size_t)> starts_of, metres farthest,
                 function_ref<void(std::size_t, reach_search&)> visit);

/// The reach of each origin by itself at each limit: n_origin x n_limit, row-major.
[[nodiscard]] std::vector<reach_result> reach_of_each(const walk_network& network,
                                                      std::span<const snap> origins,
                                                      std::span<const metres> limits);

}  // namespace greenward::walking
