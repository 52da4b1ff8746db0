// Boxes that make trouble for an index: many ties, touching, equal and empty ones.
#pragma once

#include "engine/geo/point.hpp"

#include <vector>

namespace greenward::index {

/// Whole numbers in a narrow range make ties, touching boxes and equal boxes common.
[[nodiscard]] geo::planar a_point(int reach);
[[nodiscard]] geo::planar_box a_box(geo::planar corner, int most);

/// Up to 200 boxes by rapidcheck: scattered, clustered, all on one line, all equal, points, far from the
/// origin with sides that no float holds, or some of them without end; now and then an empty box between them.
[[nodiscard]] std::vector<geo::planar_box> some_boxes();

}  // namespace greenward::index
