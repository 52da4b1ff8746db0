#include "engine/drainage/checks.hpp"

#include "engine/base/random.hpp"
#include "engine/drainage/trace.hpp"
#include "engine/geo/segment.hpp"
#include "tests/engine/drainage/random_survey.hpp"
#include "tests/support/property_cases.hpp"

#include <gtest/gtest.h>
#include <sched.h>
#include <algorithm>
#include <bit>
#include <cmath>
#include <set>

namespace greenward::drainage {
namespace {

using testing::survey_maker;

/// Rows that a check has found, with the other row where there is one.
using rows = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// Runs the catalogue with the limits of the rule pack.
struct checked {
  survey_maker made;
  std::vector<std::uint32_t> building_compound;
  std::vector<double> people;
  std::vector<std::uint8_t> complete{0};

  [[nodiscard]] std::vector<finding> run() const {
    const network net = made.build();
    const auto usable = usable_edges(made.drains, net, {.unknown_status = false});
    const auto faults = find_misconnections(made.drains, net, usable);
    std::vector<geo::planar_box> boxes(made.drains.nodes.size());
    for (std::size_t i = 0; i < boxes.size(); ++i)
      if (!std::isnan(made.drains.nodes.place[i].x)) boxes[i].include(made.drains.nodes.place[i]);
    const index::packed_rtree nodes(boxes), links(index::boxes_of(made.lines));
    const std::vector<geo::planar> places(std::max(people.size(), complete.size()), geo::planar{1, 2});
    check_limits limits{.snap_tolerance = 0.1,
                        .node_distance = 0.1,
                        .connection_distance = 0.01,
                        .node_on_pipe = 0.01,
                        .short_pipe = 0.2,
                        .tiny_pipe = 0.05,
                        .long_lateral = 100,
                        .level_tolerance = 0.01,
                        .depth_difference = 0.05,
                        .least_level = -10,
                        .greatest_level = 6000,
                        .length_difference = 0.1,
                        .first_year = 1900,
                        .last_year = 2026};
    return run_checks({made.drains, net, usable, faults, nodes, links, building_compound, places, people,
                       complete, places, limits});
  }
  [[nodiscard]] rows found(check what) const {
    rows result;
    for (const finding& one : run())
      if (one.what == what) result.emplace_back(one.row, one.other);
    return result;
  }
  [[nodiscard]] finding only(check what) const {
    for (const finding& one : run())
      if (one.what == what) return one;
    ADD_FAILURE() << "nothing found";
    return {};
  }

