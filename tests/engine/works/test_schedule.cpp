#include "engine/works/schedule.hpp"

#include "tests/support/day.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <vector>

namespace greenward::works {
namespace {

using greenward::testing::day;

work_dates due(const char* planned_end, bool done = false, const char* actual_end = nullptr) {
  work_dates work;
  work.planned_end = day(planned_end);
  work.done = done;
  if (actual_end != nullptr) work.actual_end = day(actual_end);
  return work;
}

TEST(DaysLate, APlannedDayIsInclusive) {
  EXPECT_EQ(days_late_in_ending(due("2023-09-30"), day("2023-09-30")), 0);
  EXPECT_EQ(days_late_in_ending(due("2023-09-30"), day("2023-10-01")), 1);
  EXPECT_EQ(days_late_in_ending(due("2023-09-30"), day("2023-01-01")), 0);
}

TEST(DaysLate, WhatIsDoneIsAsLateAsItWasThen) {
  EXPECT_EQ(days_late_in_ending(due("2023-09-30", true, "2023-10-10"), day("2024-01-01")), 10);
  EXPECT_EQ(days_late_in_ending(due("2023-09-30", true, "2023-09-01"), day("2024-01-01")), 0);
}

TEST(DaysLate, WithoutAPlanOrTheDayItWasDoneNobodyKnows) {
  EXPECT_EQ(days_late_in_ending(due("2023-09-30", true), day("2024-01-01")), std::nullopt);
  EXPECT_EQ(days_late_in_ending(work_dates{}, day("2024-01-01")), std::nullopt);
  EXPECT_EQ(days_late_in_beginning(work_dates{}, day("2024-01-01")), std::nullopt);
}

TEST(DaysLate, TheBeginningIsLateUntilItHasCome) {
  work_dates work;
  work.planned_start = day("2023-04-01");
  EXPECT_EQ(days_late_in_beginning(work, day("2023-04-11")), 10);
  work.begun = true;
  work.actual_start = day("2023-04-03");
  EXPECT_EQ(days_late_in_beginning(work, day("2023-04-11")), 2);
}

TEST(EarnedSchedule, IsTheLastDayOnWhichThePlanAskedForNoMore) {
  // Planned for the ends of May, June, July and August; one done by 15 July, when the plan asks for two.
  const std::vector<work_dates> works{due("2023-05-31", true), due("2023-06-30"), due("2023-07-31"),
                                      due("2023-08-31")};
  const auto result = earned_schedule_of(works, day("2023-07-15"));
  EXPECT_EQ(result.works, 4U);
  EXPECT_EQ(result.planned_done, 2U);
  EXPECT_EQ(result.done, 1U);
  EXPECT_EQ(result.earned, day("2023-06-29"));  // up to its end only May's was asked for
  EXPECT_EQ(result.variance_days, -16);
}

TEST(EarnedSchedule, AheadOfThePlanIsAboveZero) {
  const std::vector<work_dates> works{due("2023-05-31", true), due("2023-06-30", true), due("2023-07-31")};
  const auto result = earned_schedule_of(works, day("2023-06-01"));
  EXPECT_EQ(result.earned, day("2023-07-30"));
  EXPECT_EQ(result.variance_days, 59);
}

TEST(EarnedSchedule, OnTimeToTheDay) {
  // On 30 May nothing need be done yet, at the end of the 31st one.
  const std::vector<work_dates> none{due("2023-05-31")};
  EXPECT_EQ(earned_schedule_of(none, day("2023-05-30")).variance_days, 0);
  EXPECT_EQ(earned_schedule_of(none, day("2023-05-31")).variance_days, -1);
}

TEST(EarnedSchedule, AllDoneIsNeitherAheadNorBehind) {
  const std::vector<work_dates> works{due("2023-05-31", true), due("2023-06-30", true)};
  const auto result = earned_schedule_of(works, day("2024-01-01"));
  EXPECT_EQ(result.earned, day("2023-06-30"));
  EXPECT_EQ(result.variance_days, 0);
}

TEST(EarnedSchedule, WorksWithoutAPlanAreLeftOutAndCounted) {
  const std::vector<work_dates> works{due("2023-05-31", true), work_dates{}};
  const auto result = earned_schedule_of(works, day("2023-06-30"));
  EXPECT_EQ(result.works, 1U);
  EXPECT_EQ(result.without_plan, 1U);
  EXPECT_EQ(earned_schedule_of({}, day("2023-06-30")).earned, std::nullopt);
}

/// By trying every day.
std::optional<date> earned_by_trial(const std::vector<work_dates>& works, std::size_t done) {
  std::optional<date> result;
  for (date on = day("2023-01-01"); on < day("2023-07-01"); on += std::chrono::days(1)) {
    std::size_t asked = 0;
    for (const work_dates& work : works) asked += work.planned_end && *work.planned_end <= on ? 1 : 0;
    if (asked <= done) result = on;
  }
  return result;
}

RC_GTEST_PROP(EarnedSchedule, EqualsTryingEveryDay, ()) {
  std::vector<work_dates> works;
  const int count = *rc::gen::inRange(1, 12);
  for (int i = 0; i < count; ++i) {
    work_dates work;
    work.planned_end = day("2023-02-01") + std::chrono::days(*rc::gen::inRange(0, 40));
    work.done = *rc::gen::arbitrary<bool>();
    works.push_back(work);
  }
  const auto done = static_cast<std::size_t>(
      std::ranges::count_if(works, [](const work_dates& work) { return work.done; }));
  const auto result = earned_schedule_of(works, day("2023-02-20"));
  RC_ASSERT(result.done == done);
  if (done < works.size()) RC_ASSERT(result.earned == earned_by_trial(works, done));
}

}  // namespace
}  // namespace greenward::works
