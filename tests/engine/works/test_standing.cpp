#include "engine/works/standing.hpp"

#include "tests/engine/works/work_tables.hpp"

#include <gtest/gtest.h>

namespace greenward::works {
namespace {

std::string stage_of_one(const std::string& recorded, const std::vector<own_stage>& stages, const char* day) {
  return stages_on(works_table({{.code = "W", .stage = recorded}}), stages_table(stages), lives(),
                   day == nullptr ? std::nullopt : parse_date(day))
      .front();
}

TEST(StagesOn, WithoutADateItIsTheRecordedStage) {
  EXPECT_EQ(stage_of_one("completed", {{"W", "started", "2023-04-01"}}, nullptr), "completed");
}

TEST(StagesOn, ADateSeesOnlyWhatHadHappenedByThen) {
  const std::vector<own_stage> stages{{"W", "started", "2023-04-01"}, {"W", "completed", "2023-09-30"}};
  EXPECT_EQ(stage_of_one("completed", stages, "2023-03-31"), "planned");
  EXPECT_EQ(stage_of_one("completed", stages, "2023-04-01"), "started");
  EXPECT_EQ(stage_of_one("completed", stages, "2023-09-29"), "started");
  EXPECT_EQ(stage_of_one("completed", stages, "2023-09-30"), "completed");
}

TEST(StagesOn, OfTwoStagesOnOneDayTheLaterInTheLifecycleCounts) {
  EXPECT_EQ(stage_of_one("completed", {{"W", "completed", "2023-05-01"}, {"W", "started", "2023-05-01"}},
                         "2023-05-02"),
            "completed");
}

TEST(StagesOn, ASuspensionAfterTheStartIsTheStage) {
  EXPECT_EQ(stage_of_one("suspended", {{"W", "started", "2023-05-01"}, {"W", "suspended", "2023-06-01"}},
                         "2023-07-01"),
            "suspended");
}

TEST(StagesOn, AStageReachedWithoutAnyDateIsUnknownOnADate) {
  EXPECT_EQ(stage_of_one("completed", {{"W", "completed", ""}}, "2023-07-01"), kUnknownStage);
  EXPECT_EQ(stage_of_one("planned", {}, "2023-07-01"), "planned");
}

}  // namespace
}  // namespace greenward::works
