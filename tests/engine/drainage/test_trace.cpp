#include "engine/drainage/trace.hpp"

#include "engine/drainage/inferred_system.hpp"
#include "tests/engine/drainage/random_survey.hpp"
#include "tests/support/property_cases.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/strong_components.hpp>
#include <cmath>
#include <set>

namespace greenward::drainage {
namespace {

using greenward::testing::check_quick_property;
using testing::random_survey;
using testing::survey_maker;
using branches = std::vector<std::pair<std::uint32_t, branch_end>>;

branches ends_of(const trace_result& result) {
  branches ends;
  for (const branch& end : result.ends) ends.emplace_back(end.node, end.why);
  std::ranges::sort(ends);
  return ends;
}

std::vector<std::uint32_t> links_of(const network& net, const trace_result& result) {
  std::vector<std::uint32_t> links;
  for (const traced_edge& e : result.edges) links.push_back(net.edges.link[e.edge]);
  return links;
}

/// A → B → C → plant, with a branch B → D → outfall, D planned onwards to E, and an abandoned link D → F.
struct small_network {
  survey_maker made;
  std::uint32_t a = made.node("A", node_kind::house_connection, drain_system::sanitary, {}, 0, 0);
  std::uint32_t b = made.node("B", node_kind::manhole, drain_system::sanitary, {}, 0);
  std::uint32_t c = made.node("C", node_kind::manhole, drain_system::sanitary, {}, 1);
  std::uint32_t plant = made.node("W", node_kind::wwtp);
  std::uint32_t d = made.node("D", node_kind::manhole, drain_system::storm, {}, 0);
  std::uint32_t e = made.node("E", node_kind::manhole);
  std::uint32_t f = made.node("F", node_kind::manhole);
  std::uint32_t ab = made.link("A", "B", drain_system::sanitary, 5);
  std::uint32_t bc = made.link("B", "C", drain_system::sanitary, 10);
  std::uint32_t cw = made.link("C", "W", drain_system::sanitary, 10);
  std::uint32_t bd = made.link("B", "D", drain_system::storm, 3);
  std::uint32_t de = made.link("D", "E", drain_system::storm, 1);
  std::uint32_t df = made.link("D", "F", drain_system::storm, 1);
  std::uint32_t we = made.link("W", "E", drain_system::sanitary, 1);  // what leaves the plant
  network net;

