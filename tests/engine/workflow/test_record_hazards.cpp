#include "engine/workflow/record_hazards.hpp"

#include "engine/workflow/environment.hpp"
#include "engine/works/hazard_loop.hpp"
#include "tests/support/day.hpp"
#include "tests/support/property_cases.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>

namespace greenward::workflow {
namespace {

using greenward::testing::day;

/// nullptr = absent.
struct own_hazard {
  const char* code = "HZ-1";
  const char* state = "found";
  const char* found = "2023-05-01";
  const char* assigned = nullptr;
  const char* mended = nullptr;
  const char* verified = nullptr;
  const char* deadline = nullptr;
};

constexpr own_hazard kMended{.state = "mended", .assigned = "2023-05-02", .mended = "2023-05-10"};

hazard_update came_to(const char* state, const char* on, const char* note = "") {
  hazard_update update;
  update.hazard = "HZ-1";
  update.state = state;
  update.day = day(on);
  update.note = note;
  return update;
}

class hazard_database {
 public:
  explicit hazard_database(const std::vector<own_hazard>& hazards) {
    (void)open_or_create(address());
    add(hazards);
  }

  void add(const std::vector<own_hazard>& hazards) const {
    const auto store = open_for_writing(address());
    const auto change = store->begin({"测试员", "import", "", ""});
    layer::feature_table table(program_environment().catalogue.layer("hazards"));
    const std::int64_t first = store->count("hazards") + 5;
    for (const own_hazard& h : hazards) {
      layer::row_writer row(table, feature_id(static_cast<std::int64_t>(table.size()) + first));
      const auto set_day = [&](const char* field, const char* on) {
        if (on != nullptr) row.set(field, days_since_epoch(day(on)));
      };
      if (h.code != nullptr) row.set("code", h.code);
      row.set("state", h.state);
      set_day("found", h.found);
      set_day("assigned", h.assigned);
      set_day("mended", h.mended);
      set_day("verified", h.verified);
      set_day("deadline", h.deadline);
      row.geometry().append_point({125.2, 43.9});
    }
    change->insert(table, {});
    change->commit();
  }

  [[nodiscard]] std::string address() const { return (folder_ / "d.sqlite").string(); }
  [[nodiscard]] std::unique_ptr<store::store> store() const { return open_for_reading(address()); }
  [[nodiscard]] std::string state(std::size_t row = 0) const {
    return std::string(store()->read("hazards")["state"].text(row));
  }
  /// "" = absent.
  [[nodiscard]] std::string day_of(const char* field, std::size_t row = 0) const {
    const auto table = store()->read("hazards");
    return table[field].has(row) ? format_date(date_from_days(table[field].integer(row))) : "";
  }

  hazard_record_result record(const std::vector<hazard_update>& updates) const {
    return record_hazards(address(), "李工", "", updates);
  }
  void expect_recorded(const std::vector<hazard_update>& updates) const {
    const auto result = record(updates);
    for (const refused_update& refusal : result.refused) ADD_FAILURE() << refusal.reason.en;
  }
  /// The reason in English; nothing has been written.
  [[nodiscard]] std::string refusal(const std::vector<hazard_update>& updates, std::size_t update = 0) const {
    const std::int64_t before = store()->content_version();
    const auto result = record(updates);
    EXPECT_TRUE(result.hazards.empty());
    EXPECT_EQ(store()->content_version(), before);
    if (result.refused.empty()) return "";
    EXPECT_EQ(result.refused.front().update, update);
    EXPECT_FALSE(result.refused.front().reason.zh.empty());
    return result.refused.front().reason.en;
  }

