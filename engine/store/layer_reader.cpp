#include "engine/store/layer_reader.hpp"

#include "engine/base/date.hpp"
#include "engine/base/error.hpp"
#include "engine/base/sql_name.hpp"
#include "engine/store/layer_tables.hpp"
#include "engine/store/spatialite_blob.hpp"
#include "engine/store/sqlite_statement.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::store {

namespace {

using layer::field_type;

/// The fields and geometry columns that the file really has, in the order in which they stand in the SELECT.
struct layer_query {
  struct stored_field {
    const layer::field* field = nullptr;
    layer::field_number number{};
  };
  std::vector<stored_field> fields;
  std::vector<geometry_slot> geometry_slots;
  std::string sql;
};

layer_query query_for(const sqlite_connection& connection, const layer::layer_schema& schema) {
  std::vector<std::string> present;
  sqlite_statement columns(connection, "SELECT name FROM pragma_table_info(?1)");
  columns.bind(1, schema.name);
  while (columns.step()) present.emplace_back(columns.text(0));
  const auto has = [&](const std::string& name) { return std::ranges::find(present, name) != present.end(); };
  layer_query query;
  if (present.empty()) return query;
  std::string list = "id";
  for (std::size_t f = 0; f < schema.fields.size(); ++f) {
    const layer::field& field = schema.fields[f];
    if (!has(field.name)) continue;
    query.fields.push_back({&field, layer::field_number(f)});
    list += ", " + sql_name(field.name);
  }
  for (const geometry_slot& slot : geometry_slots(schema.geometry)) {
    if (!has(slot.column)) continue;
    query.geometry_slots.push_back(slot);
    list += ", " + sql_name(slot.column);
  }
  query.sql = fmt::format("SELECT {} FROM {} WHERE id BETWEEN ?5 AND ?6", list, sql_name(schema.name));
  return query;
}

/// Whether the file says that it keeps the R*Tree of the column.
bool is_indexed(const sqlite_connection& connection, const std::string& layer, const geometry_slot& slot) {
  sqlite_statement query(connection,
                         "SELECT spatial_index_enabled FROM geometry_columns "
                         "WHERE f_table_name = lower(?1) AND f_geometry_column = lower(?2)");
  query.bind(1, layer);
  query.bind(2, slot.column);
  return query.step() && query.integer(0) == 1 && connection.has_object("table", index_table(layer, slot));
}

/// SELECTs ids; parameters 1 to 4 are the window's west, east, south, north.
std::string candidates_sql(const sqlite_connection& connection, const std::string& layer,
                           const geometry_slot& slot) {
  if (!is_indexed(connection, layer, slot)) {
    return fmt::format("SELECT id FROM {} WHERE {} IS NOT NULL AND ?1 <= ?2 AND ?3 <= ?4", sql_name(layer),
                       sql_name(slot.column));
  }
  return fmt::format("SELECT pkid FROM {} WHERE xmax >= ?1 AND xmin <= ?2 AND ymax >= ?3 AND ymin <= ?4",
                     sql_name(index_table(layer, slot)));
}

/// To parameters 5 and 6.
void bind_ids(sqlite_statement& statement, const id_range& ids) {
  statement.bind(5, ids.first);
  statement.bind(6, ids.last);
}

/// To parameters 1 to 4.
void bind_window(sqlite_statement& statement, const geo::lon_lat_box& window) {
  const std::array sides{window.min.x, window.max.x, window.min.y, window.max.y};
  for (int i = 0; i < 4; ++i) statement.bind(i + 1, sides[static_cast<std::size_t>(i)]);
}

/// Whether the R*Tree finds so many features in the window that going through the whole table takes less time
/// than looking each of them up.
bool finds_many(const sqlite_connection& connection, const std::string& layer, const geometry_slot& slot,
                const geo::lon_lat_box& window) {
  constexpr int kManyOneIn = 4;
  if (!is_indexed(connection, layer, slot)) return false;
  sqlite_statement found(
      connection,
      fmt::format("SELECT count(*) > 0 AND {0} * count(*) >= (SELECT max(id) FROM {1}) FROM ({2} LIMIT "
                  "(SELECT 1 + coalesce(max(id), 0) / {0} FROM {1}))",
                  kManyOneIn, sql_name(layer), candidates_sql(connection, layer, slot)));
  bind_window(found, window);
  return found.step() && found.integer(0) == 1;
}

class row_reader {
 public:
  row_reader(const layer_query& query, const sqlite_statement& row, const sqlite_connection& connection)
      : query_(query), row_(row), connection_(connection) {}

  /// Whether a geometry of the row may meet the window; so does one whose box cannot be read.
  [[nodiscard]] bool meets(const geo::lon_lat_box& window) const {
    int column = 1 + static_cast<int>(query_.fields.size());
    for (std::size_t g = 0; g < query_.geometry_slots.size(); ++g, ++column) {
      if (row_.type(column) == value_type::null) continue;
      const auto box = spatialite_blob_box(row_.blob(column));
      if (!box || box->intersects(window)) return true;
    }
    return false;
  }

