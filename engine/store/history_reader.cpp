#include "engine/store/history_reader.hpp"

#include "engine/base/date.hpp"
#include "engine/base/error.hpp"
#include "engine/store/layer_reader.hpp"
#include "engine/store/sqlite_statement.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace greenward::store {

namespace {

using json = nlohmann::json;
using layer::field_type;

/// What the history has a row for: the features of today, and those that an entry deleted.
std::vector<feature_id> all_ids(const sqlite_connection& connection, const layer::feature_table& now,
                                entry_range range) {
  std::vector<feature_id> ids(now.ids().begin(), now.ids().end());
  sqlite_statement deleted(connection,
                           "SELECT first_id FROM greenward_journal_changes WHERE layer = ?1 AND "
                           "operation = 'delete' AND entry_id BETWEEN ?2 AND ?3");
  deleted.bind(1, now.schema().name);
  deleted.bind(2, range.first);
  deleted.bind(3, range.last);
  while (deleted.step()) ids.emplace_back(deleted.integer(0));
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

/// False if the value is not of the column's type.
bool append_json(layer::column& column, const json& value) {
  if (value.is_null()) {
    column.append_absent();
    return true;
  }
  switch (column.type()) {
    case field_type::real:
      if (!value.is_number()) return false;
      column.append_real(value.get<double>());
      return true;
    case field_type::integer:
      if (!value.is_number_integer()) return false;
      column.append_integer(value.get<std::int64_t>());
      return true;
    case field_type::boolean:
      if (!value.is_boolean()) return false;
      column.append_integer(value.get<bool>() ? 1 : 0);
      return true;
    case field_type::date: {
      const auto day = value.is_string() ? parse_date(value.get_ref<const std::string&>()) : std::nullopt;
      if (day) column.append_integer(days_since_epoch(*day));
      return day.has_value();
    }
    case field_type::text:
    case field_type::code:
      if (!value.is_string()) return false;
      column.append_text(value.get_ref<const std::string&>());
      return true;
  }
  return false;
}

geo::lon_lat position(const json& p) {
  return {p.at(0).get<double>(), p.at(1).get<double>()};
}

void add_parts(geo::geographic_geometry& column, geo::geometry_kind kind, const json& parts) {
  column.begin_feature(kind);
  for (const json& part : parts) {
    column.begin_part();
    if (kind == geo::geometry_kind::point) {
      column.add(position(part));
    } else if (kind == geo::geometry_kind::line) {
      for (const json& p : part) column.add(position(p));
    } else {
      for (const json& ring : part) {
        column.begin_ring();
        for (const json& p : ring) column.add(position(p));
      }
    }
  }
}

/// The multi-forms that row_json writes. False if it is none of them; json::exception if it is broken.
bool append_geometry(geo::geographic_geometry& column, const json& value) {
  if (value.is_null()) {
    column.append_none();
    return true;
  }
  const std::string type = value.at("type");
  const json& parts = value.at("coordinates");
  if (type == "MultiPoint") {
    add_parts(column, geo::geometry_kind::point, parts);
  } else if (type == "MultiLineString") {
    add_parts(column, geo::geometry_kind::line, parts);
  } else if (type == "MultiPolygon") {
    add_parts(column, geo::geometry_kind::polygon, parts);
  } else {
    return false;
  }
  return true;
}

}  // namespace

/// Takes the changes the last first.
class history_reader {
 public:
  history_reader(layer::feature_table now, std::vector<feature_id> ids)
      : history_(std::move(now), std::move(ids)) {}

  layer_history run(sqlite_statement& changes) {
    while (changes.step()) {
      const std::int64_t entry = changes.integer(5);
      if (history_.entries_.empty() || history_.entries_.back() != entry) history_.entries_.push_back(entry);
      const std::string_view operation = changes.text(0);
      const feature_id id(changes.integer(1));
      if (operation == "insert") {
        was_not_there(id, feature_id(changes.integer(2)), entry);
      } else if (operation == "update") {
        had(id, changes.text(3), changes.text(4), entry);
      } else {
        was_there(id, changes.text(4), entry);
      }
    }
    finish();
    return std::move(history_);
  }

