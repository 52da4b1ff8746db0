#include "engine/store/figures.hpp"

#include "engine/base/sql_name.hpp"
#include "engine/geo/crs.hpp"
#include "engine/store/spatialite_functions.hpp"
#include "engine/store/sqlite_statement.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <string>
#include <variant>

namespace greenward::store {

namespace {

constexpr const char* kCreateFigures = R"(
CREATE TABLE IF NOT EXISTS greenward_figures(
  name TEXT PRIMARY KEY NOT NULL, zh TEXT NOT NULL, en TEXT NOT NULL, as_of DATE NOT NULL, entry INTEGER NOT NULL,
  published_at TEXT NOT NULL, notice TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS greenward_figures_columns(
  name TEXT NOT NULL, position INTEGER NOT NULL, key TEXT NOT NULL, zh TEXT NOT NULL, en TEXT NOT NULL,
  PRIMARY KEY (name, position));)";

std::string table_of(std::string_view key) {
  return "greenward_figures_" + std::string(key);
}
std::string view_of(std::string_view key) {
  return "figures_" + std::string(key);
}
std::string map_of(std::string_view key) {
  return view_of(key) + "_map";
}

void drop_old(sqlite_connection& connection) {
  std::vector<std::string> keys;
  {
    sqlite_statement known(connection, "SELECT name FROM greenward_figures");
    while (known.step()) keys.emplace_back(known.text(0));
  }
  sqlite_statement forget(connection, "DELETE FROM views_geometry_columns WHERE view_name = ?1");
  for (const std::string& key : keys) {
    connection.execute(fmt::format("DROP VIEW IF EXISTS {}; DROP VIEW IF EXISTS {}; DROP TABLE IF EXISTS {}",
                                   sql_name(map_of(key)), sql_name(view_of(key)), sql_name(table_of(key))));
    const std::string map = map_of(key);  // stays while the statement runs
    forget.bind(1, map);
    forget.run();
  }
  connection.execute("DELETE FROM greenward_figures; DELETE FROM greenward_figures_columns");
}

void copy_units(sqlite_connection& connection) {
  if (!connection.has_object("table", kFigureUnits)) {
    connection.execute(fmt::format(
        "CREATE TABLE {}(unit_code TEXT PRIMARY KEY NOT NULL, geometry MULTIPOLYGON)", kFigureUnits));
    const spatialite_functions spatialite(connection);
    spatialite.call(fmt::format("SELECT RecoverGeometryColumn('{}', 'geometry', {}, 'MULTIPOLYGON', 'XY')",
                                kFigureUnits, geo::kStorageCrs.epsg),
                    kFigureUnits);
  }
  connection.execute(
      fmt::format("DELETE FROM {0}; INSERT OR IGNORE INTO {0} SELECT code, geometry FROM admin_units "
                  "WHERE code IS NOT NULL AND geometry IS NOT NULL ORDER BY id",
                  kFigureUnits));
}

/// INTEGER if all values of the column are whole, REAL if all are numbers, else TEXT.
const char* type_of(const sheet& table, std::size_t column) {
  bool whole = true, number = true;
  for (const std::vector<cell>& row : table.rows) {
    whole = whole && !std::holds_alternative<std::string>(row[column]) &&
            !std::holds_alternative<double>(row[column]);
    number = number && !std::holds_alternative<std::string>(row[column]);
  }
  if (table.rows.empty()) return "TEXT";
  return whole ? "INTEGER" : number ? "REAL" : "TEXT";
}

void create_table(sqlite_connection& connection, const sheet& table) {
  std::string columns;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (c > 0) columns += ", ";
    columns += sql_name(table.columns[c].key) + ' ' + type_of(table, c);
  }
  connection.execute(fmt::format("CREATE TABLE {}({})", sql_name(table_of(table.key)), columns));
}

void bind(sqlite_statement& statement, int parameter, const cell& value) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    statement.bind(parameter, std::string_view(*text));
  } else if (const auto* number = std::get_if<double>(&value)) {
    statement.bind(parameter, *number);
  } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    statement.bind(parameter, *whole);
  } else {
    statement.bind_null(parameter);
  }
}

void fill_table(sqlite_connection& connection, const sheet& table) {
  std::string parameters;
  for (std::size_t c = 1; c <= table.columns.size(); ++c)
    parameters += fmt::format("{}?{}", c > 1 ? ", " : "", c);
  sqlite_statement insert(
      connection, fmt::format("INSERT INTO {} VALUES ({})", sql_name(table_of(table.key)), parameters));
  for (const std::vector<cell>& row : table.rows) {
    for (std::size_t c = 0; c < row.size(); ++c) bind(insert, static_cast<int>(c) + 1, row[c]);
    insert.run();
  }
}

void create_view(sqlite_connection& connection, const sheet& table) {
  const std::string from = fmt::format(
      "a.as_of AS figures_day, a.notice AS figures_notice, a.entry = (SELECT coalesce(max(id), 0) FROM "
      "greenward_journal) AS "
      "is_current FROM {} f JOIN greenward_figures a ON a.name = '{}'",
      sql_name(table_of(table.key)), table.key);  // keys are the program's own words
  connection.execute(fmt::format("CREATE VIEW {} AS SELECT f.*, {}", sql_name(view_of(table.key)), from));
  const bool by_unit =
      std::ranges::any_of(table.columns, [](const sheet_column& c) { return c.key == "unit_code"; });
  if (!by_unit) return;
  const std::string map = map_of(table.key);
  connection.execute(
      fmt::format("CREATE VIEW {} AS SELECT f.rowid AS id, u.geometry AS geometry, f.*, {} "
                  "JOIN {} u ON u.unit_code = f.unit_code",
                  sql_name(map), from, kFigureUnits));
  sqlite_statement registered(connection,
                              "INSERT INTO views_geometry_columns(view_name, view_geometry, view_rowid, "
                              "f_table_name, f_geometry_column, "
                              "read_only) VALUES (?1, 'geometry', 'id', ?2, 'geometry', 1)");
  registered.bind(1, map);
  registered.bind(2, std::string_view(kFigureUnits));
  registered.run();
}

void list(sqlite_connection& connection, const sheet& table, const published_figures& figures) {
  sqlite_statement head(connection, "INSERT INTO greenward_figures VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  head.bind(1, table.key);
  head.bind(2, table.title.zh);
  head.bind(3, table.title.en);
  const std::string day = format_date(figures.as_of), now = utc_timestamp();
  head.bind(4, day);
  head.bind(5, figures.entry);
  head.bind(6, now);
  head.bind(7, figures.notice);
  head.run();
  sqlite_statement column(connection, "INSERT INTO greenward_figures_columns VALUES (?1, ?2, ?3, ?4, ?5)");
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    column.bind(1, table.key);
    column.bind(2, static_cast<std::int64_t>(c) + 1);
    column.bind(3, table.columns[c].key);
    column.bind(4, table.columns[c].title.zh);
    column.bind(5, table.columns[c].title.en);
    column.run();
  }
}

}  // namespace

void write_figures(sqlite_connection& connection, const published_figures& figures) {
  connection.execute(kCreateFigures);
  drop_old(connection);
  copy_units(connection);
  for (const sheet& table : figures.sheets) {
    create_table(connection, table);
    fill_table(connection, table);
    list(connection, table, figures);
    create_view(connection, table);
  }
}

}  // namespace greenward::store
