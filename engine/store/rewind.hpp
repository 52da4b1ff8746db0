// A layer as the journal knew it at an earlier moment.
#pragma once

#include "engine/layer/feature_table.hpp"
#include "engine/store/sqlite_connection.hpp"

#include <cstdint>
#include <string_view>

namespace greenward::store {

/// The last entry recorded at or before `moment` (UTC, "YYYY-MM-DDThh:mm:ssZ"); 0 if the first came later.
/// Entries are in order of time: see journal_writer.
[[nodiscard]] std::int64_t last_entry_by(const sqlite_connection& connection, std::string_view moment);

/// The layer by rising id as it stood after `entry`: today's table with every later change taken back, newest
/// first. What changed without the journal (see verify) is as it is now. O(rows + later changes). Throws
/// error{store} naming layer, id and field for a value in the journal that cannot be read.
[[nodiscard]] layer::feature_table read_layer_at(const sqlite_connection& connection,
                                                 const layer::layer_schema& schema, std::int64_t entry);

/// Today's layer with the changes of one entry taken back. What a later entry changed again is as it was before
/// `entry`: whoever asks sees to it that there is none (see workflow::undo_entry).
[[nodiscard]] layer::feature_table read_layer_without(const sqlite_connection& connection,
                                                      const layer::layer_schema& schema, std::int64_t entry);

}  // namespace greenward::store
