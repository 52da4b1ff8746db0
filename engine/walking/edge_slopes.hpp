// How an edge rises and falls, from heights along it.
#pragma once

#include "engine/walking/walk_profile.hpp"

#include <span>

namespace greenward::walking {

/// `heights`: n >= 2 metres at places that follow one another along the edge; `steps`: n - 1 metres between
/// them. Sums of the ascents and descents, and of the steps that ascend. Unknown (NaN) if any height is.
[[nodiscard]] edge_slope slope_along(std::span<const double> heights, std::span<const double> steps);

/// Of a bridge or tunnel: from one end to the other, whatever the ground does between them.
[[nodiscard]] edge_slope slope_between(double first, double last, double length);

}  // namespace greenward::walking
