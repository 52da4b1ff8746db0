// The works in memory at every moment against a snapshot read from the database as it was then.
#include "engine/workflow/works_history.hpp"

#include "engine/workflow/environment.hpp"
#include "engine/workflow/make_sample.hpp"
#include "engine/workflow/record_progress.hpp"
#include "engine/workflow/undo.hpp"
#include "tests/support/day.hpp"
#include "tests/support/property_cases.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <array>
#include <filesystem>
#include <set>

namespace greenward::workflow {
namespace {

using greenward::testing::day;

/// The sample, made once.
class sample_file {
 public:
  sample_file() { (void)make_sample({.database = address(), .seed = 7, .scale = 0.05}, {}); }
  [[nodiscard]] std::string address() const { return (folder_ / "sample.sqlite").string(); }

 private:
  greenward::testing::temporary_directory folder_;
};

std::shared_ptr<const district_snapshot> snapshot_after(const std::string& address, std::int64_t entry) {
  auto snapshot = std::make_shared<district_snapshot>();
  const auto store = open_for_reading(address);
  snapshot->info = store->info();
  snapshot->measuring = measuring_crs(snapshot->info, {});
  for (const std::string& layer : ledger_layers()) {
    auto table = store->read_at(layer, entry);
    auto places = geo::project(table.geometry(), snapshot->measuring);
    index::packed_rtree index(index::boxes_of(places));
    snapshot->layers.push_back({std::move(table), std::move(places), std::move(index)});
  }
  return snapshot;
}

/// A random change of whatever a roll-up looks at.
class editor {
 public:
  explicit editor(std::string address) : address_(std::move(address)) {}

  void edit() {
    const auto store = open_for_writing(address_);
    const auto change = store->begin({"测试员", "edit", "", ""});
    const int count = *rc::gen::inRange(1, 4);
    for (int i = 0; i < count; ++i) edit(*store, *change);
    change->commit();
  }

  void record() {
    static constexpr std::array kStages{"started", "completed", "suspended", "resumed", "cancelled"};
    const auto works = open_for_reading(address_)->read("works");
    stage_update update;
    update.work = works["code"].text(row_of(works));
    update.stage = kStages[*rc::gen::inRange<std::size_t>(0, kStages.size())];
    update.actual = day("2023-03-01") + std::chrono::days(*rc::gen::inRange(0, 500));
    update.skip_reason = "另有安排";
    (void)record_progress(address_, "李工", "", std::vector{update});
  }

  void undo() {
    const auto store = open_for_reading(address_);
    if (store->content_version() < 2) return;
    const auto entry = *rc::gen::inRange<std::int64_t>(2, store->content_version() + 1);
    if (!store->changes_of(entry).empty()) (void)undo_entry(address_, "王工", "", entry);
  }

 private:
  static std::size_t row_of(const layer::feature_table& table) {
    return *rc::gen::inRange<std::size_t>(0, table.size());
  }

  void edit(const store::store& store, store::write_transaction& change) {
    const auto one_of = [&](const char* layer) {
      const auto table = store.read(layer);
      return table.ids()[row_of(table)];
    };
    const auto set = [&](const char* field, const store::field_value& value) {
      const feature_id work = one_of("works");
      if (!erased_.contains({"works", work.value})) change.update("works", work, field, value);
    };
    switch (*rc::gen::inRange(0, 7)) {
      case 0:
        return set("quantity", *rc::gen::inRange(0, 9000) / 7.0);
      case 1:
        return set("responsible", std::string("新的单位"));
      case 2:
        return set("community_code", std::monostate{});
      case 3:
        return swap_places(store, change);
      case 4:
        return change.update("compounds", one_of("compounds"), "people",
                             std::int64_t{*rc::gen::inRange(0, 900)});
      case 5:
        return change.update("admin_units", one_of("admin_units"), "name", std::string("更名社区"));
      default:
        return erase_one(store, change);
    }
  }

  /// One work moves to where another is.
  void swap_places(const store::store& store, store::write_transaction& change) const {
    const auto works = store.read("works");
    const std::size_t mover = row_of(works), there = row_of(works);
    if (erased_.contains({"works", works.ids()[mover].value})) return;
    layer::feature_table rows(works.schema());
    {
      layer::row_writer row(rows, works.ids()[mover]);
      for (std::size_t f = 0; f < works.columns().size(); ++f)
        row.copy(works.schema().fields[f].name, works.columns()[f], mover);
      row.geometry().append(works.geometry()[there]);
    }
    change.replace_row(rows, 0);
  }

  void erase_one(const store::store& store, store::write_transaction& change) {
    const char* layer = *rc::gen::element("works", "work_stages", "work_features");
    const auto table = store.read(layer);
    const feature_id id = table.ids()[row_of(table)];
    if (!erased_.insert({layer, id.value}).second) return;
    change.erase(layer, std::array{id});
  }

  std::string address_;
  std::set<std::pair<std::string, std::int64_t>> erased_;  ///< perhaps by the transaction that is open
};

void check_equal(works_ledger found, works_ledger expected) {
  RC_ASSERT(found.geography->lines_without_place == expected.geography->lines_without_place);
  RC_ASSERT(found.geography->parts.unsplit == expected.geography->parts.unsplit);
  for (const auto level :
       {works::unit_level::district, works::unit_level::street, works::unit_level::community}) {
    const works::roll_up_by by{.unit = level, .kind = true, .stage = true, .year = true, .responsible = true};
    auto rows = found.roll_up(by), others = expected.roll_up(by);
    // The two trees need not number their units alike: one of them knows the codes of other times too.
    RC_ASSERT(rows.size() == others.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      RC_ASSERT(found.unit_title(rows[i].key.unit) == expected.unit_title(others[i].key.unit));
      rows[i].key.unit = others[i].key.unit;
    }
    RC_ASSERT(rows == others);
  }
}

void check_equals_a_snapshot() {
  static const sample_file sample;
  const greenward::testing::temporary_directory folder;
  const std::string address = (folder / "d.sqlite").string();
  std::filesystem::copy_file(sample.address(), address);
  editor editor(address);
  const int steps = *rc::gen::inRange(1, 8);
  for (int step = 0; step < steps; ++step) {
    const int what = *rc::gen::inRange(0, 4);
    what == 0 ? editor.undo() : what == 1 ? editor.record() : editor.edit();
  }
  works_history history(address, {});
  const auto last = open_for_reading(address)->content_version();
  check_equal(history.at(moment{}), ledger_on(snapshot_after(address, last), std::nullopt));
  for (std::int64_t entry = std::max<std::int64_t>(1, last - 8); entry <= last; ++entry) {
    const std::optional<date> when = day("2023-01-01") + std::chrono::days(*rc::gen::inRange(0, 700));
    const works_ledger expected = ledger_on(snapshot_after(address, entry), when);
    check_equal(history.at(when, entry), expected);
    check_equal(history.at(std::nullopt, entry), ledger_on(expected, std::nullopt));
  }
}

TEST(WorksHistory, EqualsASnapshotOfTheSameMoment) {
  greenward::testing::check_slow_property(&check_equals_a_snapshot, 2);
}

}  // namespace
}  // namespace greenward::workflow
