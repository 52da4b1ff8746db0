#include "engine/workflow/undo.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/feature_lookup.hpp"
#include "engine/workflow/last_entry.hpp"
#include "engine/workflow/value_conversion.hpp"
#include "engine/works/work_lines.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace greenward::workflow {

namespace {

using store::journal_change;

/// What an entry did to one layer.
struct layer_changes {
  std::vector<feature_id> inserted, deleted;
  std::map<std::int64_t, std::set<std::string>> updated;  ///< fields by id
};

using changes_by_layer = std::map<std::string, layer_changes>;

changes_by_layer sorted_out(const std::vector<journal_change>& changes) {
  changes_by_layer result;
  for (const journal_change& change : changes) {
    layer_changes& of = result[change.layer];
    if (change.operation == "insert") {
      for (std::int64_t id = change.first.value; id <= change.last.value; ++id) of.inserted.emplace_back(id);
    } else if (change.operation == "delete") {
      of.deleted.push_back(change.first);
    } else {
      of.updated[change.first.value].insert(change.field);
    }
  }
  return result;
}

/// Without those of the district's own name and CRS.
std::vector<journal_change> changes_of_features(const store::store& store, std::int64_t entry) {
  std::vector<journal_change> changes = store.changes_of(entry);
  std::erase_if(changes, [](const journal_change& change) { return change.layer == "greenward_metadata"; });
  return changes;
}

/// Does `later` touch what `change` changed of this feature?
bool touches_again(const journal_change& change, const journal_change& later) {
  if (change.operation != "update" || later.operation != "update") return true;
  return change.field == later.field || change.field == "geometry" || later.field == "geometry";
}

class undoing {
 public:
  undoing(const store::store& store, std::int64_t entry)
      : store_(store),
        entry_(entry),
        changes_(changes_of_features(store, entry)),
        by_layer_(sorted_out(changes_)) {
    const auto& layers = program_environment().catalogue.layers();
    const auto is_layer = [&](const std::string& name) {
      return std::ranges::find(layers, name, &layer::layer_schema::name) != layers.end();
    };
    const bool all_known =
        std::ranges::all_of(by_layer_, [&](const auto& named) { return is_layer(named.first); });
    if (changes_.empty() || !all_known) {
      throw error(
          error_code::usage, std::to_string(entry),
          {"没有这一条登记，或它改的不是要素", "there is no such entry, or it did not change features"},
          {"用 greenward journal DB 查看登记的编号", "see the numbers of entries with greenward journal DB"});
    }
  }

  std::vector<undo_obstacle> obstacles() {
    for (const auto& [layer, changes] : by_layer_) look_for_later(layer);
    if (obstacles_.empty()) check_lives();
    return std::move(obstacles_);
  }

  std::size_t write(store::write_transaction& transaction) {
    for (const auto& [layer, changes] : by_layer_) {
      const layer::feature_table before = store_.read_without(layer, entry_);
      if (!changes.inserted.empty()) transaction.erase(layer, changes.inserted);
      restore_deleted(transaction, changes, before);
      for (const auto& [id, fields] : changes.updated)
        restore(transaction, layer, feature_id(id), fields, before);
    }
    settle_stages(transaction);
    return changes_.size();
  }

 private:
  /// What later entries changed again, in the order of the features; of each the first such entry.
  void look_for_later(const std::string& layer) {
    const std::vector<own_change> own = own_changes(layer);
    std::map<feature_id, std::int64_t> touched;
    for (const journal_change& later : store_.changes_after(layer, entry_)) {
      auto at = std::ranges::lower_bound(own, later.first, {}, &own_change::feature);
      for (; at != own.end() && at->feature <= later.last; ++at)
        if (touches_again(*at->change, later)) touched.try_emplace(at->feature, later.entry_id);
    }
    for (const auto& [id, by] : touched) {
      obstacles_.push_back({layer,
                            id,
                            {fmt::format("第 {} 条登记又改过它，请先撤销那一条", by),
                             fmt::format("entry {} changed it again; undo that first", by)}});
    }
  }

  struct own_change {
    feature_id feature;
    const journal_change* change;
  };

  /// By feature.
  [[nodiscard]] std::vector<own_change> own_changes(const std::string& layer) const {
    std::vector<own_change> own;
    for (const journal_change& change : changes_) {
      if (change.layer != layer) continue;
      for (std::int64_t id = change.first.value; id <= change.last.value; ++id)
        own.push_back({feature_id(id), &change});
    }
    std::ranges::sort(own, {}, &own_change::feature);
    return own;
  }

