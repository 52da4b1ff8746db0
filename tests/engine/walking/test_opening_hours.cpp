#include "engine/walking/opening_hours.hpp"

#include <gtest/gtest.h>
#include <string>

namespace greenward::walking {
namespace {

/// 'o' open, 'c' closed, '?' unknown.
char at(std::string_view hours, const char* time) {
  const auto stated = parse_week_time(time);
  EXPECT_TRUE(stated) << time;
  switch (state_at(hours, stated->time)) {
    case gate_state::open:
      return 'o';
    case gate_state::closed:
      return 'c';
    case gate_state::unknown:
      break;
  }
  return '?';
}

TEST(OpeningHours, AGateOfTheSampleIsClosedAtNight) {
  const char* hours = "Mo-Su 06:00-22:00";
  EXPECT_EQ(at(hours, "05:59"), 'c');
  EXPECT_EQ(at(hours, "06:00"), 'o');
  EXPECT_EQ(at(hours, "21:59,Su"), 'o');
  EXPECT_EQ(at(hours, "22:00"), 'c');
  EXPECT_EQ(at("24/7", "03:00"), 'o');
  EXPECT_EQ(at("off", "12:00"), 'c');
  EXPECT_EQ(at("06:00-22:00", "12:00,Sa"), 'o');
}

TEST(OpeningHours, SeveralDaysAndTimes) {
  const char* hours = "Mo-Fr 06:00-09:00,17:00-22:00; Sa,Su 08:00-20:00";
  EXPECT_EQ(at(hours, "10:00,We"), 'c');
  EXPECT_EQ(at(hours, "18:00,We"), 'o');
  EXPECT_EQ(at(hours, "10:00,Su"), 'o');
  EXPECT_EQ(at(hours, "21:00,Sa"), 'c');
  EXPECT_EQ(at("Fr-Mo 08:00-20:00", "10:00,Su"), 'o');
  EXPECT_EQ(at("Fr-Mo 08:00-20:00", "10:00,We"), 'c');
}

TEST(OpeningHours, ALaterRuleReplacesAfterASemicolonAndAddsAfterAComma) {
  EXPECT_EQ(at("Mo-Su 06:00-22:00; Su off", "12:00,Su"), 'c');
  EXPECT_EQ(at("Mo-Su 06:00-22:00; Su off", "12:00,Sa"), 'o');
  EXPECT_EQ(at("Mo-Fr 08:00-12:00, We 14:00-18:00", "09:00,We"), 'o');
  EXPECT_EQ(at("Mo-Fr 08:00-12:00, We 14:00-18:00", "15:00,We"), 'o');
  EXPECT_EQ(at("Mo-Fr 08:00-12:00; We 14:00-18:00", "09:00,We"), 'c');
}

TEST(OpeningHours, ARangePastMidnightBelongsToTheDayItBegins) {
  for (const char* hours : {"Fr 22:00-02:00", "Fr 22:00-26:00"}) {
    EXPECT_EQ(at(hours, "23:00,Fr"), 'o');
    EXPECT_EQ(at(hours, "01:59,Sa"), 'o');
    EXPECT_EQ(at(hours, "02:00,Sa"), 'c');
    EXPECT_EQ(at(hours, "01:00,Fr"), 'c');
  }
  EXPECT_EQ(at("Su 22:00-02:00", "01:00,Mo"), 'o');
}

TEST(OpeningHours, WhatIsNotUnderstoodIsUnknownAndNotGuessed) {
  for (const char* hours : {"", "sunrise-sunset", "PH off", "Mo-Fr", "Mo- 06:00-22:00", "06:00", "6-22",
                            "25:00-26:00", "06:00-22:61", "Mo-Fr 06:00-22:00; PH off", "Apr-Oct 06:00-22:00",
                            "24/7 \"ring\"", "Mo-Fr 06:00-22:00,", "早上六点"})
    EXPECT_EQ(at(hours, "12:00"), '?') << hours;
}

TEST(OpeningHours, TimesOfTheWeekAreReadStrictly) {
  EXPECT_EQ(parse_week_time("22:30,Sa")->time.day, std::chrono::Saturday);
  EXPECT_EQ(parse_week_time("22:30,Sa")->time.minute, std::chrono::minutes(1350));
  EXPECT_FALSE(parse_week_time("22:30")->day_given);
  for (const char* bad : {"", "24:00", "22", "22:3x", "22:30,", "22:30,Saturday", "22:30 Sa", "-1:00"})
    EXPECT_FALSE(parse_week_time(bad)) << bad;
}

}  // namespace
}  // namespace greenward::walking