  small_network() {
    made.drains.links.status[de] = asset_status::planned;
    made.drains.links.status[df] = asset_status::abandoned;
    net = made.build();
  }
  [[nodiscard]] trace_result down(const std::vector<std::uint32_t>& starts, const trace_stops& stops = {},
                                  const trace_filter& filter = {}) const {
    return trace(made.drains, net, usable_edges(made.drains, net, filter), starts,
                 trace_direction::downstream, stops);
  }
};

TEST(Trace, GoesByDistanceAndSaysWhyEachBranchEnded) {
  const small_network s;
  const trace_result found = s.down({s.a});
  EXPECT_EQ(links_of(s.net, found), (std::vector<std::uint32_t>{s.ab, s.bc, s.bd, s.cw}));
  EXPECT_EQ(ends_of(found), (branches{{s.plant, branch_end::receptor}, {s.d, branch_end::status}}));
  EXPECT_EQ(found.ends.back().metres, 25);
  EXPECT_EQ(found.edges[3].from_m, 15);
}

TEST(Trace, TakesPlannedLinksWhenAsked) {
  const small_network s;
  const trace_result found = s.down({s.a}, {}, {.planned = true});
  EXPECT_EQ(ends_of(found), (branches{{s.plant, branch_end::receptor},
                                      {s.d, branch_end::status},
                                      {s.e, branch_end::no_more_links}}));
}

TEST(Trace, StopsWhereItIsTold) {
  const small_network s;
  trace_stops stops;
  stops.node_barrier.assign(s.net.node_count(), 0);
  stops.node_barrier[s.c] = 1;
  EXPECT_EQ(ends_of(s.down({s.a}, stops)), (branches{{s.c, branch_end::barrier}, {s.d, branch_end::status}}));
  stops = {};
  stops.link_barrier.assign(s.made.drains.links.size(), 0);
  stops.link_barrier[s.bd] = 1;
  EXPECT_EQ(ends_of(s.down({s.a}, stops)),
            (branches{{s.b, branch_end::barrier}, {s.plant, branch_end::receptor}}));
  stops = {};
  stops.at_other_system = true;
  EXPECT_EQ(ends_of(s.down({s.a}, stops)),
            (branches{{s.b, branch_end::other_system}, {s.plant, branch_end::receptor}}));
  stops = {};
  stops.at_compound_boundary = true;
  EXPECT_EQ(ends_of(s.down({s.a}, stops)),
            (branches{{s.b, branch_end::compound}, {s.d, branch_end::status}}));
  stops = {};
  stops.length_limit_m = 7;
  EXPECT_EQ(ends_of(s.down({s.a}, stops)),
            (branches{{s.c, branch_end::length_limit}, {s.d, branch_end::length_limit}}));
}

TEST(Trace, FromThePlantItselfTheWaterGoesOn) {
  const small_network s;
  EXPECT_EQ(links_of(s.net, s.down({s.plant})), std::vector<std::uint32_t>{s.we});
}

TEST(Trace, UpstreamAndConnected) {
  const small_network s;
  const auto usable = usable_edges(s.made.drains, s.net, {});
  const std::vector<std::uint32_t> start{s.c};
  const auto up = trace(s.made.drains, s.net, usable, start, trace_direction::upstream);
  EXPECT_EQ(links_of(s.net, up), (std::vector<std::uint32_t>{s.bc, s.ab}));
  EXPECT_EQ(ends_of(up), (branches{{s.a, branch_end::no_more_links}}));
  const auto all = trace(s.made.drains, s.net, usable, start, trace_direction::connected);
  EXPECT_EQ(all.edges.size(), 5U);
  EXPECT_EQ(
      ends_of(all),
      (branches{{s.a, branch_end::no_more_links}, {s.d, branch_end::status}, {s.e, branch_end::status}}));
}

TEST(Trace, ABuildingWithTwoConnectionsCountsOnce) {
  survey_maker made;
  made.node("A1", node_kind::house_connection, drain_system::sanitary, {}, 0, 1);
  made.node("A2", node_kind::house_connection, drain_system::sanitary, {}, 0, 1);
  made.node("B1", node_kind::house_connection, drain_system::sanitary, {}, 0, 0);
  const auto m = made.node("M", node_kind::manhole);
  made.link("A1", "M", drain_system::sanitary, 2);
  made.link("A2", "M", drain_system::sanitary, 3);
  made.link("B1", "M", drain_system::sanitary, 4);
  const network net = made.build();
  const std::vector<double> people{kNotGiven, 30}, floor_area{500, 900};
  const std::vector<std::uint32_t> start{m};
  const auto sum = accumulate(made.drains, net, usable_edges(made.drains, net, {}), start,
                              trace_direction::upstream, {people, floor_area});
  EXPECT_EQ(sum.links, 3U);
  EXPECT_EQ(sum.length_m, 9);
  EXPECT_EQ(sum.buildings, 2U);
  EXPECT_EQ(sum.people, 30);
  EXPECT_EQ(sum.people_unknown, 1U);
  EXPECT_EQ(sum.floor_area_m2, 1400);
}

// ---- against Boost Graph, on multigraphs with loops ----

using boost_graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                                          boost::property<boost::edge_weight_t, double>>;

/// The usable edges; `direction` turns them round or doubles them.
boost_graph boost_of(const network& net, std::span<const std::uint8_t> usable, trace_direction direction) {
  boost_graph graph(net.node_count());
  for (std::size_t e = 0; e < net.edges.size(); ++e) {
    if (usable[e] == 0) continue;
    if (direction != trace_direction::upstream)
      boost::add_edge(net.edges.tail[e], net.edges.head[e], net.edges.length_m[e], graph);
    if (direction != trace_direction::downstream)
      boost::add_edge(net.edges.head[e], net.edges.tail[e], net.edges.length_m[e], graph);
  }
  return graph;
}

std::vector<double> boost_metres(const boost_graph& graph, const std::vector<std::uint32_t>& starts) {
  std::vector<double> least(boost::num_vertices(graph), HUGE_VAL);
  for (const std::uint32_t start : starts) {
    std::vector<double> metres(boost::num_vertices(graph));
    boost::dijkstra_shortest_paths(graph, start, boost::distance_map(metres.data()).distance_inf(HUGE_VAL));
    for (std::size_t v = 0; v < least.size(); ++v) least[v] = std::min(least[v], metres[v]);
  }
  return least;
}

std::vector<std::uint32_t> random_starts(const network& net) {
  return *rc::gen::container<std::vector<std::uint32_t>>(
      2, rc::gen::inRange<std::uint32_t>(0, static_cast<std::uint32_t>(net.node_count())));
}

trace_direction random_direction() {
  return *rc::gen::element(trace_direction::upstream, trace_direction::downstream,
                           trace_direction::connected);
}

TEST(Trace, ReachesWhatBoostReachesAtItsDistances) {
  check_quick_property(
      [] {
        const auto made = random_survey();
        for (node_kind& kind : made->drains.nodes.kind)
          if (is_receptor(kind)) kind = node_kind::manhole;  // Boost knows no end of the way
        const network net = made->build();
        const auto usable = usable_edges(made->drains, net, {.planned = *rc::gen::arbitrary<bool>()});
        const trace_direction direction = random_direction();
        const auto starts = random_starts(net);
        const std::vector<double> metres = boost_metres(boost_of(net, usable, direction), starts);
        const trace_result found = trace(made->drains, net, usable, starts, direction);
        std::vector<std::uint32_t> nodes;
        std::vector<double> sorted_edges;
        for (std::uint32_t v = 0; v < metres.size(); ++v)
          if (!std::isinf(metres[v])) nodes.push_back(v);
        RC_ASSERT(found.nodes == nodes);
        std::set<std::uint32_t> listed;
        for (const traced_edge& e : found.edges) {
          RC_ASSERT(listed.insert(e.edge).second);
          const double tail = metres[net.edges.tail[e.edge]], head = metres[net.edges.head[e.edge]];
          RC_ASSERT(e.from_m == (direction == trace_direction::downstream ? tail
                                 : direction == trace_direction::upstream ? head
                                                                          : std::min(tail, head)));
        }
        for (std::uint32_t e = 0; e < net.edges.size(); ++e) {
          const bool near =
              direction == trace_direction::downstream
                  ? !std::isinf(metres[net.edges.tail[e]])
                  : !std::isinf(metres[net.edges.head[e]]) ||
                        (direction == trace_direction::connected && !std::isinf(metres[net.edges.tail[e]]));
          RC_ASSERT((listed.count(e) == 1) == (usable[e] != 0 && near));
        }
      },
      6);
}

/// Every node is reached by ever shorter ways, the longest of them with the fewest links.
TEST(Trace, FindsTheShortestOfManyEverShorterWays) {
  constexpr std::uint32_t kNodes = 60;
  survey_maker made;
  for (std::uint32_t v = 0; v < kNodes; ++v) made.node(std::to_string(v), node_kind::manhole);
  for (std::uint32_t v = 0; v < kNodes; ++v)
    for (std::uint32_t w = v + 1; w < kNodes; ++w)
      made.link(std::to_string(v), std::to_string(w), drain_system::sanitary, (w - v) * (w - v));
  const network net = made.build();
  const auto usable = usable_edges(made.drains, net, {});
  for (const trace_direction direction : {trace_direction::downstream, trace_direction::connected}) {
    const std::vector<std::uint32_t> start{0};
    const trace_result found = trace(made.drains, net, usable, start, direction);
    EXPECT_EQ(found.nodes.size(), kNodes);
    ASSERT_EQ(found.edges.size(), net.edges.size());
    for (const traced_edge& e : found.edges) EXPECT_EQ(e.from_m, net.edges.tail[e.edge]);
  }
}

/// D hangs on A, to which the way of one link is longer than that of three.
TEST(Trace, WhatLiesBeyondAShorterWayFoundLateIsNearerToo) {
  survey_maker made;
  for (const char* code : {"S", "A", "B", "C", "D"}) made.node(code, node_kind::manhole);
  made.link("S", "A", drain_system::sanitary, 10);
  made.link("S", "B", drain_system::sanitary, 1);
  made.link("B", "C", drain_system::sanitary, 1);
  made.link("C", "A", drain_system::sanitary, 1);
  const std::uint32_t ad = made.link("A", "D", drain_system::sanitary, 1);
  const network net = made.build();
  const std::vector<std::uint32_t> start{0};
  const trace_result found =
      trace(made.drains, net, usable_edges(made.drains, net, {}), start, trace_direction::downstream);
  EXPECT_EQ(links_of(net, found).back(), ad);
  EXPECT_EQ(found.edges.back().from_m, 3);
  ASSERT_EQ(found.ends.size(), 1U);
  EXPECT_EQ(found.ends.front().metres, 4);
}

TEST(Trace, BothWaysOfAddingUpAgreeWithEveryEdgeOnce) {
  check_quick_property(
      [] {
        const auto made = random_survey();
        const network net = made->build();
        const auto usable = usable_edges(made->drains, net, {});
        const trace_direction direction = random_direction();
        const auto starts = random_starts(net);
        const std::vector<double> people{1, 2, 4, 8}, floor_area{10, 20, 40, 80};
        const trace_result found = trace(made->drains, net, usable, starts, direction);
        const accumulation sum =
            accumulate(made->drains, net, usable, starts, direction, {people, floor_area});
        const accumulation listed = accumulate(made->drains, net, found, {people, floor_area});
        double length = 0, lives = 0;
        for (const traced_edge& e : found.edges) length += net.edges.length_m[e.edge];
        std::set<std::uint32_t> buildings;
        for (const std::uint32_t node : found.nodes)
          if (node < net.surveyed && made->drains.nodes.building[node] != kNone)
            buildings.insert(made->drains.nodes.building[node]);
        for (const std::uint32_t b : buildings) lives += people[b];
        for (const accumulation& a : {sum, listed}) {
          RC_ASSERT(a.links == found.edges.size());
          RC_ASSERT(a.length_m == length);
          RC_ASSERT(a.buildings == buildings.size());
          RC_ASSERT(a.people == lives);
          RC_ASSERT(a.floor_area_m2 == 10 * lives);
        }
      },
      6);
}

TEST(Trace, PathsAreAsShortAsBoosts) {
  check_quick_property(
      [] {
        const auto made = random_survey();
        const network net = made->build();
        const auto usable = usable_edges(made->drains, net, {});
        const bool against = *rc::gen::arbitrary<bool>();
        const auto ends = random_starts(net);
        const auto metres = boost_metres(
            boost_of(net, usable, against ? trace_direction::connected : trace_direction::downstream),
            {ends[0]});
        const auto path = find_path(net, usable, ends[0], ends[1], against);
        RC_ASSERT(path.has_value() == !std::isinf(metres[ends[1]]));
        if (!path) return;
        std::uint32_t at = ends[0];
        double length = 0;
        for (const std::uint32_t e : *path) {
          RC_ASSERT(usable[e] != 0);
          const bool with_flow = net.edges.tail[e] == at;
          RC_ASSERT(with_flow || (against && net.edges.head[e] == at));
          at = with_flow ? net.edges.head[e] : net.edges.tail[e];
          length += net.edges.length_m[e];
        }
        RC_ASSERT(at == ends[1]);
        RC_ASSERT(length == metres[ends[1]]);
      },
      6);
}

TEST(Trace, LoopsAreBoostsStrongComponents) {
  check_quick_property(
      [] {
        const auto made = random_survey();
        const network net = made->build();
        const auto usable = usable_edges(made->drains, net, {});
        const boost_graph graph = boost_of(net, usable, trace_direction::downstream);
        std::vector<int> part(net.node_count());
        boost::strong_components(graph, part.data());
        std::set<std::set<std::uint32_t>> expected;
        for (std::uint32_t e = 0; e < net.edges.size(); ++e) {
          if (usable[e] == 0 || part[net.edges.tail[e]] != part[net.edges.head[e]]) continue;
          std::set<std::uint32_t> nodes;
          for (std::uint32_t v = 0; v < part.size(); ++v)
            if (part[v] == part[net.edges.tail[e]]) nodes.insert(v);
          expected.insert(nodes);
        }
        std::set<std::set<std::uint32_t>> found;
        for (const flow_loop& loop : find_loops(net, usable)) {
          found.insert({loop.nodes.begin(), loop.nodes.end()});
          for (const std::uint32_t e : loop.edges)
            RC_ASSERT(std::ranges::binary_search(loop.nodes, net.edges.head[e]));
        }
        RC_ASSERT(found == expected);
      },
      6);
}

// ---- what runs in the pipes ----

TEST(InferredSystem, IsTheFixpointOfSayingItOverAndOver) {
  check_quick_property(
      [] {
        const auto made = random_survey();
        const network net = made->build();
        const auto usable = usable_edges(made->drains, net, {});
        std::vector<std::uint8_t> expected(net.node_count(), 0);
        for (std::uint32_t v = 0; v < net.surveyed; ++v) {
          const node_kind kind = made->drains.nodes.kind[v];
          if (kind == node_kind::house_connection || kind == node_kind::balcony_stack) expected[v] |= 1;
          if (kind == node_kind::inlet || kind == node_kind::roof_downpipe) expected[v] |= 2;
        }
        for (std::size_t round = 0; round <= 2 * net.node_count(); ++round) {
          for (std::uint32_t e = 0; e < net.edges.size(); ++e) {
            if (usable[e] == 0 || is_receptor(kind_at(made->drains, net.edges.tail[e]))) continue;
            expected[net.edges.head[e]] |= expected[net.edges.tail[e]];
          }
        }
        RC_ASSERT(infer_contents(made->drains, net, usable) == expected);
      },
      6);
}

TEST(InferredSystem, SewageAndRainTogetherAreCombined) {
  EXPECT_EQ(system_of_contents(kSewage | kRain), drain_system::combined);
  EXPECT_EQ(system_of_contents(kSewage), drain_system::sanitary);
  EXPECT_EQ(system_of_contents(kRain), drain_system::storm);
  EXPECT_EQ(system_of_contents(0), drain_system::unknown);
}

}  // namespace
}  // namespace greenward::drainage
