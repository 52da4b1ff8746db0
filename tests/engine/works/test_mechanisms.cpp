#include "engine/works/dispatch.hpp"
#include "engine/works/race.hpp"
#include "engine/works/review.hpp"

#include "tests/engine/works/work_tables.hpp"
#include "tests/support/day.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <cmath>

namespace greenward::works {
namespace {

using greenward::testing::day;

class week {
 public:
  week(const std::vector<own_work>& works, const std::vector<own_stage>& stages)
      : works_(works_table(works)), stages_(stages_table(stages)) {}

  [[nodiscard]] dispatch on(const char* text, const dispatch_options& options = {}) const {
    const work_lists all = lists();
    const work_lines lines(works_, stages_, all.lives);
    return dispatch_of(lines, facts_of(works_, stages_, all, day(text)), all, day(text), options);
  }

 private:
  layer::feature_table works_, stages_;
};

TEST(Dispatch, WhatMovedIsWhatCameWithinTheWeek) {
  const week of({{.code = "A"}},
                {{"A", "started", "2023-05-01", "2023-04-28"}, {"A", "suspended", "2023-05-04"}});
  EXPECT_TRUE(of.on("2023-04-30").moved.empty());
  ASSERT_EQ(of.on("2023-05-01").moved.size(), 1U);
  EXPECT_EQ(of.on("2023-05-01").moved[0].days, 3);
  ASSERT_EQ(of.on("2023-05-07").moved.size(), 2U);
  EXPECT_EQ(of.on("2023-05-07").moved[1].stage, "suspended");
  EXPECT_EQ(of.on("2023-05-08").moved.size(), 1U);
}

TEST(Dispatch, OnItsPlannedDayAStageIsDueAndLateFromTheNext) {
  const week of({{.code = "A"}}, {{"A", "started", "", "2023-05-10"}});
  EXPECT_TRUE(of.on("2023-04-25").due.empty());
  EXPECT_EQ(of.on("2023-04-26").due.size(), 1U);
  EXPECT_EQ(of.on("2023-05-10").due.size(), 1U);
  EXPECT_TRUE(of.on("2023-05-10").late.empty());
  ASSERT_EQ(of.on("2023-05-11").late.size(), 1U);
  EXPECT_TRUE(of.on("2023-05-11").due.empty());
  EXPECT_EQ(of.on("2023-05-13").late[0].days, 3);
}

TEST(Dispatch, TheWorksOwnPlanCountsWhereNoLineSaysOtherwise) {
  const week own({{.code = "A", .planned_start = "2023-05-10"}}, {});
  EXPECT_EQ(own.on("2023-05-11").late.size(), 1U);
  const week both({{.code = "A", .planned_start = "2023-05-10"}}, {{"A", "started", "", "2023-06-10"}});
  EXPECT_TRUE(both.on("2023-05-11").late.empty());
}

TEST(Dispatch, AReachedStageIsNeitherDueNorLateNorIsOneBeforeIt) {
  const week of({{.code = "A", .planned_start = "2023-05-10"}}, {{"A", "completed", "2023-05-01"}});
  EXPECT_TRUE(of.on("2023-05-20").late.empty());
  EXPECT_TRUE(of.on("2023-05-05").due.empty());
  EXPECT_EQ(of.on("2023-04-30").due.size(), 1U);  // the completion had not come yet
}

TEST(Dispatch, ACancelledWorkIsOutOfIt) {
  const week of({{.code = "A", .stage = "cancelled", .planned_start = "2023-05-10"}},
                {{"A", "cancelled", "2023-03-01"}});
  EXPECT_TRUE(of.on("2023-05-20").late.empty());
  EXPECT_TRUE(of.on("2023-05-20").stuck.empty());
}

TEST(Dispatch, StuckIsSuspendedOrWithoutProgressForLong) {
  const week of({{.code = "A"}, {.code = "B"}, {.code = "C"}, {.code = "D"}},
                {{"A", "started", "2023-01-01"},
                 {"B", "started", "2023-01-01"},
                 {"B", "suspended", "2023-03-01"},
                 {"C", "started", "2023-01-01"},
                 {"C", "completed", "2023-01-10"}});
  EXPECT_TRUE(of.on("2023-03-02").stuck.size() == 1);  // B; A has stood still for exactly 60 days
  const auto stuck = of.on("2023-03-03").stuck;
  ASSERT_EQ(stuck.size(), 2U);
  EXPECT_EQ(stuck[0].work, 0U);
  EXPECT_EQ(stuck[0].days, 61);
  EXPECT_EQ(stuck[0].stage, "started");
  EXPECT_EQ(stuck[1].days, 2);
  EXPECT_EQ(stuck[1].stage, "suspended");
}

race race_on(const std::vector<own_work>& works, const char* text, const race_options& options) {
  const auto table = works_table(works);
  const work_facts facts = facts_of(table, stages_table({}), lists(), std::nullopt);
  const unit_tree tree({"220106001", "220106002", "220106003", "220106004"});
  std::vector<work_part> parts;
  for (std::uint32_t i = 0; i < works.size(); ++i) parts.push_back({i, tree.find(works[i].street), 1, true});
  return race_of(facts, parts, tree, day(text), options);
}

TEST(Race, EqualSharesHaveEqualRanksAndTheNextIsLeftOut) {
  // 1 of 3, 2 of 6, 1 of 1, none at all.
  std::vector<own_work> works{{.code = "a", .stage = "completed", .street = "220106001"},
                              {.code = "b", .street = "220106001"},
                              {.code = "c", .street = "220106001"},
                              {.code = "d", .stage = "completed", .street = "220106003"},
                              {.code = "x", .stage = "cancelled", .street = "220106004"}};
  for (int i = 0; i < 6; ++i)
    works.push_back(
        {.code = std::to_string(i), .stage = i < 2 ? "completed" : "planned", .street = "220106002"});
  const race result = race_on(works, "2023-12-31", {.measure = race_measure::done, .few = 3});
  ASSERT_EQ(result.rows.size(), 4U);
  EXPECT_EQ(result.rows[0].rank, 1U);
  EXPECT_TRUE(result.rows[0].few);
  EXPECT_FALSE(result.rows[0].tied);
  EXPECT_EQ(result.rows[1].rank, 2U);
  EXPECT_EQ(result.rows[2].rank, 2U);
  EXPECT_TRUE(result.rows[1].tied && result.rows[2].tied);
  EXPECT_FALSE(result.rows[1].few);
  EXPECT_EQ(result.rows[3].rank, 0U);
  EXPECT_EQ(result.rows[3].of, 0U);
}

TEST(Race, MeasuresDifferInWhatTheyLookAt) {
  const std::vector<own_work> works{{.code = "a",
                                     .stage = "completed",
                                     .street = "220106001",
                                     .planned_end = "2023-06-30",
                                     .actual_end = "2023-07-01"},
                                    {.code = "b",
                                     .stage = "completed",
                                     .street = "220106001",
                                     .planned_end = "2023-06-30",
                                     .actual_end = "2023-06-30"},
                                    {.code = "c", .street = "220106001", .planned_end = "2023-06-30"},
                                    {.code = "d", .street = "220106001", .planned_end = "2023-07-31"},
                                    {.code = "e", .street = "", .planned_end = "2023-07-31"},
                                    {.code = "f", .street = "220106001"}};
  const auto first = [&](race_measure measure) {
    return race_on(works, "2023-07-10", {.measure = measure}).rows[0];
  };
  EXPECT_EQ(first(race_measure::done).part, 2U);
  EXPECT_EQ(first(race_measure::done).of, 5U);
  EXPECT_EQ(first(race_measure::due).part, 2U);
  EXPECT_EQ(first(race_measure::due).of, 3U);
  EXPECT_EQ(first(race_measure::on_time).part, 1U);
  EXPECT_EQ(first(race_measure::on_time).of, 3U);
  EXPECT_EQ(race_on(works, "2023-07-10", {}).in_no_unit, 1U);
  EXPECT_EQ(race_on(works, "2023-07-10", {}).without_plan, 1U);
}

RC_GTEST_PROP(Race, RanksAreOneMoreThanTheUnitsAhead, ()) {
  std::vector<own_work> works;
  const int count = *rc::gen::inRange(1, 40);
  for (int i = 0; i < count; ++i)
    works.push_back({.code = std::to_string(i),
                     .stage = *rc::gen::arbitrary<bool>() ? "completed" : "planned",
                     .street = "22010600" + std::to_string(*rc::gen::inRange(1, 5))});
  const race result = race_on(works, "2023-12-31", {.measure = race_measure::done});
  for (const race_row& row : result.rows) {
    if (row.of == 0) continue;
    const auto ahead = std::ranges::count_if(result.rows, [&](const race_row& other) {
      return other.of > 0 && other.part * row.of > row.part * other.of;
    });
    const auto equal = std::ranges::count_if(result.rows, [&](const race_row& other) {
      return other.of > 0 && other.part * row.of == row.part * other.of;
    });
    RC_ASSERT(row.rank == static_cast<std::size_t>(ahead) + 1);
    RC_ASSERT(row.tied == (equal > 1));
  }
}

/// A road planned to end on 30 June, done so many days later; none: not done.
own_work late_by(int i, std::optional<int> days, const char* planned = "2023-06-30") {
  own_work work{.code = std::to_string(i), .planned_end = planned};
  if (!days) return work;
  work.stage = "completed";
  work.actual_end = format_date(day(planned) + std::chrono::days(*days));
  return work;
}

review review_on(const std::vector<own_work>& works, const char* text, const review_options& options = {},
                 const std::vector<own_stage>& stages = {}) {
  const work_facts facts = facts_of(works_table(works), stages_table(stages), lists(), day(text));
  return review_of(facts, lists().kinds.entries.size(), day(text), options);
}

TEST(Review, SlippageIsTheProductLimitEstimate) {
  // Done 0, 10 and 20 days late, and one that is 5 days late and not done: by hand 3/4, 3/8, 0 are later.
  const auto result = review_on({late_by(1, 0), late_by(2, 10), late_by(3, 20), late_by(4, {}, "2023-07-15")},
                                "2023-07-20", {.few = 1});
  const slippage& all = result.of_kind.back();
  EXPECT_EQ(all.done, 3U);
  EXPECT_EQ(all.not_done, 1U);
  EXPECT_EQ(all.days, (std::vector<int>{0, 10, 20}));
  EXPECT_DOUBLE_EQ(all.later_than(-1), 1);
  EXPECT_DOUBLE_EQ(all.later_than(0), 0.75);
  EXPECT_DOUBLE_EQ(all.later_than(9), 0.75);
  EXPECT_DOUBLE_EQ(all.later_than(10), 0.375);
  EXPECT_DOUBLE_EQ(all.later_than(20), 0);
  EXPECT_EQ(all.day_of_share(0.5), 10);
  ASSERT_EQ(result.forecasts.size(), 1U);
  const forecast& one = result.forecasts[0];
  EXPECT_EQ(one.why_not, no_forecast::none);
  EXPECT_EQ(one.middle, day("2023-07-25"));  // half of those later than 5 days are done after 10
  EXPECT_EQ(one.high, day("2023-08-04"));
  EXPECT_EQ(result.quarter_end, day("2023-09-30"));
  EXPECT_DOUBLE_EQ(one.done_by_quarter_end, 1);
  EXPECT_DOUBLE_EQ(result.expected_done, 4);
}

TEST(Review, ChancesAddUp) {
  // Of works later than 0 days half were done within 10, which here is by the quarter's end.
  std::vector<own_work> works;
  for (const int days : {0, 10, 10, 100, 100}) works.push_back(late_by(days, days, "2023-01-01"));
  works.push_back(late_by(6, {}, "2023-09-20"));
  works.push_back(late_by(7, {}, "2023-09-20"));
  const auto result = review_on(works, "2023-09-20", {.few = 1});
  ASSERT_EQ(result.forecasts.size(), 2U);
  EXPECT_DOUBLE_EQ(result.forecasts[0].done_by_quarter_end, 0.5);
  EXPECT_DOUBLE_EQ(result.expected_done, 5 + 1);
  EXPECT_NEAR(result.expected_high, 6 + 1.2816 * std::sqrt(0.5), 1e-9);
}

TEST(Review, NoForecastSaysWhy) {
  std::vector<own_work> works;
  for (int i = 0; i < 8; ++i) works.push_back(late_by(i, i));
  works.push_back(late_by(20, {}));
  works.push_back(late_by(21, {}, "2023-01-01"));
  works.push_back(own_work{.code = "22"});
  const auto result = review_on(works, "2023-07-10", {}, {{"20", "suspended", "2023-05-01"}});
  ASSERT_EQ(result.forecasts.size(), 3U);
  EXPECT_EQ(result.forecasts[0].why_not, no_forecast::later_than_all);
  EXPECT_EQ(result.forecasts[1].why_not, no_forecast::suspended);
  EXPECT_EQ(result.forecasts[2].why_not, no_forecast::no_plan);
  EXPECT_EQ(result.without_forecast, 3U);
  const auto few = review_on({late_by(1, 3), late_by(2, {})}, "2023-07-01");
  EXPECT_EQ(few.forecasts[0].why_not, no_forecast::few_done);
}

TEST(Review, AKindWithFewDoneBorrowsFromAll) {
  std::vector<own_work> works;
  for (int i = 0; i < 8; ++i) works.push_back(late_by(i, 5));
  own_work park = late_by(9, {}, "2023-07-10");
  park.kind = "park";
  works.push_back(park);
  works.push_back(late_by(10, {}, "2023-07-10"));
  const auto result = review_on(works, "2023-07-10");
  EXPECT_TRUE(result.forecasts[0].of_all_kinds);
  EXPECT_FALSE(result.forecasts[1].of_all_kinds);
  EXPECT_EQ(result.forecasts[0].middle, day("2023-07-15"));
}

TEST(Review, TheTrendCountsToEachMonthsEnd) {
  const auto result =
      review_on({late_by(1, 1), late_by(2, 0, "2023-05-31"), late_by(3, {})}, "2023-07-15", {.months = 2});
  ASSERT_EQ(result.trend.size(), 3U);
  EXPECT_EQ(result.trend[0].day, day("2023-05-31"));
  EXPECT_EQ(result.trend[0].planned, 1U);
  EXPECT_EQ(result.trend[0].done, 1U);
  EXPECT_EQ(result.trend[1].day, day("2023-06-30"));
  EXPECT_EQ(result.trend[1].planned, 3U);
  EXPECT_EQ(result.trend[1].done, 1U);
  EXPECT_EQ(result.trend[2].day, day("2023-07-15"));
  EXPECT_EQ(result.trend[2].done, 2U);
}

TEST(Review, OnTheLastDayOfAQuarterTheNextOneIsMeant) {
  EXPECT_EQ(review_on({}, "2023-09-30").quarter_end, day("2023-12-31"));
  EXPECT_EQ(review_on({}, "2023-09-29").quarter_end, day("2023-09-30"));
  EXPECT_EQ(review_on({}, "2023-12-31").quarter_end, day("2024-03-31"));
}

RC_GTEST_PROP(Review, WithoutUnfinishedWorksTheEstimateIsThePlainShare, ()) {
  std::vector<own_work> works;
  const int count = *rc::gen::inRange(1, 30);
  std::vector<int> days;
  for (int i = 0; i < count; ++i) works.push_back(late_by(i, days.emplace_back(*rc::gen::inRange(-20, 40))));
  const auto all = review_on(works, "2024-06-30").of_kind.back();
  for (int at = -25; at < 45; at += 5) {
    const auto later = std::ranges::count_if(days, [&](int d) { return d > at; });
    RC_ASSERT(std::abs(all.later_than(at) - static_cast<double>(later) / count) < 1e-12);
  }
}

}  // namespace
}  // namespace greenward::works
