#include "engine/store/rewind.hpp"

#include "engine/base/date.hpp"
#include "engine/base/error.hpp"
#include "engine/store/layer_reader.hpp"
#include "engine/store/sqlite_statement.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace greenward::store {

namespace {

using json = nlohmann::json;
using layer::field_type;

/// A row that later changes have touched, as far as they have been taken back.
struct past_row {
  bool exists = true;
  std::string whole;                            ///< JSON of the row before it was deleted; "" = today's row
  std::map<std::string, std::string> fields{};  ///< values before later updates, JSON
};

class past_rows {
  using run_of_ids = std::pair<std::int64_t, std::int64_t>;

 public:
  void take_back_insert(std::int64_t first, std::int64_t last) {
    for (auto it = touched_.lower_bound(first); it != touched_.end() && it->first <= last; ++it)
      it->second = {.exists = false, .whole = ""};
    inserted_.emplace_back(first, last);
  }
  void take_back_update(std::int64_t id, std::string field, std::string before) {
    touched_[id].fields[std::move(field)] = std::move(before);
  }
  void take_back_delete(std::int64_t id, std::string row) {
    touched_[id] = {.exists = true, .whole = std::move(row)};
  }

  [[nodiscard]] const past_row* touched(std::int64_t id) const {
    const auto found = touched_.find(id);
    return found == touched_.end() ? nullptr : &found->second;
  }
  /// Call it when all is taken back, before exists().
  void finish() {
    std::ranges::sort(inserted_);
    for (std::size_t i = 1; i < inserted_.size(); ++i)
      inserted_[i].second = std::max(inserted_[i].second, inserted_[i - 1].second);
  }
  [[nodiscard]] bool exists(std::int64_t id) const {
    if (const past_row* row = touched(id)) return row->exists;
    const auto next = std::ranges::upper_bound(inserted_, id, {}, &run_of_ids::first);
    return next == inserted_.begin() || std::prev(next)->second < id;
  }
  /// Ascending; rows that have been deleted since.
  [[nodiscard]] std::vector<std::int64_t> deleted_since() const {
    std::vector<std::int64_t> ids;
    for (const auto& [id, row] : touched_)
      if (row.exists && !row.whole.empty()) ids.push_back(id);
    return ids;
  }

 private:
  std::map<std::int64_t, past_row> touched_;
  /// First and last; once finished, by first, and the last of any run up to here.
  std::vector<run_of_ids> inserted_;
};

/// Takes back the changes that the statement gives, the last first: operation, first id, last id, field, before.
past_rows taken_back(sqlite_statement& changes) {
  past_rows past;
  while (changes.step()) {
    const std::string_view operation = changes.text(0);
    const std::int64_t id = changes.integer(1);
    if (operation == "insert") {
      past.take_back_insert(id, changes.integer(2));
    } else if (operation == "update") {
      past.take_back_update(id, std::string(changes.text(3)), std::string(changes.text(4)));
    } else {
      past.take_back_delete(id, std::string(changes.text(4)));
    }
  }
  past.finish();
  return past;
}

past_rows before_all_after(const sqlite_connection& connection, const std::string& layer, std::int64_t entry) {
  // The unary + keeps the planner at the order of the rows instead of sorting them.
  sqlite_statement changes(connection,
                           "SELECT operation, first_id, last_id, field, before FROM greenward_journal_changes "
                           "WHERE +layer = ?1 AND id >= (SELECT min(id) FROM greenward_journal_changes "
                           "WHERE entry_id > ?2) ORDER BY id DESC");
  changes.bind(1, layer);
  changes.bind(2, entry);
  return taken_back(changes);
}

past_rows before_only(const sqlite_connection& connection, const std::string& layer, std::int64_t entry) {
  sqlite_statement changes(connection,
                           "SELECT operation, first_id, last_id, field, before FROM greenward_journal_changes "
                           "WHERE +layer = ?1 AND entry_id = ?2 ORDER BY id DESC");
  changes.bind(1, layer);
  changes.bind(2, entry);
  return taken_back(changes);
}

/// Writes rows from today's table and from the journal's JSON.
class past_table {
 public:
  past_table(const layer::feature_table& now, const past_rows& past)
      : now_(now), past_(past), result_(now.schema()) {}

  layer::feature_table run() {
    const auto deleted = past_.deleted_since();
    std::size_t row = 0;
    for (const std::int64_t id : deleted) {
      for (; row < now_.size() && now_.ids()[row].value < id; ++row) append_present(row);
      const bool is_back = row < now_.size() && now_.ids()[row].value == id;
      append_deleted(id);
      if (is_back) ++row;
    }
    for (; row < now_.size(); ++row) append_present(row);
    return std::move(result_);
  }

 private:
  void append_present(std::size_t row) {
    const std::int64_t id = now_.ids()[row].value;
    if (!past_.exists(id)) return;
    layer::row_writer out(result_, feature_id(id));
    const past_row* touched = past_.touched(id);
    for (std::size_t f = 0; f < now_.columns().size(); ++f) {
      const std::string& name = now_.schema().fields[f].name;
      if (const std::string* before = changed(touched, name)) {
        set(out, id, f, parsed(id, name, *before));
      } else {
        out.copy(name, now_.columns()[f], row);
      }
    }
    if (const std::string* before = changed(touched, "geometry")) {
      add_geometry(out.geometry(), id, parsed(id, "geometry", *before));
    } else if (!now_.geometry()[row].is_none()) {
      out.geometry().append(now_.geometry()[row]);
    }
  }