  void append_to(layer::feature_table& table) const {
    const feature_id id(row_.integer(0));
    layer::row_writer writer(table, id);
    int column = 1;
    for (const layer_query::stored_field& stored : query_.fields) append_field(writer, stored, column++);
    bool filled = false;
    for (std::size_t g = 0; g < query_.geometry_slots.size(); ++g, ++column) {
      if (row_.type(column) == value_type::null) continue;
      if (filled) damaged("geometry", {"一个要素有多个几何", "a feature has more than one geometry"});
      append_geometry(writer, column);
      filled = true;
    }
  }

 private:
  void append_field(layer::row_writer& writer, const layer_query::stored_field& to, int column) const {
    const layer::field& field = *to.field;
    const value_type stored = row_.type(column);
    if (stored == value_type::null) return;
    switch (field.type) {
      case field_type::text:
      case field_type::code:
        expect(stored == value_type::text, field);
        writer.set(to.number, row_.text(column));
        return;
      case field_type::date:
        writer.set(to.number, days_of(field, column));
        return;
      case field_type::real:
        expect(stored == value_type::real || stored == value_type::integer, field);
        writer.set(to.number, row_.real(column));
        return;
      default:
        expect(stored == value_type::integer, field);
        if (field.type == field_type::boolean)
          expect(row_.integer(column) == (row_.integer(column) & 1), field);
        writer.set(to.number, row_.integer(column));
    }
  }

  /// Of a date, since 1970-01-01.
  [[nodiscard]] std::int64_t days_of(const layer::field& field, int column) const {
    const auto day = parse_date(row_.text(column));
    expect(day.has_value(), field);
    return days_since_epoch(*day);
  }

  void append_geometry(layer::row_writer& writer, int column) const {
    const auto problem = append_spatialite_blob(row_.blob(column), writer.geometry());
    if (problem) damaged("geometry", *problem);
  }

  void expect(bool sound, const layer::field& field) const {
    if (!sound) damaged(field.name, {"值的类型与目录不符", "the value is not of the catalogue's type"});
  }

  [[noreturn]] void damaged(std::string_view field, const bilingual& problem) const;

  const layer_query& query_;
  const sqlite_statement& row_;
  const sqlite_connection& connection_;
};

void row_reader::damaged(std::string_view field, const bilingual& problem) const {
  throw error(
      error_code::store, fmt::format("{} id {} {}", connection_.subject(), row_.integer(0), field), problem,
      {"在 QGIS 中改正这个值，或用备份替换文件", "Mend the value in QGIS, or put a backup in its place"});
}

/// Every row whose geometry meets the window.
void read_through(const sqlite_connection& connection, const layer_query& query,
                  const geo::lon_lat_box& window, const id_range& ids, layer::feature_table& table) {
  sqlite_statement rows(connection, query.sql + " ORDER BY id");
  bind_ids(rows, ids);
  const row_reader reader(query, rows, connection);
  while (rows.step())
    if (reader.meets(window)) reader.append_to(table);
}

}  // namespace

layer::feature_table read_layer(const sqlite_connection& connection, const layer::layer_schema& schema,
                                const id_range& ids) {
  layer::feature_table table(schema);
  const layer_query query = query_for(connection, schema);
  if (query.sql.empty()) return table;
  sqlite_statement rows(connection, query.sql + " ORDER BY id");
  bind_ids(rows, ids);
  const row_reader reader(query, rows, connection);
  while (rows.step()) reader.append_to(table);
  return table;
}

layer::feature_table read_window(const sqlite_connection& connection, const layer::layer_schema& schema,
                                 const geo::lon_lat_box& window, const id_range& ids) {
  layer::feature_table table(schema);
  const layer_query query = query_for(connection, schema);
  if (query.geometry_slots.empty()) return table;
  const auto many = [&](const geometry_slot& slot) {
    return finds_many(connection, schema.name, slot, window);
  };
  if (std::ranges::any_of(query.geometry_slots, many)) {
    read_through(connection, query, window, ids, table);
    return table;
  }
  std::string candidates;
  for (const geometry_slot& slot : query.geometry_slots) {
    if (!candidates.empty()) candidates += " UNION ";
    candidates += candidates_sql(connection, schema.name, slot);
  }
  sqlite_statement rows(connection, fmt::format("{} AND id IN ({}) ORDER BY id", query.sql, candidates));
  bind_window(rows, window);
  bind_ids(rows, ids);
  const row_reader reader(query, rows, connection);
  while (rows.step()) reader.append_to(table);
  return table;
}

layer::feature_table read_feature(const sqlite_connection& connection, const layer::layer_schema& schema,
                                  feature_id id) {
  return read_layer(connection, schema, {id.value, id.value});
}

}  // namespace greenward::store
