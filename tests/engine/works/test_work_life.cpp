#include "engine/works/work_life.hpp"

#include "tests/engine/works/work_tables.hpp"
#include "tests/support/day.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <array>

namespace greenward::works {
namespace {

using greenward::testing::day;

const layer::lifecycle& life_of(const char* kind) {
  return lives().of_kind(kind);
}

stage_line reached(const char* stage, const char* on) {
  return {.stage = stage, .planned = {}, .actual = day(on)};
}

stage_line planned(const char* stage, const char* on) {
  return {.stage = stage, .planned = day(on), .actual = {}};
}

using lines = std::vector<stage_line>;

std::vector<life_fault> faults(const char* kind, const lines& of) {
  return life_faults(life_of(kind), catalogue().codes("stage"), of, day("2023-12-31"));
}

/// Kind, stage and the stage it contradicts, of the only fault.
void expect_one(const std::vector<life_fault>& found, life_fault_kind kind, const char* stage,
                const char* other) {
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, kind);
  EXPECT_EQ(found[0].stage, stage);
  EXPECT_EQ(found[0].other, other);
  EXPECT_FALSE(found[0].reason.zh.empty());
  EXPECT_FALSE(found[0].reason.en.empty());
}

std::string stage_on(const char* kind, const lines& of, const char* on) {
  const auto stands = standing_on(life_of(kind), of, day(on));
  return stands ? std::string(stands->stage) + " " + format_date(stands->since) : "";
}

TEST(Standing, IsTheFarthestStageReachedByTheEndOfTheDay) {
  const lines road{reached("planned", "2023-01-05"), reached("completed", "2023-09-30"),
                   reached("started", "2023-04-10")};
  EXPECT_EQ(stage_on("road", road, "2023-01-04"), "");
  EXPECT_EQ(stage_on("road", road, "2023-01-05"), "planned 2023-01-05");
  EXPECT_EQ(stage_on("road", road, "2023-09-29"), "started 2023-04-10");
  EXPECT_EQ(stage_on("road", road, "2023-09-30"), "completed 2023-09-30");
}

TEST(Standing, APlannedDateIsNoArrival) {
  EXPECT_EQ(stage_on("road", {planned("started", "2023-04-10")}, "2023-12-01"), "");
}

TEST(Standing, SuspendedUntilResumedOrBeyond) {
  lines road{reached("started", "2023-04-10"), reached("suspended", "2023-06-01")};
  EXPECT_EQ(stage_on("road", road, "2023-05-31"), "started 2023-04-10");
  EXPECT_EQ(stage_on("road", road, "2023-06-01"), "suspended 2023-06-01");
  road.push_back(reached("resumed", "2023-07-01"));
  EXPECT_EQ(stage_on("road", road, "2023-06-30"), "suspended 2023-06-01");
  EXPECT_EQ(stage_on("road", road, "2023-07-01"), "started 2023-04-10");
  road.push_back(reached("suspended", "2023-08-01"));
  EXPECT_EQ(stage_on("road", road, "2023-08-05"), "suspended 2023-08-01");
  road.push_back(reached("completed", "2023-10-01"));
  EXPECT_EQ(stage_on("road", road, "2023-10-01"), "completed 2023-10-01");
}

TEST(Standing, CancelledForGood) {
  const lines road{reached("started", "2023-04-10"), reached("suspended", "2023-05-01"),
                   reached("cancelled", "2023-06-01"), reached("resumed", "2023-07-01")};
  EXPECT_EQ(stage_on("road", road, "2023-12-01"), "cancelled 2023-06-01");
}

TEST(LifeFaults, AnOrderlyLifeHasNone) {
  EXPECT_TRUE(faults("road", {reached("started", "2023-04-10"), reached("suspended", "2023-05-01"),
                              reached("resumed", "2023-06-01"), reached("completed", "2023-09-30")})
                  .empty());
  EXPECT_TRUE(faults("key_project", {reached("started", "2023-04-10"), reached("registered", "2023-05-10"),
                                     reached("enclosed", "2023-09-01"), reached("operating", "2023-12-01")})
                  .empty());
  EXPECT_TRUE(faults("road", {}).empty());
}

TEST(LifeFaults, TheSameDayIsInOrder) {
  EXPECT_TRUE(faults("road", {reached("started", "2023-04-10"), reached("completed", "2023-04-10")}).empty());
}

TEST(LifeFaults, NoEndBeforeTheStart) {
  expect_one(faults("road", {reached("started", "2023-04-10"), reached("completed", "2023-04-09")}),
             life_fault_kind::out_of_order, "completed", "started");
  expect_one(faults("road", {planned("started", "2024-04-10"), planned("completed", "2024-04-09")}),
             life_fault_kind::out_of_order, "completed", "started");
}

TEST(LifeFaults, NothingHappensInTheFuture) {
  expect_one(faults("road", {reached("started", "2024-01-01")}), life_fault_kind::future, "started", "");
  EXPECT_TRUE(faults("road", {reached("started", "2023-12-31")}).empty());
}

TEST(LifeFaults, AStageMayBeSkippedOnlyIfAllowedOrExplained) {
  expect_one(faults("road", {reached("completed", "2023-09-30")}), life_fault_kind::skipped, "completed",
             "started");
  expect_one(faults("key_project", {reached("started", "2023-04-10"), reached("enclosed", "2023-09-01")}),
             life_fault_kind::skipped, "enclosed", "registered");
  stage_line explained = reached("enclosed", "2023-09-01");
  explained.explains_skipping = true;
  EXPECT_TRUE(faults("key_project", {reached("started", "2023-04-10"), explained}).empty());
}

TEST(LifeFaults, AReasonForSkippingSpeaksForEveryStageBeforeIt) {
  stage_line explained = reached("operating", "2023-10-10");
  explained.explains_skipping = true;
  EXPECT_TRUE(faults("road", {reached("completed", "2023-09-30"), explained}).empty());
  stage_line earlier = reached("completed", "2023-09-30");
  earlier.explains_skipping = true;
  EXPECT_TRUE(faults("road", {earlier, reached("operating", "2023-10-10")}).empty());
}

TEST(LifeFaults, ALineWithAPlannedDateAloneDoesNotFillTheGap) {
  expect_one(faults("road", {planned("started", "2023-04-01"), reached("completed", "2023-09-30")}),
             life_fault_kind::skipped, "completed", "started");
}

TEST(LifeFaults, AStageOfAnotherLifeIsForeign) {
  expect_one(faults("road", {reached("started", "2023-04-10"), reached("enclosed", "2023-05-01")}),
             life_fault_kind::foreign, "enclosed", "");
}

TEST(LifeFaults, AStageIsReachedOnce) {
  expect_one(faults("road", {reached("started", "2023-04-10"), reached("started", "2023-05-01")}),
             life_fault_kind::twice, "started", "");
}

TEST(LifeFaults, InterruptionsComeInTheirPlace) {
  expect_one(faults("road", {reached("started", "2023-04-10"), reached("suspended", "2023-04-09")}),
             life_fault_kind::not_begun, "suspended", "started");
  expect_one(faults("road", {reached("started", "2023-04-10"), reached("resumed", "2023-05-09")}),
             life_fault_kind::not_suspended, "resumed", "");
  expect_one(faults("road", {reached("started", "2023-04-10"), reached("cancelled", "2023-05-01"),
                             reached("completed", "2023-05-02")}),
             life_fault_kind::cancelled, "cancelled", "completed");
}

lines some_lines() {
  static constexpr std::array kStages{"planned",   "started", "completed", "operating",
                                      "suspended", "resumed", "cancelled"};
  lines result;
  const int count = *rc::gen::inRange(0, 8);
  for (int i = 0; i < count; ++i) {
    stage_line line;
    line.stage = kStages[*rc::gen::inRange<std::size_t>(0, kStages.size())];
    if (*rc::gen::inRange(0, 5) != 0)
      line.actual = day("2023-03-01") + std::chrono::days(*rc::gen::inRange(0, 9));
    line.explains_skipping = *rc::gen::arbitrary<bool>();
    result.push_back(line);
  }
  return result;
}

RC_GTEST_PROP(Standing, TheOrderOfTheLinesDoesNotMatter, ()) {
  lines of = some_lines();
  if (std::ranges::any_of(faults("road", of),
                          [](const life_fault& f) { return f.kind == life_fault_kind::twice; }))
    return;
  const date on = day("2023-03-05");
  const auto before = standing_on(life_of("road"), of, on);
  const auto faults_before = faults("road", of);
  std::ranges::reverse(of);
  const auto after = standing_on(life_of("road"), of, on);
  RC_ASSERT(before.has_value() == after.has_value());
  if (before) RC_ASSERT(before->stage == after->stage && before->since == after->since);
  auto faults_after = faults("road", of);
  RC_ASSERT(std::ranges::is_permutation(faults_before, faults_after));
}

/// Day by day: what happens on a day changes where the work stands, and nothing else does.
RC_GTEST_PROP(Standing, OfAnOrderlyLifeEqualsTheDiaryKeptDayByDay, ()) {
  const lines of = some_lines();
  RC_PRE(faults("road", of).empty());
  std::string stage, step;
  bool cancelled = false;
  for (int i = -1; i < 10; ++i) {
    const date today = day("2023-03-01") + std::chrono::days(i);
    for (const char* what :
         {"planned", "started", "completed", "operating", "suspended", "resumed", "cancelled"}) {
      for (const stage_line& line : of) {
        if (cancelled || line.stage != what || line.actual != today) continue;
        cancelled = line.stage == layer::kCancelled;
        if (!layer::is_interruption(line.stage)) step = line.stage;
        stage = line.stage == layer::kResumed ? step : std::string(line.stage);
      }
    }
    const auto stands = standing_on(life_of("road"), of, today);
    RC_ASSERT((stands ? std::string(stands->stage) : "") == stage);
  }
}

}  // namespace
}  // namespace greenward::works
