// The peers of the index, all of them.
#pragma once

#include "tests/bench/peers/box_index.hpp"

namespace greenward::bench {

/// Those that a city's boxes are held in by a program, without a database.
[[nodiscard]] std::vector<box_index_kind> library_index_kinds();
/// These, and SQLite's.
[[nodiscard]] std::vector<box_index_kind> peer_index_kinds();
/// Greenward or a peer by its name. Throws std::runtime_error if there is none.
[[nodiscard]] box_index_kind index_kind(const std::string& name);

}  // namespace greenward::bench
