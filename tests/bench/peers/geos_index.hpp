// GEOS's templated STRtree, called from C++ so that nothing of the C interface is counted against it.
#pragma once

#include "tests/bench/peers/box_index.hpp"

namespace greenward::bench {

/// Its version as the library tells it.
[[nodiscard]] std::string geos_version();

[[nodiscard]] box_index_kind geos_index();

}  // namespace greenward::bench
