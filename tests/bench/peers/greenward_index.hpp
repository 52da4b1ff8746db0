// Greenward's own index and its points in polygons: the one place that calls engine/index.
#pragma once

#include "tests/bench/peers/box_index.hpp"

namespace greenward::bench {

[[nodiscard]] box_index_kind greenward_index();

}  // namespace greenward::bench
