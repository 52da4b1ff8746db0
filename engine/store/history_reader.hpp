// Reads a layer with what the journal knows of it.
#pragma once

#include "engine/store/layer_history.hpp"
#include "engine/store/sqlite_connection.hpp"

#include <cstdint>
#include <limits>

namespace greenward::store {

/// Of the journal only the changes of these entries, both included.
struct entry_range {
  std::int64_t first = 0;
  std::int64_t last = std::numeric_limits<std::int64_t>::max();
};

/// Today's table and the changes of the entries in `range`: layer_history::at() is right for every entry from
/// range.first - 1 on. What only one entry changed is taken back by a range of that entry alone (then whoever
/// asks sees to it that no later one changed the same: see workflow::undo_entry). O(rows + changes). Throws
/// error{store} naming layer, id and field for a value in the journal that cannot be read.
[[nodiscard]] layer_history read_layer_history(const sqlite_connection& connection,
                                               const layer::layer_schema& schema, entry_range range = {});

}  // namespace greenward::store
