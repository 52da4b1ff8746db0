// Costs beside Boost Graph's Dijkstra, on multigraphs whose costs have all bits in use.
#include "engine/graph/bounded_search.hpp"
#include "tests/support/property_cases.hpp"

#include <gtest/gtest.h>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <cmath>
#include <random>

namespace greenward::graph {
namespace {

using boost_graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                                          boost::property<boost::edge_weight_t, double>>;

struct drawn_graph {
  std::uint32_t nodes = 1;
  std::vector<arc> arcs;
};

/// Loops, parallel arcs, arcs of no cost, long and short ones.
drawn_graph draw_graph(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto below = [&](std::uint32_t n) {
    return std::uniform_int_distribution<std::uint32_t>(0, n - 1)(random);
  };
  drawn_graph g{.nodes = 1 + below(400), .arcs = {}};
  const std::uint32_t arcs = below(5 * g.nodes);
  std::exponential_distribution<double> length(1.0 / 60);
  for (std::uint32_t e = 0; e < arcs; ++e) {
    double weight = length(random);
    if (below(20) == 0) weight = 0;
    if (below(20) == 0) weight *= 1e4;
    g.arcs.push_back({node_index(below(g.nodes)), node_index(below(g.nodes)), edge_index(e), weight, true});
  }
  return g;
}

std::vector<double> boost_costs(const drawn_graph& g, std::uint32_t start) {
  boost_graph graph(g.nodes);
  for (const arc& a : g.arcs) boost::add_edge(a.tail.value, a.head.value, a.weight, graph);
  std::vector<double> costs(g.nodes);
  boost::dijkstra_shortest_paths(graph, start, boost::distance_map(costs.data()).distance_inf(kUnreached));
  return costs;
}

TEST(SearchBesideBoost, EveryNodeCostsTheSameToTheLastBit) {
  testing::check_quick_property(
      [] {
        const drawn_graph g = draw_graph(*rc::gen::arbitrary<std::uint32_t>());
        const csr_graph graph(g.nodes, g.arcs);
        bounded_search search(graph);
        for (const double limit : {kUnreached, 900.0, 0.0}) {
          const auto start = *rc::gen::inRange<std::uint32_t>(0, g.nodes);
          const auto expected = boost_costs(g, start);
          search.run(std::array{search_start{node_index(start)}}, limit);
          for (std::uint32_t v = 0; v < g.nodes; ++v) {
            RC_ASSERT(search.cost(node_index(v)) == (expected[v] <= limit ? expected[v] : kUnreached));
          }
        }
      },
      2);
}

}  // namespace
}  // namespace greenward::graph
