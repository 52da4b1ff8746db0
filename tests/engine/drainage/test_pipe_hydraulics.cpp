#include "engine/drainage/pipe_hydraulics.hpp"

#include "tests/engine/drainage/survey_maker.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <array>
#include <cmath>
#include <limits>

namespace greenward::drainage {
namespace {

/// A DN300 of 100 m from A to B that falls 0.3 m: 0.749305 m/s and 0.0529652 m³/s full at n = 0.013.
struct one_pipe {
  drainage::testing::survey_maker maker;
  network net;
  survey_links& links = maker.drains.links;
  survey_nodes& nodes = maker.drains.nodes;

  one_pipe() {
    maker.node("A", node_kind::manhole);
    maker.node("B", node_kind::manhole);
    maker.link("A", "B", drain_system::sanitary, 100);
    links.diameter_mm[0] = 300;
    links.manning_n[0] = 0.013;
    links.up_invert_m[0] = 200.3;
    links.down_invert_m[0] = 200;
    nodes.ground_m = {202, 201};
    net = maker.build();
  }
  [[nodiscard]] pipe_capacities capacities() const { return find_capacities(maker.drains, net, {}); }
  /// With flows on its only edge.
  [[nodiscard]] pipe_loads loads(double sewage, double storm) const {
    design_flows flows;
    flows.sewage_m3_s = {sewage};
    flows.storm_m3_s = {storm};
    return load_pipes(maker.drains, net, capacities(), flows);
  }
};

TEST(PipeCapacities, OfADn300ByHand) {
  const pipe_capacities found = one_pipe().capacities();
  EXPECT_NEAR(found.slope[0], 0.003, 1e-12);
  EXPECT_EQ(found.manning_n[0], 0.013);
  EXPECT_NEAR(found.full_velocity_m_s[0], 0.749305, 2e-6);
  EXPECT_NEAR(found.capacity_m3_s[0], 0.0529652, 2e-7);
  EXPECT_NEAR(found.up_cover_m[0], 202 - 200.3 - 0.3, 1e-12);
  EXPECT_NEAR(found.down_cover_m[0], 201 - 200 - 0.3, 1e-12);
}

TEST(PipeCapacities, OfABoxByHand) {
  one_pipe pipe;
  pipe.links.shape[0] = pipe_shape::box;
  pipe.links.diameter_mm[0] = kNotGiven;
  pipe.links.width_mm[0] = 2000;
  pipe.links.height_mm[0] = 1000;
  pipe.links.manning_n[0] = 0.014;
  pipe.links.up_invert_m[0] = 200.1;
  const pipe_capacities found = pipe.capacities();
  EXPECT_NEAR(found.full_velocity_m_s[0], 1.08591, 1e-5);
  EXPECT_NEAR(found.capacity_m3_s[0], 2.17181, 2e-5);
  EXPECT_NEAR(found.up_cover_m[0], 202 - 200.1 - 1, 1e-12);
}

TEST(PipeCapacities, FollowTheFlowButKeepTheEndsOfTheTable) {
  one_pipe pipe;
  std::swap(pipe.links.up_invert_m[0], pipe.links.down_invert_m[0]);
  EXPECT_NEAR(pipe.capacities().slope[0], -0.003, 1e-12);
  EXPECT_TRUE(std::isnan(pipe.capacities().capacity_m3_s[0])) << "adverse";
  pipe.net.flow[0] = flow_direction::backward;
  const pipe_capacities found = pipe.capacities();
  EXPECT_NEAR(found.slope[0], 0.003, 1e-12);
  EXPECT_NEAR(found.capacity_m3_s[0], 0.0529652, 2e-7);
  EXPECT_NEAR(found.up_cover_m[0], 202 - 200 - 0.3, 1e-12);
  EXPECT_NEAR(found.down_cover_m[0], 201 - 200.3 - 0.3, 1e-12);
}

TEST(PipeCapacities, AreNotAssessableWithoutTheirNumbers) {
  for (auto field : {&survey_links::diameter_mm, &survey_links::manning_n, &survey_links::up_invert_m,
                     &survey_links::down_invert_m, &survey_links::length_m}) {
    one_pipe pipe;
    (pipe.links.*field)[0] = kNotGiven;
    EXPECT_TRUE(std::isnan(pipe.capacities().full_velocity_m_s[0]));
    EXPECT_TRUE(std::isnan(pipe.capacities().capacity_m3_s[0]));
    EXPECT_TRUE(std::isnan(pipe.loads(0.01, 0.01).sewage_fill[0]));
    EXPECT_TRUE(std::isnan(pipe.loads(0.01, 0.01).storm_load[0]));
  }
  one_pipe pipe;
  pipe.links.length_m[0] = 0;
  EXPECT_TRUE(std::isnan(pipe.capacities().slope[0]));
  pipe.links.length_m[0] = 100;
  pipe.links.up_invert_m[0] = 200;
  EXPECT_EQ(pipe.capacities().slope[0], 0);
  EXPECT_TRUE(std::isnan(pipe.capacities().capacity_m3_s[0])) << "flat";
  one_pipe pressure;
  pressure.links.kind[0] = link_kind::pressure;
  EXPECT_TRUE(std::isnan(pressure.capacities().capacity_m3_s[0]));
  EXPECT_FALSE(std::isnan(pressure.capacities().up_cover_m[0]));
}

TEST(PipeCapacities, TakeTheGroundFromInvertAndDepthOfTheNode) {
  one_pipe pipe;
  pipe.nodes.ground_m[0] = kNotGiven;
  EXPECT_TRUE(std::isnan(pipe.capacities().up_cover_m[0]));
  EXPECT_FALSE(std::isnan(pipe.capacities().down_cover_m[0]));
  pipe.nodes.invert_m[0] = 200.25;
  pipe.nodes.depth_m[0] = 2;
  EXPECT_NEAR(pipe.capacities().up_cover_m[0], 202.25 - 200.3 - 0.3, 1e-12);
}

TEST(PipeCapacities, OfALinkWithoutNodesHaveNoCover) {
  one_pipe pipe;
  pipe.net.from[0].node = kNone;
  EXPECT_TRUE(std::isnan(pipe.capacities().up_cover_m[0]));
}

TEST(PipeCapacities, TakeRoughnessFromTheMaterialWhereNoneIsGiven) {
  one_pipe pipe;
  const std::vector<material_roughness> table{{"", 9},           {"HDPE", 0.010}, {"PE", 0.011},
                                              {"混凝土", 0.014}, {"凝土", 0.02},  {"砖", 0}};
  const auto n_of = [&](std::string_view material) {
    const std::array materials{material};
    return find_capacities(pipe.maker.drains, pipe.net, {materials, table}).manning_n[0];
  };
  EXPECT_EQ(n_of("钢筋混凝土"), 0.013) << "its own goes first";
  for (const double missing : {kNotGiven, 0.0}) {
    pipe.links.manning_n[0] = missing;
    EXPECT_EQ(n_of("钢筋混凝土"), 0.014);
    EXPECT_EQ(n_of("hdpe双壁波纹管"), 0.010);
    EXPECT_EQ(n_of("PE100"), 0.011);
    EXPECT_EQ(n_of("管pe"), 0.011);
    EXPECT_TRUE(std::isnan(n_of("clay pipe, PEX, MPE")));
    EXPECT_EQ(n_of("pipe of PE"), 0.011);
    EXPECT_TRUE(std::isnan(n_of("铸铁")));
    EXPECT_TRUE(std::isnan(n_of("砖砌")));
    EXPECT_TRUE(std::isnan(n_of("")));
    EXPECT_TRUE(std::isnan(find_capacities(pipe.maker.drains, pipe.net, {{}, table}).manning_n[0]));
  }
}

TEST(SectionOf, ReadsTheShapeOrElseADiameterAlone) {
  one_pipe pipe;
  pipe.links.width_mm[0] = 800;
  pipe.links.height_mm[0] = 600;
  EXPECT_EQ(inner_height_of(pipe.links, 0), 0.3) << "round, whatever else is given";
  pipe.links.shape[0] = pipe_shape::box;
  EXPECT_EQ(inner_height_of(pipe.links, 0), 0.6);
  EXPECT_EQ(std::get<box_section>(*section_of(pipe.links, 0)).width_m, 0.8);
  pipe.links.shape[0] = pipe_shape::unknown;
  EXPECT_FALSE(section_of(pipe.links, 0)) << "either could be meant";
  pipe.links.width_mm[0] = pipe.links.height_mm[0] = kNotGiven;
  EXPECT_EQ(inner_height_of(pipe.links, 0), 0.3);
  pipe.links.shape[0] = pipe_shape::other;
  EXPECT_FALSE(section_of(pipe.links, 0));
  EXPECT_TRUE(std::isnan(inner_height_of(pipe.links, 0)));
  pipe.links.shape[0] = pipe_shape::circular;
  pipe.links.diameter_mm[0] = 0;
  EXPECT_FALSE(section_of(pipe.links, 0));
}

TEST(PipeLoads, OfHalfTheCapacityByHand) {
  const pipe_loads found = one_pipe().loads(0.0264826, 0.0794478);
  EXPECT_EQ(found.sewage_m3_s[0], 0.0264826);
  EXPECT_NEAR(found.sewage_fill[0], 0.5, 1e-5);
  EXPECT_NEAR(found.sewage_velocity_m_s[0], 0.749305, 1e-5);
  EXPECT_NEAR(found.storm_load[0], 1.5, 1e-5);
}

TEST(PipeLoads, AddSewageToRainInCombinedPipes) {
  one_pipe pipe;
  pipe.links.system[0] = drain_system::combined;
  EXPECT_NEAR(pipe.loads(0.0264826, 0.0794478).storm_load[0], 2, 1e-5);
  EXPECT_TRUE(std::isnan(pipe.loads(kNotGiven, 0.05).storm_load[0]));
  pipe.links.system[0] = drain_system::storm;
  EXPECT_NEAR(pipe.loads(kNotGiven, 0.0529652).storm_load[0], 1, 1e-5);
}

TEST(PipeLoads, OfMoreThanThePipeCarriesFillItWithoutEnd) {
  // 0.1 m³/s through 0.0706858 m².
  const pipe_loads found = one_pipe().loads(0.1, 0);
  EXPECT_EQ(found.sewage_fill[0], std::numeric_limits<double>::infinity());
  EXPECT_NEAR(found.sewage_velocity_m_s[0], 1.41471, 1e-5);
}

TEST(PipeLoads, OfNothingAndOfTheUnknown) {
  const pipe_loads dry = one_pipe().loads(0, 0);
  EXPECT_EQ(dry.sewage_fill[0], 0);
  EXPECT_EQ(dry.sewage_velocity_m_s[0], 0);
  EXPECT_EQ(dry.storm_load[0], 0);
  const pipe_loads unknown = one_pipe().loads(kNotGiven, kNotGiven);
  for (const auto* values : {&unknown.sewage_m3_s, &unknown.storm_m3_s, &unknown.sewage_fill,
                             &unknown.sewage_velocity_m_s, &unknown.storm_load})
    EXPECT_TRUE(std::isnan((*values)[0]));
}

TEST(PipeLoads, OfALinkOfSeveralEdgesAreTheGreatest) {
  drainage::testing::survey_maker maker;
  maker.node("P", node_kind::manhole, drain_system::unknown, {0, 0});
  maker.node("Q", node_kind::outfall, drain_system::unknown, {100, 0});
  maker.node("R", node_kind::manhole, drain_system::unknown, {40, 30});
  maker.line({{0, 0}, {100, 0}}, "P", "Q");
  maker.line({{40, 30}, {40, 0}}, "R");
  const network net = maker.build();
  design_flows flows;
  flows.sewage_m3_s.assign(3, 0.001);
  flows.storm_m3_s.assign(3, 0);
  const pipe_capacities pipes = find_capacities(maker.drains, net, {});
  for (std::uint32_t e = 0; e < 3; ++e)
    if (net.edges.link[e] == 0) flows.sewage_m3_s[e] = net.edges.tail[e] == 0 ? 0.002 : 0.003;
  EXPECT_EQ(load_pipes(maker.drains, net, pipes, flows).sewage_m3_s, (std::vector<double>{0.003, 0.001}));
  for (std::uint32_t e = 0; e < 3; ++e)
    if (net.edges.link[e] == 0 && net.edges.tail[e] == 0) flows.sewage_m3_s[e] = 0.004;
  EXPECT_EQ(load_pipes(maker.drains, net, pipes, flows).sewage_m3_s, (std::vector<double>{0.004, 0.001}));
  for (std::uint32_t e = 0; e < 3; ++e)
    if (net.edges.link[e] == 0 && net.edges.tail[e] == 0) flows.sewage_m3_s[e] = kNotGiven;
  EXPECT_TRUE(std::isnan(load_pipes(maker.drains, net, pipes, flows).sewage_m3_s[0]));
}

RC_GTEST_PROP(PipeLoads, RiseWithTheFlowAndFallWithTheSlope, ()) {
  one_pipe pipe;
  const double flow = *rc::gen::inRange(1, 1000) * 1e-4, more = flow + *rc::gen::inRange(1, 100) * 1e-4;
  const pipe_loads a = pipe.loads(flow, flow), b = pipe.loads(more, more);
  RC_ASSERT(a.sewage_fill[0] < b.sewage_fill[0] || std::isinf(a.sewage_fill[0]));
  RC_ASSERT(a.storm_load[0] < b.storm_load[0]);
  pipe.links.up_invert_m[0] += *rc::gen::inRange(1, 100) * 0.1;
  const pipe_loads steep = pipe.loads(flow, flow);
  RC_ASSERT(steep.sewage_fill[0] < a.sewage_fill[0] || std::isinf(steep.sewage_fill[0]));
  RC_ASSERT(steep.storm_load[0] < a.storm_load[0]);
}

}  // namespace
}  // namespace greenward::drainage
