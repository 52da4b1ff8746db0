#include "engine/workflow/edit_features.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/code_use.hpp"
#include "engine/workflow/divide_feature.hpp"
#include "engine/workflow/edit_checks.hpp"
#include "engine/workflow/edit_notes.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/feature_lookup.hpp"
#include "engine/workflow/last_entry.hpp"
#include "engine/workflow/repair_plan.hpp"
#include "engine/workflow/snapshot.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <map>
#include <unordered_set>
#include <utility>

namespace greenward::workflow {

namespace {

constexpr const char* kShape = "geometry";

/// What can be written: an edit, or one of the two that a division is.
struct ready_edit {
  const feature_edit* edit = nullptr;
  std::optional<layer::feature_table> row;  ///< as it will be; none for `remove`
  bool is_rest = false;                     ///< the second piece of a line that is divided

  [[nodiscard]] bool is_new() const { return is_rest || edit->kind == edit_kind::add; }
};

class editing {
 public:
  editing(const store::store& store, std::span<const feature_edit> edits) : store_(store), edits_(edits) {}

  /// Those that can be done; every reason against the others is in refused().
  [[nodiscard]] std::vector<ready_edit> check() {
    std::vector<ready_edit> ready;
    for (at_ = 0; at_ < edits_.size(); ++at_) {
      const feature_edit& edit = edits_[at_];
      const layer::layer_schema& schema = program_environment().catalogue.layer(edit.layer);
      if (const auto command = hand_rules().writer_of(edit.layer); !command.empty())
        refuse("", written_by(command));
      else
        ready.push_back(edit.kind == edit_kind::add ? added(edit, schema) : of_existing(edit, schema));
      if (edit.kind == edit_kind::divide && !is_refused()) divide(ready);
    }
    return ready;
  }

  [[nodiscard]] const std::vector<refused_edit>& refused() const { return refused_; }

  void note(const std::vector<ready_edit>& ready, std::vector<bilingual>& notes) {
    for (const ready_edit& one : ready) {
      if (!one.row || !one.edit->shape) continue;
      note_place(*one.row, locator(), notes);
      note_length(*one.row, measuring(), notes);
    }
    notes.insert(notes.end(), notes_.begin(), notes_.end());
  }

 private:
  void refuse(std::string_view field, bilingual reason) {
    refused_.push_back({at_, std::string(field), std::move(reason)});
  }
  [[nodiscard]] bool is_refused() const { return !refused_.empty() && refused_.back().edit == at_; }

  ready_edit added(const feature_edit& edit, const layer::layer_schema& schema) {
    const layer::feature_table row = row_after(edit, schema, nullptr, 0);
    check_code(edit, row, "");
    return {&edit, with_place(row, locator())};
  }

  ready_edit of_existing(const feature_edit& edit, const layer::layer_schema& schema) {
    const layer::feature_table& table = read(edit.layer);
    const auto row = row_of(table, edit.feature);
    if (!row) {
      refuse("", {"要素不存在（或已被删除）", "there is no such feature (or it has been deleted)"});
      return {&edit, {}};
    }
    if (edit.seen) check_seen(*edit.seen, table, *row);
    const std::string code(schema.find_field("code") ? table["code"].text(*row) : std::string_view());
    if (edit.kind == edit_kind::remove) {
      check_uses(edit, code, "");
      return {&edit, {}};
    }
    layer::feature_table edited = row_after(edit, schema, &table, *row);
    if (!is_refused() && !first_difference(table, *row, edited, 0))
      refuse("", {"没有任何改动", "nothing is changed"});
    check_code(edit, edited, code);
    return {&edit, std::move(edited)};
  }

