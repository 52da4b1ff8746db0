#include "viewer/layers/time_state.hpp"

#include <gtest/gtest.h>

namespace greenward::viewer {
namespace {

date on(const char* text) {
  return *parse_date(text);
}

works::work_fact work_between(const char* start, const char* end) {
  works::work_fact work;
  if (*start != '\0') work.dates.actual_start = on(start);
  if (*end != '\0') work.dates.actual_end = on(end);
  return work;
}

/// From January 2023; today is in July 2024.
time_state slider() {
  auto ledger = std::make_shared<workflow::works_ledger>();
  ledger->facts.of_work = {work_between("2023-01-15", "2023-03-31"), work_between("2023-03-01", ""),
                           work_between("", "2024-07-02")};
  time_state time;
  time.use(ledger, on("2024-07-20"));
  return time;
}

TEST(TimeState, MonthsCountWhatBeganAndWhatWasDone) {
  const time_state time = slider();
  ASSERT_EQ(time.bars.size(), 19U);
  EXPECT_EQ(time.begin(), on("2023-01-01"));
  EXPECT_EQ(time.end(), on("2024-07-31"));
  EXPECT_EQ(time.bars[0].begun, 1U);
  EXPECT_EQ(time.bars[2].begun, 1U);
  EXPECT_EQ(time.bars[2].done, 1U);
  EXPECT_EQ(time.bars[18].done, 1U);
}

TEST(TimeState, StepsGoFromEndOfMonthToEndOfMonth) {
  time_state time = slider();
  time.step(-1);
  EXPECT_EQ(time.day, on("2024-06-30")) << "from as recorded: back from the end";
  time.show(on("2023-02-10"));
  time.step(1);
  EXPECT_EQ(time.day, on("2023-02-28"));
  time.step(1);
  EXPECT_EQ(time.day, on("2023-03-31"));
  time.step(-1);
  EXPECT_EQ(time.day, on("2023-02-28"));
  time.step(-5);
  EXPECT_EQ(time.day, on("2023-01-01"));
  time.step(99);
  EXPECT_EQ(time.day, on("2024-07-31"));
}

TEST(TimeState, PlayingStopsAtTheEnd) {
  time_state time = slider();
  time.playing = true;
  EXPECT_TRUE(time.play(0.31F));
  EXPECT_EQ(time.day, on("2023-01-31"));
  for (int i = 0; i < 100 && time.play(0.31F); ++i) {
  }
  EXPECT_FALSE(time.playing);
  EXPECT_EQ(time.day, on("2024-07-31"));
}

TEST(TimeState, PlacesAndDaysAreOneToOne) {
  const time_state time = slider();
  for (const char* text : {"2023-01-01", "2023-12-31", "2024-02-29", "2024-07-31"})
    EXPECT_EQ(time.day_at(time.share_of(on(text))), on(text));
  EXPECT_EQ(time.day_at(-1), time.begin());
  EXPECT_EQ(time.day_at(2), time.end());
}

TEST(TimeState, ADayBeyondTheSliderIsItsEnd) {
  time_state time = slider();
  time.show(on("2031-01-01"));
  EXPECT_EQ(time.day, time.end());
  time.show(on("1999-01-01"));
  EXPECT_EQ(time.day, time.begin());
  time.show({});
  EXPECT_FALSE(time.day);
}

TEST(TimeState, ASlipOfThePenDoesNotMakeTheSliderEndless) {
  auto ledger = std::make_shared<workflow::works_ledger>();
  ledger->facts.of_work = {work_between("1202-01-15", "2023-03-31")};
  time_state time;
  time.use(ledger, on("2024-07-20"));
  EXPECT_LE(time.bars.size(), 1201U);
  EXPECT_EQ(time.bars[time.bars.size() - 17].done, 1U);
}

TEST(TimeState, WithoutWorksThereIsNothingToStepThrough) {
  time_state time;
  time.step(1);
  EXPECT_FALSE(time.day);
  EXPECT_FALSE(time.play(1));
}

TEST(TimeState, AComparisonBeginsAtTheEndOfTheYearBefore) {
  time_state time = slider();
  EXPECT_EQ(time.year_before(), on("2023-12-31")) << "as recorded: before the slider's last year";
  time.show(on("2023-12-31"));
  EXPECT_EQ(time.year_before(), on("2023-01-01")) << "not before the slider begins";
  time.compare_with(on("2030-01-01"));
  EXPECT_EQ(time.before, time.end());
  time.compare_with(on("2023-05-05"));
  EXPECT_EQ(time.before, on("2023-05-05"));
  EXPECT_EQ(time.day, on("2023-12-31")) << "the day that is shown stays";
  time.compare_with({});
  EXPECT_FALSE(time.before);
}

}  // namespace
}  // namespace greenward::viewer
