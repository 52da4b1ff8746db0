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
constexpr const char* kCreateStyles =
    "CREATE TABLE IF NOT EXISTS layer_styles(id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog "
    "varchar(256), "
    "f_table_schema varchar(256), f_table_name varchar(256), f_geometry_column varchar(256), styleName text, "
    "styleQML text, styleSLD text, useAsDefault boolean, description text, owner varchar(30), ui text, "
    "update_time timestamp DEFAULT CURRENT_TIMESTAMP)";

/// A fixed moment: a style of ours has no time of its own, and equal content is to give equal files.
constexpr const char* kUpdateTime = "2000-01-01T00:00:00Z";

/// QGIS has two ways in, and they look for different names: its SpatiaLite connection leaves the schema NULL;
/// its general one (OGR, for a file dropped on the map) asks for the schema '' and calls one geometry column
/// of several "works(geometry_line)".
enum class way_in { spatialite, ogr };

struct style_row {
  way_in way;
  std::string table, column, qml, sld, description;
};

std::vector<style_row> style_rows(const layer::catalogue& catalogue,
                                  std::span<const layer::layer_style> styles) {
  std::vector<style_row> rows;
  for (const layer::layer_style& style : styles) {
    const layer::layer_schema* schema = catalogue.find_layer(style.layer);
    if (schema == nullptr) continue;
    const auto slots = geometry_slots(schema->geometry);
    for (const geometry_slot& slot : slots) {
      const std::string description = schema->title.zh + " " + schema->title.en;
      const std::string qml = qml_style(style, slot.kind), sld = sld_style(style, slot.kind);
      const std::string ogr_name = slots.size() > 1 ? schema->name + "(" + slot.column + ")" : schema->name;
      rows.push_back({way_in::spatialite, schema->name, slot.column, qml, sld, description});
      rows.push_back({way_in::ogr, ogr_name, slot.column, qml, sld, description});
    }
  }
  return rows;
}

void bind(sqlite_statement& statement, const style_row& row) {
  if (row.way == way_in::ogr) {
    statement.bind(1, std::string_view(""));
  } else {
    statement.bind_null(1);
  }
  int parameter = 1;
  for (const std::string* text : {&row.table, &row.column, &row.qml, &row.sld, &row.description}) {
    statement.bind(++parameter, std::string_view(*text));
  }
}

}  // namespace

bool layer_styles_current(const sqlite_connection& connection, const layer::catalogue& catalogue,
                          std::span<const layer::layer_style> styles) {
  if (!connection.has_object("table", "layer_styles")) return false;
  sqlite_statement query(
      connection,
      "SELECT 1 FROM layer_styles WHERE styleName = 'greenward' AND f_table_schema IS ?1 AND "
      "f_table_name = ?2 AND f_geometry_column = ?3 AND styleQML = ?4 AND styleSLD = ?5 AND "
      "description = ?6");
  for (const style_row& row : style_rows(catalogue, styles)) {
    bind(query, row);
    if (!query.step()) return false;
    query.reset();
  }
  return true;
}

void update_layer_styles(sqlite_connection& connection, const layer::catalogue& catalogue,
                         std::span<const layer::layer_style> styles) {
  connection.execute(kCreateStyles);
  if (layer_styles_current(connection, catalogue, styles)) return;
  connection.execute("DELETE FROM layer_styles WHERE styleName = 'greenward'");
  sqlite_statement add(
      connection,
      "INSERT INTO layer_styles(f_table_catalog, f_table_schema, f_table_name, f_geometry_column, "
      "styleName, styleQML, styleSLD, useAsDefault, description, owner, ui, update_time) "
      "VALUES (?1, ?1, ?2, ?3, 'greenward', ?4, ?5, 1, ?6, '', NULL, ?7)");
  for (const style_row& row : style_rows(catalogue, styles)) {
    bind(add, row);
    add.bind(7, std::string_view(kUpdateTime));
    add.run();
  }
}

}  // namespace greenward::store
