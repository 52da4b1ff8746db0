#include "engine/drainage/manning.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace greenward::drainage {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr circular_section kDn300{0.3};
constexpr pipe_bed kBed{0.013, 0.003};

/// A round section by the half angle φ at the centre: A = D²/4 (φ - sin φ cos φ), P = D φ.
partial_flow by_half_angle(double diameter, pipe_bed bed, double fill) {
  const double half = std::acos(1 - 2 * fill);
  const double area = diameter * diameter / 4 * (half - std::sin(half) * std::cos(half));
  const double wetted = diameter * half;
  const double velocity = 1 / bed.manning_n * std::pow(area / wetted, 2.0 / 3) * std::pow(bed.slope, 0.5);
  return {area, wetted, velocity, area * velocity};
}

TEST(FlowWhenFull, OfADn300AtThreePerMille) {
  const auto full = flow_when_full(kDn300, kBed);
  ASSERT_TRUE(full);
  // R = 0.075, 0.075^(2/3) = 0.177845, √0.003 = 0.0547723; A = 0.0706858.
  EXPECT_NEAR(full->velocity_m_s, 0.749305, 0.000002);
  EXPECT_NEAR(full->capacity_m3_s, 0.0529652, 0.0000002);
}

TEST(FlowWhenFull, OfABoxWetsTheLid) {
  // 2 m × 1 m: A = 2, P = 6, R = 1/3; (1/3)^(2/3) = 0.480750, √0.001 = 0.0316228.
  const auto full = flow_when_full(box_section{2, 1}, {0.014, 0.001});
  ASSERT_TRUE(full);
  EXPECT_NEAR(full->velocity_m_s, 1.08591, 1e-5);
  EXPECT_NEAR(full->capacity_m3_s, 2.17181, 2e-5);
}

TEST(FlowAtFill, OfABoxByHand) {
  // Half full: A = 1, P = 3, R = 1/3 again. Just under the lid: A = 2, P = 4, R = 1/2, 0.5^(2/3) = 0.629961.
  const pipe_bed bed{0.014, 0.001};
  const auto half = flow_at_fill(box_section{2, 1}, bed, 0.5);
  ASSERT_TRUE(half);
  EXPECT_DOUBLE_EQ(half->area_m2, 1);
  EXPECT_DOUBLE_EQ(half->wetted_m, 3);
  EXPECT_NEAR(half->velocity_m_s, 1.08591, 1e-5);
  EXPECT_NEAR(half->flow_m3_s, 1.08591, 1e-5);
  EXPECT_NEAR(flow_at_fill(box_section{2, 1}, bed, 1 - 1e-9)->flow_m3_s, 2.84589, 2e-5);
  EXPECT_NEAR(*greatest_free_flow(box_section{2, 1}, bed), 2.84589, 2e-5);
}

TEST(FlowAtFill, HalfARoundPipeRunsAsFastAsAFullOne) {
  const auto half = flow_at_fill(kDn300, kBed, 0.5);
  const auto full = flow_when_full(kDn300, kBed);
  ASSERT_TRUE(half && full);
  EXPECT_NEAR(half->velocity_m_s, full->velocity_m_s, 1e-14);
  EXPECT_NEAR(half->flow_m3_s, full->capacity_m3_s / 2, 1e-15);
}

TEST(FlowAtFill, FollowsThePrintedTableOfRoundPipes) {
  // Fill, A/D², P/D, v/v_full, Q/Q_full, as in Chow, Open-Channel Hydraulics, and every handbook since.
  constexpr std::array<std::array<double, 5>, 8> kTable{{{0.10, 0.0409, 0.6435, 0.401, 0.0209},
                                                         {0.25, 0.1535, 1.0472, 0.701, 0.137},
                                                         {0.30, 0.1982, 1.1593, 0.776, 0.196},
                                                         {0.55, 0.4426, 1.6710, 1.039, 0.586},
                                                         {0.65, 0.5404, 1.8755, 1.099, 0.756},
                                                         {0.70, 0.5872, 1.9823, 1.120, 0.837},
                                                         {0.75, 0.6319, 2.0944, 1.133, 0.912},
                                                         {0.90, 0.7445, 2.4981, 1.124, 1.066}}};
  const auto full = flow_when_full(circular_section{2}, kBed);
  for (const auto& [fill, area, wetted, velocity, flow] : kTable) {
    const auto at = flow_at_fill(circular_section{2}, kBed, fill);
    ASSERT_TRUE(at);
    EXPECT_NEAR(at->area_m2 / 4, area, 0.00006) << fill;
    EXPECT_NEAR(at->wetted_m / 2, wetted, 0.00006) << fill;
    EXPECT_NEAR(at->velocity_m_s / full->velocity_m_s, velocity, 0.0006) << fill;
    EXPECT_NEAR(at->flow_m3_s / full->capacity_m3_s, flow, 0.0006) << fill;
  }
}

