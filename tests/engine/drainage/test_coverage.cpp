#include "engine/drainage/coverage.hpp"

#include "engine/base/data_directory.hpp"
#include "engine/geo/measure.hpp"
#include "engine/layer/catalogue.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace greenward::drainage {
namespace {

const layer::catalogue& catalogue() {
  static const auto loaded = layer::catalogue::load(data_directory());
  return loaded;
}

/// A layer under construction: rows and their planar geometries.
struct small_layer {
  explicit small_layer(const char* name) : table(catalogue().layer(name)) {}
  layer::feature_table table;
  geo::planar_geometry planar;
  index::packed_rtree index;

  layer_input input() {
    index = index::packed_rtree(index::boxes_of(planar));
    return {table, planar, index};
  }
  feature_id next() const { return feature_id(static_cast<std::int64_t>(table.size()) + 1); }
};

void add_square(geo::planar_geometry& g, double x, double y, double side) {
  const std::vector<geo::planar> ring{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}};
  g.append_polygon(ring);
}

class DrainageCoverage : public ::testing::Test {
 protected:
  small_layer buildings_{"buildings"}, pipes_{"pipes"}, compounds_{"compounds"}, nodes_{"drainage_nodes"};
  coverage_limits limits_{metres(30), metres(20)};

  void building(double x, double y, const char* compound = nullptr) {
    add_square(buildings_.planar, x, y, 10);
    layer::row_writer row(buildings_.table, buildings_.next());
    if (compound != nullptr) row.set("compound_code", compound);
  }
  void compound(const char* code, double x, double y, double side) {
    add_square(compounds_.planar, x, y, side);
    layer::row_writer row(compounds_.table, compounds_.next());
    row.set("code", code);
  }
  /// A pipe along x = `x`, from y = -1000 to 1000.
  void pipe(double x, const char* system, const char* status, const char* code = nullptr) {
    const std::vector<geo::planar> line{{x, -1000}, {x, 1000}};
    pipes_.planar.append_line(line);
    layer::row_writer row(pipes_.table, pipes_.next());
    if (system != nullptr) row.set("system", system);
    if (status != nullptr) row.set("status", status);
    if (code == nullptr) return;
    row.set("from_code", std::string(code) + "-top");
    row.set("to_code", code);
  }
  void node(double x, double y, const char* code, const char* kind) {
    nodes_.planar.append_point({x, y});
    layer::row_writer row(nodes_.table, nodes_.next());
    row.set("code", code);
    row.set("node_kind", kind);
    row.set("status", "existing");
  }
  /// A pipe along x = `x` down to the node of that code at y = 1000.
  void pipe_to(double x, const char* system, const char* code, const char* kind) {
    const std::string upper = std::string(code) + "-top";
    node(x, -1000, upper.c_str(), "manhole");
    node(x, 1000, code, kind);
    pipe(x, system, "existing", code);
  }
  std::vector<building_coverage> run() {
    const layer_input nodes = nodes_.input(), pipes = pipes_.input();
    const survey drains = read_survey({nodes, pipes, compounds_.input(), buildings_.table});
    const network net = build_network(drains, 0.1);
    const flow_proof proof(drains, net, separation_scope::receptor);
    const service sewage = find_service(drains, net, proof, false),
                  rain = find_service(drains, net, proof, true);
    return cover({buildings_.input(), drains, nodes.index, pipes.index, sewage, rain}, limits_);
  }
};

TEST_F(DrainageCoverage, EachSystemHasItsOwnInclusiveLimit) {
  building(0, 0);
  pipe(40, "sanitary", "existing");  // 30 m from the outline
  pipe(31, "storm", "existing");     // 21 m
  const auto result = run();
  EXPECT_TRUE(result[0].near_sanitary);
  EXPECT_FALSE(result[0].near_storm);
  limits_.storm = metres(21);
  EXPECT_TRUE(run()[0].near_storm);
}

TEST_F(DrainageCoverage, PlannedAndAbandonedPipesDoNotCount) {
  building(0, 0);
  pipe(15, "sanitary", "planned");
  pipe(15, "storm", "abandoned");
  EXPECT_FALSE(run()[0].near_sanitary);
  EXPECT_FALSE(run()[0].near_storm);
}

TEST_F(DrainageCoverage, APipeOfUnknownStatusCountsAndSaysSo) {
  building(0, 0);
  pipe(15, "sanitary", nullptr);
  EXPECT_TRUE(run()[0].near_sanitary);
  EXPECT_TRUE(run()[0].by_unknown_status);
  pipe(16, "sanitary", "existing");
  EXPECT_FALSE(run()[0].by_unknown_status);
}

TEST_F(DrainageCoverage, ACombinedPipeIsNeitherSanitaryNorStorm) {
  building(0, 0);
  pipe(15, "combined", "existing");
  const auto result = run();
  EXPECT_FALSE(result[0].near_sanitary);
  EXPECT_FALSE(result[0].near_storm);
  EXPECT_TRUE(result[0].near_combined);
}

TEST_F(DrainageCoverage, APipeUnderTheBuildingIsNear) {
  building(0, 0);
  pipe(5, "storm", "existing");
  EXPECT_TRUE(run()[0].near_storm);
}

