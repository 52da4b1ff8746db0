#include "engine/works/hazard_life.hpp"

#include "tests/engine/works/work_tables.hpp"
#include "tests/support/day.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace greenward::works {
namespace {

using greenward::testing::day;

std::optional<date> maybe(const char* text) {
  return *text == '\0' ? std::nullopt : std::optional(day(text));
}

/// "" = absent.
hazard_record hazard(const char* state, const char* found, const char* assigned, const char* mended,
                     const char* verified, const char* deadline = "") {
  return {hazard_state_called(state),
          {maybe(found), maybe(assigned), maybe(mended), maybe(verified)},
          maybe(deadline)};
}

std::string state_on(const hazard_record& record, const char* on) {
  const auto stands = standing_on(record, maybe(on));
  return stands ? name_of(stands->state) : "absent";
}

std::optional<int> overdue_on(const hazard_record& record, const char* on) {
  const auto stands = standing_on(record, day(on));
  return stands ? days_overdue(record, *stands, day(on)) : std::nullopt;
}

const layer::code_list& states() {
  return catalogue().codes("hazard_state");
}

std::vector<hazard_fault_kind> faults(const hazard_record& record, const char* today = "2024-01-31") {
  std::vector<hazard_fault_kind> kinds;
  for (const hazard_fault& fault : hazard_faults(record, states(), day(today))) kinds.push_back(fault.kind);
  return kinds;
}

using fault_kinds = std::vector<hazard_fault_kind>;

TEST(HazardLife, TheStatesAreThoseOfTheListInItsOrder) {
  ASSERT_EQ(states().entries.size(), kHazardStates);
  for (std::size_t i = 0; i < kHazardStates; ++i) {
    EXPECT_EQ(states().entries[i].code, name_of(static_cast<hazard_state>(i)));
    EXPECT_EQ(hazard_state_called(states().entries[i].code), static_cast<hazard_state>(i));
  }
  EXPECT_EQ(hazard_state_called("closed"), hazard_state::unknown);
}

TEST(HazardStanding, FollowsTheDatesToTheEndOfEachDay) {
  const auto record = hazard("verified", "2023-05-01", "2023-05-02", "2023-05-10", "2023-05-12");
  EXPECT_EQ(state_on(record, "2023-04-30"), "absent");
  EXPECT_EQ(state_on(record, "2023-05-01"), "found");
  EXPECT_EQ(state_on(record, "2023-05-02"), "assigned");
  EXPECT_EQ(state_on(record, "2023-05-09"), "assigned");
  EXPECT_EQ(state_on(record, "2023-05-10"), "mended");
  EXPECT_EQ(state_on(record, "2023-05-12"), "verified");
  EXPECT_EQ(state_on(record, ""), "verified");
}

TEST(HazardStanding, AllInOneDayIsClosedThatDay) {
  const auto record =
      hazard("verified", "2023-05-01", "2023-05-01", "2023-05-01", "2023-05-01", "2023-05-01");
  EXPECT_EQ(state_on(record, "2023-05-01"), "verified");
  EXPECT_EQ(overdue_on(record, "2023-06-01"), 0);
  EXPECT_TRUE(faults(record).empty());
}

TEST(HazardStanding, AStepThatNobodyDatedMakesTheStateUnknown) {
  const auto record = hazard("mended", "2023-05-01", "2023-05-02", "", "");
  EXPECT_EQ(state_on(record, "2023-05-20"), "unknown");
  EXPECT_EQ(standing_on(record, day("2023-05-20"))->mending, mending::unknown);
  EXPECT_EQ(state_on(record, ""), "mended");
}

TEST(HazardStanding, AnUndatedAssignmentLeavesNoDoubtWhetherItWasMended) {
  const auto record = hazard("mended", "2023-05-01", "", "2023-05-10", "", "2023-05-05");
  EXPECT_EQ(state_on(record, "2023-05-08"), "unknown");
  EXPECT_EQ(standing_on(record, day("2023-05-08"))->mending, mending::open);
  EXPECT_EQ(overdue_on(record, "2023-05-08"), 3);
  EXPECT_EQ(state_on(record, "2023-05-10"), "mended");
}

TEST(HazardStanding, WhatNobodySaysWhenItWasFoundIsUnknownUntilAStepIsDated) {
  const auto record = hazard("mended", "", "", "2023-05-10", "", "2023-05-05");
  EXPECT_EQ(state_on(record, "2023-05-09"), "unknown");
  EXPECT_EQ(standing_on(record, day("2023-05-09"))->mending, mending::unknown);
  EXPECT_EQ(overdue_on(record, "2023-05-09"), std::nullopt);
  EXPECT_EQ(state_on(record, "2023-05-10"), "mended");
}

TEST(HazardStanding, AStateThatTheListDoesNotHaveIsUnknown) {
  const auto record = hazard("closed", "2023-05-01", "", "", "");
  EXPECT_EQ(state_on(record, ""), "unknown");
  EXPECT_EQ(standing_on(record, {})->mending, mending::unknown);
}

TEST(HazardDeadline, IsInclusive) {
  const auto record = hazard("assigned", "2023-05-01", "2023-05-02", "", "", "2023-05-20");
  EXPECT_EQ(overdue_on(record, "2023-05-02"), 0);
  EXPECT_EQ(overdue_on(record, "2023-05-20"), 0);
  EXPECT_EQ(overdue_on(record, "2023-05-21"), 1);
  EXPECT_EQ(overdue_on(record, "2023-06-20"), 31);
}

TEST(HazardDeadline, WhatIsMendedStaysAsLateAsItWas) {
  const auto late = hazard("mended", "2023-05-01", "", "2023-05-21", "", "2023-05-20");
  EXPECT_EQ(overdue_on(late, "2023-12-31"), 1);
  const auto in_time = hazard("verified", "2023-05-01", "", "2023-05-20", "2023-06-30", "2023-05-20");
  EXPECT_EQ(overdue_on(in_time, "2023-12-31"), 0);  // verification has no deadline
}

TEST(HazardDeadline, WithoutOneOrWithoutTheDayOfMendingNobodyKnows) {
  EXPECT_EQ(overdue_on(hazard("found", "2023-05-01", "", "", ""), "2023-12-31"), std::nullopt);
  const auto undated = hazard("mended", "2023-05-01", "", "", "", "2023-05-20");
  EXPECT_EQ(days_overdue(undated, *standing_on(undated, {}), day("2023-12-31")), std::nullopt);
}

TEST(HazardFaults, ASoundHazardHasNone) {
  EXPECT_TRUE(faults(hazard("found", "2023-05-01", "", "", "")).empty());
  EXPECT_TRUE(faults(hazard("mended", "2023-05-01", "", "2023-05-01", "", "2023-05-01")).empty());
  EXPECT_TRUE(faults(hazard("verified", "2023-05-01", "2023-05-02", "2023-05-03", "2023-05-04", "2023-05-02"))
                  .empty());
}

TEST(HazardFaults, EachContradictionIsTold) {
  using enum hazard_fault_kind;
  EXPECT_EQ(faults(hazard("mended", "2023-05-10", "", "2023-05-09", "")), fault_kinds{out_of_order});
  EXPECT_EQ(faults(hazard("verified", "2023-05-10", "", "", "2023-05-12")), fault_kinds{not_mended});
  EXPECT_EQ(faults(hazard("verified", "2023-05-10", "", "2023-05-12", "")), fault_kinds{undated});
  EXPECT_EQ(faults(hazard("verified", "2023-05-10", "", "", "")), (fault_kinds{undated, not_mended}));
  EXPECT_EQ(faults(hazard("found", "", "", "", "")), fault_kinds{undated});
  EXPECT_EQ(faults(hazard("assigned", "2023-05-10", "", "", "")), fault_kinds{undated});
  EXPECT_EQ(faults(hazard("assigned", "2023-05-10", "2023-05-10", "2023-05-12", "")), fault_kinds{ahead});
  EXPECT_EQ(faults(hazard("found", "2024-02-01", "", "", "")), fault_kinds{future});
  EXPECT_EQ(faults(hazard("found", "2023-05-10", "", "", "", "2023-05-09")), fault_kinds{early_deadline});
  EXPECT_EQ(faults(hazard("found", "2024-01-31", "", "", "", "2030-01-01")), fault_kinds{});
}

TEST(HazardFaults, AreSaidInBothLanguagesWithTheDates) {
  const auto found = hazard_faults(hazard("mended", "2023-05-10", "2023-05-12", "2023-05-11", ""), states(),
                                   day("2024-01-31"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].reason.zh, "“已整改”2023-05-11 早于“已派单”2023-05-12");
  EXPECT_EQ(found[0].reason.en, "'Mended' 2023-05-11 is before 'Assigned' 2023-05-12");
}

RC_GTEST_PROP(HazardStandingProperty, ASoundlyDatedHazardOnlyGoesForward, ()) {
  hazard_record record;
  const auto reached = *rc::gen::inRange<std::size_t>(0, kHazardStates);
  record.state = static_cast<hazard_state>(reached);
  date last = day("2023-01-01");
  for (std::size_t step = 0; step <= reached; ++step) {
    last += std::chrono::days(*rc::gen::inRange(0, 10));
    record.reached[step] = last;
  }
  RC_ASSERT(hazard_faults(record, states(), day("2024-01-31")).empty());
  int before = -1;
  for (date on = day("2022-12-30"); on < day("2023-03-01"); on += std::chrono::days(1)) {
    const auto stands = standing_on(record, on);
    const int now = stands ? static_cast<int>(stands->state) : -1;
    RC_ASSERT(now >= before);
    RC_ASSERT(now <= static_cast<int>(reached));
    // The inner brackets keep || from looking at both sides: RC_ASSERT takes an expression apart.
    RC_ASSERT((now < 0 || *record.reached[static_cast<std::size_t>(now)] <= on));
    RC_ASSERT((now == static_cast<int>(reached) || *record.reached[static_cast<std::size_t>(now + 1)] > on));
    before = now;
  }
  RC_ASSERT(before == static_cast<int>(reached));
}

}  // namespace
}  // namespace greenward::works