  /// Makes the last of the ready edits the first piece, and adds the second.
  void divide(std::vector<ready_edit>& ready) {
    const feature_edit& edit = *ready.back().edit;
    const layer::division_rule* rule = hand_rules().division_of(edit.layer);
    if (rule == nullptr)
      return refuse("", {"这个图层的要素不能分段", "features of this layer are not divided"});
    if (!edit.shape || !edit.rest || edit.rest->size() != 1)
      return refuse("geometry", {"须给出两段的几何", "the shapes of both pieces are needed"});
    const geo::geographic_view first = (*edit.shape)[0], second = (*edit.rest)[0];
    auto reason = wrong_shape(second, layer::layer_geometry::line);
    if (!reason) reason = wrong_pieces(first, second);
    if (reason) return refuse("geometry", std::move(*reason));
    const layer::feature_table whole = *std::move(ready.back().row);
    piece_names names{code_of_rest(whole), ""};
    if (!rule->nodes.empty())
      names.node_code = node_at(read(rule->nodes), second.points().front(), measuring());
    line_pieces pieces = divide_row(whole, *rule, {*edit.shape, *edit.rest}, names);
    const std::vector<bilingual> told = division_notes(whole, *rule, names);
    notes_.insert(notes_.end(), told.begin(), told.end());
    if (!names.second_code.empty()) note_uses(edit.layer, std::string(whole["code"].text(0)));
    ready.back().row = std::move(pieces.first);
    ready.push_back({&edit, std::move(pieces.second), true});
  }

  [[nodiscard]] std::string code_of_rest(const layer::feature_table& whole) {
    if (!whole.schema().find_field("code") || !whole["code"].has(0)) return "";
    const layer::feature_table& table = read(whole.schema().name);
    std::unordered_set<std::string> taken(new_codes_.begin(), new_codes_.end());
    for (std::size_t row = 0; row < table.size(); ++row) taken.emplace(table["code"].text(row));
    for (const feature_edit& edit : edits_)
      for (const typed_field& typed : edit.fields)
        if (edit.layer == whole.schema().name && typed.field == "code") taken.insert(typed.text);
    new_codes_.push_back(free_code(taken, fmt::format("{}.2", whole["code"].text(0))));
    return new_codes_.back();
  }

  void note_uses(const std::string& layer, const std::string& code) {
    const auto all = [](std::string_view, feature_id, std::string_view) { return true; };
    std::size_t features = 0;
    for (const code_use& use : uses_of_code(store_, hand_rules(), layer, code, all)) features += use.features;
    if (features > 0)
      notes_.push_back(
          {fmt::format("有 {} 个要素引用编码 {}，现指前段，请核对", features, code),
           fmt::format("{} features name {}: they mean the first piece now; check them", features, code)});
  }

  layer::feature_table row_after(const feature_edit& edit, const layer::layer_schema& schema,
                                 const layer::feature_table* old, std::size_t row) {
    return edited_row(edit, schema, old, row,
                      [this](std::string_view field, bilingual reason) { refuse(field, std::move(reason)); });
  }

  void check_seen(const layer::feature_table& seen, const layer::feature_table& table, std::size_t row) {
    if (const auto changed = first_difference(seen, 0, table, row))
      refuse(*changed, {"其间已被他人修改，请重新打开后再改",
                        "somebody else has changed it meanwhile; open it again before changing it"});
  }

  /// That no other feature has the code, and that none names the one it had.
  void check_code(const feature_edit& edit, const layer::feature_table& row, const std::string& old) {
    if (!row.schema().find_field("code")) return;
    const std::string code(row["code"].text(0));
    if (code == old) return;
    if (!code.empty() && is_taken(edit, code))
      refuse("code", {fmt::format("编码“{}”已属于另一个要素", code),
                      fmt::format("another feature has the code {}", code)});
    check_uses(edit, old, "code");
  }

  [[nodiscard]] bool is_taken(const feature_edit& edit, const std::string& code) {
    const layer::feature_table& table = read(edit.layer);
    for (std::size_t row = 0; row < table.size(); ++row)
      if (table["code"].text(row) == code && table.ids()[row] != edit.feature) return true;
    return std::ranges::any_of(edits_.first(at_), [&](const feature_edit& before) {
      return before.layer == edit.layer && std::ranges::any_of(before.fields, [&](const typed_field& typed) {
               return typed.field == "code" && typed.text == code;
             });
    });
  }

