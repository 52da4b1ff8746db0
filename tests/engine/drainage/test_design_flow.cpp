#include "engine/drainage/design_flow.hpp"

#include "engine/drainage/trace.hpp"
#include "tests/engine/drainage/survey_maker.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <chrono>
#include <cmath>

namespace greenward::drainage {
namespace {

/// Round numbers: one person is 1 mL/s at the peak, 16 704 m² after 15 minutes give 334 · 0.5 · 1.6704 L/s.
constexpr sewage_parameters kPerHead{.litres_per_head_day = 43.2, .peak_factor = 2};
rain_parameters made_up_rain() {
  return {.formula = {.a1 = 10, .c = 0.8, .b = 10, .n = 0.5, .return_years = 1, .name = "made up"},
          .runoff_coefficient = 0.5,
          .inlet_minutes = 15};
}

/// A network of nodes N0, N1, ... and links in the order given, each 60 m long and run through at 1 m/s.
struct flow_case {
  drainage::testing::survey_maker maker;
  network net;
  std::vector<std::uint8_t> usable;
  std::vector<double> people, catchment_m2, velocity;
  rain_parameters rain = made_up_rain();
  sewage_parameters sewage = kPerHead;

  explicit flow_case(std::uint32_t nodes) : people(nodes, 0), catchment_m2(nodes, 0) {
    for (std::uint32_t v = 0; v < nodes; ++v) maker.node(name(v), node_kind::manhole);
  }
  static std::string name(std::uint32_t v) { return "N" + std::to_string(v); }
  void link(std::uint32_t from, std::uint32_t to) {
    maker.link(name(from), name(to), drain_system::sanitary, 60);
    velocity.push_back(1);
  }
  void build() {
    net = maker.build();
    usable.assign(net.edges.size(), 1);
  }
  [[nodiscard]] design_flows find() const {
    return find_design_flows(maker.drains, net, usable, {people, catchment_m2, velocity}, sewage, rain);
  }
  /// Of links in their order: values of edges are sorted by tail.
  template <class T>
  [[nodiscard]] std::vector<T> by_link(const std::vector<T>& of_edges) const {
    std::vector<T> of_links(of_edges.size());
    for (std::uint32_t e = 0; e < of_edges.size(); ++e) of_links[net.edges.link[e]] = of_edges[e];
    return of_links;
  }
  [[nodiscard]] std::vector<double> sewage_by_link() const { return by_link(find().sewage_m3_s); }
  [[nodiscard]] std::vector<double> storm_by_link() const { return by_link(find().storm_m3_s); }
};

/// Equal up to rounding; NaN stands for itself.
void expect_near(const std::vector<double>& found, const std::vector<double>& expected) {
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (std::isnan(expected[i]))
      EXPECT_TRUE(std::isnan(found[i])) << i << ": " << found[i];
    else
      EXPECT_NEAR(found[i], expected[i], 1e-12) << i;
  }
}

/// L/(s·ha) of the made-up formula, written out again.
double intensity_at(double minutes) {
  return 1670 / std::sqrt(minutes + 10);
}
/// m³/s
double storm_of(double catchment_m2, double minutes) {
  return 0.5 * intensity_at(minutes) * catchment_m2 / 1e7;
}

TEST(DesignFlow, OfSewageIsPeopleTimesLitresTimesPeak) {
  // 0 → 2, 1 → 2, 2 → 3: 1000 people at 0, 3000 at 1, 500 at 2.
  flow_case c(4);
  c.link(0, 2);
  c.link(1, 2);
  c.link(2, 3);
  c.build();
  c.people = {1000, 3000, 500, 0};
  // 160 L a day and a peak of 2.3: 4500 · 160 · 2.3 / 86 400 000 = 0.0191667.
  c.sewage = {.litres_per_head_day = 160, .peak_factor = 2.3};
  const std::vector<double> found = c.sewage_by_link();
  EXPECT_NEAR(found[0], 0.00425926, 1e-8);
  EXPECT_NEAR(found[1], 0.01277778, 1e-8);
  EXPECT_NEAR(found[2], 0.01916667, 1e-8);
  EXPECT_EQ(c.by_link(c.find().people), (std::vector<double>{1000, 3000, 4500}));
  EXPECT_EQ(c.by_link(c.find().is_upper_bound), (std::vector<std::uint8_t>{0, 0, 0}));
  expect_near(c.storm_by_link(), {0, 0, 0});
}

TEST(DesignFlow, OfRainTakesTheLongestWayToTheUpperEndOfThePipe) {
  // 0 → 1 → 2 → 3 and 4 → 2, rain at 0, 1, 2 and 4; a dry head 5 → 2 that would be longest.
  flow_case c(6);
  c.link(0, 1);
  c.link(1, 2);
  c.link(2, 3);
  c.link(4, 2);
  c.link(5, 2);
  c.build();
  c.velocity = {1, 0.5, 1, 0.25, 0.001};
  c.catchment_m2 = {10000, 20000, 5000, 0, 8000, 0};
  const design_flows flows = c.find();
  // 60 m at 1 m/s are 1 min, at 0.5 m/s 2 min, at 0.25 m/s 4 min: at node 2 15 + max(1 + 2, 4).
  expect_near(c.by_link(flows.concentration_min), {15, 16, 19, 15, kNotGiven});
  expect_near(c.by_link(flows.storm_m3_s),
              {storm_of(10000, 15), storm_of(30000, 16), storm_of(43000, 19), storm_of(8000, 15), 0});
  EXPECT_NEAR(c.by_link(flows.storm_m3_s)[0], 0.167, 1e-12);  // 0.5 · 334 L/(s·ha) · 1 ha
  EXPECT_EQ(c.by_link(flows.velocity_m_s), c.velocity);
  EXPECT_EQ(c.by_link(flows.catchment_m2), (std::vector<double>{10000, 30000, 43000, 8000, 0}));
}

TEST(DesignFlow, AtASplitGoesWhollyToEachAndMeetsAgainAsOne) {
  // 0 → 1, 1 → 2 → 4, 1 → 3 → 4, 4 → 5; 7 people at 0, 5 at 3.
  flow_case c(6);
  c.link(0, 1);
  c.link(1, 2);
  c.link(2, 4);
  c.link(1, 3);
  c.link(3, 4);
  c.link(4, 5);
  c.build();
  c.people = {7, 0, 0, 5, 0, 0};
  expect_near(c.sewage_by_link(), {7e-6, 7e-6, 7e-6, 7e-6, 12e-6, 12e-6});
  EXPECT_EQ(c.by_link(c.find().is_upper_bound), (std::vector<std::uint8_t>{0, 1, 1, 1, 1, 0}));
}

TEST(DesignFlow, InParallelPipesGoesWhollyToEach) {
  flow_case c(3);
  c.link(0, 1);
  c.link(0, 1);
  c.link(1, 2);
  c.build();
  c.people = {3, 0, 0};
  c.catchment_m2 = {1000, 0, 0};
  c.velocity = {1, 0.5, 1};
  expect_near(c.sewage_by_link(), {3e-6, 3e-6, 3e-6});
  expect_near(c.by_link(c.find().concentration_min), {15, 15, 17});
  EXPECT_EQ(c.by_link(c.find().is_upper_bound), (std::vector<std::uint8_t>{1, 1, 0}));
}

TEST(DesignFlow, InALoopIsAllThatComesToItAndRainHasNoTime) {
  // 0 → 1 → 2 → 1, 2 → 3 → 5, and 4 → 3 beside it.
  flow_case c(6);
  c.link(0, 1);
  c.link(1, 2);
  c.link(2, 1);
  c.link(2, 3);
  c.link(3, 5);
  c.link(4, 3);
  c.build();
  c.people = {1, 2, 4, 8, 16, 0};
  expect_near(c.sewage_by_link(), {1e-6, 7e-6, 7e-6, 7e-6, 31e-6, 16e-6});
  EXPECT_EQ(c.by_link(c.find().is_upper_bound), (std::vector<std::uint8_t>{0, 1, 1, 1, 0, 0}));
  // No rain in the loop: it does not matter.
  c.catchment_m2 = {0, 0, 0, 0, 1000, 0};
  expect_near(c.storm_by_link(), {0, 0, 0, 0, storm_of(1000, 16), storm_of(1000, 15)});
  c.catchment_m2[0] = 500;
  expect_near(c.storm_by_link(),
              {storm_of(500, 15), kNotGiven, kNotGiven, kNotGiven, kNotGiven, storm_of(1000, 15)});
  expect_near(c.by_link(c.find().concentration_min), {15, kNotGiven, kNotGiven, kNotGiven, kNotGiven, 15});
}

TEST(DesignFlow, IsNotAssessableBelowALoadThatNobodyHasSaid) {
  // 0 → 2, 1 → 2, 2 → 3.
  flow_case c(4);
  c.link(0, 2);
  c.link(1, 2);
  c.link(2, 3);
  c.build();
  for (const double bad : {kNotGiven, -1.0}) {
    c.people = {bad, 10, 5, 0};
    c.catchment_m2 = {bad, 1000, 500, 0};
    expect_near(c.sewage_by_link(), {kNotGiven, 10e-6, kNotGiven});
    expect_near(c.storm_by_link(), {kNotGiven, storm_of(1000, 15), kNotGiven});
    EXPECT_EQ(c.by_link(c.find().people), (std::vector<double>{0, 10, 15}));
    EXPECT_EQ(c.by_link(c.find().catchment_m2), (std::vector<double>{0, 1000, 1500}));
  }
}

TEST(DesignFlow, OfRainIsNotAssessableBelowAPipeWithoutVelocityOrLength) {
  // 0 → 1 → 2, and a dry 3 → 1.
  flow_case c(4);
  c.link(0, 1);
  c.link(1, 2);
  c.link(3, 1);
  c.build();
  c.catchment_m2 = {1000, 0, 0, 0};
  c.people = {1, 0, 0, 0};
  for (const double bad : {kNotGiven, 0.0, -1.0}) {
    c.velocity = {bad, bad, bad};
    expect_near(c.storm_by_link(), {storm_of(1000, 15), kNotGiven, 0});
    expect_near(c.sewage_by_link(), {1e-6, 1e-6, 0});
    expect_near(c.find().velocity_m_s, {kNotGiven, kNotGiven, kNotGiven});
  }
  c.velocity = {1, kNotGiven, kNotGiven};
  expect_near(c.storm_by_link(), {storm_of(1000, 15), storm_of(1000, 16), 0});
  c.velocity[0] = kNotGiven;
  c.rain.assumed_velocity_m_s = 0.5;
  expect_near(c.storm_by_link(), {storm_of(1000, 15), storm_of(1000, 17), 0});
  expect_near(c.find().velocity_m_s, {0.5, 0.5, 0.5});
  c.maker.drains.links.length_m[0] = kNotGiven;
  expect_near(c.storm_by_link(), {storm_of(1000, 15), kNotGiven, 0});
}

TEST(DesignFlow, IsNotAssessableWhereAnEdgeOfUnknownDirectionMayBringIt) {
  // 0 → 1 → 2 → 3, and 4 - 2 of unknown direction.
  flow_case c(5);
  c.link(0, 1);
  c.link(1, 2);
  c.link(2, 3);
  c.link(4, 2);
  c.build();
  c.net.flow[3] = flow_direction::unknown;
  c.people = {1, 0, 0, 0, 2};
  c.catchment_m2 = {1000, 0, 0, 0, 0};
  // People at 4 may come by it; rain cannot: none falls there.
  expect_near(c.sewage_by_link(), {1e-6, 1e-6, kNotGiven, kNotGiven});
  expect_near(c.storm_by_link(), {storm_of(1000, 15), storm_of(1000, 16), storm_of(1000, 17), kNotGiven});
  EXPECT_EQ(c.by_link(c.find().is_upper_bound), (std::vector<std::uint8_t>{0, 0, 1, 0}));
  c.catchment_m2[4] = 500;
  expect_near(c.storm_by_link(), {storm_of(1000, 15), storm_of(1000, 16), kNotGiven, kNotGiven});
  expect_near(c.by_link(c.find().concentration_min), {15, 16, kNotGiven, kNotGiven});
}

TEST(DesignFlow, TakesUsableEdgesAndEndsInReceptors) {
  // 0 → 1 → 2 (plant) → 3 → 4, and 1 → 3, which is planned.
  flow_case c(5);
  c.maker.drains.nodes.kind[2] = node_kind::wwtp;
  c.link(0, 1);
  c.link(1, 2);
  c.link(2, 3);
  c.link(3, 4);
  c.link(1, 3);
  c.maker.drains.links.status[4] = asset_status::planned;
  c.build();
  c.usable = usable_edges(c.maker.drains, c.net, {});
  c.people = {1, 0, 0, 4, 0};
  c.catchment_m2 = {0, 0, 0, 1000, 0};
  // What leaves the plant, and so all below, nobody has measured.
  expect_near(c.sewage_by_link(), {1e-6, 1e-6, kNotGiven, kNotGiven, kNotGiven});
  expect_near(c.storm_by_link(), {0, 0, kNotGiven, kNotGiven, kNotGiven});
  EXPECT_EQ(c.by_link(c.find().people), (std::vector<double>{1, 1, 0, 4, 0}));
  EXPECT_EQ(c.by_link(c.find().is_upper_bound), (std::vector<std::uint8_t>{0, 0, 0, 0, 0}));
}

TEST(DesignFlow, IsNotAssessableFromParametersThatAreNotSound) {
  flow_case c(2);
  c.link(0, 1);
  c.build();
  c.people = {1, 0};
  c.catchment_m2 = {1000, 0};
  for (const double bad : {kNotGiven, 0.0, -1.0}) {
    c.sewage = {.litres_per_head_day = bad, .peak_factor = 2};
    expect_near(c.sewage_by_link(), {kNotGiven});
    c.sewage = {.litres_per_head_day = 160, .peak_factor = bad};
    expect_near(c.sewage_by_link(), {kNotGiven});
    c.rain = made_up_rain();
    c.rain.runoff_coefficient = bad;
    expect_near(c.storm_by_link(), {kNotGiven});
    c.rain = made_up_rain();
    c.rain.formula.a1 = bad;
    expect_near(c.storm_by_link(), {kNotGiven});
  }
  c.rain = made_up_rain();
  for (const double bad : {kNotGiven, -1.0}) {
    c.rain.inlet_minutes = bad;
    expect_near(c.storm_by_link(), {kNotGiven});
    expect_near(c.find().concentration_min, {kNotGiven});
  }
  c.rain.inlet_minutes = 0;
  expect_near(c.find().concentration_min, {0});
}

TEST(DesignFlow, OfALinkMetBetweenItsEndsGrowsThere) {
  // A 100 m trunk from P to Q; a lateral from R meets it after 40 m.
  flow_case c(0);
  c.maker.node("P", node_kind::manhole, drain_system::unknown, {0, 0});
  c.maker.node("Q", node_kind::outfall, drain_system::unknown, {100, 0});
  c.maker.node("R", node_kind::house_connection, drain_system::unknown, {40, 30});
  c.maker.line({{0, 0}, {100, 0}}, "P", "Q");
  const std::uint32_t lateral = c.maker.line({{40, 30}, {40, 0}}, "R");
  c.maker.drains.links.flow[lateral] = flow_direction::forward;
  c.build();
  ASSERT_EQ(c.net.edges.size(), 3U);
  c.velocity = {1, 1};
  c.people = {1, 0, 2};
  c.catchment_m2 = {1000, 0, 0};
  const design_flows flows = c.find();
  for (std::uint32_t e = 0; e < 3; ++e) {
    const bool below = c.net.edges.tail[e] == 3;  // the made node
    const double people = c.net.edges.link[e] == lateral ? 2 : below ? 3 : 1;
    EXPECT_NEAR(flows.sewage_m3_s[e], people * 1e-6, 1e-15);
    if (!below) continue;
    EXPECT_NEAR(flows.concentration_min[e], 15 + 40.0 / 60, 1e-12);
  }
}

TEST(DesignFlow, OfAMillionLinksWithBypassesIsQuick) {
  constexpr std::uint32_t kNodes = 500000;
  flow_case c(0);
  // A trunk of parallel twins: node v leads to v + 1 twice, so every node splits.
  c.net.surveyed = kNodes;
  c.maker.drains.nodes.kind.assign(kNodes, node_kind::manhole);
  c.maker.drains.nodes.id.assign(kNodes, 1);
  c.net.place.assign(kNodes, {kNotGiven, kNotGiven});
  const std::uint32_t links = 2 * (kNodes - 1);
  c.maker.drains.links.length_m.assign(links, 10);
  c.maker.drains.links.id.assign(links, 1);
  c.net.flow.assign(links, flow_direction::forward);
  c.net.first_down.push_back(0);
  c.net.first_up.push_back(0);
  for (std::uint32_t v = 0; v < kNodes; ++v) {
    for (std::uint32_t k = 0; k < 2 && v + 1 < kNodes; ++k) {
      c.net.up_edge.push_back(static_cast<std::uint32_t>(c.net.edges.size()));
      c.net.edges.link.push_back(static_cast<std::uint32_t>(c.net.edges.size()));
      c.net.edges.tail.push_back(v);
      c.net.edges.head.push_back(v + 1);
      c.net.edges.length_m.push_back(10);
    }
    c.net.first_down.push_back(static_cast<std::uint32_t>(c.net.edges.size()));
    c.net.first_up.push_back(2 * v);
  }
  c.usable.assign(links, 1);
  c.velocity.assign(links, 1);
  c.people.assign(kNodes, 1);
  c.catchment_m2.assign(kNodes, 1);
  const auto start = std::chrono::steady_clock::now();
  const design_flows flows = c.find();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  EXPECT_EQ(flows.people.back(), kNodes - 1);
  EXPECT_NEAR(flows.concentration_min.back(), 15 + (kNodes - 2) * 10.0 / 60, 1e-3);
  RecordProperty("seconds", std::to_string(took.count()));
  EXPECT_LT(took.count(), 60) << "not linear";
}

flow_case& draw_links(flow_case& c, bool tree) {
  const auto nodes = static_cast<std::uint32_t>(c.people.size());
  const auto count = tree ? nodes - 1 : *rc::gen::inRange<std::uint32_t>(0, 2 * nodes);
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto from = tree ? i + 1 : *rc::gen::inRange<std::uint32_t>(0, nodes);
    c.link(from, *rc::gen::inRange<std::uint32_t>(0, tree ? i + 1 : nodes));
  }
  c.build();
  for (auto& people : c.people) people = *rc::gen::inRange(0, 5);
  for (auto& area : c.catchment_m2) area = *rc::gen::inRange(0, 3) * 1000;
  return c;
}

