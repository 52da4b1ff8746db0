#include "engine/store/layer_tables.hpp"

#include "engine/base/sql_name.hpp"
#include "engine/geo/crs.hpp"
#include "engine/store/spatialite_functions.hpp"
#include "engine/store/sqlite_statement.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>

namespace greenward::store {

namespace {

using layer::field_type;
using layer::layer_geometry;

std::string column_type(const layer::field& field) {
  switch (field.type) {
    case field_type::integer:
      return "INTEGER";
    case field_type::real:
      return "REAL";
    case field_type::boolean:
      return "INTEGER";
    case field_type::date:
      return "DATE";
    default:
      return "TEXT";
  }
}

std::string column_check(const layer::field& field) {
  const std::string name = sql_name(field.name);
  switch (field.type) {
    case field_type::boolean:
      return fmt::format(" CHECK ({} IN (0, 1))", name);
    case field_type::date:
      return fmt::format(" CHECK ({} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')", name);
    case field_type::code:
      return fmt::format(" REFERENCES {}(code)", sql_name(code_table(field.code_list)));
    default:
      return {};
  }
}

std::string column_definition(const layer::field& field) {
  return fmt::format("{} {}{}{}", sql_name(field.name), column_type(field), field.required ? " NOT NULL" : "",
                     column_check(field));
}

/// "at most one of the geometry columns is filled", for layers of geometry `any`.
std::string one_geometry_check(const std::vector<geometry_slot>& slots) {
  if (slots.size() < 2) return {};
  std::string sum;
  for (const geometry_slot& slot : slots) {
    sum += fmt::format("{}({} IS NOT NULL)", sum.empty() ? "" : " + ", sql_name(slot.column));
  }
  return fmt::format(", CHECK ({} <= 1)", sum);
}

void create_layer_table(sqlite_connection& connection, const spatialite_functions& spatialite,
                        const layer::layer_schema& schema) {
  const auto slots = geometry_slots(schema.geometry);
  std::string columns = "id INTEGER PRIMARY KEY AUTOINCREMENT";  // ids are never given out twice
  for (const layer::field& field : schema.fields) columns += ", " + column_definition(field);
  for (const geometry_slot& slot : slots) columns += fmt::format(", {} {}", sql_name(slot.column), slot.type);
  connection.execute(
      fmt::format("CREATE TABLE {}({}{})", sql_name(schema.name), columns, one_geometry_check(slots)));
  for (const geometry_slot& slot : slots) {
    const std::string what = schema.name + "." + slot.column;
    spatialite.call(fmt::format("SELECT RecoverGeometryColumn('{}', '{}', {}, '{}', 'XY')", schema.name,
                                slot.column, geo::kStorageCrs.epsg, slot.type),
                    what);
    spatialite.call(fmt::format("SELECT CreateSpatialIndex('{}', '{}')", schema.name, slot.column), what);
  }
}

std::set<std::string> table_columns(const sqlite_connection& connection, const std::string& table) {
  sqlite_statement query(connection, "SELECT name FROM pragma_table_info(?1)");
  query.bind(1, table);
  std::set<std::string> names;
  while (query.step()) names.emplace(query.text(0));
  return names;
}

/// Fields that a newer catalogue adds. A required one cannot be NOT NULL here, since old rows lack it.
void add_missing_columns(sqlite_connection& connection, const layer::layer_schema& schema) {
  const auto present = table_columns(connection, schema.name);
  for (layer::field field : schema.fields) {
    if (present.contains(field.name)) continue;
    field.required = false;
    connection.execute(
        fmt::format("ALTER TABLE {} ADD COLUMN {}", sql_name(schema.name), column_definition(field)));
  }
}

bool has_all_columns(const sqlite_connection& connection, const layer::layer_schema& schema) {
  const auto present = table_columns(connection, schema.name);
  return std::ranges::all_of(schema.fields, [&](const auto& field) { return present.contains(field.name); });
}

bool code_list_current(const sqlite_connection& connection, const layer::code_list& list) {
  if (!connection.has_object("table", code_table(list.name))) return false;
  sqlite_statement query(
      connection, fmt::format("SELECT 1 FROM {} WHERE code = ?1 AND zh = ?2 AND en = ?3 AND ordinal = ?4",
                              sql_name(code_table(list.name))));
  std::int64_t ordinal = 0;
  for (const layer::code_entry& entry : list.entries) {
    query.bind(1, entry.code);
    query.bind(2, entry.title.zh);
    query.bind(3, entry.title.en);
    query.bind(4, ++ordinal);
    if (!query.step()) return false;
    query.reset();
  }
  return true;
}

void update_code_list(sqlite_connection& connection, const layer::code_list& list) {
  const std::string table = sql_name(code_table(list.name));
  connection.execute(
      fmt::format("CREATE TABLE IF NOT EXISTS {}(code TEXT PRIMARY KEY NOT NULL, zh TEXT NOT NULL, "
                  "en TEXT NOT NULL, ordinal INTEGER NOT NULL)",
                  table));
  sqlite_statement upsert(
      connection, fmt::format("INSERT INTO {} VALUES (?1, ?2, ?3, ?4) ON CONFLICT(code) DO UPDATE SET "
                              "zh = excluded.zh, en = excluded.en, ordinal = excluded.ordinal",
                              table));
  std::int64_t ordinal = 0;
  for (const layer::code_entry& entry : list.entries) {
    upsert.bind(1, entry.code);
    upsert.bind(2, entry.title.zh);
    upsert.bind(3, entry.title.en);
    upsert.bind(4, ++ordinal);
    upsert.run();
  }
}

}  // namespace

std::vector<geometry_slot> geometry_slots(layer::layer_geometry geometry) {
  using geo::geometry_kind;
  switch (geometry) {
    case layer_geometry::none:
      return {};
    case layer_geometry::point:
      return {{"geometry", "POINT", geometry_kind::point}};
    case layer_geometry::line:
      return {{"geometry", "MULTILINESTRING", geometry_kind::line}};
    case layer_geometry::polygon:
      return {{"geometry", "MULTIPOLYGON", geometry_kind::polygon}};
    case layer_geometry::any:
      break;
  }
  return {{"geometry_point", "MULTIPOINT", geometry_kind::point},
          {"geometry_line", "MULTILINESTRING", geometry_kind::line},
          {"geometry_polygon", "MULTIPOLYGON", geometry_kind::polygon}};
}

std::string index_table(std::string_view layer, const geometry_slot& slot) {
  return fmt::format("idx_{}_{}", layer, slot.column);
}

std::string code_table(std::string_view list) {
  return fmt::format("codes_{}", list);
}

bool layer_tables_current(const sqlite_connection& connection, const layer::catalogue& catalogue) {
  return std::ranges::all_of(catalogue.code_lists(),
                             [&](const auto& list) { return code_list_current(connection, list); }) &&
         std::ranges::all_of(catalogue.layers(), [&](const auto& schema) {
           return connection.has_object("table", schema.name) && has_all_columns(connection, schema);
         });
}

void update_layer_tables(sqlite_connection& connection, const layer::catalogue& catalogue) {
  for (const layer::code_list& list : catalogue.code_lists()) update_code_list(connection, list);
  const spatialite_functions spatialite(connection);
  for (const layer::layer_schema& schema : catalogue.layers()) {
    if (connection.has_object("table", schema.name)) {
      add_missing_columns(connection, schema);
    } else {
      create_layer_table(connection, spatialite, schema);
    }
  }
}

}  // namespace greenward::store
