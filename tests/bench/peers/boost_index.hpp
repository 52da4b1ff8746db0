// Boost.Geometry's R-tree, packed by its constructor from a range.
#pragma once

#include "tests/bench/peers/box_index.hpp"

namespace greenward::bench {

[[nodiscard]] box_index_kind boost_index();

}  // namespace greenward::bench
