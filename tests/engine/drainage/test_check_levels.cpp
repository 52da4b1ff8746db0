#include "tests/engine/drainage/checked_survey.hpp"

namespace greenward::drainage {
namespace {

using testing::at;
using testing::checked;
using testing::row_pairs;

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

TEST(LevelChecks, LevelsThatAreRightRaiseNothing) {
  const levelled c;
  for (const check what :
       {check::adverse_slope, check::step_up, check::smaller_downstream, check::length_mismatch,
        check::level_out_of_range, check::depth_contradicts, check::above_ground})
    EXPECT_TRUE(c.found(what).empty()) << check_list()[static_cast<std::size_t>(what)].id;
}

TEST(LevelChecks, AdverseSlopeInTheDirectionOfFlow) {
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

TEST(LevelChecks, StepsUpAndSmallerPipes) {
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

TEST(LevelChecks, LengthsLevelsAndYears) {
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
  EXPECT_EQ(c.found(check::above_ground), (row_pairs{{c.ab, kNone}, {c.bc, kNone}}))
      << "crowns 10.1 and 10.2";
  nodes.ground_m[1] = 12;
  nodes.depth_m[1] = 2;
  nodes.invert_m[1] = 9.9;
  EXPECT_EQ(c.found(check::depth_contradicts), at(1));
  EXPECT_NEAR(c.only(check::depth_contradicts).numbers[3], 0.1, 1e-9);
  links.built_year[c.bc] = 1899;
  nodes.built_year[2] = 2027;
  EXPECT_EQ(c.found(check::year_out_of_range), (row_pairs{{2, kNone}, {c.bc, kNone}}));
}

TEST(LevelChecks, ADepthAtAnEndThatContradictsItsLevelIsFound) {
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

TEST(LevelChecks, LevelsThatFollowFromDepthsAreCheckedLikeGivenOnes) {
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

TEST(LevelChecks, MissingLevelsAreNotAssessableAndNeverWrong) {
  levelled c;
  auto& links = c.made.drains.links;
  links.up_invert_m[c.ab] = links.diameter_mm[c.bc] = kNotGiven;
  c.made.drains.nodes.ground_m[1] = kNotGiven;
  for (const check what :
       {check::adverse_slope, check::step_up, check::smaller_downstream, check::above_ground})
    EXPECT_TRUE(c.found(what).empty());
}

}  // namespace
}  // namespace greenward::drainage
