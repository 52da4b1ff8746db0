// Is the file sound?
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/layer/catalogue.hpp"
#include "engine/store/sqlite_connection.hpp"

#include <vector>

namespace greenward::store {

/// SQLite's integrity check, foreign keys, tables and columns of the catalogue, every value and geometry,
/// spatial indexes, the journal's ranges, triggers that are neither ours nor SpatiaLite's. One line for each
/// finding, at most 100 of each kind; the last then says how many there were. Reads everything.
[[nodiscard]] std::vector<bilingual> verify_file(const sqlite_connection& connection,
                                                 const layer::catalogue& catalogue);

}  // namespace greenward::store
