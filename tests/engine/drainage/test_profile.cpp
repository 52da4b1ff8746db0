#include "engine/drainage/profile.hpp"

#include "engine/base/error.hpp"
#include "tests/engine/drainage/survey_maker.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace greenward::drainage {
namespace {

using testing::kFine;
using testing::path_between;
using testing::survey_maker;

void expect_value(const profile_value& value, double expected, value_origin origin) {
  EXPECT_EQ(to_string(value.origin), to_string(origin));
  if (std::isnan(expected))
    EXPECT_TRUE(std::isnan(value.value)) << value.value;
  else
    EXPECT_NEAR(value.value, expected, kFine);
}

/// Four nodes in a row, 30, 20 and 50 m apart, with every level given: a drop of 0.4 m at B, a pipe that
/// rises from C to D.
class ProfileOfARow : public ::testing::Test {
 protected:
  ProfileOfARow() {
    for (const char* code : {"A", "B", "C", "D"}) made_.node(code, node_kind::manhole);
    made_.drains.nodes.ground_m = {103, 102.5, 102, 101.5};
    made_.drains.nodes.invert_m = {100, 99.5, 99.3, 99.3};
    made_.link("A", "B", drain_system::sanitary, 30);
    made_.link("B", "C", drain_system::storm, 20);
    made_.link("C", "D", drain_system::combined, 50);
    auto& links = made_.drains.links;
    links.up_invert_m = {100, 99.5, 99.3};
    links.down_invert_m = {99.9, 99.3, 99.4};
    links.diameter_mm = {300, 400, kNotGiven};
    links.shape[2] = pipe_shape::box;
    links.width_mm[2] = 800;
    links.height_mm[2] = 600;
  }
  [[nodiscard]] profile from_to(std::uint32_t from, std::uint32_t to, profile_options options = {}) const {
    const network net = made_.build();
    options.start = from;
    return make_profile(made_.drains, net, path_between(net, from, to), options);
  }
  survey_maker made_;
};

TEST_F(ProfileOfARow, HasTheNumbersSolvedByHand) {
  const profile p = from_to(0, 3);
  ASSERT_EQ(p.stations.size(), 4U);
  ASSERT_EQ(p.pipes.size(), 3U);
  EXPECT_DOUBLE_EQ(p.length_m(), 100);
  const double at[]{0, 30, 50, 100}, ground[]{103, 102.5, 102, 101.5}, invert[]{100, 99.5, 99.3, 99.3},
      depth[]{3, 3, 2.7, 2.2};
  const char* codes[]{"A", "B", "C", "D"};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_DOUBLE_EQ(p.stations[i].at_m, at[i]);
    EXPECT_EQ(p.stations[i].code, codes[i]);
    EXPECT_EQ(p.stations[i].kind, node_kind::manhole);
    expect_value(p.stations[i].ground, ground[i], value_origin::given);
    expect_value(p.stations[i].invert, invert[i], value_origin::given);
    expect_value(p.stations[i].depth, depth[i], value_origin::derived);
  }
  expect_value(p.stations[0].drop, kNotGiven, value_origin::unknown);
  expect_value(p.stations[1].drop, 0.4, value_origin::derived);
  expect_value(p.stations[2].drop, 0, value_origin::derived);
  expect_value(p.stations[3].drop, kNotGiven, value_origin::unknown);
  const double starts[]{100, 99.5, 99.3}, ends[]{99.9, 99.3, 99.4}, heights[]{0.3, 0.4, 0.6},
      slopes[]{100.0 / 30, 10, -2};
  const char* sizes[]{"DN300", "DN400", "800×600"};
  const drain_system systems[]{drain_system::sanitary, drain_system::storm, drain_system::combined};
  for (std::size_t i = 0; i < 3; ++i) {
    const profile_pipe& pipe = p.pipes[i];
    EXPECT_DOUBLE_EQ(pipe.from_m, at[i]);
    EXPECT_DOUBLE_EQ(pipe.to_m, at[i + 1]);
    EXPECT_DOUBLE_EQ(pipe.length_m, at[i + 1] - at[i]);
    EXPECT_TRUE(pipe.with_flow);
    EXPECT_EQ(pipe.size, sizes[i]);
    EXPECT_EQ(pipe.system, systems[i]);
    EXPECT_EQ(pipe.status, asset_status::existing);
    EXPECT_EQ(pipe.code, made_.drains.links.code[i]);
    expect_value(pipe.start_invert, starts[i], value_origin::given);
    expect_value(pipe.end_invert, ends[i], value_origin::given);
    expect_value(pipe.start_crown, starts[i] + heights[i], value_origin::derived);
    expect_value(pipe.end_crown, ends[i] + heights[i], value_origin::derived);
    expect_value(pipe.slope, slopes[i], value_origin::derived);
    EXPECT_TRUE(std::isnan(pipe.start_water_m));
  }
}

