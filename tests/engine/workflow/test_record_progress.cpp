#include "engine/workflow/record_progress.hpp"

#include "engine/workflow/environment.hpp"
#include "engine/works/stage_lines.hpp"
#include "tests/support/day.hpp"
#include "tests/support/property_cases.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <array>

namespace greenward::workflow {
namespace {

using greenward::testing::day;

stage_update reached(const char* work, const char* stage, const char* on) {
  stage_update update;
  update.work = work;
  update.stage = stage;
  update.actual = day(on);
  return update;
}

struct own_work {
  const char* code = "W";
  const char* stage = "planned";
  const char* actual_start = nullptr;
};

struct own_line {
  const char* stage;
  const char* actual;
};

/// A database of one road work and the lines it brings.
class work_database {
 public:
  explicit work_database(const own_work& work, const std::vector<own_line>& lines = {}) {
    const auto store = open_or_create(address());
    const auto change = store->begin({"测试员", "import", "", "2023-01-01T00:00:00Z"});
    layer::feature_table works(program_environment().catalogue.layer("works"));
    {
      layer::row_writer row(works, feature_id(5));
      if (work.code != nullptr) row.set("code", work.code);
      row.set("name", "道路");
      row.set("work_kind", "road");
      row.set("stage", work.stage);
      if (work.actual_start != nullptr) row.set("actual_start", days_since_epoch(day(work.actual_start)));
    }
    change->insert(works, {});
    layer::feature_table stages(program_environment().catalogue.layer("work_stages"));
    for (const own_line& line : lines) {
      layer::row_writer row(stages, feature_id(0));
      row.set("work_code", work.code);
      row.set("stage", line.stage);
      if (line.actual != nullptr) row.set("actual_date", days_since_epoch(day(line.actual)));
    }
    change->insert(stages, {});
    change->commit();
  }

  [[nodiscard]] std::string address() const { return (folder_ / "d.sqlite").string(); }
  [[nodiscard]] layer::feature_table works() const { return open_for_reading(address())->read("works"); }
  [[nodiscard]] layer::feature_table stages() const {
    return open_for_reading(address())->read("work_stages");
  }
  [[nodiscard]] std::string stage() const { return std::string(works()["stage"].text(0)); }
  [[nodiscard]] std::int64_t version() const { return open_for_reading(address())->content_version(); }
  [[nodiscard]] std::vector<works::life_fault> faults() const {
    const auto table = stages();
    return works::life_faults(program_environment().lives.of_kind("road"),
                              program_environment().catalogue.codes("stage"),
                              works::stage_lines(table).of("W"), today());
  }

  record_result record(const std::vector<stage_update>& updates) const {
    return record_progress(address(), "李工", "", updates);
  }
  void expect_refused(const std::vector<stage_update>& updates, std::size_t update) const {
    const std::int64_t before = version();
    const auto result = record(updates);
    ASSERT_EQ(result.refused.size(), 1U);
    EXPECT_EQ(result.refused[0].update, update);
    EXPECT_FALSE(result.refused[0].reason.en.empty());
    EXPECT_TRUE(result.works.empty());
    EXPECT_EQ(version(), before);
  }