  void append_deleted(std::int64_t id) {
    const past_row& touched = *past_.touched(id);
    const json whole = parsed(id, "", touched.whole);
    if (!whole.is_object() || !whole.contains("fields") || !whole.contains("geometry")) refuse(id, "");
    layer::row_writer out(result_, feature_id(id));
    for (std::size_t f = 0; f < now_.columns().size(); ++f) {
      const std::string& name = now_.schema().fields[f].name;
      const std::string* before = changed(&touched, name);
      if (before != nullptr) {
        set(out, id, f, parsed(id, name, *before));
      } else if (whole["fields"].contains(name)) {
        set(out, id, f, whole["fields"][name]);
      }
    }
    const std::string* before = changed(&touched, "geometry");
    add_geometry(out.geometry(), id, before != nullptr ? parsed(id, "geometry", *before) : whole["geometry"]);
  }

  static const std::string* changed(const past_row* row, const std::string& field) {
    if (row == nullptr) return nullptr;
    const auto found = row->fields.find(field);
    return found == row->fields.end() ? nullptr : &found->second;
  }

  void set(layer::row_writer& out, std::int64_t id, std::size_t f, const json& value) const {
    const layer::field& field = now_.schema().fields[f];
    if (value.is_null()) return;
    switch (field.type) {
      case field_type::real:
        if (value.is_number()) return out.set(field.name, value.get<double>());
        break;
      case field_type::integer:
        if (value.is_number_integer()) return out.set(field.name, value.get<std::int64_t>());
        break;
      case field_type::boolean:
        if (value.is_boolean()) return out.set(field.name, value.get<bool>());
        break;
      case field_type::date:
        if (!value.is_string()) break;
        if (const auto day = parse_date(value.get<std::string>()))
          return out.set(field.name, days_since_epoch(*day));
        break;
      default:
        if (value.is_string()) return out.set(field.name, value.get<std::string>());
    }
    refuse(id, field.name);
  }

  /// The multi-forms that row_json writes.
  void add_geometry(geo::geographic_geometry& column, std::int64_t id, const json& value) const {
    if (value.is_null()) return;
    try {
      const std::string type = value.at("type");
      const json& parts = value.at("coordinates");
      if (type == "MultiPoint") {
        add_parts(column, geo::geometry_kind::point, parts);
      } else if (type == "MultiLineString") {
        add_parts(column, geo::geometry_kind::line, parts);
      } else if (type == "MultiPolygon") {
        add_parts(column, geo::geometry_kind::polygon, parts);
      } else {
        refuse(id, "geometry");
      }
    } catch (const json::exception&) {
      refuse(id, "geometry");
    }
  }

  static geo::lon_lat place(const json& p) { return {p.at(0).get<double>(), p.at(1).get<double>()}; }

  static void add_parts(geo::geographic_geometry& column, geo::geometry_kind kind, const json& parts) {
    geo::geographic_geometry one;  // whole or not at all
    one.begin_feature(kind);
    for (const json& part : parts) {
      one.begin_part();
      if (kind == geo::geometry_kind::point) {
        one.add(place(part));
      } else if (kind == geo::geometry_kind::line) {
        for (const json& p : part) one.add(place(p));
      } else {
        for (const json& ring : part) {
          one.begin_ring();
          for (const json& p : ring) one.add(place(p));
        }
      }
    }
    column.append(one[0]);
  }

  [[nodiscard]] json parsed(std::int64_t id, const std::string& field, const std::string& text) const {
    json value = json::parse(text, nullptr, false);
    if (value.is_discarded()) refuse(id, field);
    return value;
  }

  [[noreturn]] void refuse(std::int64_t id, const std::string& field) const {
    throw error(error_code::store, fmt::format("{} id {} {}", now_.schema().name, id, field),
                {"台账中的旧值无法读出", "the journal's old value cannot be read"},
                {"用 greenward verify 检查数据库", "check the database with greenward verify"});
  }

  const layer::feature_table& now_;
  const past_rows& past_;
  layer::feature_table result_;
};

}  // namespace

std::int64_t last_entry_by(const sqlite_connection& connection, std::string_view moment) {
  sqlite_statement query(connection,
                         "SELECT id FROM greenward_journal WHERE recorded_at <= ?1 "
                         "ORDER BY recorded_at DESC, id DESC LIMIT 1");
  query.bind(1, moment);
  return query.step() ? query.integer(0) : 0;
}

layer::feature_table read_layer_at(const sqlite_connection& connection, const layer::layer_schema& schema,
                                   std::int64_t entry) {
  const layer::feature_table now = read_layer(connection, schema);
  return past_table(now, before_all_after(connection, schema.name, entry)).run();
}

layer::feature_table read_layer_without(const sqlite_connection& connection, const layer::layer_schema& schema,
                                        std::int64_t entry) {
  const layer::feature_table now = read_layer(connection, schema);
  return past_table(now, before_only(connection, schema.name, entry)).run();
}

}  // namespace greenward::store