TEST_F(ProfileOfARow, AgainstTheFlowIsTurnedRound) {
  const profile p = from_to(3, 0);
  ASSERT_EQ(p.pipes.size(), 3U);
  EXPECT_EQ(p.stations[0].code, "D");
  EXPECT_DOUBLE_EQ(p.stations[1].at_m, 50);
  EXPECT_FALSE(p.pipes[0].with_flow);
  expect_value(p.pipes[0].start_invert, 99.4, value_origin::given);
  expect_value(p.pipes[0].end_invert, 99.3, value_origin::given);
  expect_value(p.pipes[0].slope, 2, value_origin::derived);
  expect_value(p.pipes[2].start_invert, 99.9, value_origin::given);
  expect_value(p.stations[2].drop, -0.4, value_origin::derived);
}

TEST_F(ProfileOfARow, ALinkSurveyedAgainstItsFlowHasItsLevelsAtItsOwnEnds) {
  made_.drains.links.flow[1] = flow_direction::backward;  // the water runs from C to B
  const profile p = from_to(0, 3);
  EXPECT_FALSE(p.pipes[1].with_flow);
  expect_value(p.pipes[1].start_invert, 99.5, value_origin::given);
  expect_value(p.pipes[1].end_invert, 99.3, value_origin::given);
}

TEST_F(ProfileOfARow, MaterialAndWaterComeFromTheCaller) {
  const std::vector<std::string_view> material{"HDPE", "", "砖"};
  const std::vector<double> fill{0.5, kNotGiven, 1.25};
  const profile p = from_to(3, 0, {.material = material, .fill = fill});
  EXPECT_EQ(p.pipes[0].material, "砖");
  EXPECT_EQ(p.pipes[2].material, "HDPE");
  EXPECT_NEAR(p.pipes[2].start_water_m, 99.9 + 0.15, kFine);
  EXPECT_NEAR(p.pipes[2].end_water_m, 100 + 0.15, kFine);
  EXPECT_TRUE(std::isnan(p.pipes[1].start_water_m));
  EXPECT_NEAR(p.pipes[0].start_water_m, 99.4 + 0.75, kFine);  // surcharged: said as it is
}

TEST_F(ProfileOfARow, APipeThatCarriesLessThanItHasToIsFullAndNoLevelIsInfinite) {
  const std::vector<double> fill(3, std::numeric_limits<double>::infinity());
  const profile p = from_to(3, 0, {.fill = fill});
  EXPECT_NEAR(p.pipes[0].start_water_m, p.pipes[0].start_crown.value, kFine);
  EXPECT_NEAR(p.pipes[2].end_water_m, p.pipes[2].end_crown.value, kFine);
}

TEST_F(ProfileOfARow, SpansOfAnotherLengthAreRefused) {
  const std::vector<std::string_view> material{"HDPE"};
  EXPECT_THROW((void)from_to(0, 3, {.material = material}), error);
  const std::vector<double> fill(4, 0.5);
  EXPECT_THROW((void)from_to(0, 3, {.fill = fill}), error);
}