  /// A manhole on the ground plan, and a straight pipe between two of them.
  std::uint32_t manhole(const char* code, double x, double y) {
    return made.node(code, node_kind::manhole, drain_system::sanitary, {x, y});
  }
  std::uint32_t pipe(const char* from, const char* to) {
    const auto at = [&](std::string_view code) {
      const auto& codes = made.drains.nodes.code;
      return made.drains.nodes
          .place[static_cast<std::size_t>(std::ranges::find(codes, code) - codes.begin())];
    };
    return made.line({at(from), at(to)}, from, to);
  }
};

rows at(std::uint32_t row, std::uint32_t other = kNone) {
  return {{row, other}};
}

TEST(Checks, EveryCheckHasItsWordsInBothLanguages) {
  const auto list = check_list();
  ASSERT_EQ(list.size(), static_cast<std::size_t>(check::count));
  std::set<std::string> ids;
  for (std::size_t i = 0; i < list.size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(list[i].what), i);
    EXPECT_TRUE(ids.insert(list[i].id).second);
    for (const bilingual* words : {&list[i].title, &list[i].definition, &list[i].mend}) {
      EXPECT_FALSE(words->zh.empty());
      EXPECT_FALSE(words->en.empty());
    }
    EXPECT_EQ(find_check(list[i].id), &list[i]);
  }
  EXPECT_EQ(find_check("no such check"), nullptr);
}

TEST(Checks, PipeEndsAndNodes) {
  checked c;
  c.manhole("A", 0, 0);
  c.manhole("B", 50, 0);
  c.manhole("off", 100, 0.3);
  const auto missing = c.made.line({{0, 0}, {0, 40}}, "A", "X");
  const auto off = c.made.line({{50, 0}, {100, 0}}, "B", "off");
  const auto open = c.made.line({{0, 0}, {-40, 0}}, "A", "");
  EXPECT_EQ(c.found(check::missing_node), (rows{{missing, kNone}, {open, kNone}}));
  EXPECT_EQ(c.only(check::missing_node).numbers[0], 2) << "the last end";
  EXPECT_EQ(c.found(check::end_off_node), at(off));
  EXPECT_NEAR(c.only(check::end_off_node).numbers[1], 0.3, 1e-12);
}

TEST(Checks, ABlindConnectionIsToldWithoutBeingAnError) {
  checked c;
  c.manhole("A", 0, 0);
  c.manhole("B", 50, 0);
  c.manhole("C", 20, 9);
  c.pipe("A", "B");
  const auto lateral = c.made.line({{20, 9}, {20, 0}}, "C", "");
  EXPECT_EQ(c.found(check::blind_connection), at(lateral));
  EXPECT_EQ(c.only(check::blind_connection).how, severity::info);
  EXPECT_TRUE(c.found(check::missing_node).empty());
}

TEST(Checks, NodesTooCloseAndConnectionsByTheirOwnLimit) {
  checked c;
  c.manhole("A", 0, 0);
  const auto b = c.manhole("B", 0.09, 0);
  c.manhole("C", 0.3, 0);
  c.made.node("H", node_kind::house_connection, drain_system::sanitary, {5, 5});
  c.made.node("I", node_kind::inlet, drain_system::storm, {5.05, 5});
  const auto twin = c.made.node("K", node_kind::inlet, drain_system::storm, {5.055, 5});
  EXPECT_EQ(c.found(check::nodes_too_close), at(b, 0));
  EXPECT_EQ(c.found(check::duplicate_connection), at(twin, 4));
  c.made.drains.nodes.status[b] = asset_status::abandoned;
  EXPECT_TRUE(c.found(check::nodes_too_close).empty());
}

TEST(Checks, LoopsTwinsAndNodesOnPipes) {
  checked c;
  c.manhole("A", 0, 0);
  c.manhole("B", 50, 0);
  const auto between = c.manhole("M", 25, 0);
  const auto first = c.pipe("A", "B"), twin = c.made.line({{50, 0}, {25, 9}, {0, 0}}, "B", "A");
  const auto same_line = c.made.line({{50, 0}, {0, 0}}, "M", "M");
  EXPECT_EQ(c.found(check::self_loop), at(same_line));
  EXPECT_EQ(c.found(check::duplicate_pipe), (rows{{twin, first}, {same_line, first}}));
  EXPECT_EQ(c.found(check::node_on_pipe), (rows{{0, same_line}, {1, same_line}, {between, first}}));
  c.made.drains.links.status[twin] = asset_status::abandoned;
  EXPECT_EQ(c.found(check::duplicate_pipe), at(same_line, first));
}

TEST(Checks, CrossingsByTheirClearance) {
  checked c;
  c.manhole("A", 0, 0);
  c.manhole("B", 50, 0);
  c.manhole("C", 25, -25);
  c.manhole("D", 25, 25);
  const auto low = c.pipe("A", "B"), high = c.pipe("C", "D");
  EXPECT_EQ(c.found(check::crossing_without_node), at(low, high));
  EXPECT_EQ(c.only(check::crossing_without_node).how, severity::warning) << "no levels";
  auto& links = c.made.drains.links;
  links.up_invert_m = {10, 11.5};
  links.down_invert_m = {10, 10.5};
  links.diameter_mm = {600, 300};
  finding crossing = c.only(check::crossing_without_node);
  EXPECT_EQ(crossing.how, severity::info);
  EXPECT_NEAR(crossing.numbers[0], 11 - 10 - 0.6, 1e-12);
  EXPECT_EQ(crossing.place, (geo::planar{25, 0}));
  links.diameter_mm[low] = 1200;
  EXPECT_EQ(c.only(check::crossing_without_node).how, severity::error) << "they collide";
  links.status[high] = asset_status::planned;
  EXPECT_TRUE(c.found(check::crossing_without_node).empty());
}

TEST(Checks, OrphansSinksAndSplits) {
  checked c;
  c.manhole("A", 0, 0);
  const auto b = c.manhole("B", 50, 0);
  c.manhole("C", 100, 0);
  const auto orphan = c.manhole("O", 0, 99);
  const auto outfall = c.made.node("W", node_kind::outfall, drain_system::storm, {100, 50});
  c.pipe("A", "B");
  c.pipe("B", "C");
  const auto branch = c.pipe("B", "W");
  EXPECT_EQ(c.found(check::orphan_node), at(orphan));
  EXPECT_EQ(c.found(check::sink_not_outfall), at(2)) << "and not the outfall " << outfall;
  EXPECT_EQ(c.found(check::flow_split), at(b));
  c.made.drains.links.is_overflow_path[branch] = 1;
  EXPECT_TRUE(c.found(check::flow_split).empty());
}

TEST(Checks, ShortPipesAndLongLaterals) {
  checked c;
  c.manhole("A", 0, 0);
  c.manhole("B", 0.15, 0);
  c.manhole("C", 0.15, 0.04);
  c.manhole("D", 200, 0);
  const auto brief = c.pipe("A", "B"), tiny = c.pipe("B", "C"), lateral = c.pipe("D", "A");
  c.made.drains.links.kind[lateral] = link_kind::lateral;
  EXPECT_EQ(c.found(check::short_pipe), (rows{{brief, kNone}, {tiny, kNone}}));
  EXPECT_EQ(c.only(check::short_pipe).how, severity::warning);
  EXPECT_EQ(c.run()[1].how, c.run()[1].what == check::short_pipe ? severity::error : c.run()[1].how);
  EXPECT_EQ(c.found(check::long_lateral), at(lateral));
}

TEST(Checks, StatesCodesAndPlaces) {
  checked c;
  c.manhole("A", 0, 0);
  const auto old = c.manhole("B", 50, 0), twin = c.manhole("A", 0, 50);
  const auto nowhere = c.made.node("Z", node_kind::manhole);
  const auto pipe = c.pipe("A", "B"), lost = c.made.link("A", "");
  c.made.drains.nodes.status[old] = asset_status::abandoned;
  EXPECT_EQ(c.found(check::active_on_inactive), at(pipe));
  EXPECT_EQ(c.found(check::duplicate_code), at(twin, 0));
  EXPECT_EQ(c.found(check::not_placed), (rows{{nowhere, kNone}, {lost, kNone}}));
}

/// A → B → C with levels and sizes that are all right.
struct levelled : checked {
  std::uint32_t ab, bc;
  levelled() {
    manhole("A", 0, 0);
    manhole("B", 50, 0);
    manhole("C", 100, 0);
    ab = pipe("A", "B");
    bc = pipe("B", "C");
    auto& links = made.drains.links;
    links.up_invert_m = {10, 9.8};
    links.down_invert_m = {9.8, 9.6};
    links.diameter_mm = {300, 400};
    made.drains.nodes.ground_m = {12, 12, 12};
  }
};

TEST(Checks, LevelsThatAreRightRaiseNothing) {
  const levelled c;
  for (const check what :
       {check::adverse_slope, check::step_up, check::smaller_downstream, check::length_mismatch,
        check::level_out_of_range, check::depth_contradicts, check::above_ground})
    EXPECT_TRUE(c.found(what).empty()) << check_list()[static_cast<std::size_t>(what)].id;
}

TEST(Checks, AdverseSlopeInTheDirectionOfFlow) {
  levelled c;
  auto& links = c.made.drains.links;
  links.down_invert_m[c.ab] = 10.1;
  EXPECT_EQ(c.found(check::adverse_slope), at(c.ab));
  EXPECT_NEAR(c.only(check::adverse_slope).numbers[2], -2, 1e-9) << "permille";
  links.flow[c.ab] = flow_direction::backward;
  EXPECT_TRUE(c.found(check::adverse_slope).empty());
  links.flow[c.ab] = flow_direction::unknown;
  links.adverse_accepted[c.ab] = 1;
  EXPECT_TRUE(c.found(check::adverse_slope).empty());
  links.adverse_accepted[c.ab] = 0;
  links.kind[c.ab] = link_kind::pressure;
  EXPECT_TRUE(c.found(check::adverse_slope).empty());
}

TEST(Checks, StepsUpAndSmallerPipes) {
  levelled c;
  auto& links = c.made.drains.links;
  links.up_invert_m[c.bc] = 9.9;
  EXPECT_EQ(c.found(check::step_up), at(c.bc));
  links.up_invert_m[c.bc] = 9.805;
  EXPECT_TRUE(c.found(check::step_up).empty()) << "within the tolerance";
  links.diameter_mm[c.bc] = 200;
  EXPECT_EQ(c.found(check::smaller_downstream), at(c.bc));
  EXPECT_EQ(c.only(check::smaller_downstream).numbers[1], 300);
  links.shape[c.bc] = pipe_shape::box;
  links.width_mm[c.bc] = links.height_mm[c.bc] = 300;
  EXPECT_TRUE(c.found(check::smaller_downstream).empty()) << "a square holds more than the circle in it";
}

TEST(Checks, LengthsLevelsAndYears) {
  levelled c;
  auto& links = c.made.drains.links;
  auto& nodes = c.made.drains.nodes;
  links.stated_length_m[c.ab] = 56;
  EXPECT_EQ(c.found(check::length_mismatch), at(c.ab));
  links.stated_length_m[c.ab] = 54.9;
  EXPECT_TRUE(c.found(check::length_mismatch).empty());
  nodes.ground_m[1] = 6001;
  EXPECT_EQ(c.found(check::level_out_of_range), at(1));
  nodes.ground_m[1] = 10;
  EXPECT_EQ(c.found(check::above_ground), (rows{{c.ab, kNone}, {c.bc, kNone}})) << "crowns 10.1 and 10.2";
  nodes.ground_m[1] = 12;
  nodes.depth_m[1] = 2;
  nodes.invert_m[1] = 9.9;
  EXPECT_EQ(c.found(check::depth_contradicts), at(1));
  EXPECT_NEAR(c.only(check::depth_contradicts).numbers[3], 0.1, 1e-9);
  links.built_year[c.bc] = 1899;
  nodes.built_year[2] = 2027;
  EXPECT_EQ(c.found(check::year_out_of_range), (rows{{2, kNone}, {c.bc, kNone}}));
}

TEST(Checks, ADepthAtAnEndThatContradictsItsLevelIsFound) {
  levelled c;
  auto& links = c.made.drains.links;
  links.up_depth_m[c.ab] = 2;  // 12 - 2 = 10, as given
  EXPECT_TRUE(c.found(check::depth_contradicts).empty());
  links.down_depth_m[c.ab] = 2.3;  // 9.7, and 9.8 is given
  EXPECT_EQ(c.found(check::depth_contradicts), at(c.ab));
  const finding found = c.only(check::depth_contradicts);
  EXPECT_EQ(found.field, "pipes.down_depth_m");
  EXPECT_EQ(found.table, subject::link);
  EXPECT_NEAR(found.numbers[3], -0.1, 1e-9);
  EXPECT_EQ(found.place, (geo::planar{50, 0})) << "the node of that end";
  links.down_invert_m[c.ab] = kNotGiven;
  EXPECT_TRUE(c.found(check::depth_contradicts).empty()) << "nothing to contradict";
}

TEST(Checks, LevelsThatFollowFromDepthsAreCheckedLikeGivenOnes) {
  levelled c;
  auto& links = c.made.drains.links;
  links.up_invert_m = links.down_invert_m = {kNotGiven, kNotGiven};
  links.up_depth_m = {2, 2.2};
  links.down_depth_m = {2.2, 2.1};  // BC rises from 9.8 to 9.9
  EXPECT_EQ(c.found(check::adverse_slope), at(c.bc));
  links.up_depth_m[c.bc] = 2.1;
  EXPECT_EQ(c.found(check::step_up), at(c.bc));
  links.down_depth_m[c.bc] = 0.2;
  EXPECT_EQ(c.found(check::above_ground), at(c.bc)) << "the crown";
}

TEST(Checks, MissingLevelsAreNotAssessableAndNeverWrong) {
  levelled c;
  auto& links = c.made.drains.links;
  links.up_invert_m[c.ab] = links.diameter_mm[c.bc] = kNotGiven;
  c.made.drains.nodes.ground_m[1] = kNotGiven;
  for (const check what :
       {check::adverse_slope, check::step_up, check::smaller_downstream, check::above_ground})
    EXPECT_TRUE(c.found(what).empty());
}

TEST(Checks, SystemsOfPipesAndCompounds) {
  checked c;
  c.made.node("H", node_kind::house_connection, drain_system::sanitary, {0, 0}, 0, 0);
  c.made.node("I", node_kind::inlet, drain_system::storm, {0, 50}, 0);
  c.made.node("M", node_kind::manhole, drain_system::storm, {50, 0}, 0);
  c.made.node("O", node_kind::outfall, drain_system::storm, {100, 0});
  const auto wrong = c.pipe("H", "M");
  const auto drain = c.made.line({{0, 50}, {50, 0}}, "I", "M", drain_system::storm);
  const auto out = c.made.line({{50, 0}, {100, 0}}, "M", "O", drain_system::storm);
  c.building_compound = {0, 0, kNone, 0};
  c.people = {30, 12, 5, 0};
  EXPECT_EQ(c.found(check::sanitary_to_storm), at(wrong));
  EXPECT_EQ(c.only(check::sanitary_to_storm).numbers[0], 1);
  EXPECT_TRUE(c.found(check::system_mismatch).empty()) << "the tail is not reported";
  EXPECT_EQ(c.found(check::unconnected_building), at(1)) << "not the one outside, nor the empty one";
  c.made.drains.links.system[drain] = drain_system::combined;
  EXPECT_TRUE(c.found(check::combined_in_complete).empty());
  c.complete = {1};
  EXPECT_EQ(c.found(check::combined_in_complete), at(drain));
  c.made.drains.links.system[out] = drain_system::unknown;
  EXPECT_EQ(c.found(check::unknown_system), at(out));
}

TEST(Checks, AStormPipeThatOnlySewageCanReachIsAMismatch) {
  checked c;
  c.made.node("H", node_kind::house_connection, drain_system::sanitary, {0, 0});
  c.made.node("M", node_kind::manhole, drain_system::unknown, {50, 0});
  c.made.node("N", node_kind::interceptor, drain_system::unknown, {100, 0});
  c.made.node("O", node_kind::manhole, drain_system::unknown, {150, 0});
  c.pipe("H", "M");
  c.made.line({{50, 0}, {100, 0}}, "M", "N", drain_system::unknown);
  const auto storm = c.made.line({{100, 0}, {150, 0}}, "N", "O", drain_system::storm);
  EXPECT_EQ(c.found(check::system_mismatch), at(storm));
  EXPECT_EQ(c.only(check::interceptor).how, severity::warning);
  c.made.drains.links.is_overflow_path[storm] = 1;
  EXPECT_EQ(c.only(check::interceptor).how, severity::info);
}

TEST(Checks, CompletenessCountsZeroAsMissing) {
  checked c;
  c.made.node("A", node_kind::manhole, drain_system::sanitary, {0, 0}, 0);
  c.made.node("B", node_kind::manhole, drain_system::sanitary, {50, 0}, 0);
  c.made.drains.nodes.ground_m = {0, 12};
  double missing = -1;
  for (const finding& one : c.run())
    if (one.field == "nodes.ground_m") missing = one.numbers[2];
  EXPECT_EQ(missing, 0.5);
}

TEST(Checks, CrossingsAreFoundThroughHubsToo) {
  checked c;
  // Two fans of a hundred pipes each, whose first pipes cross one another's, and one pipe across both.
  c.manhole("L", 0, 0);
  c.manhole("R", 100, 0);
  c.manhole("S", 50, -500);
  c.manhole("T", 50, 500);
  std::vector<std::uint32_t> left, right;
  for (int i = 0; i < 100; ++i) {
    const std::string a = "A" + std::to_string(i), b = "B" + std::to_string(i);
    const geo::planar beyond{60, 1.0 + i}, before{40, 1.0 + i};
    c.made.node(a, node_kind::manhole, drain_system::sanitary, beyond);
    c.made.node(b, node_kind::manhole, drain_system::sanitary, before);
    left.push_back(c.made.line({{0, 0}, beyond}, "L", a));
    right.push_back(c.made.line({{100, 0}, before}, "R", b));
  }
  const auto across = c.pipe("S", "T");
  rows expected;
  const auto crosses = [&](std::uint32_t a, std::uint32_t b) {
    const auto p = c.made.lines[a].points(), q = c.made.lines[b].points();
    return geo::segments_cross(p[0], p[1], q[0], q[1]);
  };
  for (std::uint32_t a = 0; a <= across; ++a)
    for (std::uint32_t b = a + 1; b <= across; ++b)
      if (crosses(a, b)) expected.emplace_back(a, b);
  ASSERT_GT(expected.size(), 250U);
  EXPECT_EQ(c.found(check::crossing_without_node), expected);
}

TEST(Checks, AHundredThousandLateralsAtOneNodeAreNoMatter) {
  checked c;
  c.manhole("M", 0, 0);
  for (int i = 0; i < 100000; ++i) c.made.line({{double(i), 50}, {0, 0}}, "X" + std::to_string(i), "M");
  EXPECT_EQ(c.found(check::missing_node).size(), 100000U);
}

/// For its lifetime the threads of this one have one core to share.
class one_core {
 public:
  one_core() {
    sched_getaffinity(0, sizeof before_, &before_);
    cpu_set_t one;
    CPU_ZERO(&one);
    for (int core = 0; core < CPU_SETSIZE; ++core)
      if (CPU_ISSET(core, &before_) && CPU_COUNT(&one) == 0) CPU_SET(core, &one);
    sched_setaffinity(0, sizeof one, &one);
  }
  ~one_core() { sched_setaffinity(0, sizeof before_, &before_); }
  one_core(const one_core&) = delete;
  one_core& operator=(const one_core&) = delete;

