#include "engine/walking/reach_matrix.hpp"

#include "engine/base/parallel.hpp"
#include "engine/graph/bounded_search.hpp"
#include "engine/walking/edge_cost.hpp"
#include "engine/walking/search_starts.hpp"

#include <algorithm>
#include <utility>

namespace greenward::walking {

namespace {

/// Rows grouped by a key below n: those of key k are row[first[k]] ... row[first[k + 1] - 1].
struct grouped_rows {
  grouped_rows(std::span<const std::uint32_t> key, std::size_t n) : first(n + 1, 0), row(key.size()) {
    for (const std::uint32_t k : key) ++first[k + 1];
    for (std::size_t k = 0; k < n; ++k) first[k + 1] += first[k];
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (std::uint32_t i = 0; i < key.size(); ++i) row[next[key[i]]++] = i;
  }
  [[nodiscard]] std::span<const std::uint32_t> of(std::size_t k) const {
    return std::span(row).subspan(first[k], first[k + 1] - first[k]);
  }
  std::vector<std::uint32_t> first, row;
};

std::vector<std::uint32_t> edges_of(std::span<const snap> snaps) {
  std::vector<std::uint32_t> edges;
  edges.reserve(snaps.size());
  for (const snap& s : snaps) edges.push_back(s.edge);
  return edges;
}

/// The places that lie on a node, by node. One who has come to the node is there, whether or not their edge
/// may be walked from it.
struct places_on_nodes {
  places_on_nodes(const walk_network& network, std::span<const snap> places)
      : on_node(rows_on_nodes(places)),
        by_node(nodes_of(network, places, on_node), network.graph.node_count()) {}

  /// Calls visit(p) for the places on a node.
  template <class Visit>
  void at(graph::node_index node, Visit visit) const {
    for (const std::uint32_t k : by_node.of(node.index())) visit(on_node[k]);
  }

 private:
  static std::vector<std::uint32_t> rows_on_nodes(std::span<const snap> places) {
    std::vector<std::uint32_t> rows;
    for (std::uint32_t p = 0; p < places.size(); ++p)
      if (places[p].fraction == 0 || places[p].fraction == 1) rows.push_back(p);
    return rows;
  }
  static std::vector<std::uint32_t> nodes_of(const walk_network& network, std::span<const snap> places,
                                             std::span<const std::uint32_t> rows) {
    std::vector<std::uint32_t> nodes;
    for (const std::uint32_t p : rows) {
      const auto& end = places[p].fraction == 0 ? network.from : network.to;
      nodes.push_back(static_cast<std::uint32_t>(end[places[p].edge].index()));
    }
    return nodes;
  }

  std::vector<std::uint32_t> on_node;
  grouped_rows by_node;
};

struct place_at {
  std::uint32_t place = 0;
  double metres = 0;
};

/// The searches of one thread.
class facility_search {
 public:
  facility_search(const walk_network& network, const matrix_input& input, const grouped_rows& places_on,
                  const places_on_nodes& on_nodes, double limit)
      : network_(network),
        input_(input),
        places_on_(places_on),
        on_nodes_(on_nodes),
        limit_(limit),
        search_(network.graph) {}

  /// The places that the entrances reach, ascending.
  [[nodiscard]] std::vector<place_at> run(std::span<const std::uint32_t> entrances) {
    found_.clear();
    std::vector<graph::search_start> starts;
    for (const std::uint32_t e : entrances) start_at(input_.entrances[e], starts);
    for (const graph::reached_node& node : search_.run(starts, limit_)) go_on_from(node);
    std::ranges::sort(found_, [](const place_at& a, const place_at& b) {
      return a.place != b.place ? a.place < b.place : a.metres < b.metres;
    });
    const auto same_place = [](const place_at& a, const place_at& b) { return a.place == b.place; };
    found_.erase(std::unique(found_.begin(), found_.end(), same_place), found_.end());
    return found_;
  }

 private:
  void start_at(const snap& entrance, std::vector<graph::search_start>& starts) {
    add_search_starts(network_, entrance, 0, starts);
    for (const std::uint32_t p : places_on_.of(entrance.edge))
      offer(p, entrance.access.value +
                   cost_between(network_, entrance.edge, entrance.fraction, input_.places[p].fraction));
  }

  void go_on_from(const graph::reached_node& node) {
    on_nodes_.at(node.node, [&](std::uint32_t p) { offer(p, node.cost); });
    const graph::csr_graph& graph = network_.graph;
    for (std::size_t a = graph.first_out(node.node); a < graph.end_out(node.node); ++a) {
      const std::uint32_t edge = graph.edge(a).value;
      const bool forward = graph.forward(a);
      for (const std::uint32_t p : places_on_.of(edge)) {
        const double fraction = input_.places[p].fraction;
        offer(p, node.cost + (forward ? fraction : 1 - fraction) * graph.weight(a));
      }
    }
  }

  void offer(std::uint32_t p, double cost) {
    const double metres = cost + input_.places[p].access.value;
    if (metres <= limit_) found_.push_back({input_.place_of[p], metres});
  }

  const walk_network& network_;
  const matrix_input& input_;
  const grouped_rows& places_on_;
  const places_on_nodes& on_nodes_;
  double limit_;
  graph::bounded_search search_;
  std::vector<place_at> found_;
};

}  // namespace

reach_matrix make_reach_matrix(const walk_network& network, const matrix_input& input, metres limit) {
  const grouped_rows places_on(edges_of(input.places), network.edge_count());
  const places_on_nodes on_nodes(network, input.places);
  const grouped_rows entrances_of(input.facility_of, input.n_facility);
  std::vector<std::vector<place_at>> found(input.n_facility);
  const std::size_t grain = std::max<std::size_t>(1, input.n_facility / 16);
  parallel_for(input.n_facility, grain, [&](std::size_t begin, std::size_t end) {
    facility_search search(network, input, places_on, on_nodes, limit.value);
    for (std::size_t f = begin; f < end; ++f) found[f] = search.run(entrances_of.of(f));
  });
  reach_matrix matrix;
  for (const std::vector<place_at>& row : found) {
    for (const place_at& reached : row) {
      matrix.place.push_back(reached.place);
      matrix.metres.push_back(reached.metres);
    }
    matrix.first.push_back(static_cast<std::uint32_t>(matrix.place.size()));
  }
  return matrix;
}

}  // namespace greenward::walking