TEST_F(ProfileOfARow, MissingLevelsAreInterpolatedAndMarked) {
  auto& nodes = made_.drains.nodes;
  auto& links = made_.drains.links;
  // Nobody levelled B, and C only where its outgoing pipe begins.
  nodes.invert_m = {100, kNotGiven, kNotGiven, 99.3};
  nodes.ground_m = {103, kNotGiven, kNotGiven, 101.5};
  links.up_invert_m = {100, kNotGiven, 98};
  links.down_invert_m = {kNotGiven, kNotGiven, 99.4};
  const profile p = from_to(0, 3);
  expect_value(p.stations[1].ground, 103 - 1.5 * 0.3, value_origin::interpolated);
  expect_value(p.stations[2].ground, 103 - 1.5 * 0.5, value_origin::interpolated);
  expect_value(p.stations[2].invert, 98, value_origin::derived);
  expect_value(p.pipes[2].start_invert, 98, value_origin::given);
  expect_value(p.pipes[1].end_invert, 98, value_origin::interpolated);
  // B: 30 m of 50 m on the way down from 100 to 98.
  expect_value(p.stations[1].invert, 98.8, value_origin::interpolated);
  expect_value(p.pipes[0].end_invert, 98.8, value_origin::interpolated);
  expect_value(p.pipes[1].start_invert, 98.8, value_origin::interpolated);
  expect_value(p.pipes[0].end_crown, 99.1, value_origin::interpolated);
  expect_value(p.pipes[0].slope, 40, value_origin::interpolated);
  expect_value(p.stations[1].drop, 0, value_origin::interpolated);
  expect_value(p.stations[1].depth, 102.55 - 98.8, value_origin::interpolated);
  expect_value(p.pipes[2].slope, -28, value_origin::derived);
}

TEST_F(ProfileOfARow, LevelsThatFollowFromDepthsAreMarkedDerived) {
  auto& links = made_.drains.links;
  links.up_invert_m[1] = links.down_invert_m[1] = kNotGiven;
  links.up_depth_m = {9, 3.1, kNotGiven};  // the given level of AB stays
  links.down_depth_m[1] = 2.9;
  const profile p = from_to(0, 3);
  expect_value(p.pipes[0].start_invert, 100, value_origin::given);
  expect_value(p.pipes[1].start_invert, 102.5 - 3.1, value_origin::derived);
  expect_value(p.pipes[1].end_invert, 102 - 2.9, value_origin::derived);
  expect_value(p.pipes[1].slope, 1000 * (99.4 - 99.1) / 20, value_origin::derived);
}

TEST_F(ProfileOfARow, InterpolationLeavesByTheOutgoingAndArrivesByTheIncomingInvert) {
  made_.drains.nodes.invert_m = {100, 99.5, kNotGiven, 97};
  made_.drains.links.up_invert_m = {100, 99.5, kNotGiven};
  made_.drains.links.down_invert_m = {99.9, kNotGiven, 98.8};  // drops at B and at D
  const profile p = from_to(0, 3);
  expect_value(p.stations[2].invert, 99.5 - 0.7 * 20 / 70, value_origin::interpolated);
}

TEST_F(ProfileOfARow, OutsideTheKnownLevelsNothingIsInvented) {
  made_.drains.nodes.ground_m = {kNotGiven, 102.5, kNotGiven, kNotGiven};
  made_.drains.nodes.invert_m = {kNotGiven, kNotGiven, 99.3, kNotGiven};
  made_.drains.links.up_invert_m.assign(3, kNotGiven);
  made_.drains.links.down_invert_m.assign(3, kNotGiven);
  const profile p = from_to(0, 3);
  for (const std::size_t i : {0U, 2U, 3U})
    expect_value(p.stations[i].ground, kNotGiven, value_origin::unknown);
  for (const std::size_t i : {0U, 1U, 3U}) {
    expect_value(p.stations[i].invert, kNotGiven, value_origin::unknown);
    expect_value(p.stations[i].depth, kNotGiven, value_origin::unknown);
  }
  expect_value(p.pipes[0].start_crown, kNotGiven, value_origin::unknown);
  expect_value(p.pipes[0].slope, kNotGiven, value_origin::unknown);
  expect_value(p.pipes[1].end_invert, 99.3, value_origin::derived);
  expect_value(p.pipes[2].start_invert, 99.3, value_origin::derived);
}

TEST_F(ProfileOfARow, OneOfGroundInvertAndDepthFollowsFromTheOthers) {
  made_.drains.nodes.ground_m = {103, kNotGiven, 102, 101.5};
  made_.drains.nodes.invert_m = {kNotGiven, 99.5, 99.3, 99.3};
  made_.drains.nodes.depth_m = {2.5, 3.25, 5, kNotGiven};  // C's contradicts its levels
  const profile p = from_to(0, 3);
  expect_value(p.stations[0].invert, 100.5, value_origin::derived);
  expect_value(p.pipes[0].start_invert, 100, value_origin::given);
  expect_value(p.stations[1].ground, 102.75, value_origin::derived);
  expect_value(p.stations[2].ground, 102, value_origin::given);
  expect_value(p.stations[2].invert, 99.3, value_origin::given);
  expect_value(p.stations[2].depth, 5, value_origin::given);
}

