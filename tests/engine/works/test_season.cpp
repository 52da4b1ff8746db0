#include "engine/works/season.hpp"

#include "engine/works/work_period.hpp"
#include "tests/engine/works/work_tables.hpp"
#include "tests/support/day.hpp"

#include <gtest/gtest.h>

namespace greenward::works {
namespace {

using greenward::testing::day;

constexpr season kFrost{1101, 410};
constexpr season kFlood{601, 915};

TEST(Season, BothEndsBelongToIt) {
  EXPECT_FALSE(is_in(kFlood, day("2023-05-31")));
  EXPECT_TRUE(is_in(kFlood, day("2023-06-01")));
  EXPECT_TRUE(is_in(kFlood, day("2023-09-15")));
  EXPECT_FALSE(is_in(kFlood, day("2023-09-16")));
}

TEST(Season, OneMayLastOverTheNewYear) {
  EXPECT_FALSE(is_in(kFrost, day("2023-10-31")));
  EXPECT_TRUE(is_in(kFrost, day("2023-11-01")));
  EXPECT_TRUE(is_in(kFrost, day("2024-02-29")));
  EXPECT_TRUE(is_in(kFrost, day("2024-04-10")));
  EXPECT_FALSE(is_in(kFrost, day("2024-04-11")));
}

TEST(Season, DaysWithinAreCountedOverTheYears) {
  EXPECT_FALSE(days_within(kFrost, day("2023-04-11"), day("2023-10-31"), {}));
  const auto one = days_within(kFrost, day("2023-04-11"), day("2023-11-01"), {}).value();
  EXPECT_EQ(one.first, day("2023-11-01"));
  EXPECT_EQ(one.last, day("2023-11-01"));
  EXPECT_EQ(one.count, 1);
  const auto two = days_within(kFrost, day("2023-04-09"), day("2023-11-05"), {}).value();
  EXPECT_EQ(two.first, day("2023-04-09"));
  EXPECT_EQ(two.last, day("2023-11-05"));
  EXPECT_EQ(two.count, 2 + 5);
}

TEST(Season, DaysOfStandstillAreNotCounted) {
  const std::vector<pause> winter{{0, day("2023-11-03"), day("2024-04-09")}};
  const auto rest = days_within(kFrost, day("2023-09-01"), day("2024-06-01"), winter).value();
  EXPECT_EQ(rest.first, day("2023-11-01"));
  EXPECT_EQ(rest.last, day("2024-04-10"));
  EXPECT_EQ(rest.count, 3);
  const std::vector<pause> still{{0, day("2023-11-01"), std::nullopt}};
  EXPECT_FALSE(days_within(kFrost, day("2023-09-01"), day("2024-06-01"), still));
}

TEST(Season, ASuspensionLastsUntilTheWorkGoesOn) {
  const auto works = works_table({{.code = "A"}, {.code = "B"}, {.code = "C"}});
  const auto stages = stages_table({{"A", "started", "2023-05-01"},
                                    {"A", "suspended", "2023-11-01"},
                                    {"A", "resumed", "2024-04-11"},
                                    {"A", "suspended", "2024-11-01"},
                                    {"B", "started", "2023-05-01"},
                                    {"B", "suspended", "2023-06-01"},
                                    {"B", "completed", "2023-07-01"},
                                    {"C", "suspended", ""}});
  const auto all = pauses_of(works, stages, std::nullopt);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].from, day("2023-11-01"));
  EXPECT_EQ(all[0].until, day("2024-04-10"));
  EXPECT_EQ(all[1].until, std::nullopt);
  EXPECT_EQ(all[2].work, 1U);
  EXPECT_EQ(all[2].until, day("2023-06-30"));
  // Seen earlier, what came later is not known.
  const auto then = pauses_of(works, stages, day("2024-01-01"));
  ASSERT_EQ(then.size(), 2U);
  EXPECT_EQ(then[0].until, std::nullopt);
}

TEST(WorkPeriod, WhatCameCountsBeforeThePlan) {
  const work_dates dates{
      day("2023-04-01"), day("2023-06-01"), day("2023-04-10"), day("2023-06-20"), true, true};
  const work_period period = period_of(dates, day("2023-12-31"));
  EXPECT_EQ(period.start, (dated_day{day("2023-04-10"), date_basis::actual}));
  EXPECT_EQ(period.end, (dated_day{day("2023-06-20"), date_basis::actual}));
}

TEST(WorkPeriod, ThePlanDoesNotStandForAnUndatedEvent) {
  const work_dates dates{day("2023-04-01"), day("2023-06-01"), {}, {}, true, true};
  const work_period period = period_of(dates, day("2023-12-31"));
  EXPECT_FALSE(period.start);
  EXPECT_FALSE(period.end);
}

TEST(WorkPeriod, AnOverdueWorkEndsAfterTheDay) {
  const work_dates dates{day("2023-04-01"), day("2023-06-01"), day("2023-04-01"), {}, true, false};
  EXPECT_EQ(period_of(dates, day("2023-06-01")).end, (dated_day{day("2023-06-01"), date_basis::going_on}));
  EXPECT_EQ(period_of(dates, day("2023-05-31")).end, (dated_day{day("2023-06-01"), date_basis::planned}));
  const work_dates waiting{day("2023-04-01"), day("2023-06-01"), {}, {}, false, false};
  EXPECT_EQ(period_of(waiting, day("2023-12-31")).end, (dated_day{day("2023-06-01"), date_basis::planned}));
}

TEST(WorkPeriod, OfTwoThatGoOnThePlanTellsWhichEndsLater) {
  const auto going_on = [](const char* planned) {
    return work_period{{}, dated_day{day("2023-12-01"), date_basis::going_on}, day(planned)};
  };
  const work_period ended{{}, dated_day{day("2023-12-01"), date_basis::actual}, {}};
  EXPECT_TRUE(ends_later(going_on("2023-10-02"), going_on("2023-10-01")));
  EXPECT_FALSE(ends_later(going_on("2023-10-01"), going_on("2023-10-01")));
  EXPECT_TRUE(ends_later(going_on("2023-10-01"), ended));
  EXPECT_FALSE(ends_later(ended, going_on("2023-10-01")));
  EXPECT_FALSE(ends_later(ended, ended));
}

TEST(WorkPeriod, YearsEndOnTheCorrespondingDay) {
  EXPECT_EQ(last_day_of_years(day("2023-10-31"), 5), day("2028-10-31"));
  EXPECT_EQ(last_day_of_years(day("2024-02-29"), 5), day("2029-02-28"));
  EXPECT_EQ(last_day_of_years(day("2024-02-29"), 4), day("2028-02-29"));
}

}  // namespace
}  // namespace greenward::works
