#include "engine/drainage/doubtful_inflow.hpp"

#include "tests/engine/drainage/survey_maker.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <numeric>

namespace greenward::drainage {
namespace {

using flags = std::vector<std::uint8_t>;

struct flood_case {
  drainage::testing::survey_maker maker;
  network net;
  flags source, usable;

  explicit flood_case(std::uint32_t nodes) : source(nodes, 0) {
    for (std::uint32_t v = 0; v < nodes; ++v) maker.node(name(v), node_kind::manhole);
  }
  static std::string name(std::uint32_t v) { return "N" + std::to_string(v); }
  void link(std::uint32_t from, std::uint32_t to) { maker.link(name(from), name(to)); }
  void build(const std::vector<std::uint32_t>& of_unknown_direction) {
    net = maker.build();
    usable.assign(net.edges.size(), 1);
    for (const std::uint32_t link : of_unknown_direction) net.flow[link] = flow_direction::unknown;
  }
  [[nodiscard]] flags find() const { return find_doubtful_inflow(maker.drains, net, usable, source); }
};

TEST(DoubtfulInflow, ComesByAnEdgeOfUnknownDirectionFromASource) {
  // 0 → 1 → 2, and 3 - 1 of unknown direction; water enters at 3.
  flood_case c(4);
  c.link(0, 1);
  c.link(1, 2);
  c.link(3, 1);
  c.build({2});
  c.source = {0, 0, 0, 1};
  EXPECT_EQ(c.find(), (flags{0, 1, 0, 0}));
  // Water that enters at 0 may run to 3, but what comes back by the same edge is no news.
  c.source = {1, 0, 0, 0};
  EXPECT_EQ(c.find(), (flags{0, 0, 0, 1}));
  c.source = {1, 0, 0, 1};
  EXPECT_EQ(c.find(), (flags{0, 1, 0, 1}));
  c.source = {0, 0, 0, 0};
  EXPECT_EQ(c.find(), (flags{0, 0, 0, 0}));
  c.source = {0, 0, 0, 1};
  c.usable.assign(3, 0);
  EXPECT_EQ(c.find(), (flags{0, 0, 0, 0}));
}

TEST(DoubtfulInflow, ComesThroughARowOfSuchEdges) {
  // 0 - 1 - 2 → 3, the first two of unknown direction, water at 0.
  flood_case c(4);
  c.link(0, 1);
  c.link(2, 1);
  c.link(2, 3);
  c.build({0, 1});
  c.source = {1, 0, 0, 0};
  EXPECT_EQ(c.find(), (flags{0, 1, 1, 0}));
}

TEST(DoubtfulInflow, ComesOutOfAReceptorButNotThroughIt) {
  // 0 → 1 (boundary) → 2, and 3 - 1 of unknown direction.
  flood_case c(4);
  c.maker.drains.nodes.kind[1] = node_kind::trunk_boundary;
  c.link(0, 1);
  c.link(1, 2);
  c.link(3, 1);
  c.build({2});
  EXPECT_EQ(c.find(), (flags{0, 0, 1, 1}));
}

/// What a walk from a source reaches without the edge, both ways where the direction is unknown.
bool comes_without(const flood_case& c, std::uint32_t wanted, std::uint32_t left_out) {
  flags seen = c.source;
  for (bool changed = true; changed;) {
    changed = false;
    for (std::uint32_t e = 0; e < c.net.edges.size(); ++e) {
      const bool both = c.net.flow[c.net.edges.link[e]] == flow_direction::unknown;
      std::uint8_t &tail = seen[c.net.edges.tail[e]], &head = seen[c.net.edges.head[e]];
      if (e == left_out) continue;
      if (tail != 0 && head == 0) head = 1, changed = true;
      if (both && head != 0 && tail == 0) tail = 1, changed = true;
    }
  }
  return seen[wanted] != 0;
}

flags brute_doubt(const flood_case& c) {
  flags doubtful(c.source.size(), 0);
  for (std::uint32_t e = 0; e < c.net.edges.size(); ++e) {
    if (c.net.flow[c.net.edges.link[e]] != flow_direction::unknown) continue;
    const std::uint32_t tail = c.net.edges.tail[e], head = c.net.edges.head[e];
    if (comes_without(c, tail, e)) doubtful[head] = 1;
    if (comes_without(c, head, e)) doubtful[tail] = 1;
  }
  return doubtful;
}

/// Links, directions and sources at random.
void draw(flood_case& c, bool tree) {
  const auto nodes = static_cast<std::uint32_t>(c.source.size());
  std::vector<std::uint32_t> unknown;
  const auto count = tree ? nodes - 1 : *rc::gen::inRange<std::uint32_t>(0, 2 * nodes);
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto a = tree ? i + 1 : *rc::gen::inRange<std::uint32_t>(0, nodes);
    const auto b =
        tree ? *rc::gen::inRange<std::uint32_t>(0, i + 1) : *rc::gen::inRange<std::uint32_t>(0, nodes);
    const bool turned = *rc::gen::arbitrary<bool>();
    c.link(turned ? a : b, turned ? b : a);
    if (*rc::gen::inRange(0, 3) == 0) unknown.push_back(i);
  }
  for (auto& s : c.source) s = *rc::gen::inRange(0, 3) == 0 ? 1 : 0;
  c.build(unknown);
}

RC_GTEST_PROP(DoubtfulInflow, OfATreeIsExact, ()) {
  flood_case c(*rc::gen::inRange<std::uint32_t>(1, 15));
  draw(c, true);
  RC_ASSERT(c.find() == brute_doubt(c));
}

RC_GTEST_PROP(DoubtfulInflow, IsNeverMissed, ()) {
  flood_case c(*rc::gen::inRange<std::uint32_t>(1, 10));
  draw(c, false);
  const flags found = c.find(), sure = brute_doubt(c);
  for (std::size_t v = 0; v < found.size(); ++v) RC_ASSERT(found[v] >= sure[v]);
}

}  // namespace
}  // namespace greenward::drainage
