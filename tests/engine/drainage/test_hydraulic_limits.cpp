#include "engine/drainage/hydraulic_limits.hpp"

#include "tests/engine/drainage/survey_maker.hpp"

#include <gtest/gtest.h>
#include <cmath>
#include <limits>

namespace greenward::drainage {
namespace {

using enum hydraulic_finding;

hydraulic_limits usual_limits() {
  return {.least_slope = {{200, 0.004}, {300, 0.003}, {400, 0.0015}},
          .greatest_fill = {{200, 0.55}, {350, 0.65}, {500, 0.70}, {1000, 0.75}},
          .least_sewage_velocity_m_s = 0.6,
          .least_full_velocity_m_s = 0.75,
          .least_cover_m = 0.7};
}

/// One DN300 that keeps every limit.
struct judged_pipe {
  drainage::testing::survey_maker maker;
  survey_links& links = maker.drains.links;
  pipe_capacities pipes{{0.003}, {0.013}, {0.76}, {0.053}, {0.7}, {0.7}};
  pipe_loads loads{{0.02}, {0.05}, {0.55}, {0.6}, {1.0}};
  hydraulic_limits limits = usual_limits();

  explicit judged_pipe(drain_system system) {
    maker.link("A", "B", system);
    links.diameter_mm[0] = 300;
  }
  [[nodiscard]] hydraulic_findings find() const {
    return find_hydraulic_faults(maker.drains, pipes, loads, limits);
  }
  [[nodiscard]] unsigned found() const { return find().found[0]; }
  [[nodiscard]] unsigned unknown() const { return find().not_assessable[0]; }
};

unsigned bits(std::initializer_list<hydraulic_finding> findings) {
  unsigned sum = 0;
  for (const hydraulic_finding finding : findings) sum |= static_cast<unsigned>(finding);
  return sum;
}

TEST(LimitFor, HoldsFromItsSizeUpToTheNext) {
  const auto fill = usual_limits().greatest_fill;
  EXPECT_TRUE(std::isnan(limit_for(fill, 199)));
  EXPECT_EQ(limit_for(fill, 200), 0.55);
  EXPECT_EQ(limit_for(fill, 349), 0.55);
  EXPECT_EQ(limit_for(fill, 350), 0.65);
  EXPECT_EQ(limit_for(fill, 500), 0.70);
  EXPECT_EQ(limit_for(fill, 999), 0.70);
  EXPECT_EQ(limit_for(fill, 3000), 0.75);
  EXPECT_TRUE(std::isnan(limit_for(fill, kNotGiven)));
  EXPECT_TRUE(std::isnan(limit_for({}, 300)));
}

TEST(HydraulicFaults, AreNoneAtTheLimits) {
  for (const auto system :
       {drain_system::sanitary, drain_system::storm, drain_system::combined, drain_system::unknown}) {
    EXPECT_EQ(judged_pipe(system).found(), 0U);
    EXPECT_EQ(judged_pipe(system).unknown(), 0U);
  }
}

TEST(HydraulicFaults, AreFoundByTheSystemsTheyBelongTo) {
  for (const auto system :
       {drain_system::sanitary, drain_system::storm, drain_system::combined, drain_system::unknown}) {
    judged_pipe pipe(system);
    pipe.pipes = {{0.0029}, {0.013}, {0.74}, {0.053}, {0.69}, {5}};
    pipe.loads = {{0.02}, {0.05}, {0.56}, {0.59}, {1.01}};
    if (system == drain_system::sanitary)
      EXPECT_EQ(pipe.found(), bits({too_flat, too_shallow, too_full, sewage_too_slow}));
    else if (system == drain_system::unknown)
      EXPECT_EQ(pipe.found(), bits({too_flat, too_shallow}));
    else
      EXPECT_EQ(pipe.found(), bits({too_flat, too_shallow, full_too_slow, overloaded}));
    EXPECT_EQ(pipe.unknown(), 0U);
  }
}

TEST(HydraulicFaults, AreNotAssessableWithoutTheirNumbers) {
  judged_pipe sewer(drain_system::sanitary);
  sewer.pipes = {{kNotGiven}, {kNotGiven}, {kNotGiven}, {kNotGiven}, {kNotGiven}, {kNotGiven}};
  sewer.loads = {{kNotGiven}, {kNotGiven}, {kNotGiven}, {kNotGiven}, {kNotGiven}};
  EXPECT_EQ(sewer.found(), 0U);
  EXPECT_EQ(sewer.unknown(), bits({too_flat, too_shallow, too_full, sewage_too_slow}));
  sewer.links.diameter_mm[0] = kNotGiven;
  EXPECT_EQ(sewer.unknown(), bits({too_flat, too_shallow, too_full, sewage_too_slow}));
  judged_pipe storm(drain_system::storm);
  storm.pipes = sewer.pipes;
  storm.loads = sewer.loads;
  EXPECT_EQ(storm.found(), 0U);
  EXPECT_EQ(storm.unknown(), bits({too_flat, too_shallow, full_too_slow, overloaded}));
}

TEST(HydraulicFaults, OfCoverAreSettledByOneEnd) {
  judged_pipe pipe(drain_system::sanitary);
  pipe.pipes.down_cover_m = {kNotGiven};
  EXPECT_EQ(pipe.found(), 0U);
  EXPECT_EQ(pipe.unknown(), bits({too_shallow}));
  pipe.pipes.up_cover_m = {0.5};
  EXPECT_EQ(pipe.found(), bits({too_shallow}));
  EXPECT_EQ(pipe.unknown(), 0U);
  pipe.pipes.up_cover_m = {2};
  pipe.pipes.down_cover_m = {0.5};
  EXPECT_EQ(pipe.found(), bits({too_shallow}));
}

TEST(HydraulicFaults, OfAdverseSlopesMayBeAccepted) {
  judged_pipe pipe(drain_system::storm);
  pipe.pipes.slope = {-0.001};
  EXPECT_EQ(pipe.found(), bits({too_flat}));
  pipe.links.adverse_accepted[0] = 1;
  EXPECT_EQ(pipe.found(), 0U);
  EXPECT_EQ(pipe.unknown(), 0U);
  pipe.pipes.slope = {0.001};
  EXPECT_EQ(pipe.found(), bits({too_flat})) << "it is not adverse";
}

TEST(HydraulicFaults, OfSewageNeedSewage) {
  judged_pipe pipe(drain_system::sanitary);
  pipe.loads = {{0}, {0}, {0}, {0}, {0}};
  EXPECT_EQ(pipe.found(), 0U);
  pipe.loads = {{0.5}, {0}, {std::numeric_limits<double>::infinity()}, {7}, {0}};
  EXPECT_EQ(pipe.found(), bits({too_full}));
}

TEST(HydraulicFaults, OfPressurePipesAndAbandonedOnes) {
  judged_pipe pipe(drain_system::sanitary);
  pipe.pipes = {{-1}, {0.013}, {kNotGiven}, {kNotGiven}, {0.1}, {0.1}};
  pipe.links.kind[0] = link_kind::pressure;
  EXPECT_EQ(pipe.found(), bits({too_shallow}));
  EXPECT_EQ(pipe.unknown(), 0U);
  pipe.links.kind[0] = link_kind::gravity;
  pipe.links.status[0] = asset_status::abandoned;
  EXPECT_EQ(pipe.found(), 0U);
}

TEST(HydraulicFaults, OfABoxGoByItsHeightAndHaveNoLeastSlope) {
  judged_pipe pipe(drain_system::sanitary);
  pipe.links.shape[0] = pipe_shape::box;
  pipe.links.diameter_mm[0] = kNotGiven;
  pipe.links.width_mm[0] = 300;
  pipe.links.height_mm[0] = 1000;
  pipe.pipes.slope = {0.0001};
  pipe.loads.sewage_fill = {0.75};
  EXPECT_EQ(pipe.found(), 0U);
  pipe.loads.sewage_fill = {0.76};
  EXPECT_EQ(pipe.found(), bits({too_full}));
}

TEST(HydraulicFaults, DoNotApplyALimitThatIsNotGiven) {
  judged_pipe pipe(drain_system::sanitary);
  pipe.limits = {.least_sewage_velocity_m_s = kNotGiven,
                 .least_full_velocity_m_s = kNotGiven,
                 .least_cover_m = kNotGiven};
  pipe.pipes = {{0}, {0}, {0}, {0}, {kNotGiven}, {-1}};
  pipe.loads = {{1}, {1}, {1}, {0}, {9}};
  EXPECT_EQ(pipe.found(), 0U);
  EXPECT_EQ(pipe.unknown(), 0U);
  pipe.links.diameter_mm[0] = kNotGiven;
  EXPECT_EQ(pipe.unknown(), 0U);
}

}  // namespace
}  // namespace greenward::drainage