RC_GTEST_PROP(DesignFlow, OfPeopleIsThatOfTheDistinctSetUpstream, ()) {
  flow_case c(*rc::gen::inRange<std::uint32_t>(1, 15));
  draw_links(c, false);
  const design_flows flows = c.find();
  for (std::uint32_t e = 0; e < c.net.edges.size(); ++e) {
    const std::uint32_t start = c.net.edges.tail[e];
    const trace_result up =
        trace(c.maker.drains, c.net, c.usable, std::span(&start, 1), trace_direction::upstream);
    double people = 0, area = 0;
    for (const std::uint32_t node : up.nodes) {
      people += c.people[node];
      area += c.catchment_m2[node];
    }
    RC_ASSERT(flows.people[e] == people);
    RC_ASSERT(flows.catchment_m2[e] == area);
    RC_ASSERT(std::abs(flows.sewage_m3_s[e] - people * 1e-6) < 1e-15);
  }
}

/// The longest way from any rain to the node, by trying all; no loops.
double longest_min(const flow_case& c, std::uint32_t node) {
  double longest = c.catchment_m2[node] > 0 ? 15 : -1;
  for (std::uint32_t e = 0; e < c.net.edges.size(); ++e) {
    if (c.net.edges.head[e] != node) continue;
    const double above = longest_min(c, c.net.edges.tail[e]);
    if (above >= 0) longest = std::max(longest, above + 1 / c.velocity[c.net.edges.link[e]]);
  }
  return longest;
}