TEST_F(ProfileOfARow, ANodeWithoutInvertHasTheLowestPipeEnd) {
  made_.drains.nodes.invert_m[1] = kNotGiven;
  const profile p = from_to(0, 3);
  expect_value(p.stations[1].invert, 99.5, value_origin::derived);
  expect_value(from_to(3, 0).stations[2].invert, 99.5, value_origin::derived);
}

TEST_F(ProfileOfARow, ZeroIsALevelLikeAnyOther) {
  made_.drains.nodes.invert_m[1] = 0;
  made_.drains.links.up_invert_m[1] = 0;
  const profile p = from_to(0, 3);
  expect_value(p.stations[1].invert, 0, value_origin::given);
  expect_value(p.pipes[1].slope, -99.3 / 20 * 1000, value_origin::derived);
}

TEST_F(ProfileOfARow, FindingsStandWhereTheyBelong) {
  const std::vector<profile_finding> findings{{.link = 2, .text = {"逆坡", "adverse"}},
                                              {.node = 77, .text = {"别处", "elsewhere"}},
                                              {.node = 1, .text = {"跌水", "drop"}},
                                              {.node = 1, .text = {"井盖", "cover"}}};
  const profile p = from_to(0, 3, {.findings = findings});
  ASSERT_EQ(p.violations.size(), 3U);
  EXPECT_EQ(p.violations[0].finding, 2U);
  EXPECT_TRUE(p.violations[0].at_node);
  EXPECT_EQ(p.violations[0].place, 1U);
  EXPECT_DOUBLE_EQ(p.violations[0].at_m, 30);
  EXPECT_DOUBLE_EQ(p.violations[0].level_m, 99.5);
  EXPECT_EQ(p.violations[1].text.en, "cover");
  EXPECT_EQ(p.violations[2].text.zh, "逆坡");
  EXPECT_FALSE(p.violations[2].at_node);
  EXPECT_DOUBLE_EQ(p.violations[2].at_m, 75);
  EXPECT_NEAR(p.violations[2].level_m, 99.35, kFine);
}

TEST_F(ProfileOfARow, TheWayBeginsWhereItsEdgesAllowIt) {
  const network net = made_.build();
  const std::vector<std::uint32_t> path = path_between(net, 3, 0);
  EXPECT_EQ(make_profile(made_.drains, net, path).stations.front().code, "D");
  const std::vector<std::uint32_t> one{path[0]};
  EXPECT_EQ(make_profile(made_.drains, net, one).stations.front().code, "C");
  EXPECT_EQ(make_profile(made_.drains, net, one, {.start = 3}).stations.front().code, "D");
  EXPECT_TRUE(make_profile(made_.drains, net, {}).stations.empty());
  EXPECT_EQ(make_profile(made_.drains, net, {}, {.start = 2}).stations.size(), 1U);
}

TEST_F(ProfileOfARow, EdgesThatDoNotFollowOneAnotherAreRefused) {
  const network net = made_.build();
  const std::vector<std::uint32_t> path = path_between(net, 0, 3), gap{path[0], path[2]}, unknown{99};
  EXPECT_THROW((void)make_profile(made_.drains, net, gap), error);
  EXPECT_THROW((void)make_profile(made_.drains, net, path, {.start = 3}), error);
  EXPECT_THROW((void)make_profile(made_.drains, net, unknown), error);
}

TEST(Profile, SizesAreSaidAsTheyAreGiven) {
  survey_maker made;
  for (int i = 0; i < 6; ++i) made.link("A", "B");
  auto& links = made.drains.links;
  links.shape = {pipe_shape::circular, pipe_shape::box,      pipe_shape::unknown,
                 pipe_shape::unknown,  pipe_shape::circular, pipe_shape::circular};
  links.diameter_mm = {300, 500, 225.5, kNotGiven, kNotGiven, 0};
  links.width_mm = {900, 1200, kNotGiven, 800, 800, kNotGiven};
  links.height_mm = {900, 1000, kNotGiven, 600, 600, kNotGiven};
  const char* texts[]{"DN300", "1200×1000", "DN225.5", "800×600", "", "DN0"};
  const double heights[]{0.3, 1, 0.2255, 0.6, kNotGiven, kNotGiven};
  for (std::uint32_t i = 0; i < 6; ++i) {
    EXPECT_EQ(size_text(links, i), texts[i]);
    if (std::isnan(heights[i]))
      EXPECT_TRUE(std::isnan(section_height_m(links, i)));
    else
      EXPECT_DOUBLE_EQ(section_height_m(links, i), heights[i]);
  }
}

