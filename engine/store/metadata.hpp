// The table greenward_metadata: what the file says about itself.
#pragma once

#include "engine/store/journal.hpp"
#include "engine/store/sqlite_connection.hpp"
#include "engine/store/store.hpp"

namespace greenward::store {

/// Keys that are absent read as empty, false or 0.
[[nodiscard]] district_info read_info(const sqlite_connection& connection);

/// Writes the keys whose values differ; each is journaled as an update of the layer "greenward_metadata", id
/// 0.
void write_info(sqlite_connection& connection, const district_info& info, journal_writer& journal);

}  // namespace greenward::store
