#include "engine/drainage/upstream_sums.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <numeric>
#include <utility>

namespace greenward::drainage {
namespace {

using arc_list = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

struct summed_rows {
  std::vector<std::uint32_t> first, head;
  std::vector<std::uint8_t> counts;
};

summed_rows rows_of(std::uint32_t nodes, arc_list arcs) {
  std::ranges::stable_sort(arcs, {}, &std::pair<std::uint32_t, std::uint32_t>::first);
  summed_rows made{std::vector<std::uint32_t>(nodes + 1, 0), {}, std::vector<std::uint8_t>(arcs.size(), 1)};
  for (const auto& [tail, head] : arcs) {
    ++made.first[tail + 1];
    made.head.push_back(head);
  }
  std::partial_sum(made.first.begin(), made.first.end(), made.first.begin());
  return made;
}

part_graph graph_of(std::uint32_t nodes, const arc_list& arcs) {
  const summed_rows r = rows_of(nodes, arcs);
  return join_loops(r.first, r.head, r.counts);
}

/// Sums of nodes by way of their parts; one quantity.
std::vector<double> sum_nodes(const part_graph& graph, const std::vector<double>& own, bool sure) {
  std::vector<sum_pair> of_parts(graph.size());
  for (std::size_t v = 0; v < own.size(); ++v) of_parts[graph.parts.of_node[v]][0] += own[v];
  const upstream_sums sums = sum_upstream(graph, of_parts);
  std::vector<double> of_nodes;
  for (std::size_t v = 0; v < own.size(); ++v)
    of_nodes.push_back((sure ? sums.sure : sums.all)[graph.parts.of_node[v]][0]);
  return of_nodes;
}

/// Flags of what a node leads to, itself too, over arcs that do not enter `closed`.
std::vector<char> reach(std::uint32_t nodes, const arc_list& arcs, std::uint32_t start,
                        std::uint32_t closed) {
  std::vector<char> seen(nodes, 0);
  if (start == closed) return seen;
  seen[start] = 1;
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto& [tail, head] : arcs) {
      if (seen[tail] == 0 || seen[head] != 0 || head == closed) continue;
      seen[head] = 1;
      changed = true;
    }
  }
  return seen;
}

TEST(SumUpstream, OfAForkThatMeetsAgainCountsEachOnce) {
  // 0 → 1 → {2, 3} → 4, and 5 → 3.
  const arc_list arcs{{0, 1}, {1, 2}, {1, 3}, {2, 4}, {3, 4}, {5, 3}};
  const part_graph graph = graph_of(6, arcs);
  const std::vector<double> own{1, 2, 4, 8, 16, 32};
  EXPECT_EQ(sum_nodes(graph, own, false), (std::vector<double>{1, 3, 7, 43, 63, 32}));
  EXPECT_EQ(sum_nodes(graph, own, true), (std::vector<double>{1, 3, 4, 40, 63, 32}));
}

TEST(SumUpstream, OfALoopIsThatOfAllItsNodes) {
  // 0 → 1 → 2 → 1, 2 → 3.
  const part_graph graph = graph_of(4, {{0, 1}, {1, 2}, {2, 1}, {2, 3}});
  EXPECT_EQ(graph.size(), 3U);
  EXPECT_EQ(sum_nodes(graph, {1, 2, 4, 8}, false), (std::vector<double>{1, 7, 7, 15}));
}

TEST(JoinLoops, ListsEachPartBelowOnce) {
  // Parallel arcs, a loop of one node, and an arc that does not count.
  summed_rows r = rows_of(3, {{0, 1}, {0, 1}, {0, 0}, {1, 2}});
  r.counts[3] = 0;
  const part_graph graph = join_loops(r.first, r.head, r.counts);
  const auto& part = graph.parts.of_node;
  EXPECT_EQ(graph.head, std::vector<std::uint32_t>{part[1]});
  EXPECT_EQ(graph.first[part[0] + 1] - graph.first[part[0]], 1U);
}

TEST(SumUpstream, OfAMillionInARowIsQuick) {
  constexpr std::uint32_t kNodes = 1000000;
  arc_list arcs;
  for (std::uint32_t v = 1; v < kNodes; ++v) arcs.emplace_back(v - 1, v);
  const std::vector<double> sums = sum_nodes(graph_of(kNodes, arcs), std::vector<double>(kNodes, 1), false);
  EXPECT_EQ(sums.back(), kNodes);
}

RC_GTEST_PROP(SumUpstream, CountsWhateverReachesANodeOnce, ()) {
  const auto nodes = *rc::gen::inRange<std::uint32_t>(1, 12);
  const auto count = *rc::gen::inRange(0, 24);
  const bool acyclic = *rc::gen::arbitrary<bool>();
  arc_list arcs;
  for (int i = 0; i < count; ++i) {
    auto tail = *rc::gen::inRange<std::uint32_t>(0, nodes), head = *rc::gen::inRange<std::uint32_t>(0, nodes);
    if (acyclic && tail >= head) std::swap(tail, head);
    if (!acyclic || tail != head) arcs.emplace_back(tail, head);
  }
  std::vector<double> own(nodes);
  for (std::uint32_t v = 0; v < nodes; ++v) own[v] = 1U << v;  // each sum names its set
  std::vector<double> expected(nodes, 0);
  for (std::uint32_t v = 0; v < nodes; ++v) {
    const auto seen = reach(nodes, arcs, v, nodes);
    for (std::uint32_t w = 0; w < nodes; ++w)
      if (seen[w] != 0) expected[w] += own[v];
  }
  RC_ASSERT(sum_nodes(graph_of(nodes, arcs), own, false) == expected);
}

RC_GTEST_PROP(SumUpstream, IsSureOfWhatHasNoWayRound, ()) {
  const auto nodes = *rc::gen::inRange<std::uint32_t>(1, 12);
  const auto count = *rc::gen::inRange(0, 24);
  arc_list arcs;
  std::vector<char> leads_on(nodes, 0);
  for (int i = 0; i < count; ++i) {
    auto tail = *rc::gen::inRange<std::uint32_t>(0, nodes), head = *rc::gen::inRange<std::uint32_t>(0, nodes);
    if (tail == head) continue;
    if (tail > head) std::swap(tail, head);
    arcs.emplace_back(tail, head);
    leads_on[tail] = 1;
  }
  std::vector<double> own(nodes), expected(nodes, 0);
  for (std::uint32_t v = 0; v < nodes; ++v) own[v] = 1U << v;
  for (std::uint32_t w = 0; w < nodes; ++w) {
    for (std::uint32_t v = 0; v < nodes; ++v) {
      const auto seen = reach(nodes, arcs, v, w);  // with w closed
      bool escapes = false;
      for (std::uint32_t end = 0; end < nodes; ++end)
        escapes = escapes || (seen[end] != 0 && leads_on[end] == 0);
      if (!escapes) expected[w] += own[v];
    }
  }
  RC_ASSERT(sum_nodes(graph_of(nodes, arcs), own, true) == expected);
}

}  // namespace
}  // namespace greenward::drainage
