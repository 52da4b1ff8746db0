#include "engine/works/progress.hpp"

#include "engine/base/data_directory.hpp"
#include "engine/layer/catalogue.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace greenward::works {
namespace {

const layer::catalogue& catalogue() {
  static const auto loaded = layer::catalogue::load(data_directory());
  return loaded;
}

const layer::lifecycle_book& lives() {
  static const auto loaded = layer::lifecycle_book::load(data_directory(), catalogue());
  return loaded;
}

struct work {
  std::string code, kind, stage, unit;
  std::optional<double> quantity;
  std::string quantity_unit = "m";
};

layer::feature_table table_of(const std::vector<work>& works) {
  layer::feature_table table(catalogue().layer("works"));
  for (const work& w : works) {
    layer::row_writer row(table, feature_id(static_cast<std::int64_t>(table.size()) + 1));
    row.set("code", w.code);
    row.set("work_kind", w.kind);
    row.set("stage", w.stage);
    if (!w.unit.empty()) row.set("street_code", w.unit);
    if (w.quantity) {
      row.set("quantity", *w.quantity);
      row.set("quantity_unit", w.quantity_unit);
    }
  }
  return table;
}

struct dated_stage {
  std::string work, stage, day;
};

layer::feature_table stage_table(const std::vector<dated_stage>& stages) {
  layer::feature_table table(catalogue().layer("work_stages"));
  for (const dated_stage& s : stages) {
    layer::row_writer row(table, feature_id(static_cast<std::int64_t>(table.size()) + 1));
    row.set("work_code", s.work);
    row.set("stage", s.stage);
    if (!s.day.empty()) row.set("actual_date", days_since_epoch(*parse_date(s.day)));
  }
  return table;
}

std::string stage_of_one(const std::string& recorded, const std::vector<dated_stage>& stages,
                         const char* day) {
  return stages_on(table_of({{"W", "road", recorded, "", {}}}), stage_table(stages),
                   lives(), day == nullptr ? std::nullopt : parse_date(day))
      .front();
}

TEST(StagesOn, WithoutADateItIsTheRecordedStage) {
  EXPECT_EQ(stage_of_one("completed", {{"W", "started", "2023-04-01"}}, nullptr), "completed");
}

TEST(StagesOn, ADateSeesOnlyWhatHadHappenedByThen) {
  const std::vector<dated_stage> stages{{"W", "started", "2023-04-01"}, {"W", "completed", "2023-09-30"}};
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

kind_progress only(const std::vector<kind_progress>& kinds) {
  EXPECT_EQ(kinds.size(), 1U);
  return kinds.front();
}

progress roll(const layer::feature_table& works) {
  const auto stages = stages_on(works, stage_table({}), lives(), std::nullopt);
  return roll_up(works, stages, catalogue().codes("work_kind"), catalogue().codes("stage"),
                 unit_level::street);
}

TEST(RollUp, CountsByKindAndStageInTheOrderOfTheLists) {
  const auto result = roll(table_of({{"1", "sewer_separation", "completed", "A", {}},
                                     {"2", "road", "completed", "A", 10.0},
                                     {"3", "road", "planned", "B", 5.5},
                                     {"4", "road", "completed", "A", 1.0}}));
  ASSERT_EQ(result.totals.size(), 2U);
  EXPECT_EQ(result.totals[0].kind, "road");
  EXPECT_EQ(result.totals[0].count, 3U);
  ASSERT_EQ(result.totals[0].by_stage.size(), 2U);
  EXPECT_EQ(result.totals[0].by_stage[0].stage, "planned");
  EXPECT_EQ(result.totals[0].by_stage[1].count, 2U);
  EXPECT_DOUBLE_EQ(result.totals[0].quantities.front().sum, 16.5);
  EXPECT_EQ(result.totals[1].without_quantity, 1U);
}

TEST(RollUp, QuantitiesInDifferentUnitsAreNeverAddedUp) {
  const auto road = only(roll(table_of({{"1", "road", "planned", "", 3.0, "m"}, {"2", "road", "planned", "", 4.0, "km"}}))
               .totals);
  ASSERT_EQ(road.quantities.size(), 2U);
  EXPECT_DOUBLE_EQ(road.quantities[0].sum + 10 * road.quantities[1].sum, 4.0 + 30.0);
}

TEST(RollUp, WorksWithoutAUnitCodeStandLastUnderNoCode) {
  const auto result = roll(table_of({{"1", "road", "planned", "", {}},
                                     {"2", "road", "planned", "B", {}},
                                     {"3", "road", "planned", "A", {}}}));
  ASSERT_EQ(result.units.size(), 3U);
  EXPECT_EQ(result.units[0].code, "A");
  EXPECT_EQ(result.units[2].code, "");
}

RC_GTEST_PROP(RollUpProperty, UnitsAddUpToTheTotals, ()) {
  const std::vector<std::string> kinds{"road", "sewer_separation", "park"};
  const std::vector<std::string> stages{"planned", "started", "completed", "suspended"};
  const std::vector<std::string> units{"", "A", "B", "C"};
  std::vector<work> works;
  const int n = *rc::gen::inRange(0, 40);
  for (int i = 0; i < n; ++i)
    works.push_back({std::to_string(i),
                     *rc::gen::elementOf(kinds),
                     *rc::gen::elementOf(stages),
                     *rc::gen::elementOf(units),
                     {}});
  const auto result = roll(table_of(works));
  std::map<std::pair<std::string, std::string>, std::size_t> totals, summed;
  for (const auto& kind : result.totals)
    for (const auto& stage : kind.by_stage) totals[{kind.kind, stage.stage}] += stage.count;
  for (const auto& unit : result.units)
    for (const auto& kind : unit.kinds)
      for (const auto& stage : kind.by_stage) summed[{kind.kind, stage.stage}] += stage.count;
  RC_ASSERT(totals == summed);
  std::size_t all = 0;
  for (const auto& [key, count] : totals) all += count;
  RC_ASSERT(all == works.size());
}

}  // namespace
}  // namespace greenward::works
