#include "engine/works/stage_record.hpp"

#include "engine/base/data_directory.hpp"
#include "engine/base/error.hpp"
#include "engine/layer/catalogue.hpp"

#include <gtest/gtest.h>

namespace greenward::works {
namespace {

record_effect effect(const char* current, const char* since, const char* recorded, const char* day) {
  static const auto catalogue = layer::catalogue::load(data_directory());
  const current_stage now{current, since == nullptr ? std::nullopt : parse_date(since)};
  return effect_of_record(catalogue.codes("stage"), now, recorded, *parse_date(day));
}

TEST(StageRecord, ALaterStageAdvancesTheWork) {
  EXPECT_EQ(effect("started", "2023-04-01", "completed", "2023-09-01"), record_effect::advances);
  EXPECT_EQ(effect("planned", nullptr, "started", "2023-04-01"), record_effect::advances);
}

TEST(StageRecord, AnEarlierStageOnlyGetsItsDate) {
  EXPECT_EQ(effect("operating", "2023-09-01", "completed", "2023-08-01"), record_effect::completes);
}

TEST(StageRecord, AnEarlierStageAfterTheCurrentOneIsAContradiction) {
  EXPECT_THROW((void)effect("operating", "2023-09-01", "completed", "2023-09-02"), error);
}

TEST(StageRecord, ALaterStageBeforeTheCurrentOneIsAContradiction) {
  EXPECT_THROW((void)effect("started", "2023-04-01", "completed", "2023-03-31"), error);
  EXPECT_EQ(effect("started", "2023-04-01", "completed", "2023-04-01"), record_effect::advances);
}

TEST(StageRecord, TheSameStageIsACorrectionOfItsDate) {
  EXPECT_EQ(effect("started", "2023-04-01", "started", "2023-03-01"), record_effect::advances);
}

TEST(StageRecord, AWorkMayStopAndGoOn) {
  EXPECT_EQ(effect("started", "2023-04-01", "suspended", "2023-05-01"), record_effect::advances);
  EXPECT_EQ(effect("suspended", "2023-05-01", "started", "2023-06-01"), record_effect::advances);
  EXPECT_THROW((void)effect("suspended", "2023-05-01", "started", "2023-04-30"), error);
}

TEST(StageRecord, WithoutKnownDatesNothingContradicts) {
  EXPECT_EQ(effect("operating", nullptr, "completed", "2029-01-01"), record_effect::completes);
}

}  // namespace
}  // namespace greenward::works
