#include "engine/drainage/profile.hpp"
#include "tests/engine/drainage/survey_maker.hpp"

#include <gtest/gtest.h>
#include <cmath>

namespace greenward::drainage {
namespace {

using testing::kFine;
using testing::path_between;
using testing::survey_maker;

/// A way of two pipes along the x axis, from A (0, 0) by B (100, 0) to C (200, 0).
class Crossings : public ::testing::Test {
 protected:
  Crossings() {
    made_.node("A", node_kind::manhole, drain_system::sanitary, {0, 0});
    made_.node("B", node_kind::manhole, drain_system::sanitary, {100, 0});
    made_.node("C", node_kind::manhole, drain_system::sanitary, {200, 0});
    made_.line({{0, 0}, {100, 0}}, "A", "B");
    made_.line({{200, 0}, {150, 0}, {100, 0}}, "C", "B");
    made_.drains.links.flow[1] = flow_direction::backward;
  }
  [[nodiscard]] std::vector<profile_crossing> found() const {
    const network net = made_.build();
    const auto crossings = make_profile(made_.drains, net, path_between(net, 0, 2)).crossings;
    const index::packed_rtree lines(index::boxes_of(made_.lines));
    EXPECT_EQ(make_profile(made_.drains, net, path_between(net, 0, 2), {.lines = &lines}).crossings.size(),
              crossings.size());
    return crossings;
  }
  survey_maker made_;
};

TEST_F(Crossings, HaveStationAndLevelByTheLengthOfTheirLine) {
  // 3-4-5: 50 m to the crossing of 75 m in all.
  const std::uint32_t link = made_.line({{0, 40}, {45, -20}}, "X", "Y", drain_system::storm);
  auto& links = made_.drains.links;
  links.up_invert_m[link] = 98;
  links.down_invert_m[link] = 95;
  links.diameter_mm[link] = 600;
  links.status[link] = asset_status::abandoned;
  const auto crossings = found();
  ASSERT_EQ(crossings.size(), 1U);
  EXPECT_NEAR(crossings[0].at_m, 30, kFine);
  EXPECT_EQ(crossings[0].link, link);
  EXPECT_EQ(crossings[0].pipe, 0U);
  EXPECT_EQ(crossings[0].code, links.code[link]);
  EXPECT_EQ(crossings[0].size, "DN600");
  EXPECT_EQ(crossings[0].system, drain_system::storm);
  EXPECT_EQ(crossings[0].status, asset_status::abandoned);
  EXPECT_NEAR(crossings[0].invert_m, 96, kFine);
  EXPECT_NEAR(crossings[0].crown_m, 96.6, kFine);
  EXPECT_DOUBLE_EQ(crossings[0].width_m, 0.6);
}

TEST_F(Crossings, WithoutBothLevelsAreOfUnknownLevel) {
  const std::uint32_t first = made_.line({{170, 10}, {170, -10}}, "X", "Y");
  const std::uint32_t second = made_.line({{180, 10}, {180, -10}}, "X", "Y");
  made_.drains.links.up_invert_m[first] = 98;
  made_.drains.links.down_invert_m[second] = 98;
  const auto crossings = found();
  ASSERT_EQ(crossings.size(), 2U);
  EXPECT_NEAR(crossings[0].at_m, 170, kFine);
  EXPECT_EQ(crossings[0].pipe, 1U);
  for (const profile_crossing& crossing : crossings) EXPECT_TRUE(std::isnan(crossing.invert_m));
}

TEST_F(Crossings, InAVertexCountOnce) {
  made_.line({{30, 10}, {30, 0}, {35, -10}}, "X", "Y");  // a vertex of its own
  made_.line({{150, 10}, {150, -10}}, "X", "Y");         // a vertex of the way
  made_.line({{160, 5}, {161, 0}, {162, 5}}, "X", "Y");  // touches with a vertex
  const auto crossings = found();
  ASSERT_EQ(crossings.size(), 3U);
  EXPECT_NEAR(crossings[0].at_m, 30, kFine);
  EXPECT_NEAR(crossings[1].at_m, 150, kFine);
  EXPECT_NEAR(crossings[2].at_m, 161, kFine);
}

TEST_F(Crossings, ALinkMayCrossMoreThanOnce) {
  const std::uint32_t link = made_.line({{20, 10}, {40, -10}, {60, 10}, {180, -10}}, "X", "Y");
  const auto crossings = found();
  ASSERT_EQ(crossings.size(), 3U);
  const double at[]{30, 50, 120};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(crossings[i].link, link);
    EXPECT_NEAR(crossings[i].at_m, at[i], kFine);
  }
}

TEST_F(Crossings, AreNotWherePipesMeetOrEnd) {
  made_.line({{100, 50}, {100, -0.05}}, "X", "B");  // drawn 5 cm too far
  made_.line({{100.03, 50}, {100.03, -0.05}}, "X", "B");
  made_.line({{50, 50}, {50, 0}}, "X", "Y");      // ends on the way, tied elsewhere by its codes
  made_.line({{100, 50}, {100, -50}}, "X", "Y");  // over the manhole
  made_.line({{10, 0}, {60, 0}}, "X", "Y");       // along the way
  made_.line({{0, 1}, {200, 1}}, "X", "Y");       // beside it
  EXPECT_TRUE(found().empty());
}

TEST_F(Crossings, OfAStretchAlongTheWayAreItsEnds) {
  made_.line({{10, 5}, {20, 0}, {60, 0}, {70, 5}}, "X", "Y");
  const auto crossings = found();
  ASSERT_EQ(crossings.size(), 2U);
  EXPECT_NEAR(crossings[0].at_m, 20, kFine);
  EXPECT_NEAR(crossings[1].at_m, 60, kFine);
}

TEST_F(Crossings, OfALinkThatMeetsTheWayElsewhereCount) {
  made_.line({{100, 0}, {100, 20}, {40, 20}, {40, -20}}, "B", "Y");
  const auto crossings = found();
  ASSERT_EQ(crossings.size(), 1U);
  EXPECT_NEAR(crossings[0].at_m, 40, kFine);
}

TEST(Profile, CrossingsOutsideTheStretchOfAPipeThatTheWayUsesDoNotCount) {
  survey_maker made;
  made.node("A", node_kind::manhole, drain_system::sanitary, {0, 0});
  made.node("B", node_kind::manhole, drain_system::sanitary, {100, 0});
  made.node("H", node_kind::house_connection, drain_system::sanitary, {40, 20});
  made.line({{0, 0}, {100, 0}});
  made.line({{40, 20}, {40, 0}}, "H");
  made.line({{10, 5}, {10, -5}}, "X", "Y");
  made.line({{70, 5}, {70, -5}}, "X", "Y");
  const network net = made.build();
  const profile p = make_profile(made.drains, net, path_between(net, 2, 1));
  ASSERT_EQ(p.crossings.size(), 1U);
  EXPECT_NEAR(p.crossings[0].at_m, 20 + 30, kFine);
  const profile up = make_profile(made.drains, net, path_between(net, 2, 0));
  ASSERT_EQ(up.crossings.size(), 1U);
  EXPECT_NEAR(up.crossings[0].at_m, 20 + 30, kFine);
}

}  // namespace
}  // namespace greenward::drainage