RC_GTEST_PROP(DesignFlow, OfRainHasTheTimeOfTheLongestWay, ()) {
  flow_case c(*rc::gen::inRange<std::uint32_t>(1, 10));
  const auto nodes = static_cast<std::uint32_t>(c.people.size());
  const auto count = *rc::gen::inRange<std::uint32_t>(0, 2 * nodes);
  for (std::uint32_t i = 0; i < count && nodes > 1; ++i) {
    const auto from = *rc::gen::inRange<std::uint32_t>(0, nodes - 1);
    c.link(from, *rc::gen::inRange<std::uint32_t>(from + 1, nodes));
  }
  c.build();
  for (auto& v : c.velocity) v = *rc::gen::inRange(1, 5) / 4.0;
  for (auto& area : c.catchment_m2) area = *rc::gen::inRange(0, 3) * 1000;
  const design_flows flows = c.find();
  for (std::uint32_t e = 0; e < c.net.edges.size(); ++e) {
    const double expected = longest_min(c, c.net.edges.tail[e]);
    if (expected < 0) {
      RC_ASSERT(std::isnan(flows.concentration_min[e]));
      RC_ASSERT(flows.storm_m3_s[e] == 0);
    } else {
      RC_ASSERT(std::abs(flows.concentration_min[e] - expected) < 1e-9);
      RC_ASSERT(std::abs(flows.storm_m3_s[e] - storm_of(flows.catchment_m2[e], expected)) < 1e-12);
    }
  }
}

