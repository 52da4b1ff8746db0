#include "viewer/canvas/line_lettering.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <array>
#include <cmath>

namespace greenward::viewer {
namespace {

constexpr screen_size kScreen{800, 600};
constexpr std::array kFour{14.0, 14.0, 14.0, 14.0};

TEST(LineLettering, LettersStandInTheMiddleOfALevelLine) {
  const std::array line{screen_point{100, 300}, screen_point{300, 300}};
  const auto letters = letters_along(line, kFour, 16, steep_letters::stacked, kScreen);
  ASSERT_TRUE(letters);
  EXPECT_NEAR((*letters)[0].middle.x, 200 - 28 + 7, 1e-9);
  EXPECT_NEAR((*letters)[3].middle.x, 200 + 28 - 7, 1e-9);
  for (const letter_place& letter : *letters) EXPECT_EQ(letter.angle, 0);
}

TEST(LineLettering, ReadsFromLeftToRightWhateverTheLinesDirection) {
  const std::array line{screen_point{300, 320}, screen_point{100, 300}};
  const auto letters = letters_along(line, kFour, 16, steep_letters::stacked, kScreen);
  ASSERT_TRUE(letters);
  EXPECT_LT((*letters)[0].middle.x, (*letters)[3].middle.x);
  EXPECT_LT(std::abs((*letters)[0].angle), 1.0);
}

TEST(LineLettering, SteepLinesAreLetteredUprightFromTheTop) {
  const std::array line{screen_point{100, 400}, screen_point{110, 100}};
  const auto letters = letters_along(line, kFour, 16, steep_letters::stacked, kScreen);
  ASSERT_TRUE(letters);
  EXPECT_LT((*letters)[0].middle.y, (*letters)[3].middle.y);
  for (const letter_place& letter : *letters) EXPECT_EQ(letter.angle, 0);
}

TEST(LineLettering, CodesAreTurnedWithASteepLineAndNeverOnTheirHeads) {
  for (const double top : {96.0, 104.0}) {
    const std::array line{screen_point{100, 400}, screen_point{top, 100}};
    const auto letters = letters_along(line, kFour, 16, steep_letters::turned, kScreen);
    ASSERT_TRUE(letters);
    for (const letter_place& letter : *letters) {
      EXPECT_GT(std::abs(letter.angle), 1.5);
      EXPECT_LE(std::abs(letter.angle), std::acos(0.0));
    }
    EXPECT_LT((*letters)[0].middle.x, (*letters)[3].middle.x);
  }
}

TEST(LineLettering, ShortAndBentAndUnseenLinesGetNone) {
  const std::array brief{screen_point{100, 300}, screen_point{140, 300}};
  EXPECT_FALSE(letters_along(brief, kFour, 16, steep_letters::stacked, kScreen));
  const std::array stairs{screen_point{100, 100}, screen_point{150, 100}, screen_point{150, 150},
                          screen_point{200, 150}, screen_point{200, 200}};
  EXPECT_FALSE(letters_along(stairs, kFour, 16, steep_letters::stacked, kScreen));
  const std::array outside{screen_point{-500, -500}, screen_point{-100, -500}};
  EXPECT_FALSE(letters_along(outside, kFour, 16, steep_letters::stacked, kScreen));
  EXPECT_FALSE(letters_along({}, kFour, 16, steep_letters::stacked, kScreen));
}

TEST(LineLettering, OnlyThePartOnTheScreenCounts) {
  const std::array line{screen_point{-2000, 300}, screen_point{400, 300}};
  const auto letters = letters_along(line, kFour, 16, steep_letters::stacked, kScreen);
  ASSERT_TRUE(letters);
  EXPECT_NEAR((*letters)[1].middle.x, 200 - 7, 1e-6);
}

RC_GTEST_PROP(LineLettering, LettersLieOnTheScreen, ()) {
  const int count = *rc::gen::inRange(2, 12);
  std::vector<screen_point> line;
  for (int i = 0; i < count; ++i) {
    line.push_back({static_cast<double>(*rc::gen::inRange(-2000, 3000)),
                    static_cast<double>(*rc::gen::inRange(-2000, 3000))});
  }
  const auto letters = letters_along(line, kFour, 16, steep_letters::stacked, kScreen);
  if (!letters) return;
  RC_ASSERT(letters->size() == kFour.size());
  for (const letter_place& letter : *letters) {
    RC_ASSERT(letter.middle.x >= -1e-6 && letter.middle.x <= kScreen.width + 1e-6);
    RC_ASSERT(letter.middle.y >= -1e-6 && letter.middle.y <= kScreen.height + 1e-6);
  }
}

}  // namespace
}  // namespace greenward::viewer