TEST(Profile, APipeMetBetweenItsEndsHasThereTheLevelOfItsLine) {
  // A main from (0, 0) to (100, 0), met by a lateral at 40 m; the way comes down the lateral.
  for (const bool backward : {false, true}) {
    survey_maker made;
    made.node("A", node_kind::manhole, drain_system::sanitary, {0, 0});
    made.node("B", node_kind::manhole, drain_system::sanitary, {100, 0});
    made.node("H", node_kind::house_connection, drain_system::sanitary, {40, 20});
    auto& links = made.drains.links;
    if (backward) {
      made.line({{100, 0}, {0, 0}});
      links.flow[0] = flow_direction::backward;
    } else {
      made.line({{0, 0}, {100, 0}});
    }
    made.line({{40, 20}, {40, 0.05}}, "H");
    links.up_invert_m = {backward ? 99.0 : 100.0, 101};
    links.down_invert_m = {backward ? 100.0 : 99.0, kNotGiven};
    const network net = made.build();
    const profile p = make_profile(made.drains, net, path_between(net, 2, 1));
    ASSERT_EQ(p.pipes.size(), 2U);
    EXPECT_EQ(p.stations[1].kind, node_kind::made);
    EXPECT_EQ(p.stations[1].code, "");
    EXPECT_NEAR(p.pipes[1].length_m, 60, kFine);
    EXPECT_TRUE(p.pipes[1].with_flow);
    expect_value(p.pipes[1].start_invert, 99.6, value_origin::interpolated);
    expect_value(p.pipes[1].end_invert, 99, value_origin::given);
    expect_value(p.pipes[1].slope, 10, value_origin::interpolated);
    expect_value(p.stations[1].invert, 99.6, value_origin::interpolated);
    expect_value(p.pipes[0].end_invert, 99.6, value_origin::interpolated);
    EXPECT_TRUE(p.crossings.empty());
    const profile up = make_profile(made.drains, net, path_between(net, 2, 0));
    expect_value(up.pipes[1].start_invert, 99.6, value_origin::interpolated);
    expect_value(up.pipes[1].end_invert, 100, value_origin::given);
    EXPECT_NEAR(up.pipes[1].length_m, 40, kFine);
  }
}

/// A row of pipes with some levels missing, some surveyed backwards, some crossed.
void fill_at_random(survey_maker& made) {
  const auto some_level = [](double about) {
    return *rc::gen::inRange(0, 3) == 0 ? kNotGiven : about + *rc::gen::inRange(-200, 200) / 100.0;
  };
  const int n = *rc::gen::inRange(2, 12);
  double x = 0;
  for (int i = 0; i < n; ++i) {
    const std::uint32_t node =
        made.node("N" + std::to_string(i), node_kind::manhole, drain_system::storm, {x, 0});
    made.drains.nodes.ground_m[node] = some_level(105);
    made.drains.nodes.invert_m[node] = some_level(100);
    made.drains.nodes.depth_m[node] =
        *rc::gen::inRange(0, 2) == 0 ? kNotGiven : *rc::gen::inRange(0, 500) / 100.0;
    const double next = x + *rc::gen::inRange(0, 60);
    if (i + 1 < n) {
      const bool turned = *rc::gen::arbitrary<bool>();
      const std::string a = "N" + std::to_string(i), b = "N" + std::to_string(i + 1);
      const geo::planar p{x, 0}, q{next, 0};
      const std::uint32_t link = turned ? made.line({q, p}, b, a) : made.line({p, q}, a, b);
      auto& links = made.drains.links;
      links.up_invert_m[link] = some_level(100);
      links.down_invert_m[link] = some_level(100);
      links.diameter_mm[link] = 300;
      links.flow[link] = *rc::gen::element(flow_direction::forward, flow_direction::backward);
    }
    x = next;
  }
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
    const double at = *rc::gen::inRange(0, 600) + 0.5;
    made.line({{at, 10}, {at + *rc::gen::inRange(-20, 20), -10}}, "X" + std::to_string(i),
              "Y" + std::to_string(i));
  }
}

