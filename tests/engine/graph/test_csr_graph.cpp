#include "engine/graph/csr_graph.hpp"

#include "engine/base/error.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <tuple>

namespace greenward::graph {
namespace {

using plain_arc = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, float, bool>;

std::vector<plain_arc> arcs_of(const csr_graph& g) {
  std::vector<plain_arc> arcs;
  for (std::uint32_t v = 0; v < g.node_count(); ++v) {
    for (std::size_t a = g.first_out(node_index(v)); a < g.end_out(node_index(v)); ++a) {
      arcs.emplace_back(v, g.head(a).value, g.edge(a).value, g.weight(a), g.forward(a));
    }
  }
  return arcs;
}

arc make_arc(std::uint32_t tail, std::uint32_t head, std::uint32_t edge, float weight) {
  return {node_index(tail), node_index(head), edge_index(edge), weight, edge % 2 == 0};
}

std::vector<arc> some_arcs(std::uint32_t nodes) {
  std::vector<arc> arcs;
  const auto count = *rc::gen::inRange<std::uint32_t>(0, 60);
  for (std::uint32_t e = 0; e < count; ++e) {
    arcs.push_back(make_arc(*rc::gen::inRange<std::uint32_t>(0, nodes),
                            *rc::gen::inRange<std::uint32_t>(0, nodes), e,
                            static_cast<float>(*rc::gen::inRange(0, 9))));
  }
  return arcs;
}

TEST(CsrGraph, AnEmptyGraphHasNoNodes) {
  EXPECT_EQ(csr_graph().node_count(), 0U);
  EXPECT_EQ(csr_graph(0, {}).node_count(), 0U);
  EXPECT_EQ(csr_graph(3, {}).node_count(), 3U);
  EXPECT_EQ(csr_graph(3, {}).reversed().node_count(), 3U);
}

TEST(CsrGraph, ArcsOfANodeKeepTheirOrder) {
  const std::array arcs{make_arc(1, 0, 0, 1), make_arc(0, 1, 1, 2), make_arc(1, 1, 2, 3),
                        make_arc(1, 0, 3, 4)};
  const csr_graph g(2, arcs);
  ASSERT_EQ(g.end_out(node_index(1)) - g.first_out(node_index(1)), 3U);
  EXPECT_EQ(g.edge(g.first_out(node_index(1))), edge_index(0));
  EXPECT_EQ(g.edge(g.first_out(node_index(1)) + 1), edge_index(2));
  EXPECT_EQ(g.edge(g.first_out(node_index(1)) + 2), edge_index(3));
  EXPECT_FALSE(g.forward(g.first_out(node_index(1)) + 2));
}

TEST(CsrGraph, RefusesArcsThatMeanNothing) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const float infinity = std::numeric_limits<float>::infinity();
  for (const arc& wrong : {make_arc(2, 0, 0, 1), make_arc(0, 2, 0, 1), make_arc(0, 1, 0, -1),
                           make_arc(0, 1, 0, nan), make_arc(0, 1, 0, infinity)}) {
    const std::array arcs{make_arc(0, 1, 0, 1), wrong};
    try {
      const csr_graph g(2, arcs);
      ADD_FAILURE() << "accepted an arc that means nothing";
    } catch (const error& e) {
      EXPECT_EQ(e.code(), error_code::bad_input);
      EXPECT_EQ(e.subject(), "arc 1");
    }
  }
}

TEST(CsrGraph, AnEdgeNumberOfMoreThan31BitsIsRefused) {
  const std::array arcs{make_arc(0, 1, 0x80000000U, 1)};
  EXPECT_THROW(csr_graph(2, arcs), error);
}

TEST(CsrGraph, RowsFromElsewhereAreCheckedAndUsedInPlace) {
  const std::array<std::uint32_t, 3> rows{0, 1, 2};
  const std::array<out_arc, 2> arcs{out_arc{1, 7, 2.5}, out_arc{0, 6, 2.5}};
  const csr_graph g(rows, arcs, nullptr);
  EXPECT_EQ(arcs_of(g), (std::vector<plain_arc>{{0, 1, 3, 2.5F, true}, {1, 0, 3, 2.5F, false}}));
  EXPECT_EQ(g.arcs().data(), arcs.data());
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const out_arc& wrong : {out_arc{2, 7, 1}, out_arc{0, 7, -1}, out_arc{0, 7, nan}}) {
    const std::array<out_arc, 2> bad{arcs[0], wrong};
    EXPECT_THROW(csr_graph(rows, bad, nullptr), error);
  }
  for (const std::array<std::uint32_t, 3>& bad : {std::array{1U, 1U, 2U}, {0U, 2U, 1U}, {0U, 3U, 2U}})
    EXPECT_THROW(csr_graph(bad, arcs, nullptr), error);
  EXPECT_THROW(csr_graph({}, {}, nullptr), error);
}

RC_GTEST_PROP(CsrGraph, TheTailOfAnArcIsTheNodeItLeaves, ()) {
  const auto nodes = *rc::gen::inRange<std::uint32_t>(1, 12);
  const csr_graph g(nodes, some_arcs(nodes));
  for (std::uint32_t v = 0; v < nodes; ++v)
    for (std::size_t a = g.first_out(node_index(v)); a < g.end_out(node_index(v)); ++a)
      RC_ASSERT(g.tail(a) == node_index(v));
}

RC_GTEST_PROP(CsrGraph, KeepsEveryArc, ()) {
  const auto nodes = *rc::gen::inRange<std::uint32_t>(1, 12);
  const auto arcs = some_arcs(nodes);
  std::vector<plain_arc> expected;
  for (const arc& a : arcs)
    expected.emplace_back(a.tail.value, a.head.value, a.edge.value, a.weight, a.forward);
  std::stable_sort(expected.begin(), expected.end(),
                   [](const plain_arc& a, const plain_arc& b) { return std::get<0>(a) < std::get<0>(b); });
  RC_ASSERT(arcs_of(csr_graph(nodes, arcs)) == expected);
}

RC_GTEST_PROP(CsrGraph, ReversedTurnsEveryArcRound, ()) {
  const auto nodes = *rc::gen::inRange<std::uint32_t>(1, 12);
  const csr_graph g(nodes, some_arcs(nodes));
  auto turned = arcs_of(g.reversed());
  for (plain_arc& a : turned) std::swap(std::get<0>(a), std::get<1>(a));
  auto expected = arcs_of(g);
  std::sort(turned.begin(), turned.end());
  std::sort(expected.begin(), expected.end());
  RC_ASSERT(turned == expected);
}

}  // namespace
}  // namespace greenward::graph
