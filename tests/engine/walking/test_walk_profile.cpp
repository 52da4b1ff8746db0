#include "tests/engine/walking/small_network.hpp"

#include "engine/walking/walk_profile.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>

namespace greenward::walking {
namespace {

using testing::make_network;

TEST(WalkProfile, ToblersFunctionByHand) {
  // 6 km/h · exp(-3.5 |s + 0.05|), over its value at 0: 5.0367 km/h.
  EXPECT_EQ(tobler_factor(0), 1.0);
  EXPECT_NEAR(tobler_factor(-0.05), 5.0367 / 6.0, 1e-5);
  EXPECT_NEAR(tobler_factor(0.05), 1.19125, 1e-5);   // exp(0.175)
  EXPECT_NEAR(tobler_factor(-0.10), 1.0, 1e-12);     // as far beyond the fastest as the level is before it
  EXPECT_NEAR(tobler_factor(-0.20), 1.41907, 1e-5);  // exp(0.35)
  EXPECT_EQ(tobler_factor(3), tobler_factor(1));
}

TEST(WalkProfile, ATableIsReadByStraightLines) {
  walk_profile profile;
  profile.slopes = {{-0.10, 1.5}, {0, 1}, {0.10, 2}};
  EXPECT_EQ(slope_factor(profile, 0), 1.0);
  EXPECT_DOUBLE_EQ(slope_factor(profile, 0.05), 1.5);
  EXPECT_DOUBLE_EQ(slope_factor(profile, -0.05), 1.25);
  EXPECT_EQ(slope_factor(profile, 0.10), 2.0);
  EXPECT_EQ(slope_factor(profile, 0.5), 2.0);
  EXPECT_EQ(slope_factor(profile, -0.5), 1.5);
}

TEST(WalkProfile, UpAndDownHillTakeDifferentTimes) {
  walk_profile profile;
  profile.slopes = {{-0.10, 0.9}, {0, 1}, {0.10, 2}};
  // 100 m: 60 m up by 6 m, 40 m down by 4 m.
  const effort found = effort_of(profile, "footway", 100, {6, 4, 60});
  EXPECT_DOUBLE_EQ(found.forward_m, 60 * 2 + 40 * 0.9);
  EXPECT_DOUBLE_EQ(found.backward_m, 40 * 2 + 60 * 0.9);
}

TEST(WalkProfile, UnknownSlopesCountAsLevelAndAreCounted) {
  walk_profile profile;
  EXPECT_EQ(effort_of(profile, "", 100, {}).forward_m, 100.0);
  const auto made =
      make_network({{1, 2, 100.0, {}, false, {}, "", {}}, {2, 3, 100.0, {}, false, {}, "", {0, 0, 0}}},
                   walk_network_options{.profile = &profile});
  EXPECT_EQ(made->network.unknown_slopes, 1U);
}

TEST(WalkProfile, StepsAreSlowerAndCrossingsAreWaitedFor) {
  walk_profile profile;
  profile.speed = metres_per_second(0.8);
  profile.crossing_wait = seconds(20);
  profile.kinds = {{"steps", 3}};
  EXPECT_DOUBLE_EQ(effort_of(profile, "steps", 10, {}).forward_m, 30.0);
  EXPECT_DOUBLE_EQ(effort_of(profile, "crossing", 10, {}).forward_m, 10 + 16.0);  // 20 s at 0.8 m/s
  EXPECT_DOUBLE_EQ(effort_of(profile, "road", 10, {}).backward_m, 10.0);
}

TEST(WalkProfile, ALevelWalkerHasTheCostsOfNoProfile) {
  walk_profile profile;
  const std::vector<testing::small_edge> edges{{1, 2, 123.456, {}, false, {}, "steps"},
                                               {2, 3, 7.0, 9.0, false, {}, "crossing"},
                                               {3, 4, 5.5, {}, true, {}, ""}};
  const auto plain = make_network(edges), walked = make_network(edges, {.profile = &profile});
  EXPECT_EQ(plain->network.forward_m, walked->network.forward_m);
  EXPECT_EQ(plain->network.backward_m, walked->network.backward_m);
}

TEST(WalkProfile, AnEdgeThatBringsItsOwnCostsKeepsThem) {
  walk_profile profile;
  profile.kinds = {{"steps", 3}};
  const auto made =
      make_network({{1, 2, 100.0, 150.0, false, {}, "steps", {10, 0, 100}}}, {.profile = &profile});
  EXPECT_EQ(made->network.forward_m[0], 100.0);
  EXPECT_EQ(made->network.backward_m[0], 150.0);
}

TEST(WalkProfile, WalkingTowardsTheFacilityGoesUpTheHillThatAwayGoesDown) {
  walk_profile profile;
  const testing::small_edge up{1, 2, 100.0, {}, false, {}, "", {10, 0, 100}};
  const auto away = make_network({up}, {.walking = direction::away, .profile = &profile});
  const auto towards = make_network({up}, {.walking = direction::towards, .profile = &profile});
  EXPECT_NEAR(away->network.forward_m[0], 141.907, 1e-3);  // exp(0.35)
  EXPECT_EQ(away->network.forward_m[0], towards->network.backward_m[0]);
  EXPECT_EQ(away->network.backward_m[0], towards->network.forward_m[0]);
  EXPECT_EQ(away->network.length_m[0], 100.0);
}

RC_GTEST_PROP(WalkProfileProperty, AnEdgeBackwardsIsTheTurnedEdgeForwards, ()) {
  const double length = *rc::gen::inRange(1, 200), up = length * *rc::gen::inRange(0, 11) / 10.0;
  const double rise = up > 0 ? *rc::gen::inRange(0, 30) : 0,
               fall = up < length ? *rc::gen::inRange(0, 30) : 0;
  const effort there = effort_of({}, "", length, {rise, fall, up});
  const effort turned = effort_of({}, "", length, {fall, rise, length - up});
  RC_ASSERT(std::abs(there.forward_m - turned.backward_m) < 1e-9 * there.forward_m);
  RC_ASSERT(std::abs(there.backward_m - turned.forward_m) < 1e-9 * there.backward_m);
}

}  // namespace
}  // namespace greenward::walking
