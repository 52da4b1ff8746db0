// SQLite's R*Tree, which is what SpatiaLite's spatial indexes are made of.
#pragma once

#include "tests/bench/peers/box_index.hpp"

namespace greenward::bench {

[[nodiscard]] box_index_kind sqlite_index();

}  // namespace greenward::bench