 private:
  greenward::testing::temporary_directory folder_;
};

TEST(RecordHazards, TheWholeLoopOneStepAfterTheOther) {
  const hazard_database db({own_hazard{}});
  hazard_update assignment = came_to("assigned", "2023-05-02");
  assignment.deadline = day("2023-05-20");
  assignment.responsible = "区排水部门";
  db.expect_recorded({assignment});
  EXPECT_EQ(db.state(), "assigned");
  EXPECT_EQ(db.day_of("deadline"), "2023-05-20");
  EXPECT_EQ(db.store()->read("hazards")["responsible"].text(0), "区排水部门");
  db.expect_recorded({came_to("mended", "2023-05-10")});
  db.expect_recorded({came_to("verified", "2023-05-10")});
  EXPECT_EQ(db.state(), "verified");
  EXPECT_EQ(db.day_of("assigned"), "2023-05-02");
  EXPECT_EQ(db.day_of("mended"), "2023-05-10");
  EXPECT_EQ(db.day_of("verified"), "2023-05-10");
}

TEST(RecordHazards, OneEntrySaysWhoWhenAndWhy) {
  const hazard_database db({own_hazard{}});
  const std::size_t before = db.store()->journal().size();
  db.expect_recorded({came_to("mended", "2023-05-03", "现场处置")});
  const auto journal = db.store()->journal();
  ASSERT_EQ(journal.size(), before + 1);
  EXPECT_EQ(journal.back().note.who, "李工");
  EXPECT_EQ(journal.back().note.action, "record");
  EXPECT_EQ(journal.back().note.note, "现场处置");
  EXPECT_FALSE(journal.back().note.recorded_at.empty());
}

TEST(RecordHazards, AHazardMayBeMendedOnTheSpot) {
  const hazard_database db({own_hazard{}});
  db.expect_recorded({came_to("mended", "2023-05-01")});
  EXPECT_EQ(db.state(), "mended");
  EXPECT_EQ(db.day_of("assigned"), "");
}

TEST(RecordHazards, VerifiedNeedsMended) {
  const hazard_database db({own_hazard{}});
  EXPECT_NE(db.refusal({came_to("verified", "2023-05-10")}).find("'Verified' without a date of 'Mended'"),
            std::string::npos);
  EXPECT_EQ(db.state(), "found");
}

TEST(RecordHazards, StepsKeepTheirOrderAndNoneLiesInTheFuture) {
  const hazard_database db({own_hazard{.state = "assigned", .assigned = "2023-05-05"}});
  EXPECT_NE(db.refusal({came_to("mended", "2023-05-04")}).find("is before 'Assigned'"), std::string::npos);
  EXPECT_NE(db.refusal({came_to("assigned", "2023-04-30")}).find("is before 'Found'"), std::string::npos);
  hazard_update future = came_to("mended", "2023-05-04");
  future.day = today() + std::chrono::days(1);
  EXPECT_NE(db.refusal({future}).find("after today"), std::string::npos);
  future.day = today();
  db.expect_recorded({future});
}

TEST(RecordHazards, ADateIsCorrectedAndTheStateStays) {
  const hazard_database db({kMended});
  db.expect_recorded({came_to("assigned", "2023-05-03"), came_to("found", "2023-04-28")});
  EXPECT_EQ(db.state(), "mended");
  EXPECT_EQ(db.day_of("assigned"), "2023-05-03");
  EXPECT_EQ(db.day_of("found"), "2023-04-28");
  EXPECT_EQ(db.day_of("mended"), "2023-05-10");
}

TEST(RecordHazards, ABadlyMendedHazardIsSentBackWithAReasonAndTheJournalKeepsTheDay) {
  const hazard_database db({kMended});
  db.expect_recorded({came_to("assigned", "2023-05-12", "返工：仍有积水")});
  EXPECT_EQ(db.state(), "assigned");
  EXPECT_EQ(db.day_of("assigned"), "2023-05-12");
  EXPECT_EQ(db.day_of("mended"), "");
  const auto history = db.store()->history("hazards", feature_id(5));
  EXPECT_TRUE(std::ranges::any_of(history, [](const store::journal_change& change) {
    return change.field == "mended" && change.before == "\"2023-05-10\"" &&
           change.after.value_or("null") == "null";
  }));
  EXPECT_EQ(db.store()->journal().back().note.note, "返工：仍有积水");
  EXPECT_FALSE(db.refusal({came_to("verified", "2023-05-20")}).empty());
  db.expect_recorded({came_to("mended", "2023-05-15"), came_to("verified", "2023-05-16")});
  EXPECT_EQ(db.state(), "verified");
}

TEST(RecordHazards, NothingIsSentBackWithoutAReason) {
  const hazard_database db({kMended});
  EXPECT_NE(db.refusal({came_to("assigned", "2023-05-12")}).find("--note"), std::string::npos);
  // On the very day it is a correction unless a reason is given.
  db.expect_recorded({came_to("assigned", "2023-05-10")});
  EXPECT_EQ(db.state(), "mended");
  db.expect_recorded({came_to("assigned", "2023-05-10", "返工")});
  EXPECT_EQ(db.state(), "assigned");
}

TEST(RecordHazards, AnEarlierAssignmentWithANoteIsACorrection) {
  const hazard_database db({kMended});
  db.expect_recorded({came_to("assigned", "2023-05-04", "日期笔误")});
  EXPECT_EQ(db.state(), "mended");
  EXPECT_EQ(db.day_of("mended"), "2023-05-10");
}

TEST(RecordHazards, WhatIsVerifiedIsNotSentBack) {
  const hazard_database db(
      {{.state = "verified", .assigned = "2023-05-02", .mended = "2023-05-10", .verified = "2023-05-11"}});
  EXPECT_FALSE(db.refusal({came_to("assigned", "2023-05-12", "返工")}).empty());
  EXPECT_EQ(db.state(), "verified");
}

TEST(RecordHazards, FaultsThatWereThereBeforeBlockNothing) {
  const hazard_database db({own_hazard{.found = nullptr}, {.code = "HZ-2", .deadline = "2023-04-01"}});
  db.expect_recorded({came_to("assigned", "2023-05-02")});
  EXPECT_EQ(db.state(), "assigned");
  hazard_update other = came_to("mended", "2023-05-02");
  other.hazard = "HZ-2";
  db.expect_recorded({other});
  // But a new date that is as wrong as the old one is refused.
  hazard_update deadline;
  deadline.hazard = "HZ-2";
  deadline.deadline = day("2023-04-02");
  EXPECT_NE(db.refusal({deadline}).find("before it was found"), std::string::npos);
}

TEST(RecordHazards, WhatSaysNothingOrTheUnknownIsRefused) {
  const hazard_database db({own_hazard{}});
  hazard_update update = came_to("assigned", "2023-05-02");
  update.hazard = "HZ-9";
  EXPECT_NE(db.refusal({update}).find("no hazard"), std::string::npos);
  EXPECT_NE(db.refusal({came_to("closed", "2023-05-02")}).find("no state"), std::string::npos);
  update = came_to("assigned", "2023-05-02");
  update.day.reset();
  EXPECT_NE(db.refusal({update}).find("together"), std::string::npos);
  update.state.clear();
  EXPECT_NE(db.refusal({update}).find("neither"), std::string::npos);
}

TEST(RecordHazards, OneRefusalLeavesAllAsTheyWere) {
  const hazard_database db({own_hazard{}, {.code = "HZ-2"}});
  hazard_update other = came_to("verified", "2023-05-02");
  other.hazard = "HZ-2";
  EXPECT_FALSE(db.refusal({came_to("mended", "2023-05-02"), other}, 1).empty());
  EXPECT_EQ(db.state(0), "found");
}

TEST(RecordHazards, AnIdWillDoForAHazardWithoutACode) {
  const hazard_database db({own_hazard{.code = nullptr}});
  hazard_update update = came_to("mended", "2023-05-02");
  update.hazard = "5";
  db.expect_recorded({update});
  EXPECT_EQ(db.state(), "mended");
}

/// Whatever is accepted keeps a sound hazard sound, and whatever is refused changes nothing.
void check_a_sound_hazard_stays_sound() {
  static const hazard_database db({});  // making one takes longer than all the rest
  const auto row = static_cast<std::size_t>(db.store()->count("hazards"));
  const std::string code = "HZ-" + std::to_string(row);
  db.add({own_hazard{.code = code.c_str()}});
  const auto& states = program_environment().catalogue.codes("hazard_state");
  const auto count = *rc::gen::inRange(1, 6);
  for (int i = 0; i < count; ++i) {
    hazard_update update = came_to("found", "2023-05-01");
    update.hazard = code;
    update.state = states.entries[*rc::gen::inRange<std::size_t>(0, 4)].code;
    update.day = day("2023-04-28") + std::chrono::days(*rc::gen::inRange(0, 12));
    if (*rc::gen::arbitrary<bool>()) update.note = "说明";
    const auto before = works::hazard_record_of(db.store()->read("hazards"), row);
    const auto result = db.record({update});
    const auto after = works::hazard_record_of(db.store()->read("hazards"), row);
    RC_ASSERT(works::hazard_faults(after, states, today()).empty());
    if (!result.refused.empty()) {
      RC_ASSERT(after.state == before.state);
      RC_ASSERT(after.reached == before.reached);
    } else {
      RC_ASSERT(after.day_of(works::hazard_state_called(update.state)) == update.day);
    }
  }
}

TEST(RecordHazards, ASoundHazardStaysSound) {
  greenward::testing::check_slow_property(&check_a_sound_hazard_stays_sound, 3);
}

}  // namespace
}  // namespace greenward::workflow
