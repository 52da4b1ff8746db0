#include "tests/bench/peers/plain_searches.hpp"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <functional>
#include <limits>
#include <queue>
#include <utility>
#include <vector>

namespace greenward::bench {

namespace {

constexpr double kFar = std::numeric_limits<double>::infinity();

class heap_search final : public bounded_peer {
 public:
  explicit heap_search(const graph::csr_graph& graph) : cost_(graph.node_count(), kFar) {
    first_.push_back(0);
    for (std::uint32_t v = 0; v < graph.node_count(); ++v) {
      for (const graph::out_arc& arc : graph.out(graph::node_index(v))) {
        head_.push_back(arc.head);
        weight_.push_back(arc.weight);
      }
      first_.push_back(static_cast<std::uint32_t>(head_.size()));
    }
  }

  reached_sum reach(std::uint32_t start, double limit) override {
    reached_sum sum;
    improve(start, 0);
    while (!queue_.empty()) {
      const auto [cost, node] = queue_.top();
      queue_.pop();
      if (cost > cost_[node]) continue;
      ++sum.nodes;
      sum.cost += cost;
      for (std::uint32_t a = first_[node]; a < first_[node + 1]; ++a) {
        const double next = cost + weight_[a];
        if (next <= limit && next < cost_[head_[a]]) improve(head_[a], next);
      }
    }
    for (const std::uint32_t node : touched_) cost_[node] = kFar;
    touched_.clear();
    return sum;
  }

 private:
  using queued = std::pair<double, std::uint32_t>;

  void improve(std::uint32_t node, double cost) {
    if (cost_[node] == kFar) touched_.push_back(node);
    cost_[node] = cost;
    queue_.emplace(cost, node);
  }

  std::vector<std::uint32_t> first_, head_;
  std::vector<double> weight_;
  std::vector<double> cost_;
  std::vector<std::uint32_t> touched_;
  std::priority_queue<queued, std::vector<queued>, std::greater<>> queue_;
};

struct weight_property {
  double weight = 0;
};
using boost_rows = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, weight_property,
                                                      boost::no_property, std::uint32_t, std::uint32_t>;
struct beyond_limit {};

/// Adds up, notes what was touched, and throws beyond the limit: Boost has no other way to stop.
struct limit_visitor : boost::dijkstra_visitor<> {
  const std::vector<double>* cost = nullptr;
  std::vector<std::uint32_t>* touched = nullptr;
  reached_sum* sum = nullptr;
  double limit = 0;

  template <class Graph>
  void discover_vertex(std::uint32_t v, const Graph&) const {
    touched->push_back(v);
  }
  template <class Graph>
  void examine_vertex(std::uint32_t v, const Graph&) const {
    if ((*cost)[v] > limit) throw beyond_limit();
    ++sum->nodes;
    sum->cost += (*cost)[v];
  }
};

class boost_peer final : public bounded_peer {
 public:
  explicit boost_peer(const graph::csr_graph& graph)
      : cost_(graph.node_count(), kFar), colour_(graph.node_count(), boost::white_color) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
    std::vector<weight_property> weights;
    for (std::uint32_t v = 0; v < graph.node_count(); ++v) {
      for (const graph::out_arc& arc : graph.out(graph::node_index(v))) {
        ends.emplace_back(v, arc.head);
        weights.push_back({arc.weight});
      }
    }
    rows_ = boost_rows(boost::edges_are_sorted, ends.begin(), ends.end(), weights.begin(),
                       static_cast<std::uint32_t>(graph.node_count()));
  }

  reached_sum reach(std::uint32_t start, double limit) override {
    reached_sum sum;
    limit_visitor visitor;
    visitor.cost = &cost_;
    visitor.touched = &touched_;
    visitor.sum = &sum;
    visitor.limit = limit;
    cost_[start] = 0;
    const auto index = boost::get(boost::vertex_index, rows_);
    try {
      boost::dijkstra_shortest_paths_no_init(
          rows_, start, boost::dummy_property_map(), boost::make_iterator_property_map(cost_.begin(), index),
          boost::get(&weight_property::weight, rows_), index, std::less<>(), std::plus<>(), 0.0, visitor,
          boost::make_iterator_property_map(colour_.begin(), index));
    } catch (const beyond_limit&) {
      // reached all that is within it
    }
    for (const std::uint32_t node : touched_) {
      cost_[node] = kFar;
      colour_[node] = boost::white_color;
    }
    touched_.clear();
    return sum;
  }

 private:
  boost_rows rows_;
  std::vector<double> cost_;
  std::vector<boost::default_color_type> colour_;
  std::vector<std::uint32_t> touched_;
};

}  // namespace

std::unique_ptr<bounded_peer> plain_heap_search(const graph::csr_graph& graph) {
  return std::make_unique<heap_search>(graph);
}

std::unique_ptr<bounded_peer> boost_search(const graph::csr_graph& graph) {
  return std::make_unique<boost_peer>(graph);
}

}  // namespace greenward::bench
