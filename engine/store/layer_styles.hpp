// The table layer_styles, in which QGIS looks for a layer's default style.
#pragma once

#include "engine/layer/catalogue.hpp"
#include "engine/layer/style.hpp"
#include "engine/store/sqlite_connection.hpp"

#include <span>

namespace greenward::store {

/// True if update_layer_styles would change nothing.
[[nodiscard]] bool layer_styles_current(const sqlite_connection& connection,
                                        const layer::catalogue& catalogue,
                                        std::span<const layer::layer_style> styles);

/// Two default rows named "greenward" for each geometry column of each styled layer. Rows of other names,
/// which people save from QGIS, are left alone. Must run in a transaction.
void update_layer_styles(sqlite_connection& connection, const layer::catalogue& catalogue,
                         std::span<const layer::layer_style> styles);

}  // namespace greenward::store