TEST(FlowAtFill, IsNothingWhenDryAndTheFullFlowAtOne) {
  EXPECT_EQ(flow_at_fill(kDn300, kBed, 0)->flow_m3_s, 0);
  EXPECT_EQ(flow_at_fill(kDn300, kBed, 0)->velocity_m_s, 0);
  EXPECT_DOUBLE_EQ(flow_at_fill(kDn300, kBed, 1)->flow_m3_s, flow_when_full(kDn300, kBed)->capacity_m3_s);
  const box_section box{2, 1};
  EXPECT_DOUBLE_EQ(flow_at_fill(box, kBed, 1)->flow_m3_s, flow_when_full(box, kBed)->capacity_m3_s);
}

TEST(FlowAtFill, KeepsItsDigitsInATrickle) {
  // For small angles A = D² θ³/48 (1 - θ²/20) and P = D θ/2, and θ = 4 asin √fill.
  const double fill = 1e-9, angle = 4 * std::sqrt(fill) * (1 + fill / 6);
  const auto at = flow_at_fill(circular_section{1}, kBed, fill);
  EXPECT_NEAR(at->area_m2 / (std::pow(angle, 3) / 48 * (1 - angle * angle / 20)), 1, 1e-14);
  EXPECT_NEAR(at->wetted_m / (angle / 2), 1, 1e-14);
}

TEST(FillForFlow, OfHalfTheCapacityIsAHalf) {
  const double capacity = flow_when_full(kDn300, kBed)->capacity_m3_s;
  EXPECT_NEAR(*fill_for_flow(kDn300, kBed, capacity / 2), 0.5, 2 * kFillTolerance);
  EXPECT_EQ(fill_for_flow(kDn300, kBed, 0), 0);
  // 2 m × 1 m half full, from above.
  EXPECT_NEAR(*fill_for_flow(box_section{2, 1}, {0.014, 0.001}, 1.08591), 0.5, 1e-5);
}

TEST(FillForFlow, OfTheCapacityIsTheLowerOfItsTwoDepths) {
  // A round pipe carries its full flow at 0.82 too.
  const double capacity = flow_when_full(kDn300, kBed)->capacity_m3_s;
  EXPECT_NEAR(*fill_for_flow(kDn300, kBed, capacity), 0.8196, 0.0001);
}

TEST(FillForFlow, GoesUpToTheGreatestFreeFlowAndNoFurther) {
  const double capacity = flow_when_full(kDn300, kBed)->capacity_m3_s;
  const double most = *greatest_free_flow(kDn300, kBed);
  EXPECT_NEAR(most / capacity, 1.0757, 0.00005);
  EXPECT_NEAR(*fill_for_flow(kDn300, kBed, most), 0.938, 0.0002);
  EXPECT_FALSE(fill_for_flow(kDn300, kBed, most * 1.000001));
  const box_section box{2, 1};
  const double under_lid = *greatest_free_flow(box, kBed);
  ASSERT_TRUE(fill_for_flow(box, kBed, under_lid));
  EXPECT_LT(*fill_for_flow(box, kBed, under_lid), 1);
  EXPECT_NEAR(flow_at_fill(box, kBed, *fill_for_flow(box, kBed, under_lid))->flow_m3_s, under_lid, 1e-9);
  EXPECT_FALSE(fill_for_flow(box, kBed, under_lid * 1.000001));
}

