// Layers as they stood after each entry of the journal.
#include "engine/base/error.hpp"
#include "tests/engine/store/sql_access.hpp"
#include "tests/engine/store/store_fixture.hpp"
#include "tests/support/property_cases.hpp"

#include <rapidcheck/gtest.h>
#include <algorithm>
#include <array>
#include <string>

namespace greenward::store {
namespace {

using testing::insert;
using testing::note;
using testing::table;
using testing::three_roads;
using history_test = testing::store_test;
using geo::lon_lat;

bool same(const layer::feature_table& a, const layer::feature_table& b) {
  return std::ranges::equal(a.ids(), b.ids()) && std::ranges::equal(a.columns(), b.columns()) &&
         a.geometry() == b.geometry();
}

/// One random change of the works, each with a geometry of its own kind.
class random_editor {
 public:
  void edit(write_transaction& change) {
    const int what = *rc::gen::inRange(0, 8);
    if (ids_.empty() || what == 0) return add(change);
    const feature_id id = ids_[*rc::gen::inRange<std::size_t>(0, ids_.size())];
    if (what == 1) {
      change.erase("works", std::array{id});
      erased_.push_back(id);
      std::erase(ids_, id);
    } else if (what == 2) {
      change.replace_row(row_of(id), 0);
    } else if (what == 3) {
      change.update("works", id, "planned_end", std::int64_t{19000 + *rc::gen::inRange(0, 9)});
    } else if (what == 4) {
      change.update("works", id, "quantity", static_cast<double>(*rc::gen::inRange(0, 99)) / 7);
    } else if (what == 5) {
      change.update("works", id, "quantity", std::monostate{});
    } else {
      change.update("works", id, "stage", std::string(what == 6 ? "started" : "completed"));
    }
  }

 private:
  void add(write_transaction& change) {
    if (!erased_.empty() && *rc::gen::arbitrary<bool>()) {  // one comes back under its old id
      ids_.push_back(erased_.back());
      erased_.pop_back();
      change.insert(row_of(ids_.back()), {});
      return;
    }
    layer::feature_table rows = row_of(feature_id(0));
    layer::feature_table more = row_of(feature_id(0));
    for (const feature_id id : change.insert(rows, {})) ids_.push_back(id);
    for (const feature_id id : change.insert(more, {})) ids_.push_back(id);
  }

  static layer::feature_table row_of(feature_id id) {
    layer::feature_table rows = table("works");
    layer::row_writer row(rows, id);
    row.set("work_kind", "road");
    row.set("stage", "planned");
    row.set("name", "工程“" + std::to_string(*rc::gen::inRange(0, 50)) + "”\n");
    if (*rc::gen::arbitrary<bool>()) row.set("budget_wan", *rc::gen::inRange(0, 50) / 3.0);
    const double x = 125 + *rc::gen::inRange(0, 100) / 300.0;
    switch (*rc::gen::inRange(0, 4)) {
      case 0:
        row.geometry().append_point({x, 43.9});
        break;
      case 1:
        row.geometry().append_line(std::array<lon_lat, 3>{lon_lat{x, 43.8}, {125.2, 43.9}, {x, 43.7}});
        break;
      case 2:
        row.geometry().append_polygon(std::array<lon_lat, 3>{lon_lat{x, 43.8}, {126.2, 43.9}, {x, 44.1}});
        break;
      default:
        break;
    }
    return rows;
  }

