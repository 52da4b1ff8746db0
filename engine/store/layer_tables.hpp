// How a layer of the catalogue becomes a table.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "engine/layer/catalogue.hpp"
#include "engine/store/sqlite_connection.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace greenward::store {

/// One geometry column of a layer's table. A layer of geometry `any` has three, of which a row fills at most
/// one: QGIS shows a SpatiaLite column of the type GEOMETRY as a table without a map.
struct geometry_slot {
  std::string column;       ///< "geometry", "geometry_point", ...
  std::string type;         ///< "POINT", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON"
  geo::geometry_kind kind;  ///< what it holds
};

/// Empty for a layer without geometry.
[[nodiscard]] std::vector<geometry_slot> geometry_slots(layer::layer_geometry geometry);

/// "idx_roads_geometry", the R*Tree's name in SpatiaLite.
[[nodiscard]] std::string index_table(std::string_view layer, const geometry_slot& slot);

/// "codes_stage": code, zh, en, ordinal.
[[nodiscard]] std::string code_table(std::string_view list);

/// True if update_layer_tables would change nothing.
[[nodiscard]] bool layer_tables_current(const sqlite_connection& connection,
                                        const layer::catalogue& catalogue);

/// Makes every table, column, code and spatial index of the catalogue that the file lacks, and refreshes the
/// titles of the codes. Nothing is ever removed. Must run in a transaction.
void update_layer_tables(sqlite_connection& connection, const layer::catalogue& catalogue);

}  // namespace greenward::store
