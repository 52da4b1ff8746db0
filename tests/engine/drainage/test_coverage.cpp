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
  small_layer buildings_{"buildings"}, pipes_{"pipes"}, compounds_{"compounds"};
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
  void pipe(double x, const char* system, const char* status) {
    const std::vector<geo::planar> line{{x, -1000}, {x, 1000}};
    pipes_.planar.append_line(line);
    layer::row_writer row(pipes_.table, pipes_.next());
    row.set("system", system);
    if (status != nullptr) row.set("status", status);
  }
  coverage_result run() { return cover(buildings_.input(), pipes_.input(), compounds_.input(), limits_); }
};

TEST_F(DrainageCoverage, EachSystemHasItsOwnInclusiveLimit) {
  building(0, 0);
  pipe(40, "sanitary", "existing");  // 30 m from the outline
  pipe(31, "storm", "existing");     // 21 m
  const auto result = run();
  EXPECT_TRUE(result.buildings[0].near_sanitary);
  EXPECT_FALSE(result.buildings[0].near_storm);
  limits_.storm = metres(21);
  EXPECT_TRUE(run().buildings[0].near_storm);
}

TEST_F(DrainageCoverage, PlannedAndAbandonedPipesDoNotCount) {
  building(0, 0);
  pipe(15, "sanitary", "planned");
  pipe(15, "storm", "abandoned");
  EXPECT_FALSE(run().buildings[0].near_sanitary);
  EXPECT_FALSE(run().buildings[0].near_storm);
}

TEST_F(DrainageCoverage, APipeOfUnknownStatusCountsAndSaysSo) {
  building(0, 0);
  pipe(15, "sanitary", nullptr);
  EXPECT_TRUE(run().buildings[0].near_sanitary);
  EXPECT_TRUE(run().buildings[0].by_unknown_status);
  pipe(16, "sanitary", "existing");
  EXPECT_FALSE(run().buildings[0].by_unknown_status);
}

TEST_F(DrainageCoverage, ACombinedPipeIsNeitherSanitaryNorStorm) {
  building(0, 0);
  pipe(15, "combined", "existing");
  const auto result = run();
  EXPECT_FALSE(result.buildings[0].near_sanitary);
  EXPECT_FALSE(result.buildings[0].near_storm);
  EXPECT_TRUE(result.buildings[0].near_combined);
}

TEST_F(DrainageCoverage, APipeUnderTheBuildingIsNear) {
  building(0, 0);
  pipe(5, "storm", "existing");
  EXPECT_TRUE(run().buildings[0].near_storm);
}

TEST_F(DrainageCoverage, ABuildingBelongsToTheCompoundItNamesAndElseToTheOneAroundIt) {
  compound("C1", -50, -50, 200);
  compound("C2", 500, 500, 200);
  building(0, 0);
  building(0, 50, "C2");
  building(600, 0);
  const auto result = run();
  EXPECT_EQ(result.compound_of, (std::vector<std::uint32_t>{0, 1, kNone}));
  EXPECT_EQ(result.compounds[0].buildings, 1U);
  EXPECT_EQ(result.compounds[1].buildings, 1U);
  EXPECT_EQ(result.compounds[2].compound, kNone);
  EXPECT_EQ(result.compounds[2].buildings, 1U);
}

TEST_F(DrainageCoverage, ANameThatNoCompoundHasFallsBackOnThePlace) {
  compound("C1", -50, -50, 200);
  building(0, 0, "NOBODY");
  EXPECT_EQ(run().compound_of[0], 0U);
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
    RC_ASSERT(result.buildings[b].near_sanitary == sanitary);
    RC_ASSERT(result.buildings[b].near_storm == rain);
  }
}

}  // namespace
}  // namespace greenward::drainage