 private:
  cpu_set_t before_{};
};

/// Everything that the findings say, in their order.
std::vector<std::uint64_t> said_by(const std::vector<finding>& findings) {
  std::vector<std::uint64_t> said;
  for (const finding& one : findings) {
    for (const auto code : {static_cast<unsigned>(one.what), static_cast<unsigned>(one.how),
                            static_cast<unsigned>(one.table), one.row, one.other})
      said.push_back(code);
    for (const double number : {one.place.x, one.place.y, one.numbers[0], one.numbers[1], one.numbers[2]})
      said.push_back(std::isnan(number) ? 0 : std::bit_cast<std::uint64_t>(number));
  }
  return said;
}

/// As many nodes and links of every kind of trouble.
void fill_with_trouble(checked& c, int size, std::uint64_t seed) {
  random_source random(seed);
  const auto some = [&](int most) { return static_cast<int>(random.integer(0, most)); };
  const auto name = [&] { return "N" + std::to_string(some(size)); };
  for (int i = 0; i < size; ++i) c.manhole(name().c_str(), some(size) / 100.0, some(size) / 100.0);
  for (int i = 0; i < size; ++i) {
    const geo::planar at{some(size) / 100.0, some(size) / 100.0};
    c.made.line({at, {at.x + some(40) / 100.0, at.y + some(40) / 100.0}}, name(), i % 3 == 0 ? "" : name());
    c.made.drains.links.up_invert_m.back() = some(5);
    c.made.drains.links.down_invert_m.back() = some(5);
  }
}

bool finds_the_same_on_one_core(int size, std::uint64_t seed) {
  checked c;
  fill_with_trouble(c, size, seed);
  const std::vector<std::uint64_t> on_all = said_by(c.run());
  const one_core bound;
  return said_by(c.run()) == on_all;
}

TEST(Checks, FindTheSameOnOneCoreAsOnAll) {
  greenward::testing::check_quick_property(
      [] { RC_ASSERT(finds_the_same_on_one_core(30, *rc::gen::arbitrary<std::uint64_t>())); }, 1);
  EXPECT_TRUE(finds_the_same_on_one_core(70'000, 220106));  // more than one thread's share of codes
}

TEST(Checks, PipesThatOnlyHaveTheSameHashAreNotTheSame) {
  checked c;  // so many that some have
  for (int i = 0; i < 200'000; ++i) {
    const std::string own = std::to_string(i);
    c.made.line({{double(i), 0}, {double(i), 10}}, "A" + own, "B" + own);
  }
  EXPECT_TRUE(c.found(check::duplicate_pipe).empty());
}

TEST(Checks, NoSurveyMakesThemFail) {
  greenward::testing::check_quick_property(
      [] {
        const auto made = testing::random_survey();
        checked c;
        auto& from = made->drains;
        for (std::uint32_t i = 0; i < from.nodes.size(); ++i) {
          const auto number = [] { return *rc::gen::element(kNotGiven, 0.0, -1e300, 1e300, 5.0, HUGE_VAL); };
          c.made.node("N" + std::to_string(*rc::gen::inRange(0, 9)), from.nodes.kind[i], from.nodes.system[i],
                      {number(), *rc::gen::element(0.0, 1.0, kNotGiven)});
          c.made.drains.nodes.ground_m[i] = number();
          c.made.drains.nodes.invert_m[i] = number();
          if (std::isinf(c.made.drains.nodes.place[i].x)) c.made.drains.nodes.place[i].x = 3;
        }
        for (std::uint32_t i = 0; i < from.links.size(); ++i)
          c.made.line({{double(i % 3), 0}, {double(i % 3), double(i % 2)}},
                      std::string(from.links.from_code[i]),
                      *rc::gen::element(std::string(), std::string(from.links.to_code[i])));
        const auto findings = c.run();
        RC_ASSERT(std::is_sorted(findings.begin(), findings.end()));
      },
      3);
}

}  // namespace
}  // namespace greenward::drainage
