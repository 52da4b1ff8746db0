#include "engine/store/layer_styles.hpp"

#include "engine/store/layer_tables.hpp"
#include "engine/store/qml_style.hpp"
#include "engine/store/sld_style.hpp"
#include "engine/store/sqlite_statement.hpp"

#include <string>
#include <vector>

namespace greenward::store {

namespace {

/// Columns and types as QGIS makes them, so that it finds them.
constexpr const char* kCreate =
    "CREATE TABLE IF NOT EXISTS layer_styles(id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog "
    "varchar(256), "
    "f_table_schema varchar(256), f_table_name varchar(256), f_geometry_column varchar(256), styleName text, "
    "styleQML text, styleSLD text, useAsDefault boolean, description text, owner varchar(30), ui text, "
    "update_time timestamp DEFAULT CURRENT_TIMESTAMP)";

/// A fixed moment: a style of ours has no time of its own, and equal content is to give equal files.
constexpr const char* kUpdateTime = "2000-01-01T00:00:00Z";

struct style_row {
  std::string table, column, qml, sld, description;
};

std::vector<style_row> style_rows(const layer::catalogue& catalogue,
                                  std::span<const layer::layer_style> styles) {
  std::vector<style_row> rows;
  for (const layer::layer_style& style : styles) {
    const layer::layer_schema* schema = catalogue.find_layer(style.layer);
    if (schema == nullptr) continue;
    for (const geometry_slot& slot : geometry_slots(schema->geometry)) {
      rows.push_back({schema->name, slot.column, qml_style(style, slot.kind), sld_style(style, slot.kind),
                      schema->title.zh + " " + schema->title.en});
    }
  }
  return rows;
}

bool is_stored(sqlite_statement& query, const style_row& row) {
  query.bind(1, row.table);
  query.bind(2, row.column);
  query.bind(3, row.qml);
  query.bind(4, row.sld);
  query.bind(5, row.description);
  const bool found = query.step();
  query.reset();
  return found;
}

}  // namespace

bool layer_styles_current(const sqlite_connection& connection, const layer::catalogue& catalogue,
                          std::span<const layer::layer_style> styles) {
  if (!connection.has_object("table", "layer_styles")) return false;
  sqlite_statement query(connection,
                         "SELECT 1 FROM layer_styles WHERE styleName = 'greenward' AND f_table_name = ?1 AND "
                         "f_geometry_column = ?2 AND styleQML = ?3 AND styleSLD = ?4 AND description = ?5");
  for (const style_row& row : style_rows(catalogue, styles)) {
    if (!is_stored(query, row)) return false;
  }
  return true;
}

void update_layer_styles(sqlite_connection& connection, const layer::catalogue& catalogue,
                         std::span<const layer::layer_style> styles) {
  connection.execute(kCreate);
  if (layer_styles_current(connection, catalogue, styles)) return;
  connection.execute("DELETE FROM layer_styles WHERE styleName = 'greenward'");
  sqlite_statement add(
      connection,
      "INSERT INTO layer_styles(f_table_catalog, f_table_schema, f_table_name, f_geometry_column, "
      "styleName, styleQML, styleSLD, useAsDefault, description, owner, ui, update_time) "
      "VALUES ('', '', ?1, ?2, 'greenward', ?3, ?4, 1, ?5, '', NULL, ?6)");
  for (const style_row& row : style_rows(catalogue, styles)) {
    add.bind(1, row.table);
    add.bind(2, row.column);
    add.bind(3, row.qml);
    add.bind(4, row.sld);
    add.bind(5, row.description);
    add.bind(6, std::string_view(kUpdateTime));
    add.run();
  }
}

}  // namespace greenward::store