RC_GTEST_PROP(DesignFlow, IsNeverLoweredByMorePeople, ()) {
  flow_case c(*rc::gen::inRange<std::uint32_t>(1, 15));
  draw_links(c, *rc::gen::arbitrary<bool>());
  for (auto& people : c.people) people *= 0.1;  // so that sums round
  const std::vector<double> before = c.find().sewage_m3_s;
  c.people[*rc::gen::inRange<std::size_t>(0, c.people.size())] += *rc::gen::inRange(0, 100) * 0.37;
  const std::vector<double> after = c.find().sewage_m3_s;
  for (std::size_t e = 0; e < before.size(); ++e) RC_ASSERT(after[e] >= before[e]);
}

RC_GTEST_PROP(DesignFlow, OfATreeIsExactAndLosesNothing, ()) {
  flow_case c(*rc::gen::inRange<std::uint32_t>(2, 20));
  draw_links(c, true);
  const design_flows flows = c.find();
  // Kirchhoff: what leaves a node is what comes to it and what enters there.
  for (std::uint32_t e = 0; e < c.net.edges.size(); ++e) {
    const std::uint32_t node = c.net.edges.tail[e];
    double people = c.people[node];
    for (std::uint32_t k = c.net.first_up[node]; k < c.net.first_up[node + 1]; ++k)
      people += flows.people[c.net.up_edge[k]];
    RC_ASSERT(flows.people[e] == people);
    RC_ASSERT(flows.is_upper_bound[e] == 0);
  }
}

}  // namespace
}  // namespace greenward::drainage
