// A database as one small file.
#pragma once

#include "engine/store/sqlite_connection.hpp"

#include <optional>
#include <string>

namespace greenward::store {

/// Folds the write-ahead log into the file and rewrites it without free pages. With `timestamp` every clock
/// that SpatiaLite and QGIS keep in tables of their own is set to it. Throws error{store} while others use
/// it.
void compact_file(sqlite_connection& connection, const std::optional<std::string>& timestamp);

}  // namespace greenward::store
