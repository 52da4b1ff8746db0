#include "engine/graph/bounded_search.hpp"

#include "engine/base/error.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <array>
#include <cmath>

namespace greenward::graph {
namespace {

arc make_arc(std::uint32_t tail, std::uint32_t head, float weight) {
  return {node_index(tail), node_index(head), edge_index(0), weight, true};
}

search_start start_at(std::uint32_t node, double cost = 0, std::uint32_t source = 0) {
  return {node_index(node), cost, source};
}

/// Few nodes and small whole weights: ties, parallel arcs, loops and zero weights in nearly every case.
struct a_case {
  std::uint32_t nodes = 1;
  std::vector<arc> arcs;
  std::vector<search_start> starts;
  double limit = 0;
};

a_case some_case() {
  a_case c;
  c.nodes = *rc::gen::inRange<std::uint32_t>(1, 14);
  const auto node = rc::gen::inRange<std::uint32_t>(0, c.nodes);
  const int arcs = *rc::gen::inRange(0, 50);
  for (int i = 0; i < arcs; ++i) {
    c.arcs.push_back(make_arc(*node, *node, static_cast<float>(*rc::gen::inRange(0, 5))));
  }
  const int starts = *rc::gen::inRange(0, 5);
  for (int i = 0; i < starts; ++i) {
    c.starts.push_back(start_at(*node, *rc::gen::inRange(0, 6), *rc::gen::inRange<std::uint32_t>(0, 4)));
  }
  c.limit = *rc::gen::inRange(0, 15);
  return c;
}

struct cheapest {
  double cost = kUnreached;
  std::uint32_t source = 0;
};

/// Bellman-Ford on (cost, source): relaxes every arc until nothing gets better.
std::vector<cheapest> bellman_ford(const a_case& c) {
  std::vector<cheapest> best(c.nodes);
  const auto improve = [](cheapest& old, double cost, std::uint32_t source) {
    if (cost > old.cost || (cost == old.cost && source >= old.source)) return false;
    old = {cost, source};
    return true;
  };
  for (const search_start& s : c.starts) improve(best[s.node.index()], s.cost, s.source);
  for (bool changed = true; changed;) {
    changed = false;
    for (const arc& a : c.arcs) {
      const cheapest tail = best[a.tail.index()];
      if (tail.cost == kUnreached) continue;
      changed =
          improve(best[a.head.index()], tail.cost + static_cast<double>(a.weight), tail.source) || changed;
    }
  }
  for (cheapest& b : best) {
    if (b.cost > c.limit) b = {};
  }
  return best;
}

void require_matches(const bounded_search& search, std::span<const reached_node> reached, const a_case& c) {
  const auto expected = bellman_ford(c);
  std::size_t expected_count = 0;
  for (std::uint32_t v = 0; v < c.nodes; ++v) {
    RC_ASSERT(search.cost(node_index(v)) == expected[v].cost);
    if (expected[v].cost == kUnreached) continue;
    ++expected_count;
    RC_ASSERT(search.source(node_index(v)) == expected[v].source);
  }
  RC_ASSERT(reached.size() == expected_count);
}

/// Following the arcs back from every reached node leads to one of its source's starts at the right cost.
void require_paths_lead_back(const csr_graph& graph, const bounded_search& search, const a_case& c) {
  for (std::uint32_t v = 0; v < c.nodes; ++v) {
    node_index at(v);
    if (search.cost(at) == kUnreached) continue;
    std::size_t steps = 0;
    while (search.by_arc(at) != kNoArc) {
      const std::uint32_t a = search.by_arc(at);
      const node_index before = search.previous(at);
      RC_ASSERT(graph.head(a) == at);
      RC_ASSERT(graph.first_out(before) <= a && a < graph.end_out(before));
      RC_ASSERT(search.cost(before) + static_cast<double>(graph.weight(a)) == search.cost(at));
      RC_ASSERT(search.source(before) == search.source(at));
      RC_ASSERT(++steps <= c.nodes);
      at = before;
    }
    RC_ASSERT(search.previous(at) == at);
    RC_ASSERT(std::any_of(c.starts.begin(), c.starts.end(), [&](const search_start& s) {
      return s.node == at && s.cost == search.cost(at) && s.source == search.source(at);
    }));
  }
}

RC_GTEST_PROP(BoundedSearch, EqualsBellmanFord, ()) {
  const a_case c = some_case();
  const csr_graph graph(c.nodes, c.arcs);
  bounded_search search(graph);
  const auto reached = search.run(c.starts, c.limit);
  require_matches(search, reached, c);
  require_paths_lead_back(graph, search, c);
}

RC_GTEST_PROP(BoundedSearch, ReachedNodesComeByCostThenNode, ()) {
  const a_case c = some_case();
  const csr_graph graph(c.nodes, c.arcs);
  bounded_search search(graph);
  const auto reached = search.run(c.starts, c.limit);
  for (std::size_t i = 0; i < reached.size(); ++i) {
    RC_ASSERT(reached[i].cost == search.cost(reached[i].node));
    RC_ASSERT(reached[i].source == search.source(reached[i].node));
    RC_ASSERT(reached[i].by_arc == search.by_arc(reached[i].node));
    if (i == 0) continue;
    const reached_node& before = reached[i - 1];
    RC_ASSERT(before.cost < reached[i].cost ||
              (before.cost == reached[i].cost && before.node < reached[i].node));
  }
}

RC_GTEST_PROP(BoundedSearch, TheOrderOfStartsDoesNotMatter, ()) {
  a_case c = some_case();
  const csr_graph graph(c.nodes, c.arcs);
  bounded_search one(graph);
  bounded_search other(graph);
  const auto reached = one.run(c.starts, c.limit);
  std::reverse(c.starts.begin(), c.starts.end());
  const auto again = other.run(c.starts, c.limit);
  RC_ASSERT(reached.size() == again.size());
  for (std::size_t i = 0; i < reached.size(); ++i) {
    RC_ASSERT(reached[i].node == again[i].node);
    RC_ASSERT(reached[i].source == again[i].source);
    RC_ASSERT(reached[i].by_arc == again[i].by_arc);
  }
}

RC_GTEST_PROP(BoundedSearch, ARunIsNotDisturbedByTheOneBefore, ()) {
  a_case c = some_case();
  const csr_graph graph(c.nodes, c.arcs);
  bounded_search search(graph);
  search.run(c.starts, 1e9);
  c.starts = {start_at(*rc::gen::inRange<std::uint32_t>(0, c.nodes), 2, 3)};
  require_matches(search, search.run(c.starts, c.limit), c);
}

TEST(BoundedSearch, TheLimitIsIncluded) {
  const std::array arcs{make_arc(0, 1, 5), make_arc(1, 2, 5)};
  const csr_graph graph(3, arcs);
  bounded_search search(graph);
  EXPECT_EQ(search.run(std::array{start_at(0)}, 10).size(), 3U);
  EXPECT_EQ(search.run(std::array{start_at(0)}, std::nextafter(10, 0)).size(), 2U);
  EXPECT_EQ(search.run(std::array{start_at(0, 5)}, 10).size(), 2U);
  EXPECT_EQ(search.cost(node_index(2)), kUnreached);
  EXPECT_EQ(search.run(std::array{start_at(0)}, kUnreached).size(), 3U);
}

TEST(BoundedSearch, NothingIsReachedWithoutAStartWithinTheLimit) {
  const csr_graph graph(2, std::array{make_arc(0, 1, 1)});
  bounded_search search(graph);
  EXPECT_EQ(search.cost(node_index(0)), kUnreached);  // before the first run
  EXPECT_TRUE(search.run({}, 10).empty());
  EXPECT_TRUE(search.run(std::array{start_at(0, 11)}, 10).empty());
  EXPECT_TRUE(search.run(std::array{start_at(0)}, -1).empty());
  EXPECT_TRUE(search.run(std::array{start_at(0)}, std::nan("")).empty());
  EXPECT_TRUE(search.run(std::array{start_at(0, kUnreached)}, kUnreached).empty());
}

TEST(BoundedSearch, RefusesStartsThatMeanNothingAndStaysUsable) {
  const csr_graph graph(2, std::array{make_arc(0, 1, 1)});
  bounded_search search(graph);
  for (const search_start& wrong : {start_at(2), start_at(0, -1), start_at(0, std::nan(""))}) {
    EXPECT_THROW(search.run(std::array{start_at(0), wrong}, 10), error);
  }
  EXPECT_EQ(search.run(std::array{start_at(1)}, 10).size(), 1U);
}

TEST(BoundedSearch, ManyThousandRunsDoNotMixUp) {
  const std::array arcs{make_arc(0, 1, 1), make_arc(2, 1, 1)};
  const csr_graph graph(3, arcs);
  bounded_search search(graph);
  search.run(std::array{start_at(0)}, 10);
  for (int i = 0; i < 140000; ++i) {
    ASSERT_EQ(search.run(std::array{start_at(2)}, 10).size(), 2U) << i;
    ASSERT_EQ(search.cost(node_index(0)), kUnreached) << i;
  }
}

}  // namespace
}  // namespace greenward::graph
