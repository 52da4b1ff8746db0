#include "engine/workflow/undo.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/record_progress.hpp"
#include "engine/works/stage_lines.hpp"
#include "engine/works/standing.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <array>

namespace greenward::workflow {
namespace {

/// Everything that works and their stages say.
struct state {
  std::vector<layer::column> works, stages;
  std::vector<feature_id> work_ids, stage_ids;
  friend bool operator==(const state&, const state&) = default;
};

state state_of(const layer::feature_table& works, const layer::feature_table& stages) {
  return {{works.columns().begin(), works.columns().end()},
          {stages.columns().begin(), stages.columns().end()},
          {works.ids().begin(), works.ids().end()},
          {stages.ids().begin(), stages.ids().end()}};
}

stage_update reached(const std::string& work, const char* stage, date on) {
  stage_update update;
  update.work = work;
  update.stage = stage;
  update.actual = on;
  return update;
}

date day(const char* text) {
  return *parse_date(text);
}

/// A database of two road works, planned.
class ledger {
 public:
  ledger() {
    const auto store = open_or_create(address());
    const auto change = store->begin({"测试员", "import", "", "2023-01-01T00:00:00Z"});
    layer::feature_table works(program_environment().catalogue.layer("works"));
    for (const char* code : {"A", "B"}) {
      layer::row_writer row(works, feature_id(static_cast<std::int64_t>(works.size()) + 1));
      row.set("code", code);
      row.set("work_kind", "road");
      row.set("stage", "planned");
    }
    (void)change->insert(works, {});
    change->commit();
  }

  [[nodiscard]] std::string address() const { return (folder_ / "d.sqlite").string(); }
  [[nodiscard]] state now() const {
    const auto store = open_for_reading(address());
    return state_of(store->read("works"), store->read("work_stages"));
  }
  [[nodiscard]] state after(std::int64_t entry) const {
    const auto store = open_for_reading(address());
    return state_of(store->read_at("works", entry), store->read_at("work_stages", entry));
  }
  [[nodiscard]] std::int64_t last_entry() const { return open_for_reading(address())->content_version(); }
  [[nodiscard]] record_result record(const std::vector<stage_update>& updates) const {
    return record_progress(address(), "李工", "", updates);
  }
  [[nodiscard]] undo_result undo(std::int64_t entry) const { return undo_entry(address(), "王工", "记错了", entry); }