TEST_F(DrainageCoverage, ABuildingBelongsToTheCompoundItNamesAndElseToTheOneAroundIt) {
  compound("C1", -50, -50, 200);
  compound("C2", 500, 500, 200);
  building(0, 0);
  building(0, 50, "C2");
  building(600, 0);
  EXPECT_EQ(compound_rows(buildings_.input(), compounds_.input()), (std::vector<std::uint32_t>{0, 1, kNone}));
}

TEST_F(DrainageCoverage, NearAPipeThatLeadsNowhereIsNotTraced) {
  building(0, 0);
  pipe_to(15, "sanitary", "S", "manhole");
  pipe_to(16, "storm", "O", "outfall");
  const building_coverage only = run()[0];
  EXPECT_TRUE(only.near_both());
  EXPECT_EQ(only.sewage, verdict::fails);
  EXPECT_EQ(only.rain, verdict::passes);
  EXPECT_FALSE(only.traced_both());
  EXPECT_FALSE(only.could_be_traced());
}

TEST_F(DrainageCoverage, OneProvenPipeAmongTheNearOnesIsEnough) {
  building(0, 0);
  pipe_to(15, "sanitary", "S", "manhole");
  pipe_to(20, "sanitary", "P", "wwtp");
  pipe_to(16, "storm", "O", "outfall");
  EXPECT_TRUE(run()[0].traced_both());
}

TEST_F(DrainageCoverage, SewageThatComesToAnOutfallIsNotServed) {
  building(0, 0);
  pipe_to(15, "sanitary", "O", "outfall");
  EXPECT_EQ(run()[0].sewage, verdict::fails);
}

TEST_F(DrainageCoverage, APipeOfUnknownSystemLeavesItOpen) {
  building(0, 0);
  pipe_to(15, nullptr, "P", "wwtp");
  pipe_to(16, "storm", "O", "outfall");
  const building_coverage only = run()[0];
  EXPECT_FALSE(only.near_sanitary);
  EXPECT_EQ(only.sewage, verdict::unknown);
  EXPECT_TRUE(only.could_be_traced());
}

TEST_F(DrainageCoverage, AnInletNearIsToldApartFromAPipe) {
  building(0, 0);
  node(15, 0, "I", "inlet");
  pipe(100, "storm", "existing");
  EXPECT_TRUE(run()[0].near_inlet);
  EXPECT_FALSE(run()[0].near_storm);
}

TEST_F(DrainageCoverage, SumsLeaveOutWhatNobodyKnowsAndCountIt) {
  building_coverage traced;
  traced.near_sanitary = traced.near_storm = true;
  traced.sewage = traced.rain = verdict::passes;
  const std::vector<building_coverage> buildings{traced, {}, traced};
  const std::vector<double> people{10, 20, kNotGiven}, floor{100, kNotGiven, 300};
  const std::vector<std::uint32_t> group{0, 0, kNone};
  const auto sums = sum_coverage(buildings, {people, floor}, group, 1);
  EXPECT_EQ(sums[0][coverage_count::all].buildings, 2U);
  EXPECT_EQ(sums[0][coverage_count::all].people, 30);
  EXPECT_EQ(sums[0][coverage_count::traced_both].people, 10);
  EXPECT_EQ(sums[0][coverage_count::traced_both].floor_m2, 100);
  EXPECT_EQ(sums[0].floor_unknown, 1U);
  EXPECT_EQ(sums[1][coverage_count::near_both].buildings, 1U);
  EXPECT_EQ(sums[1].people_unknown, 1U);
  EXPECT_EQ(sums[1][coverage_count::traced_both].floor_m2, 300);
}

TEST_F(DrainageCoverage, ANameThatNoCompoundHasFallsBackOnThePlace) {
  compound("C1", -50, -50, 200);
  building(0, 0, "NOBODY");
  EXPECT_EQ(compound_rows(buildings_.input(), compounds_.input())[0], 0U);
}

/// Distance from the square at (x, y) of side 10 to the vertical line at `pipe`.
double distance_to_line(double x, double pipe) {
  return std::max({0.0, pipe - (x + 10), x - pipe});
}

RC_GTEST_FIXTURE_PROP(DrainageCoverage, AgreesWithBruteForce, ()) {
  const int n_pipe = *rc::gen::inRange(1, 15), n_building = *rc::gen::inRange(1, 15);
  std::vector<double> at;
  std::vector<bool> storm;
  for (int i = 0; i < n_pipe; ++i) {
    at.push_back(*rc::gen::inRange(0, 400));
    storm.push_back(*rc::gen::arbitrary<bool>());
    pipe(at.back(), storm.back() ? "storm" : "sanitary", "existing");
  }
  std::vector<double> xs;
  for (int i = 0; i < n_building; ++i) {
    xs.push_back(*rc::gen::inRange(0, 400));
    building(xs.back(), 0);
  }
  const auto result = run();
  for (std::size_t b = 0; b < xs.size(); ++b) {
    bool sanitary = false, rain = false;
    for (std::size_t p = 0; p < at.size(); ++p) {
      const double d = distance_to_line(xs[b], at[p]);
      if (storm[p]) rain |= d <= limits_.storm.value;
      if (!storm[p]) sanitary |= d <= limits_.sanitary.value;
    }
    RC_ASSERT(result[b].near_sanitary == sanitary);
    RC_ASSERT(result[b].near_storm == rain);
  }
}

}  // namespace
}  // namespace greenward::drainage