  /// Whether the request itself takes the feature out, or types something else into the field.
  [[nodiscard]] bool lets_go(std::string_view layer, feature_id id, std::string_view field,
                             std::string_view code) const {
    return std::ranges::any_of(edits_, [&](const feature_edit& other) {
      if (other.layer != layer || other.feature != id) return false;
      return other.kind == edit_kind::remove ||
             std::ranges::any_of(other.fields, [&](const typed_field& typed) {
               return typed.field == field && typed.text != code;
             });
    });
  }

  /// That nothing names the code any longer.
  void check_uses(const feature_edit& edit, const std::string& code, std::string_view field) {
    if (code.empty()) return;
    const auto counts = [&](std::string_view in, feature_id id, std::string_view naming) {
      const bool is_itself = in == edit.layer && id == edit.feature;
      return !is_itself && !lets_go(in, id, naming, code);
    };
    for (const code_use& use : uses_of_code(store_, hand_rules(), edit.layer, code, counts)) {
      const layer::layer_schema& naming = program_environment().catalogue.layer(use.layer);
      const layer::field& named = naming.fields[naming.field_index(use.field)];
      refuse(field, {fmt::format("“{}”有 {} 个要素在“{}”中引用编码 {}，请先改那里", naming.title.zh,
                                 use.features, named.title.zh, code),
                     fmt::format("its code {} stands in {}.{} ({} times); change it there first", code,
                                 use.layer, use.field, use.features)});
    }
  }

  const layer::feature_table& read(const std::string& layer) {
    const auto known = tables_.find(layer);
    return known != tables_.end() ? known->second : tables_.emplace(layer, store_.read(layer)).first->second;
  }

  geo::crs_code measuring() {
    if (measuring_.epsg == 0) measuring_ = measuring_crs(store_.info(), std::span(&read("admin_units"), 1));
    return measuring_;
  }

  const admin_locator& locator() {
    if (!locator_) locator_.emplace(read("admin_units"), measuring());
    return *locator_;
  }

  const store::store& store_;
  std::span<const feature_edit> edits_;
  std::size_t at_ = 0;
  std::vector<refused_edit> refused_;
  std::vector<bilingual> notes_;
  std::vector<std::string> new_codes_;  ///< of second pieces
  std::map<std::string, layer::feature_table> tables_;
  std::optional<admin_locator> locator_;
  geo::crs_code measuring_;
};

feature_id write(store::write_transaction& transaction, const ready_edit& ready) {
  const feature_edit& edit = *ready.edit;
  if (ready.is_new()) return transaction.insert(*ready.row, task{}).front();
  if (edit.kind == edit_kind::remove) {
    transaction.erase(edit.layer, std::array{edit.feature});
  } else {
    transaction.replace_row(*ready.row, 0);
  }
  return edit.feature;
}

}  // namespace

std::string_view writer_of(std::string_view layer, std::string_view field) {
  if (field.empty() || field == kShape) return hand_rules().writer_of(layer);
  return hand_rules().writer_of(layer, field);
}

bool can_divide(std::string_view layer) {
  return writer_of(layer).empty() && hand_rules().division_of(layer) != nullptr;
}

edit_result edit_features(const std::string& database, const std::string& who, const std::string& note,
                          std::span<const feature_edit> edits) {
  edit_result result;
  if (edits.empty()) return result;
  const auto store = open_for_writing(database);
  const auto transaction = store->begin({who, "edit", note, ""});  // nobody else writes from here on
  editing session(*store, edits);
  const std::vector<ready_edit> ready = session.check();
  result.refused = session.refused();
  if (!result.refused.empty()) return result;
  for (const ready_edit& one : ready) {
    const feature_id id = write(*transaction, one);
    if (!one.is_rest) result.features.push_back(id);
  }
  session.note(ready, result.notes);
  transaction->commit();
  result.entry = last_entry(*store);
  return result;
}

}  // namespace greenward::workflow