 private:
  testing::temporary_directory folder_;
};

TEST(Undo, TakesEverythingBackThatAnEntryDid) {
  const ledger db;
  const state before = db.now();
  ASSERT_TRUE(db.record({reached("A", "started", day("2023-04-10")), reached("B", "started", day("2023-04-11"))})
                  .refused.empty());
  const std::int64_t entry = db.last_entry();
  const state recorded = db.now();
  ASSERT_NE(recorded, before);
  EXPECT_TRUE(db.undo(entry).obstacles.empty());
  EXPECT_EQ(db.now(), before);
  EXPECT_EQ(db.after(entry), recorded) << "history stays";
  const auto store = open_for_reading(db.address());
  EXPECT_EQ(store->journal().back().note.action, "undo");
  EXPECT_EQ(store->journal().back().note.who, "王工");
  EXPECT_TRUE(store->verify().empty());
}

TEST(Undo, CanItselfBeUndone) {
  const ledger db;
  ASSERT_TRUE(db.record({reached("A", "started", day("2023-04-10"))}).refused.empty());
  const state recorded = db.now();
  ASSERT_TRUE(db.undo(db.last_entry()).obstacles.empty());
  ASSERT_TRUE(db.undo(db.last_entry()).obstacles.empty());
  EXPECT_EQ(db.now(), recorded);
}

TEST(Undo, ALaterChangeOfTheSameValueStandsInTheWay) {
  const ledger db;
  ASSERT_TRUE(db.record({reached("A", "started", day("2023-04-10"))}).refused.empty());
  const std::int64_t first = db.last_entry();
  ASSERT_TRUE(db.record({reached("A", "completed", day("2023-09-30"))}).refused.empty());
  const state before = db.now();
  const auto result = db.undo(first);
  ASSERT_FALSE(result.obstacles.empty());
  EXPECT_NE(result.obstacles[0].reason.en.find(std::to_string(db.last_entry())), std::string::npos);
  EXPECT_EQ(db.now(), before);
}

TEST(Undo, AnotherWorksLaterEntryDoesNot) {
  const ledger db;
  ASSERT_TRUE(db.record({reached("A", "started", day("2023-04-10"))}).refused.empty());
  const std::int64_t first = db.last_entry();
  ASSERT_TRUE(db.record({reached("B", "started", day("2023-04-12"))}).refused.empty());
  EXPECT_TRUE(db.undo(first).obstacles.empty());
  const auto works = open_for_reading(db.address())->read("works");
  EXPECT_EQ(works["stage"].text(0), "planned");
  EXPECT_EQ(works["stage"].text(1), "started");
}

TEST(Undo, WhatIsNotThereIsAUsageError) {
  const ledger db;
  EXPECT_THROW((void)db.undo(99), error);
  EXPECT_THROW((void)db.undo(0), error);
}

/// What must hold after whatever was done.
void check_laws(const ledger& db) {
  const auto store = open_for_reading(db.address());
  const auto works = store->read("works"), stages = store->read("work_stages");
  const works::stage_lines lines(stages);
  const auto& life = program_environment().lives.of_kind("road");
  for (std::size_t row = 0; row < works.size(); ++row) {
    const auto own = lines.of(works["code"].text(row));
    RC_ASSERT(works::life_faults(life, program_environment().catalogue.codes("stage"), own, today()).empty());
    const auto stands = works::standing_on(life, own, today());
    RC_ASSERT(works["stage"].text(row) == (stands ? stands->stage : "planned"));
  }
}

RC_GTEST_PROP(Undo, WhateverIsRecordedCorrectedAndUndoneTheLawsHold, ()) {
  static constexpr std::array kStages{"planned",   "started", "completed", "operating",
                                      "suspended", "resumed", "cancelled"};
  const ledger db;
  std::vector<state> history{{}, db.now()};  // by entry
  const int steps = *rc::gen::inRange(1, 5);
  for (int step = 0; step < steps; ++step) {
    const state before = db.now();
    const std::int64_t last = db.last_entry();
    bool refused = false;
    if (*rc::gen::inRange(0, 3) == 0) {
      const auto entry = *rc::gen::inRange<std::int64_t>(2, last + 2);
      if (entry > last) continue;
      refused = !db.undo(entry).obstacles.empty();
      if (entry == last) RC_ASSERT((refused || db.now() == history[static_cast<std::size_t>(last - 1)]));
    } else {
      std::vector<stage_update> updates;
      const int count = *rc::gen::inRange(1, 4);
      for (int i = 0; i < count; ++i) {
        updates.push_back(reached(*rc::gen::arbitrary<bool>() ? "A" : "B",
                                  kStages[*rc::gen::inRange<std::size_t>(0, kStages.size())],
                                  day("2023-03-01") + std::chrono::days(*rc::gen::inRange(0, 30))));
        if (*rc::gen::inRange(0, 6) == 0) updates.back().skip_reason = "另有安排";
      }
      refused = !db.record(updates).refused.empty();
    }
    RC_ASSERT(db.last_entry() == last + (refused ? 0 : 1));
    if (refused) RC_ASSERT(db.now() == before);
    if (!refused) history.push_back(db.now());
    check_laws(db);
  }
  RC_ASSERT(open_for_reading(db.address())->verify().empty());
  // Every state that has been is still to be had from the journal.
  for (std::size_t entry = 1; entry < history.size(); ++entry)
    RC_ASSERT(db.after(static_cast<std::int64_t>(entry)) == history[entry]);
}

}  // namespace
}  // namespace greenward::workflow
