// A layer's table, read into memory.
#pragma once

#include "engine/layer/feature_table.hpp"
#include "engine/store/sqlite_connection.hpp"
#include "engine/store/store.hpp"

#include <optional>

namespace greenward::store {

/// By rising id the features whose id is in the range. A layer or a column that the file does not have yet
/// reads as empty. Throws error{store} naming layer, id and field for a value of another type, a date that is
/// none, or a geometry that cannot be read.
[[nodiscard]] layer::feature_table read_layer(const sqlite_connection& connection,
                                              const layer::layer_schema& schema, const id_range& ids);

/// Of these the features that the R*Trees of the layer give for the window, a superset of those whose box
/// meets it. A geometry column whose R*Tree the file says is off is read whole. Where the R*Tree gives a
/// quarter of the layer or more, the table is gone through instead, and the boxes in the geometries
/// themselves tell. Throws as read_layer does.
[[nodiscard]] layer::feature_table read_window(const sqlite_connection& connection,
                                               const layer::layer_schema& schema,
                                               const geo::lon_lat_box& window, const id_range& ids);

/// One feature as a table of one row, or of none if there is no such id.
[[nodiscard]] layer::feature_table read_feature(const sqlite_connection& connection,
                                                const layer::layer_schema& schema, feature_id id);

}  // namespace greenward::store
