#include "engine/works/under_way.hpp"

#include <gtest/gtest.h>

namespace greenward::works {
namespace {

constexpr int kSeen = 100;

date nth(int n) {
  return date(std::chrono::days(19000 + n));
}

struct stated {
  std::optional<int> planned_start, planned_end, actual_start, actual_end;
};

work_fact work_of(const stated& days) {
  const auto day_or_none = [](std::optional<int> n) { return n ? std::optional(nth(*n)) : std::nullopt; };
  work_fact work;
  work.stage_known = true;
  work.dates.planned_start = day_or_none(days.planned_start);
  work.dates.planned_end = day_or_none(days.planned_end);
  work.dates.actual_start = day_or_none(days.actual_start);
  work.dates.actual_end = day_or_none(days.actual_end);
  work.dates.begun = days.actual_start.has_value();
  work.dates.done = days.actual_end.has_value();
  return work;
}

occupation on(const work_fact& work, int day) {
  return occupation_on(work, nth(kSeen), nth(day));
}

TEST(Occupation, FromTheBeginningToTheDayBeforeTheEnd) {
  EXPECT_EQ(on(work_of({90, 120, 95, {}}), 100), occupation::under_way);
  EXPECT_EQ(on(work_of({90, 120, {}, {}}), 100), occupation::none) << "planned, and has not begun";
  EXPECT_EQ(on(work_of({80, 99, 80, 100}), 100), occupation::none) << "ended today";
}

TEST(Occupation, BeyondItsPlanItGoesOn) {
  EXPECT_EQ(on(work_of({60, 80, 60, {}}), 100), occupation::under_way);
  EXPECT_EQ(on(work_of({60, 80, 60, {}}), 150), occupation::under_way) << "nobody knows when it will end";
  EXPECT_EQ(on(work_of({60, {}, 60, {}}), 150), occupation::under_way);
}

TEST(Occupation, DaysToComeGoByThePlan) {
  const work_fact work = work_of({110, 120, {}, {}});
  EXPECT_EQ(on(work, 109), occupation::none);
  EXPECT_EQ(on(work, 110), occupation::planned);
  EXPECT_EQ(on(work, 120), occupation::planned) << "its last day";
  EXPECT_EQ(on(work, 121), occupation::none);
  EXPECT_EQ(on(work_of({60, 120, 60, {}}), 120), occupation::under_way);
  EXPECT_EQ(on(work_of({60, 120, 60, {}}), 121), occupation::none);
  EXPECT_EQ(on(work_of({110, {}, {}, {}}), 150), occupation::planned);
}

TEST(Occupation, WhatNobodyHasSaidIsNotGuessed) {
  work_fact unknown = work_of({});
  unknown.stage_known = false;
  EXPECT_EQ(on(unknown, 100), occupation::stage_unknown);
  work_fact undated = work_of({60, 120, {}, {}});
  undated.dates.begun = true;
  EXPECT_EQ(on(undated, 100), occupation::under_way) << "begun, nobody has said when";
  work_fact cancelled = work_of({60, 120, 60, {}});
  cancelled.cancelled = true;
  EXPECT_EQ(on(cancelled, 100), occupation::cancelled_begun);
  cancelled.dates.begun = false;
  EXPECT_EQ(on(cancelled, 100), occupation::none);
}

}  // namespace
}  // namespace greenward::works
