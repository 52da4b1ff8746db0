#include "engine/workflow/line_joint.hpp"

#include <gtest/gtest.h>
#include <array>

namespace greenward::workflow {
namespace {

using geo::planar;

constexpr planar kWest{0, 0}, kMiddle{100, 0}, kEast{250, 40};
constexpr std::array kLine{part_ends{kWest, kMiddle}};

using numbers = std::vector<std::vector<int>>;

/// Corners as numbers: the two lines meet at 3.
numbers joined(std::vector<int> line, std::vector<int> other, bool before, bool turned) {
  return joined_parts<int>({std::move(line)}, {std::move(other)}, {0, 0, before, turned});
}

TEST(LineJoint, FindsEachOfTheFourPairsOfEnds) {
  const auto pair_of = [](const part_ends& line, const part_ends& other) {
    return meeting_of(std::span(&line, 1), std::span(&other, 1), {}).joint;
  };
  EXPECT_EQ(pair_of({kWest, kMiddle}, {kMiddle, kEast}), (line_joint{0, 0, false, false}));
  EXPECT_EQ(pair_of({kWest, kMiddle}, {kEast, kMiddle}), (line_joint{0, 0, false, true}));
  EXPECT_EQ(pair_of({kMiddle, kEast}, {kWest, kMiddle}), (line_joint{0, 0, true, false}));
  EXPECT_EQ(pair_of({kMiddle, kEast}, {kMiddle, kWest}), (line_joint{0, 0, true, true}));
}

TEST(LineJoint, JoinsTheCornersInEachOfTheFourWays) {
  EXPECT_EQ(joined({1, 2, 3}, {3, 4, 5}, false, false), (numbers{{1, 2, 3, 4, 5}}));
  EXPECT_EQ(joined({1, 2, 3}, {5, 4, 3}, false, true), (numbers{{1, 2, 3, 4, 5}}));
  EXPECT_EQ(joined({3, 4, 5}, {1, 2, 3}, true, false), (numbers{{1, 2, 3, 4, 5}}));
  EXPECT_EQ(joined({3, 4, 5}, {3, 2, 1}, true, true), (numbers{{1, 2, 3, 4, 5}}));
}

TEST(LineJoint, TheCornerBetweenIsTheLinesOwn) {
  EXPECT_EQ(joined({1, 2, 3}, {-3, 4}, false, false), (numbers{{1, 2, 3, 4}}));
  EXPECT_EQ(joined({3, 4}, {1, 2, -3}, true, false), (numbers{{1, 2, 3, 4}}));
}

TEST(LineJoint, OtherPartsStayAsTheyAre) {
  const numbers line{{10, 11}, {1, 2}, {20, 21}}, other{{30, 31}, {3, 2}, {40, 41}};
  EXPECT_EQ(joined_parts(line, other, {1, 1, false, true}),
            (numbers{{10, 11}, {30, 31}, {1, 2, 3}, {40, 41}, {20, 21}}));
  EXPECT_EQ(joined_parts<int>({{10, 11}, {1, 2}}, {{2, 3}, {40, 41}}, {1, 0, false, false}),
            (numbers{{10, 11}, {1, 2, 3}, {40, 41}}))
      << "what a division took apart";
}

TEST(LineJoint, OfSeveralPartsTheFirstThatMeetsIsFound) {
  const std::array line{part_ends{{900, 900}, {990, 990}}, part_ends{kWest, kMiddle}};
  const std::array other{part_ends{{-500, 0}, {-400, 0}}, part_ends{kEast, kMiddle},
                         part_ends{kMiddle, {7, 7}}};
  EXPECT_EQ(meeting_of(line, other, {.straight = false}).joint, (line_joint{1, 1, false, true}));
  EXPECT_EQ(meeting_of(line, other, {}).joint, (line_joint{1, 2, false, false}))
      << "as it is before it is turned round";
}

TEST(LineJoint, ARingIsClosedWhereTheLineBegins) {
  const std::array back{part_ends{kMiddle, kWest}}, along{part_ends{kWest, kMiddle}};
  EXPECT_EQ(meeting_of(kLine, back, {}).joint, (line_joint{0, 0, false, false}));
  EXPECT_EQ(meeting_of(kLine, along, {}).joint, (line_joint{0, 0, false, true}));
}

TEST(LineJoint, SaysHowFarLinesAreApart) {
  const std::array near{part_ends{{100.009, 0}, kEast}}, apart{part_ends{kEast, {100.02, 0}}};
  EXPECT_TRUE(meeting_of(kLine, near, {}).joint) << "within a centimetre";
  const end_meeting meeting = meeting_of(kLine, apart, {});
  EXPECT_FALSE(meeting.joint);
  EXPECT_FALSE(meeting.is_against());
  EXPECT_NEAR(meeting.gap_m, 0.02, 1e-9);
}

TEST(LineJoint, WhatMayNotBeTurnedRoundIsAgainst) {
  const std::array head_on{part_ends{kEast, kMiddle}}, along{part_ends{kMiddle, kEast}};
  EXPECT_TRUE(meeting_of(kLine, head_on, {.turned = false}).is_against());
  EXPECT_FALSE(meeting_of(kLine, head_on, {.turned = false}).joint);
  EXPECT_TRUE(meeting_of(kLine, along, {.turned = false}).joint);
  EXPECT_TRUE(meeting_of(kLine, along, {.straight = false}).is_against());
}

}  // namespace
}  // namespace greenward::workflow
