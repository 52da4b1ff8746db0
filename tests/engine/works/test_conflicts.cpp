#include "engine/works/conflicts.hpp"

#include "engine/geo/measure.hpp"
#include "tests/engine/works/conflict_ground.hpp"
#include "tests/support/day.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>

namespace greenward::works {
namespace {

using greenward::testing::day;

const std::vector<geo::planar> kStreet{{0, 0}, {200, 0}};
const std::vector<geo::planar> kBeside{{0, 10}, {200, 10}};

own_work road(const char* start, const char* end) {
  return {.code = "R", .kind = "road", .planned_start = start, .planned_end = end};
}
own_work sewer(const char* start, const char* end, const char* code = "S") {
  return {.code = code, .kind = "sewer_separation", .planned_start = start, .planned_end = end};
}
own_work gas(const char* start, const char* end) {
  return {.code = "G", .kind = "gas_retrofit", .planned_start = start, .planned_end = end};
}

std::vector<conflict_kind> kinds_in(const conflict_findings& findings) {
  std::vector<conflict_kind> kinds;
  for (const pair_conflict& pair : findings.pairs) kinds.push_back(pair.kind);
  return kinds;
}

using conflict_kinds = std::vector<conflict_kind>;
using enum conflict_kind;

ground of_pair(const own_work& first, const own_work& second) {
  ground g;
  g.add(first, kStreet);
  g.add(second, kBeside);
  return g;
}

TEST(Conflicts, ARoadPavedBeforeTheSewerUnderItIsFound) {
  const auto found = of_pair(road("2024-05-01", "2024-06-30"), sewer("2024-08-01", "2024-09-30")).find();
  ASSERT_EQ(found.pairs.size(), 1U);
  const pair_conflict expected{surface_reopened, 0, 1, {200, ground_unit::metres}, 92};
  EXPECT_EQ(found.pairs[0], expected);
}

TEST(Conflicts, TheSewerFirstIsTheRightSequence) {
  EXPECT_TRUE(
      of_pair(road("2024-08-01", "2024-09-30"), sewer("2024-05-01", "2024-06-30")).find().pairs.empty());
  // Ended on one day: the surface closes what was dug.
  EXPECT_TRUE(
      of_pair(road("2024-08-01", "2024-09-30"), sewer("2024-05-01", "2024-09-30")).find().pairs.empty());
  EXPECT_EQ(kinds_in(of_pair(road("2024-08-01", "2024-09-30"), sewer("2024-05-01", "2024-10-01")).find()),
            conflict_kinds{surface_reopened});
}

TEST(Conflicts, ASurfaceIsKeptForYearsToTheDay) {
  EXPECT_EQ(kinds_in(of_pair(road("2024-05-01", "2024-06-30"), sewer("2029-06-30", "2029-08-30")).find()),
            conflict_kinds{surface_reopened});
  EXPECT_TRUE(
      of_pair(road("2024-05-01", "2024-06-30"), sewer("2029-07-01", "2029-08-30")).find().pairs.empty());
}

TEST(Conflicts, WhatHappenedCountsBeforeThePlan) {
  own_work paved = road("2023-05-01", "2023-06-30");
  paved.stage = "completed";
  paved.actual_start = "2023-09-01";
  paved.actual_end = "2023-10-01";
  own_work dug = sewer("2023-08-01", "2023-09-30");
  EXPECT_TRUE(of_pair(paved, dug).find().pairs.empty());
  dug.stage = "completed";
  dug.actual_start = "2023-08-01";
  dug.actual_end = "2023-10-02";
  EXPECT_EQ(kinds_in(of_pair(paved, dug).find()), conflict_kinds{surface_reopened});
}

TEST(Conflicts, AnOverdueSewerWillReopenTheRoadThatIsDone) {
  own_work paved = road("2023-05-01", "2023-10-15");
  paved.stage = "completed";
  paved.actual_start = "2023-05-01";
  paved.actual_end = "2023-10-01";
  own_work dug = sewer("2023-08-01", "2023-09-30");
  dug.stage = "started";
  dug.actual_start = "2023-08-05";
  ground g = of_pair(paved, dug);
  const auto found = g.find();
  ASSERT_EQ(kinds_in(found), conflict_kinds{surface_reopened});
  EXPECT_EQ(found.periods[1].end, (dated_day{day("2023-12-08"), date_basis::going_on}));
  // Not yet overdue on that day: by the plan it will be in time.
  g.on = "2023-09-29";
  EXPECT_TRUE(g.find().pairs.empty());
}

TEST(Conflicts, AStreetDugAgainWithinTheYearsIsFound) {
  const auto found = of_pair(gas("2020-05-01", "2020-06-30"), sewer("2025-06-30", "2025-08-01")).find();
  ASSERT_EQ(found.pairs.size(), 1U);
  const pair_conflict expected{dug_again, 0, 1, {200, ground_unit::metres}, 5 * 365 + 1};
  EXPECT_EQ(found.pairs[0], expected);
  EXPECT_TRUE(
      of_pair(gas("2020-05-01", "2020-06-30"), sewer("2025-07-01", "2025-08-01")).find().pairs.empty());
}

TEST(Conflicts, TheEarlierWorkComesFirst) {
  const auto found = of_pair(sewer("2025-04-01", "2025-05-01"), gas("2024-05-01", "2024-06-30")).find();
  ASSERT_EQ(found.pairs.size(), 1U);
  EXPECT_EQ(found.pairs[0].first, 1U);
  EXPECT_EQ(found.pairs[0].second, 0U);
}

TEST(Conflicts, OneCommonDayIsAtOneTime) {
  const auto found = of_pair(gas("2024-05-01", "2024-06-30"), sewer("2024-06-30", "2024-08-01")).find();
  ASSERT_EQ(kinds_in(found), conflict_kinds{dug_together});
  EXPECT_EQ(found.pairs[0].days, 1);
  const auto next = of_pair(gas("2024-05-01", "2024-06-30"), sewer("2024-07-01", "2024-08-01")).find();
  ASSERT_EQ(kinds_in(next), conflict_kinds{dug_again});
  EXPECT_EQ(next.pairs[0].days, 1);
  const auto inner = of_pair(gas("2024-05-01", "2024-12-30"), sewer("2024-07-01", "2024-07-31")).find();
  ASSERT_EQ(kinds_in(inner), conflict_kinds{dug_together});
  EXPECT_EQ(inner.pairs[0].days, 31);
}

TEST(Conflicts, TheCorridorIncludesItsWidth) {
  const auto at = [](double y) {
    ground g;
    g.add(gas("2024-05-01", "2024-06-30"), kStreet);
    g.add(sewer("2024-05-01", "2024-06-30"), {{0, y}, {200, y}});
    return g.find().pairs.size();
  };
  EXPECT_EQ(at(15), 1U);
  EXPECT_EQ(at(15.001), 0U);
}

TEST(Conflicts, JustTheLeastLengthCounts) {
  const auto along = [](double metres) {
    ground g;
    g.add(gas("2024-05-01", "2024-06-30"), {{0, 0}, {metres, 0}});
    g.add(sewer("2024-07-01", "2024-08-30"), {{0, 10}, {500, 10}});
    return g.find().pairs.size();
  };
  EXPECT_EQ(along(50), 1U);
  EXPECT_EQ(along(49.99), 0U);
}

TEST(Conflicts, StreetsThatMerelyCrossAreNotOneStreet) {
  ground g;
  g.add(gas("2024-05-01", "2024-06-30"), {{0, 0}, {200, 0}});
  g.add(sewer("2024-05-01", "2024-06-30"), {{100, -100}, {100, 100}});
  EXPECT_TRUE(g.find().pairs.empty());
  g.options.least_length = metres(30);
  ASSERT_EQ(g.find().pairs.size(), 1U);
  EXPECT_DOUBLE_EQ(g.find().pairs[0].common.amount, 30);
}

TEST(Conflicts, ARoadAlongACompound) {
  ground g;
  g.add(road("2024-05-01", "2024-06-30"), {{0, 0}, {400, 0}});
  g.add_area(sewer("2024-07-01", "2024-08-30"), 100, 9, 100);
  const auto found = g.find();
  ASSERT_EQ(kinds_in(found), conflict_kinds{surface_reopened});
  // 100 m beside it, and √(15² − 9²) = 12 m round either corner.
  EXPECT_DOUBLE_EQ(found.pairs[0].common.amount, 124);
}

TEST(Conflicts, CompoundsShareSquareMetres) {
  const auto beside = [](double x) {
    ground g;
    g.add_area(sewer("2024-05-01", "2024-06-30"), 0, 0, 100);
    g.add_area(gas("2024-06-01", "2024-07-30"), x, 0, 100);
    return g.find().pairs;
  };
  ASSERT_EQ(beside(0).size(), 1U);
  EXPECT_EQ(beside(0)[0].common.unit, ground_unit::square_metres);
  EXPECT_NEAR(beside(0)[0].common.amount, 10000, 1e-6);
  EXPECT_EQ(beside(98.9).size(), 1U);
  EXPECT_TRUE(beside(99.1).empty());
  EXPECT_TRUE(beside(100).empty());
}

TEST(Conflicts, OtherKindsAndCancelledWorksAreNoConcern) {
  own_work dropped = sewer("2024-08-01", "2024-09-30");
  dropped.stage = "cancelled";
  ground g = of_pair(road("2024-05-01", "2024-06-30"), dropped);
  g.add({.code = "P", .kind = "park", .planned_start = "2024-08-01", .planned_end = "2024-09-30"}, kBeside);
  g.stages = {{"S", "cancelled", "2023-05-01"}};
  const auto found = g.find();
  EXPECT_TRUE(found.pairs.empty());
  EXPECT_TRUE(found.unchecked.empty());
  EXPECT_EQ(found.concerned, std::vector<std::uint32_t>{0});
  EXPECT_EQ(found.cancelled, std::vector<std::uint32_t>{1});
}

std::vector<unchecked_reason> reasons(const conflict_findings& found, conflict_check check) {
  std::vector<unchecked_reason> list;
  for (const unchecked_work& left_out : found.unchecked)
    if (left_out.check == check) list.push_back(left_out.reason);
  return list;
}

TEST(Conflicts, WhatLacksADateIsNotChecked) {
  using enum unchecked_reason;
  const auto found = of_pair(road("2024-05-01", ""), sewer("", "2024-09-30")).find();
  EXPECT_TRUE(found.pairs.empty());
  EXPECT_EQ(reasons(found, conflict_check::surface), (std::vector{no_end}));
  EXPECT_EQ(reasons(found, conflict_check::digging), (std::vector{no_start}));
  EXPECT_EQ(reasons(found, conflict_check::season_planned), (std::vector{no_start, no_end}));
  EXPECT_TRUE(reasons(found, conflict_check::season_actual).empty());
}

TEST(Conflicts, ASewerOfWhichOnlyTheEndIsKnownReopensWhatItEndsAfter) {
  using enum unchecked_reason;
  EXPECT_EQ(kinds_in(of_pair(road("2024-05-01", "2024-06-30"), sewer("", "2029-06-30")).find()),
            conflict_kinds{surface_reopened});
  // It ends after the years of the surface: whether it began within them nobody knows.
  const auto late = of_pair(road("2024-05-01", "2024-06-30"), sewer("", "2029-07-01")).find();
  EXPECT_TRUE(late.pairs.empty());
  EXPECT_EQ(reasons(late, conflict_check::surface), (std::vector{no_start}));
}

TEST(Conflicts, WhatLacksAPlaceIsNotChecked) {
  using enum unchecked_reason;
  ground g;
  g.works = {sewer("2024-05-01", "2024-06-30", "A"), sewer("2024-05-01", "2024-06-30", "B")};
  g.places.append_none();
  g.places.append_point({0, 0});
  const auto found = g.find();
  EXPECT_EQ(reasons(found, conflict_check::surface), (std::vector{no_place, point_place}));
  EXPECT_EQ(reasons(found, conflict_check::digging), (std::vector{no_place, point_place}));
  // Seasons ask for no place.
  EXPECT_EQ(found.seasons.size(), 2U);
}

TEST(Conflicts, WhatHasComeUndatedIsNotChecked) {
  using enum unchecked_reason;
  ground g;
  g.as_recorded = true;
  own_work begun = sewer("2023-05-01", "2023-06-30", "A");
  begun.stage = "started";
  own_work done = sewer("2023-05-01", "2023-06-30", "B");
  done.stage = "completed";
  done.actual_start = "2023-05-01";
  g.add(begun, kStreet);
  g.add(done, kBeside);
  const auto found = g.find();
  EXPECT_TRUE(found.pairs.empty());
  EXPECT_EQ(reasons(found, conflict_check::surface), (std::vector{end_undated}));
  EXPECT_EQ(reasons(found, conflict_check::digging), (std::vector{start_undated, end_undated}));
  EXPECT_EQ(reasons(found, conflict_check::season_actual), (std::vector{start_undated, end_undated}));
  EXPECT_TRUE(reasons(found, conflict_check::season_planned).empty());
}

TEST(Conflicts, WhereAWorkStandsMustBeKnown) {
  using enum unchecked_reason;
  ground g;
  own_work undated = sewer("2023-05-01", "2023-06-30", "A");
  undated.stage = "started";
  own_work stopped = sewer("2023-05-01", "2023-06-30", "B");
  stopped.stage = "cancelled";
  g.add(undated, kStreet);
  g.add(stopped, kBeside);
  g.stages = {{"B", "started", "2023-05-01"}, {"B", "cancelled", "2023-06-01"}};
  const auto found = g.find();
  EXPECT_TRUE(found.pairs.empty());
  EXPECT_TRUE(found.seasons.empty());
  for (const auto check : {conflict_check::surface, conflict_check::digging, conflict_check::season_planned,
                           conflict_check::season_actual})
    EXPECT_EQ(reasons(found, check), (std::vector{stage_unknown, cancelled_begun}));
}

TEST(Conflicts, DatesAndOutlinesThatContradictThemselvesAreNotChecked) {
  using enum unchecked_reason;
  const auto backwards = of_pair(sewer("2024-07-01", "2024-06-30"), gas("2024-07-01", "2024-07-30")).find();
  EXPECT_TRUE(backwards.pairs.empty());
  EXPECT_EQ(reasons(backwards, conflict_check::digging), (std::vector{ends_before_start}));
  EXPECT_EQ(reasons(backwards, conflict_check::season_planned), (std::vector{ends_before_start}));
  ground g;
  g.add_area(sewer("2024-05-01", "2024-05-31"), 0, 0, 100);
  g.works.push_back(gas("2024-05-01", "2024-05-31"));
  const std::vector<geo::planar> bow{{0, 0}, {100, 100}, {100, 0}, {0, 100}};
  g.places.append_polygon(bow);
  const auto crossed = g.find();
  EXPECT_TRUE(crossed.pairs.empty());
  EXPECT_EQ(reasons(crossed, conflict_check::digging), (std::vector{odd_outline, odd_outline}));
}

TEST(Conflicts, ASeasonIsToldByThePlanAndByWhatHappened) {
  own_work paved = road("2023-09-01", "2023-11-01");
  paved.stage = "completed";
  paved.actual_start = "2023-09-01";
  paved.actual_end = "2023-11-10";
  ground g;
  g.add(paved, kStreet);
  const auto found = g.find();
  ASSERT_EQ(found.seasons.size(), 2U);
  EXPECT_EQ(found.seasons[0].basis, date_basis::planned);
  EXPECT_EQ(found.seasons[0].within.count, 1);
  EXPECT_EQ(found.seasons[1].basis, date_basis::actual);
  EXPECT_EQ(found.seasons[1].within.count, 10);
  g.works[0].planned_end = "2023-10-31";
  g.works[0].actual_end = "2023-10-31";
  EXPECT_TRUE(g.find().seasons.empty());
}

TEST(Conflicts, EachKindAvoidsItsOwnSeason) {
  ground g;
  g.add(road("2024-06-01", "2024-09-15"), kStreet);
  g.add(sewer("2024-09-16", "2025-05-31"), {{0, 500}, {200, 500}});
  EXPECT_TRUE(g.find().seasons.empty());
  g.works[1].planned_end = "2025-06-01";
  ASSERT_EQ(g.find().seasons.size(), 1U);
  EXPECT_EQ(g.find().seasons[0].season, 1U);
  EXPECT_EQ(g.find().seasons[0].within.count, 1);
}

TEST(Conflicts, AWorkSuspendedOverWinterDoesNotPave) {
  own_work paved = road("2022-09-01", "2022-10-31");
  paved.stage = "started";
  ground g;
  g.add(paved, kStreet);
  g.stages = {
      {"R", "started", "2022-09-01"}, {"R", "suspended", "2022-11-01"}, {"R", "resumed", "2023-04-11"}};
  g.on = "2023-10-31";
  EXPECT_TRUE(g.find().seasons.empty());
  g.on = "2023-11-02";
  const auto found = g.find();
  ASSERT_EQ(found.seasons.size(), 1U);
  EXPECT_EQ(found.seasons[0].basis, date_basis::going_on);
  EXPECT_EQ(found.seasons[0].within.first, day("2023-11-01"));
  EXPECT_EQ(found.seasons[0].within.count, 2);
}

}  // namespace
}  // namespace greenward::works