  std::vector<feature_id> ids_, erased_;
};

/// Every state shows, feature by feature, what its version says of the fields that cut the versions.
void check_versions(const layer_history& history, const std::vector<layer::feature_table>& states,
                    const std::vector<std::int64_t>& entries) {
  const std::array<std::string, 1> fields{"quantity"};
  const row_versions versions = history.versions(fields);
  for (std::size_t i = 0; i < states.size(); ++i) {
    const layer::feature_table& state = states[i];
    for (std::size_t row = 0; row < state.size(); ++row) {
      const auto version = versions.find(state.ids()[row], entries[i]);
      RC_ASSERT(version.has_value());
      geo::geographic_geometry expected, found;
      expected.append(state.geometry()[row]);
      found.append(versions.rows.geometry()[*version]);
      RC_ASSERT(found == expected);
      RC_ASSERT(versions.rows["quantity"].has(*version) == state["quantity"].has(row));
      RC_ASSERT(versions.rows["quantity"].real(*version) == state["quantity"].real(row));
    }
  }
  RC_ASSERT(!versions.find(feature_id(1'000'000), 0).has_value());
}

/// An editor at work, and every state read again afterwards.
void check_every_earlier_state() {
  const greenward::testing::temporary_directory folder;
  const auto db =
      open_store((folder / "d.sqlite").string(), open_mode::create, testing::real_catalogue(), {});
  random_editor editor;
  std::vector<layer::feature_table> states{db->read("works")};
  std::vector<std::int64_t> entries{0};
  const int commits = *rc::gen::inRange(1, 12);
  for (int i = 0; i < commits; ++i) {
    const auto change = db->begin(note());
    for (int k = *rc::gen::inRange(1, 5); k > 0; --k) editor.edit(*change);
    change->commit();
    states.push_back(db->read("works"));
    entries.push_back(db->content_version());
  }
  const layer_history history = db->read_versions("works");
  for (std::size_t i = 0; i < states.size(); ++i) {
    RC_ASSERT(same(db->read_at("works", entries[i]), states[i]));
    RC_ASSERT(same(history.at(entries[i]), states[i]));
    RC_ASSERT(same(history.at(history.last_change(entries[i])), states[i]));
  }
  check_versions(history, states, entries);
}

TEST(LayerHistory, EveryEarlierStateCanBeReadAgain) {
  greenward::testing::check_slow_property(&check_every_earlier_state, 2);
}

TEST_F(history_test, OtherLayersAndOtherEntriesAreLeftAlone) {
  const auto db = create();
  insert(*db, three_roads());
  const auto before = db->read("roads");
  {
    const auto change = db->begin(note());
    change->update("roads", feature_id(2), "width_m", 9.0);
    change->commit();
  }
  insert(*db, [] {
    layer::feature_table works = table("works");
    layer::row_writer row(works, feature_id(2));
    row.set("work_kind", "road");
    row.set("stage", "planned");
    row.set("name", "甲");
    return works;
  }());
  EXPECT_TRUE(same(db->read_at("roads", 1), before));
  EXPECT_TRUE(same(db->read_at("roads", 3), db->read("roads")));
  EXPECT_EQ(db->read_at("roads", 0).size(), 0U);
}

journal_note at(const char* time) {
  return {"测试员", "edit", "", time};
}

TEST_F(history_test, AMomentNamesTheLastEntryUpToIt) {
  const auto db = create();
  const std::int64_t base = db->content_version();
  for (const char* time : {"2023-12-01T08:00:00Z", "2023-12-08T15:59:59Z", "2023-12-08T16:00:00Z"}) {
    const auto change = db->begin(at(time));
    change->insert(three_roads(), {});
    change->commit();
  }
  EXPECT_EQ(db->last_entry_by("2023-11-30T00:00:00Z"), base);
  EXPECT_EQ(db->last_entry_by("2023-12-01T08:00:00Z"), base + 1);
  EXPECT_EQ(db->last_entry_by("2023-12-08T15:59:59Z"), base + 2);
  EXPECT_EQ(db->last_entry_by("2030-01-01T00:00:00Z"), base + 3);
}

TEST_F(history_test, EntriesAreInOrderOfTimeEvenIfTheClockIsSetBack) {
  const auto db = create();
  for (const char* time : {"2023-12-08T08:00:00Z", "2023-12-01T08:00:00Z"}) {
    const auto change = db->begin(at(time));
    change->insert(three_roads(), {});
    change->commit();
  }
  EXPECT_EQ(db->journal().back().note.recorded_at, "2023-12-08T08:00:00Z");
}

TEST_F(history_test, AnOldValueThatCannotBeReadIsAnError) {
  const auto db = create();
  insert(*db, three_roads());
  testing::foreign_connection other(file());
  other.sql(
      "INSERT INTO greenward_journal(recorded_at, who, action, note) VALUES ('2024-06-01T00:00:00Z', '', "
      "'edit', '')");
  for (const char* before : {"\"wide\"", "{", "[1]"}) {
    other.sql(
        std::string("INSERT INTO greenward_journal_changes(entry_id, operation, layer, first_id, last_id, "
                    "field, before, after) SELECT max(id), 'update', 'roads', 1, 1, 'width_m', '") +
        before + "', '1' FROM greenward_journal");
    EXPECT_THROW((void)db->read_at("roads", 1), error) << before;
  }
}

}  // namespace
}  // namespace greenward::store