/// The edges of a row in order: find_path() would take a short cut of none where a pipe has no length.
std::vector<std::uint32_t> edges_in_order(const network& net, std::size_t count) {
  std::vector<std::uint32_t> path(count);
  for (std::uint32_t e = 0; e < net.edges.size(); ++e)
    if (net.edges.link[e] < count) path[net.edges.link[e]] = e;
  return path;
}

void assert_given(const profile_value& value, double survey_says) {
  if (!std::isnan(survey_says)) {
    RC_ASSERT(value.origin == value_origin::given);
    RC_ASSERT(value.value == survey_says);
  } else {
    RC_ASSERT(value.origin != value_origin::given);
  }
  RC_ASSERT(value.is_known() == !std::isnan(value.value));
}

RC_GTEST_PROP(Profile, RisesAlongTheWayAndNeverChangesAGivenLevel, ()) {
  survey_maker made;
  fill_at_random(made);
  const network net = made.build();
  const std::size_t n = made.drains.nodes.size();
  const profile p = make_profile(made.drains, net, edges_in_order(net, n - 1), {.start = 0});
  RC_ASSERT(p.stations.size() == n);
  RC_ASSERT(std::ranges::is_sorted(p.stations, {}, &profile_station::at_m));
  RC_ASSERT(std::ranges::is_sorted(p.crossings, {}, &profile_crossing::at_m));
  for (const profile_station& station : p.stations) {
    assert_given(station.ground, made.drains.nodes.ground_m[station.node]);
    assert_given(station.invert, made.drains.nodes.invert_m[station.node]);
    assert_given(station.depth, made.drains.nodes.depth_m[station.node]);
  }
  const auto& links = made.drains.links;
  for (const profile_pipe& pipe : p.pipes) {
    const bool table_order = links.from_code[pipe.link] == p.stations[pipe.link].code;
    assert_given(pipe.start_invert,
                 table_order ? links.up_invert_m[pipe.link] : links.down_invert_m[pipe.link]);
    assert_given(pipe.end_invert,
                 table_order ? links.down_invert_m[pipe.link] : links.up_invert_m[pipe.link]);
  }
}

void assert_same(const profile_value& a, const profile_value& b, double sign = 1) {
  RC_ASSERT(a.origin == b.origin);
  if (a.is_known()) RC_ASSERT(std::abs(a.value - sign * b.value) < 1e-6);
}

RC_GTEST_PROP(Profile, OfTheWayBackIsItsMirrorImage, ()) {
  survey_maker made;
  fill_at_random(made);
  const network net = made.build();
  const std::uint32_t n = static_cast<std::uint32_t>(made.drains.nodes.size());
  std::vector<std::uint32_t> path = edges_in_order(net, n - 1);
  const profile there = make_profile(made.drains, net, path, {.start = 0});
  std::ranges::reverse(path);
  const profile back = make_profile(made.drains, net, path, {.start = n - 1});
  for (std::size_t i = 0; i < n; ++i) {
    const profile_station &a = there.stations[i], &b = back.stations[n - 1 - i];
    RC_ASSERT(a.node == b.node);
    RC_ASSERT(std::abs(a.at_m - (there.length_m() - b.at_m)) < 1e-6);
    assert_same(a.ground, b.ground);
    assert_same(a.depth, b.depth);
    assert_same(a.drop, b.drop, -1);
    assert_same(a.invert, b.invert);
  }
  for (std::size_t i = 0; i + 1 < n; ++i) {
    const profile_pipe &a = there.pipes[i], &b = back.pipes[n - 2 - i];
    RC_ASSERT(a.with_flow != b.with_flow);
    assert_same(a.start_invert, b.end_invert);
    assert_same(a.end_invert, b.start_invert);
    assert_same(a.slope, b.slope, -1);
  }
  RC_ASSERT(there.crossings.size() == back.crossings.size());
  for (std::size_t i = 0; i < there.crossings.size(); ++i) {
    const auto near = [&](const profile_crossing& c) {
      return c.link == there.crossings[i].link &&
             std::abs(there.length_m() - c.at_m - there.crossings[i].at_m) < 1e-6;
    };
    RC_ASSERT(std::ranges::any_of(back.crossings, near));
  }
}

}  // namespace
}  // namespace greenward::drainage