 private:
  greenward::testing::temporary_directory folder_;
};

TEST(RecordProgress, AStageThatTheWorkHasWithoutADateCountsAsReached) {
  const work_database db({.stage = "started"});
  EXPECT_TRUE(db.record({reached("W", "completed", "2023-09-30")}).refused.empty());
  EXPECT_EQ(db.stage(), "completed");
  EXPECT_EQ(db.works()["actual_end"].integer(0), days_since_epoch(day("2023-09-30")));
}

TEST(RecordProgress, TheWorksOwnStartCountsLikeALine) {
  const work_database db({.stage = "started", .actual_start = "2023-04-10"});
  db.expect_refused({reached("W", "completed", "2023-04-09")}, 0);
  EXPECT_TRUE(db.record({reached("W", "completed", "2023-04-10")}).refused.empty());
}

TEST(RecordProgress, AnIdIsTakenBeforeACodeThatLooksLikeIt) {
  const work_database db({.code = "6", .stage = "planned"});
  stage_update update = reached("6", "started", "2023-04-10");
  update.id = feature_id(6);
  db.expect_refused({update}, 0);
  update.work = "no such code";
  update.id = feature_id(5);
  const auto result = db.record({update});
  ASSERT_EQ(result.works.size(), 1U);
  EXPECT_EQ(result.works[0].code, "6");
  EXPECT_EQ(db.stage(), "started");
}

TEST(RecordProgress, AnEarlierStageDoesNotTakeAWorkBack) {
  const work_database db({.stage = "operating"});
  const auto result = db.record({reached("W", "completed", "2023-09-30")});
  ASSERT_EQ(result.works.size(), 1U);
  EXPECT_EQ(result.works[0].after, "operating");
  EXPECT_EQ(db.stage(), "operating");
}

TEST(RecordProgress, ACorrectionMovesTheWorksOwnDatesAlong) {
  const work_database db({.stage = "started", .actual_start = "2023-04-10"}, {{"started", "2023-04-10"}});
  EXPECT_TRUE(db.record({reached("W", "started", "2023-04-15")}).refused.empty());
  EXPECT_EQ(db.works()["actual_start"].integer(0), days_since_epoch(day("2023-04-15")));
  EXPECT_EQ(db.stages().size(), 1U);
}

TEST(RecordProgress, AWorkWithoutACodeGetsOneFromItsId) {
  const work_database db({.code = nullptr, .stage = "planned"});
  EXPECT_TRUE(db.record({reached("5", "started", "2023-04-10")}).refused.empty());
  EXPECT_EQ(db.works()["code"].text(0), "id:5");
  EXPECT_EQ(db.stages()["work_code"].text(0), "id:5");
}

TEST(RecordProgress, FaultsOfOldDoNotStandInTheWay) {
  const work_database db({.stage = "completed"}, {{"started", "2023-04-10"}, {"completed", "2023-04-09"}});
  EXPECT_TRUE(db.record({reached("W", "operating", "2023-10-10")}).refused.empty());
  EXPECT_EQ(db.stage(), "operating");
}

TEST(RecordProgress, UpdatesOfOneFileStandTogether) {
  const work_database db({});
  db.expect_refused({reached("W", "completed", "2023-09-30")}, 0);
  EXPECT_TRUE(db.record({reached("W", "completed", "2023-09-30"), reached("W", "started", "2023-04-10")})
                  .refused.empty());
  EXPECT_EQ(db.stage(), "completed");
  EXPECT_EQ(db.works()["actual_start"].integer(0), days_since_epoch(day("2023-04-10")));
}

TEST(RecordProgress, ARefusalNamesItsUpdate) {
  const work_database db({.stage = "started", .actual_start = "2023-04-10"});
  db.expect_refused({reached("W", "completed", "2023-05-01"), reached("X", "started", "2023-05-01")}, 1);
  db.expect_refused({reached("W", "completed", "2023-05-01"), reached("W", "finished", "2023-05-01")}, 1);
  db.expect_refused({reached("W", "completed", "2023-05-01"), {.work = "W", .stage = "operating"}}, 1);
  db.expect_refused({reached("W", "completed", "2023-05-01"), reached("W", "operating", "2023-04-30")}, 1);
}

TEST(RecordProgress, TwoSuspensionsAreTwoLines) {
  const work_database db({.stage = "started"}, {{"started", "2023-04-10"}});
  EXPECT_TRUE(db.record({reached("W", "suspended", "2023-05-01"), reached("W", "resumed", "2023-06-01"),
                         reached("W", "suspended", "2023-07-01")})
                  .refused.empty());
  EXPECT_EQ(db.stages().size(), 4U);
  EXPECT_EQ(db.stage(), "suspended");
}

TEST(RecordProgress, AResumedWorkStandsWhereItStoodBefore) {
  const work_database db({.stage = "started"});
  EXPECT_TRUE(db.record({reached("W", "suspended", "2023-05-01")}).refused.empty());
  EXPECT_EQ(db.stage(), "suspended");
  EXPECT_TRUE(db.record({reached("W", "resumed", "2023-06-01")}).refused.empty());
  EXPECT_EQ(db.stage(), "started");
  EXPECT_TRUE(db.record({reached("W", "suspended", "2023-07-01")}).refused.empty());
  EXPECT_TRUE(db.record({reached("W", "completed", "2023-09-30")}).refused.empty());
  EXPECT_EQ(db.stage(), "completed");
}

TEST(RecordProgress, AStageNobodyKnowsIsAskedForOnResuming) {
  const work_database db({.stage = "suspended"}, {{"suspended", "2023-05-01"}});
  db.expect_refused({reached("W", "resumed", "2023-06-01")}, 0);
  EXPECT_TRUE(db.record({reached("W", "resumed", "2023-06-01"), reached("W", "started", "2023-04-10")})
                  .refused.empty());
  EXPECT_EQ(db.stage(), "started");
}

void check_life_stays_in_order() {
  static constexpr std::array kStages{"planned",   "started", "completed", "operating",
                                      "suspended", "resumed", "cancelled"};
  const work_database db({});
  const int batches = *rc::gen::inRange(1, 5);
  for (int batch = 0; batch < batches; ++batch) {
    std::vector<stage_update> updates;
    const int count = *rc::gen::inRange(1, 4);
    for (int i = 0; i < count; ++i) {
      stage_update update =
          reached("W", kStages[*rc::gen::inRange<std::size_t>(0, kStages.size())], "2023-03-01");
      *update.actual += std::chrono::days(*rc::gen::inRange(0, 30));
      if (*rc::gen::inRange(0, 6) == 0) update.skip_reason = "另有安排";
      updates.push_back(update);
    }
    const std::int64_t before = db.version();
    const auto stages_before = db.stages();
    const bool refused = !db.record(updates).refused.empty();
    RC_ASSERT(db.faults().empty());
    RC_ASSERT(db.version() == before + (refused ? 0 : 1));
    if (refused) RC_ASSERT(std::ranges::equal(db.stages().columns(), stages_before.columns()));
    const auto table = db.stages();
    const auto stands = works::standing_on(program_environment().lives.of_kind("road"),
                                           works::stage_lines(table).of("W"), today());
    RC_ASSERT(db.stage() == (stands ? std::string(stands->stage) : "planned"));
    RC_ASSERT(open_for_reading(db.address())->verify().empty());
  }
}

TEST(RecordProgress, WhateverIsRecordedTheLifeStaysInOrder) {
  greenward::testing::check_slow_property(&check_life_stays_in_order, 5);
}

}  // namespace
}  // namespace greenward::workflow