  /// What would contradict itself in the life of a work, and does not now.
  void check_lives() {
    if (!by_layer_.contains("works") && !by_layer_.contains("work_stages")) return;
    const layer::feature_table works = store_.read("works"), stages = store_.read("work_stages");
    const layer::feature_table works_then = store_.read_without("works", entry_);
    const layer::feature_table stages_then = store_.read_without("work_stages", entry_);
    const auto& lives = program_environment().lives;
    const works::work_lines lines(works, stages, lives), lines_then(works_then, stages_then, lives);
    for (std::size_t row = 0; row < works_then.size(); ++row) {
      const feature_id id = works_then.ids()[row];
      const auto now = row_of(works, id);
      const auto known = now ? faults_of(lines, *now) : std::vector<works::life_fault>{};
      for (const works::life_fault& fault : faults_of(lines_then, row)) {
        if (std::ranges::find(known, fault) == known.end()) obstacles_.push_back({"works", id, fault.reason});
      }
    }
  }

  /// The stage that a work had before the entry may be behind what others have recorded since.
  void settle_stages(store::write_transaction& transaction) const {
    const auto works_changes = by_layer_.find("works");
    if (works_changes == by_layer_.end()) return;
    const layer::feature_table works = store_.read_without("works", entry_);
    const layer::feature_table stages =
        store_.read_without("work_stages", entry_);  // the lines point into it
    const works::work_lines lines(works, stages, program_environment().lives);
    for (const auto& [id, fields] : works_changes->second.updated) {
      const auto row = row_of(works, feature_id(id));
      if (!row || !fields.contains("stage")) continue;
      const std::string restored(works["stage"].text(*row));
      const std::string settled = stage_by(lines, *row, restored);
      if (settled != restored) transaction.update("works", feature_id(id), "stage", settled);
    }
  }

  /// Where the lines say that it stands; a farther stage without a date stays.
  static std::string stage_by(const works::work_lines& lines, std::size_t row, const std::string& stage) {
    const layer::lifecycle& life = lines.life_of(row);
    const auto stands = works::standing_on(life, lines.of(row), today());
    if (!stands) return stage;
    const auto old = life.position(stage), now = life.position(stands->stage);
    const bool dated = works::day_of(lines.of(row), stage, &works::stage_line::actual).has_value();
    return old && now && *old > *now && !dated ? stage : std::string(stands->stage);
  }

  static std::vector<works::life_fault> faults_of(const works::work_lines& lines, std::size_t row) {
    return works::life_faults(lines.life_of(row), program_environment().catalogue.codes("stage"),
                              lines.of(row), today());
  }

  static void restore_deleted(store::write_transaction& transaction, const layer_changes& changes,
                              const layer::feature_table& before) {
    std::vector<std::size_t> rows;
    for (const feature_id id : changes.deleted)
      if (const auto row = row_of(before, id)) rows.push_back(*row);
    if (!rows.empty()) (void)transaction.insert(before.selected(rows), task{});
  }

  static void restore(store::write_transaction& transaction, const std::string& layer, feature_id id,
                      const std::set<std::string>& fields, const layer::feature_table& before) {
    const auto row = row_of(before, id);
    if (!row) return;  // the entry also inserted or deleted it
    if (fields.contains("geometry")) return transaction.replace_row(before, *row);
    for (const std::string& field : fields)
      transaction.update(layer, id, field, value_in(before[field], *row));
  }

  const store::store& store_;
  std::int64_t entry_;
  std::vector<journal_change> changes_;
  changes_by_layer by_layer_;
  std::vector<undo_obstacle> obstacles_;
};

}  // namespace

undo_result undo_entry(const std::string& database, const std::string& who, const std::string& note,
                       std::int64_t entry) {
  const auto store = open_for_writing(database);
  const std::string words = fmt::format("#{}{}{}", entry, note.empty() ? "" : " ", note);
  const auto transaction = store->begin({who, "undo", words, ""});
  undoing session(*store, entry);
  undo_result result{0, 0, session.obstacles()};
  if (!result.obstacles.empty()) return result;
  result.changes = session.write(*transaction);
  transaction->commit();
  result.entry = last_entry(*store);
  return result;
}

}  // namespace greenward::workflow
