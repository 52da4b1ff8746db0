#include "engine/graph/search_repair.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <set>
#include <vector>

namespace greenward::graph {
namespace {

/// Edges both ways or one way, of small whole weights: ties, loops, parallels and edges that cost nothing in
/// nearly every case.
struct closing_case {
  std::uint32_t nodes = 1, edges = 0;
  std::vector<arc> arcs;
  std::vector<search_start> starts;
  std::vector<std::uint8_t> closed;
  double limit = 0;

  [[nodiscard]] csr_graph graph() const { return {nodes, arcs}; }
};

closing_case some_closing_case() {
  closing_case c;
  c.nodes = *rc::gen::inRange<std::uint32_t>(1, 12);
  c.edges = *rc::gen::inRange<std::uint32_t>(0, 30);
  const auto node = rc::gen::inRange<std::uint32_t>(0, c.nodes);
  for (std::uint32_t e = 0; e < c.edges; ++e) {
    const node_index a(*node), b(*node);
    const double there = *rc::gen::inRange(0, 5), back = *rc::gen::inRange(0, 5);
    c.arcs.push_back({a, b, edge_index(e), there, true});
    if (*rc::gen::arbitrary<bool>()) c.arcs.push_back({b, a, edge_index(e), back, false});
    c.closed.push_back(*rc::gen::inRange(0, 4) == 0 ? 1 : 0);
  }
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
    c.starts.push_back({node_index(*node), static_cast<double>(*rc::gen::inRange(0, 6)), 0});
  c.limit = *rc::gen::inRange(0, 15);
  return c;
}

std::vector<std::uint32_t> some_edges(const closing_case& c) {
  if (c.edges == 0) return {};
  return *rc::gen::container<std::vector<std::uint32_t>>(rc::gen::inRange<std::uint32_t>(0, c.edges));
}

/// A new search, with nothing left in the graph that is closed.
std::vector<double> costs_when(const closing_case& c, const std::vector<std::uint8_t>& closed) {
  closing_case open = c;
  std::erase_if(open.arcs, [&](const arc& a) { return closed[a.edge.index()] != 0; });
  const csr_graph graph = open.graph();
  bounded_search search(graph);
  (void)search.run(c.starts, c.limit);
  std::vector<double> costs;
  for (std::uint32_t v = 0; v < c.nodes; ++v) costs.push_back(search.cost(node_index(v)));
  return costs;
}

std::vector<double> costs_of(const search_repair& search, std::uint32_t nodes) {
  std::vector<double> costs;
  for (std::uint32_t v = 0; v < nodes; ++v) costs.push_back(search.cost(node_index(v)));
  return costs;
}

RC_GTEST_PROP(SearchRepair, CostsWhatANewSearchWouldGive, ()) {
  const closing_case c = some_closing_case();
  const csr_graph graph = c.graph();
  const arcs_turned_round arcs(graph);
  search_repair search(arcs, c.starts, c.limit, c.closed);
  const std::vector<double> made = costs_when(c, c.closed);
  RC_ASSERT(costs_of(search, c.nodes) == made);
  for (int question = 0; question < 4; ++question) {
    const std::vector<std::uint32_t> edges = some_edges(c);
    const bool open = *rc::gen::arbitrary<bool>();
    std::vector<std::uint8_t> closed = c.closed;
    for (const std::uint32_t e : edges) closed[e] = open ? 0 : 1;
    const auto changed = open ? search.with_opened(edges) : search.with_closed(edges);
    const std::vector<double> asked = costs_of(search, c.nodes);
    RC_ASSERT(asked == costs_when(c, closed));
    std::set<std::uint32_t> told;
    for (const node_index v : changed) RC_ASSERT(told.insert(v.value).second);
    for (std::uint32_t v = 0; v < c.nodes; ++v) RC_ASSERT(told.contains(v) || asked[v] == made[v]);
  }
}

/// A street of n parts of 1, from node 0 on.
csr_graph street(std::uint32_t parts) {
  std::vector<arc> arcs;
  for (std::uint32_t e = 0; e < parts; ++e) {
    arcs.push_back({node_index(e), node_index(e + 1), edge_index(e), 1, true});
    arcs.push_back({node_index(e + 1), node_index(e), edge_index(e), 1, false});
  }
  return {parts + 1, arcs};
}

TEST(SearchRepair, LooksOnlyAtWhatLiesBehindTheClosedEdge) {
  const csr_graph graph = street(1000);
  const arcs_turned_round arcs(graph);
  const std::vector<search_start> starts{{node_index(0), 0, 0}};
  search_repair search(arcs, starts, 5000, {});
  const std::vector<std::uint32_t> last{997};
  EXPECT_EQ(search.with_closed(last).size(), 3U);
  EXPECT_EQ(search.cost(node_index(997)), 997);
  EXPECT_EQ(search.cost(node_index(998)), kUnreached);
  EXPECT_TRUE(search.with_opened(last).empty());
  EXPECT_EQ(search.cost(node_index(998)), 998);
}

TEST(SearchRepair, AnEdgeThatNobodyKnowsChangesNothing) {
  const csr_graph graph = street(3);
  const arcs_turned_round arcs(graph);
  search_repair search(arcs, std::vector<search_start>{{node_index(0), 0, 0}}, 2, {});
  EXPECT_TRUE(search.with_closed(std::vector<std::uint32_t>{7}).empty());
  EXPECT_EQ(costs_of(search, 4), (std::vector<double>{0, 1, 2, kUnreached}));
}

TEST(SearchRepair, WithoutNodesThereIsNothingToAsk) {
  const csr_graph graph;
  const arcs_turned_round arcs(graph);
  search_repair search(arcs, {}, 2, {});
  EXPECT_TRUE(search.with_closed({}).empty());
}

}  // namespace
}  // namespace greenward::graph
