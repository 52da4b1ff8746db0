// The versions of the file's own tables (not of the layers: those follow the catalogue).
#pragma once

#include "engine/store/sqlite_connection.hpp"

#include <cstdint>

namespace greenward::store {

/// PRAGMA application_id of our files: "GRWD".
inline constexpr std::int32_t kApplicationId = 0x47525744;

/// PRAGMA user_version that this program writes.
///   1  metadata, journal, append-only triggers
///   2  index of the journal by layer and feature id, without which a feature's history reads all of it
///   3  indexes by time and by entry
///   4  index by layer and entry, without which going back in one layer reads the changes of all
///   5  the journal's evidence: files by their hash
inline constexpr int kSchemaVersion = 5;

/// Runs the steps from the file's version (0 = just created) to kSchemaVersion. Must run in a transaction.
void migrate(sqlite_connection& connection);

}  // namespace greenward::store
