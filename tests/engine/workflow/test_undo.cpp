#include "engine/workflow/undo.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/record_progress.hpp"
#include "engine/works/stage_lines.hpp"
#include "engine/works/standing.hpp"
#include "tests/support/day.hpp"
#include "tests/support/property_cases.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

namespace greenward::workflow {
namespace {

using greenward::testing::day;

/// Everything that works and their stages say.
struct works_state {
  std::vector<layer::column> works, stages;
  std::vector<feature_id> work_ids, stage_ids;
  friend bool operator==(const works_state&, const works_state&) = default;
};

works_state state_of(const layer::feature_table& works, const layer::feature_table& stages) {
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

/// A database of two road works, planned; made once and copied.
class two_roads {
 public:
  two_roads() {
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
    store->compact({});
  }
  [[nodiscard]] std::string address() const { return (folder_ / "d.sqlite").string(); }

 private:
  greenward::testing::temporary_directory folder_;
};

class road_database {
 public:
  road_database() {
    static const two_roads original;
    std::filesystem::copy_file(original.address(), address());
  }

  [[nodiscard]] std::string address() const { return (folder_ / "d.sqlite").string(); }
  [[nodiscard]] works_state now() const {
    const auto store = open_for_reading(address());
    return state_of(store->read("works"), store->read("work_stages"));
  }
  [[nodiscard]] works_state after(std::int64_t entry) const {
    const auto store = open_for_reading(address());
    return state_of(store->read_at("works", entry), store->read_at("work_stages", entry));
  }
  [[nodiscard]] std::int64_t last_entry() const { return open_for_reading(address())->content_version(); }
  [[nodiscard]] record_result record(const std::vector<stage_update>& updates) const {
    return record_progress(address(), "李工", "", updates);
  }
  [[nodiscard]] undo_result undo(std::int64_t entry) const {
    return undo_entry(address(), "王工", "记错了", entry);
  }

 private:
  greenward::testing::temporary_directory folder_;
};

TEST(Undo, TakesEverythingBackThatAnEntryDid) {
  const road_database db;
  const works_state before = db.now();
  ASSERT_TRUE(
      db.record({reached("A", "started", day("2023-04-10")), reached("B", "started", day("2023-04-11"))})
          .refused.empty());
  const std::int64_t entry = db.last_entry();
  const works_state recorded = db.now();
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
  const road_database db;
  ASSERT_TRUE(db.record({reached("A", "started", day("2023-04-10"))}).refused.empty());
  const works_state recorded = db.now();
  ASSERT_TRUE(db.undo(db.last_entry()).obstacles.empty());
  ASSERT_TRUE(db.undo(db.last_entry()).obstacles.empty());
  EXPECT_EQ(db.now(), recorded);
}

TEST(Undo, ALaterChangeOfTheSameValueStandsInTheWay) {
  const road_database db;
  ASSERT_TRUE(db.record({reached("A", "started", day("2023-04-10"))}).refused.empty());
  const std::int64_t first = db.last_entry();
  ASSERT_TRUE(db.record({reached("A", "completed", day("2023-09-30"))}).refused.empty());
  const works_state before = db.now();
  const auto result = db.undo(first);
  ASSERT_FALSE(result.obstacles.empty());
  EXPECT_NE(result.obstacles[0].reason.en.find(std::to_string(db.last_entry())), std::string::npos);
  EXPECT_EQ(db.now(), before);
}

TEST(Undo, OfManyFeaturesThoseStandInTheWayThatLaterEntriesTouched) {
  const greenward::testing::temporary_directory folder;
  const std::string address = (folder / "d.sqlite").string();
  const auto store = open_or_create(address);
  const auto entry = [&](const auto& fill) {
    const auto change = store->begin({"测试员", "edit", "", ""});
    fill(*change);
    change->commit();
    return store->content_version();
  };
  const std::string name = "name";
  const auto villages = [](std::int64_t first, std::int64_t last) {
    layer::feature_table rows(program_environment().catalogue.layer("villages"));
    for (std::int64_t id = first; id <= last; ++id)
      layer::row_writer(rows, feature_id(id)).set("code", "V" + std::to_string(id));
    return rows;
  };
  const std::int64_t undone = entry([&](store::write_transaction& change) {
    (void)change.insert(villages(1, 10), {});
    change.update("villages", feature_id(5), name, std::string("同一条登记里改的"));
  });
  const std::int64_t second = entry([&](store::write_transaction& change) {
    for (const int id : {3, 7}) change.update("villages", feature_id(id), name, std::string("新名"));
  });
  const std::int64_t third = entry([&](store::write_transaction& change) {
    change.erase("villages", std::array{feature_id(7), feature_id(9)});
    (void)change.insert(villages(11, 12), {});
  });
  const undo_result refused = undo_entry(address, "王工", "", undone);
  std::vector<std::pair<std::int64_t, bool>> found;  // feature, and whether the reason names the entry
  const std::array<std::int64_t, 3> by{second, second, third};
  for (const undo_obstacle& obstacle : refused.obstacles)
    found.emplace_back(obstacle.feature.value,
                       obstacle.reason.en.starts_with("entry " + std::to_string(by.at(found.size())) + " "));
  EXPECT_EQ(found, (std::vector<std::pair<std::int64_t, bool>>{{3, true}, {7, true}, {9, true}}));
  EXPECT_EQ(store->count("villages"), 10);
}

TEST(Undo, AnotherWorksLaterEntryDoesNot) {
  const road_database db;
  ASSERT_TRUE(db.record({reached("A", "started", day("2023-04-10"))}).refused.empty());
  const std::int64_t first = db.last_entry();
  ASSERT_TRUE(db.record({reached("B", "started", day("2023-04-12"))}).refused.empty());
  EXPECT_TRUE(db.undo(first).obstacles.empty());
  const auto works = open_for_reading(db.address())->read("works");
  EXPECT_EQ(works["stage"].text(0), "planned");
  EXPECT_EQ(works["stage"].text(1), "started");
}

TEST(Undo, AStageThatOthersHaveReachedSinceStays) {
  const road_database db;
  stage_update operating = reached("B", "operating", day("2023-03-03"));
  operating.skip_reason = "另有安排";
  ASSERT_TRUE(db.record({operating}).refused.empty());
  const std::int64_t entry = db.last_entry();
  ASSERT_TRUE(db.record({reached("B", "started", day("2023-03-01"))}).refused.empty());
  ASSERT_TRUE(db.undo(entry).obstacles.empty());
  EXPECT_EQ(open_for_reading(db.address())->read("works")["stage"].text(1), "started")
      << "not planned, as before";
}

TEST(Undo, WhatIsNotThereIsAUsageError) {
  const road_database db;
  EXPECT_THROW((void)db.undo(99), error);
  EXPECT_THROW((void)db.undo(0), error);
}

/// What the first import does to a district that had neither name nor CRS.
TEST(Undo, TheFirstImportIsTakenBackButNotTheDistrictsName) {
  const greenward::testing::temporary_directory folder;
  const std::string address = (folder / "new.sqlite").string();
  {
    const auto store = open_or_create(address);
    const auto change = store->begin({"测试员", "import", "", ""});
    layer::feature_table works(program_environment().catalogue.layer("works"));
    {
      layer::row_writer row(works, feature_id(1));
      row.set("code", "A");
      row.set("work_kind", "road");
      row.set("stage", "planned");
    }
    (void)change->insert(works, {});
    store::district_info info = store->info();
    info.name = "新区";
    info.measuring_crs = geo::crs_code{4551};
    change->set_info(info);
    change->commit();
  }
  const auto entry = open_for_reading(address)->journal().back().id;
  const undo_result undone = undo_entry(address, "测试员", "", entry);
  EXPECT_TRUE(undone.obstacles.empty());
  EXPECT_EQ(undone.changes, 1U);
  EXPECT_EQ(open_for_reading(address)->read("works").size(), 0U);
  EXPECT_EQ(open_for_reading(address)->info().name, "新区");
}

/// What must hold after whatever was done.
void check_laws(const road_database& db) {
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

void check_laws_hold_whatever_is_done() {
  static constexpr std::array kStages{"planned",   "started", "completed", "operating",
                                      "suspended", "resumed", "cancelled"};
  const road_database db;
  std::vector<works_state> history{{}, db.now()};  // by entry
  const int steps = *rc::gen::inRange(1, 5);
  for (int step = 0; step < steps; ++step) {
    const works_state before = db.now();
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

TEST(Undo, WhateverIsRecordedCorrectedAndUndoneTheLawsHold) {
  greenward::testing::check_slow_property(&check_laws_hold_whatever_is_done, 2);
}

/// A lawful life of a work as far as it has come.
std::vector<stage_update> random_life(const std::string& work) {
  static constexpr std::array kSteps{"planned", "started", "completed", "operating"};
  std::vector<stage_update> life;
  date on = day("2023-03-01");
  const auto steps = *rc::gen::inRange<std::size_t>(1, kSteps.size() + 1);
  for (std::size_t step = 0; step < steps; ++step) {
    life.push_back(reached(work, kSteps[step], on += std::chrono::days(*rc::gen::inRange(1, 40))));
    if (step != 1 || !*rc::gen::arbitrary<bool>()) continue;
    life.push_back(reached(work, "suspended", on += std::chrono::days(*rc::gen::inRange(1, 40))));
    if (step + 1 < steps || *rc::gen::arbitrary<bool>())
      life.push_back(reached(work, "resumed", on += std::chrono::days(*rc::gen::inRange(1, 40))));
  }
  return life;
}

/// One entry for each update; what is refused for now comes again after the others. False if some never gets
/// in.
bool record_all(const road_database& db, std::vector<stage_update> updates) {
  while (!updates.empty()) {
    std::vector<stage_update> left;
    for (const stage_update& update : updates)
      if (!db.record({update}).refused.empty()) left.push_back(update);
    if (left.size() == updates.size()) return false;
    updates = std::move(left);
  }
  return true;
}

/// What the works and their stages say, whatever the order and the ids of the lines.
auto content_of(const road_database& db) {
  const auto store = open_for_reading(db.address());
  const auto works = store->read("works"), stages = store->read("work_stages");
  std::multiset<std::tuple<std::string, std::string, std::int64_t, std::int64_t>> content;
  for (std::size_t row = 0; row < stages.size(); ++row) {
    const auto& actual = stages["actual_date"];
    content.emplace(stages["work_code"].text(row), stages["stage"].text(row), actual.has(row),
                    actual.integer(row));
  }
  for (std::size_t row = 0; row < works.size(); ++row)
    content.emplace(works["code"].text(row), works["stage"].text(row), works["actual_start"].integer(row),
                    works["actual_end"].integer(row));
  return content;
}

void check_order_does_not_matter() {
  std::vector<stage_update> updates = random_life("A");
  for (stage_update& update : random_life("B")) updates.push_back(std::move(update));
  std::vector<std::size_t> order(updates.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  for (std::size_t i = order.size(); i > 1; --i)
    std::swap(order[i - 1], order[*rc::gen::inRange<std::size_t>(0, i)]);
  std::vector<stage_update> shuffled;
  for (const std::size_t i : order) shuffled.push_back(updates[i]);

  const road_database one_by_one, at_once;
  RC_ASSERT(record_all(one_by_one, shuffled));
  RC_ASSERT(at_once.record(updates).refused.empty());
  RC_ASSERT(content_of(one_by_one) == content_of(at_once));
  RC_ASSERT(open_for_reading(one_by_one.address())->verify().empty());
}

TEST(Journal, InWhateverOrderThingsAreRecordedTheyComeToTheSame) {
  greenward::testing::check_slow_property(&check_order_does_not_matter, 5);  // some twenty transactions each
}

}  // namespace
}  // namespace greenward::workflow