TEST(Manning, NothingIsAssessableFromANumberThatIsNotSound) {
  for (const double bad : {kNan, 0.0, -1.0, kInfinity}) {
    for (const pipe_section& section :
         {pipe_section(circular_section{bad}), pipe_section(box_section{bad, 1}),
          pipe_section(box_section{1, bad})}) {
      EXPECT_FALSE(flow_when_full(section, kBed));
      EXPECT_FALSE(flow_at_fill(section, kBed, 0.5));
      EXPECT_FALSE(fill_for_flow(section, kBed, 0.001));
      EXPECT_FALSE(greatest_free_flow(section, kBed));
    }
    for (const pipe_bed bed : {pipe_bed{bad, 0.003}, pipe_bed{0.013, bad}}) {
      EXPECT_FALSE(flow_when_full(kDn300, bed));
      EXPECT_FALSE(flow_at_fill(kDn300, bed, 0.5));
      EXPECT_FALSE(fill_for_flow(kDn300, bed, 0));
      EXPECT_FALSE(greatest_free_flow(kDn300, bed));
    }
  }
  for (const double bad : {kNan, -0.001, 1.001, kInfinity}) EXPECT_FALSE(flow_at_fill(kDn300, kBed, bad));
  for (const double bad : {kNan, -0.001, kInfinity}) EXPECT_FALSE(fill_for_flow(kDn300, kBed, bad));
}

double any_between(double low, double high) {
  return low + (high - low) * *rc::gen::inRange(0, 1000001) / 1e6;
}
pipe_bed any_bed() {
  return {any_between(0.009, 0.03), any_between(0.0003, 0.1)};
}
pipe_section any_section() {
  if (*rc::gen::arbitrary<bool>()) return circular_section{any_between(0.1, 3)};
  return box_section{any_between(0.3, 5), any_between(0.3, 4)};
}

RC_GTEST_PROP(FlowAtFill, OfARoundPipeIsThatOfTheHalfAngle, ()) {
  const double diameter = any_between(0.1, 3), fill = any_between(0.001, 1);
  const pipe_bed bed = any_bed();
  const partial_flow expected = by_half_angle(diameter, bed, fill);
  const auto found = flow_at_fill(circular_section{diameter}, bed, fill);
  RC_ASSERT(found.has_value());
  RC_ASSERT(std::abs(found->area_m2 - expected.area_m2) < 1e-9 * expected.area_m2);
  RC_ASSERT(std::abs(found->wetted_m - expected.wetted_m) < 1e-9 * expected.wetted_m);
  RC_ASSERT(std::abs(found->flow_m3_s - expected.flow_m3_s) < 1e-9 * expected.flow_m3_s);
}

RC_GTEST_PROP(FillForFlow, InvertsTheFlowAtAFill, ()) {
  const pipe_section section = any_section();
  const pipe_bed bed = any_bed();
  const double fill = any_between(0.001, 0.92);
  const auto found = fill_for_flow(section, bed, flow_at_fill(section, bed, fill)->flow_m3_s);
  RC_ASSERT(found.has_value());
  RC_ASSERT(std::abs(*found - fill) < 1e-11);
}

RC_GTEST_PROP(FillForFlow, CarriesTheFlowItWasAskedFor, ()) {
  const pipe_section section = any_section();
  const pipe_bed bed = any_bed();
  const double flow = *greatest_free_flow(section, bed) * any_between(0, 1);
  const auto found = fill_for_flow(section, bed, flow);
  RC_ASSERT(found.has_value());
  RC_ASSERT(*found <= kFullestRoundFill || std::holds_alternative<box_section>(section));
  RC_ASSERT(std::abs(flow_at_fill(section, bed, *found)->flow_m3_s - flow) <=
            1e-9 * *greatest_free_flow(section, bed));
}

RC_GTEST_PROP(Manning, ASteeperPipeCarriesMoreAndRunsLessFull, ()) {
  const pipe_section section = any_section();
  const pipe_bed bed = any_bed();
  const pipe_bed steeper{bed.manning_n, bed.slope * any_between(1.001, 10)};
  RC_ASSERT(flow_when_full(section, steeper)->capacity_m3_s > flow_when_full(section, bed)->capacity_m3_s);
  const double flow = *greatest_free_flow(section, bed) * any_between(0.01, 0.99);
  RC_ASSERT(*fill_for_flow(section, steeper, flow) < *fill_for_flow(section, bed, flow));
}

RC_GTEST_PROP(Manning, NoFillCarriesMoreThanTheGreatestFreeFlow, ()) {
  const pipe_section section = any_section();
  const pipe_bed bed = any_bed();
  const double flow = flow_at_fill(section, bed, any_between(0, 1))->flow_m3_s;
  RC_ASSERT(flow <= *greatest_free_flow(section, bed) * (1 + 1e-14));
}

}  // namespace
}  // namespace greenward::drainage
