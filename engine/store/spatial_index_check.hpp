// Does a spatial index say what its table says?
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/store/layer_tables.hpp"
#include "engine/store/sqlite_connection.hpp"

#include <string>
#include <vector>

namespace greenward::store {

/// The tree's own form by SQLite's rtreecheck, then every geometry's box against its cell (rounded outwards
/// to 32-bit floats). One line if something is wrong.
[[nodiscard]] std::vector<bilingual> check_spatial_index(const sqlite_connection& connection,
                                                         const std::string& layer, const geometry_slot& slot);

}  // namespace greenward::store
