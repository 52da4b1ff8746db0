// A ring that somebody draws on the map corner by corner.
#pragma once

#include "engine/geo/point.hpp"

#include <span>

namespace greenward::viewer {

/// Whether two sides of the closed ring meet that are not neighbours, or a side runs back over its neighbour:
/// then it encloses no area. The ring is open (the first corner is not repeated). O(corners²).
[[nodiscard]] bool meets_itself(std::span<const geo::planar> ring);

}  // namespace greenward::viewer