 private:
  [[nodiscard]] std::optional<std::uint32_t> row_of(feature_id id) const {
    const auto found = std::ranges::lower_bound(history_.ids_, id);
    if (found == history_.ids_.end() || *found != id) return std::nullopt;
    return static_cast<std::uint32_t>(found - history_.ids_.begin());
  }

  void was_not_there(feature_id first, feature_id last, std::int64_t entry) {
    const auto from = std::ranges::lower_bound(history_.ids_, first) - history_.ids_.begin();
    for (auto row = static_cast<std::uint32_t>(from);
         row < history_.ids_.size() && history_.ids_[row] <= last; ++row) {
      history_.existence_.add(row, entry);
      history_.was_there_.push_back(0);
    }
  }

  void was_there(feature_id id, std::string_view whole_row, std::int64_t entry) {
    const json whole = parsed(id, "", whole_row);
    if (!whole.is_object() || !whole.contains("fields") || !whole.contains("geometry")) refuse(id, "");
    const std::uint32_t row = *row_of(id);  // all_ids has every deleted one
    history_.existence_.add(row, entry);
    history_.was_there_.push_back(1);
    const json& fields = whole["fields"];
    const json absent;
    for (std::size_t f = 0; f < history_.changes_.size(); ++f) {
      const auto value = fields.find(history_.now_.schema().fields[f].name);
      add_value(id, row, f, value == fields.end() ? absent : *value, entry);
    }
    add_place(id, row, whole["geometry"], entry);
  }

  void had(feature_id id, std::string_view field, std::string_view before, std::int64_t entry) {
    const auto row = row_of(id);
    if (!row) return;  // another program deleted it
    if (field == "geometry") return add_place(id, *row, parsed(id, field, before), entry);
    if (const auto f = history_.now_.schema().find_field(field))
      add_value(id, *row, *f, parsed(id, field, before), entry);
  }

  void add_value(feature_id id, std::uint32_t row, std::size_t f, const json& value, std::int64_t entry) {
    if (!append_json(history_.past_[f], value)) refuse(id, history_.now_.schema().fields[f].name);
    history_.changes_[f].add(row, entry);
  }

  void add_place(feature_id id, std::uint32_t row, const json& value, std::int64_t entry) {
    bool sound = false;
    try {
      sound = append_geometry(history_.past_places_, value);
    } catch (const json::exception&) {
      sound = false;
    }
    if (!sound) refuse(id, "geometry");
    history_.moves_.add(row, entry);
  }

  void finish() {
    const std::size_t rows = history_.ids_.size();
    history_.existence_.finish(rows);
    history_.moves_.finish(rows);
    for (timeline& line : history_.changes_) line.finish(rows);
    std::ranges::reverse(history_.entries_);
  }

  [[nodiscard]] json parsed(feature_id id, std::string_view field, std::string_view text) const {
    json value = json::parse(text, nullptr, false);
    if (value.is_discarded()) refuse(id, field);
    return value;
  }

  [[noreturn]] void refuse(feature_id id, std::string_view field) const {
    throw error(error_code::store, fmt::format("{} id {} {}", history_.now_.schema().name, id.value, field),
                {"台账中的旧值无法读出", "the journal's old value cannot be read"},
                {"用 greenward verify 检查数据库", "check the database with greenward verify"});
  }

  layer_history history_;
};

layer_history read_layer_history(const sqlite_connection& connection, const layer::layer_schema& schema,
                                 entry_range range) {
  sqlite_statement changes(connection,
                           "SELECT operation, first_id, last_id, field, before, entry_id "
                           "FROM greenward_journal_changes WHERE layer = ?1 AND entry_id BETWEEN ?2 AND ?3 "
                           "ORDER BY entry_id DESC, id DESC");
  changes.bind(1, schema.name);
  changes.bind(2, range.first);
  changes.bind(3, range.last);
  layer::feature_table now = read_layer(connection, schema, {});
  std::vector<feature_id> ids = all_ids(connection, now, range);
  return history_reader(std::move(now), std::move(ids)).run(changes);
}

}  // namespace greenward::store
