#include "engine/graph/csr_graph.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <array>

namespace greenward::graph {
namespace {

arc make_arc(std::uint32_t tail, std::uint32_t head) {
  return {node_index(tail), node_index(head), edge_index(0), 1.0F, true};
}

/// Spreads the smallest number over both ends of every arc until nothing changes.
std::vector<std::uint32_t> brute_components(std::uint32_t nodes, std::span<const arc> arcs) {
  std::vector<std::uint32_t> smallest(nodes);
  for (std::uint32_t v = 0; v < nodes; ++v) smallest[v] = v;
  for (bool changed = true; changed;) {
    changed = false;
    for (const arc& a : arcs) {
      std::uint32_t& tail = smallest[a.tail.index()];
      std::uint32_t& head = smallest[a.head.index()];
      changed = changed || tail != head;
      tail = head = std::min(tail, head);
    }
  }
  return smallest;
}

TEST(WeakComponents, AreNumberedByFallingSizeThenFirstNode) {
  // 0; 1-4; 2-5-6; 3-7 (against the arrow).
  const std::array arcs{make_arc(1, 4), make_arc(5, 2), make_arc(6, 5), make_arc(7, 3)};
  const auto labels = weak_components(csr_graph(8, arcs));
  EXPECT_EQ(labels.of_node, (std::vector<std::uint32_t>{3, 1, 0, 2, 1, 0, 0, 2}));
  EXPECT_EQ(labels.sizes, (std::vector<std::uint32_t>{3, 2, 2, 1}));
}

TEST(WeakComponents, AnEmptyGraphHasNone) {
  EXPECT_TRUE(weak_components(csr_graph()).of_node.empty());
  EXPECT_TRUE(weak_components(csr_graph()).sizes.empty());
}

TEST(WeakComponents, ALongChainIsOneComponent) {
  std::vector<arc> arcs;
  for (std::uint32_t v = 100000; v > 0; --v) arcs.push_back(make_arc(v, v - 1));
  EXPECT_EQ(weak_components(csr_graph(100001, arcs)).sizes, std::vector<std::uint32_t>{100001});
}

RC_GTEST_PROP(WeakComponents, JoinWhatAnyArcJoins, ()) {
  const auto nodes = *rc::gen::inRange<std::uint32_t>(1, 30);
  const auto count = *rc::gen::inRange(0, 40);
  std::vector<arc> arcs;
  for (int i = 0; i < count; ++i) {
    arcs.push_back(
        make_arc(*rc::gen::inRange<std::uint32_t>(0, nodes), *rc::gen::inRange<std::uint32_t>(0, nodes)));
  }
  const auto labels = weak_components(csr_graph(nodes, arcs));
  const auto expected = brute_components(nodes, arcs);
  std::vector<std::uint32_t> counted(labels.sizes.size(), 0);
  for (std::uint32_t v = 0; v < nodes; ++v) {
    ++counted.at(labels.of_node[v]);
    for (std::uint32_t w = 0; w < nodes; ++w) {
      RC_ASSERT((labels.of_node[v] == labels.of_node[w]) == (expected[v] == expected[w]));
    }
  }
  RC_ASSERT(counted == labels.sizes);
  RC_ASSERT(std::is_sorted(labels.sizes.rbegin(), labels.sizes.rend()));
}

}  // namespace
}  // namespace greenward::graph
