// Boxes that make trouble for an index: many ties, touching, equal and empty ones.
#pragma once

#include "engine/geo/point.hpp"

#include <span>
#include <vector>

namespace greenward::index {

/// Whole numbers in a narrow range make ties, touching boxes and equal boxes common.
[[nodiscard]] geo::planar a_point(int reach);
[[nodiscard]] geo::planar_box a_box(geo::planar corner, int most);

/// Up to 200 boxes by rapidcheck: scattered, clustered, all on one line, all equal, points, far from the
/// origin with sides that no float holds, or some of them without end; now and then an empty box between
/// them.
[[nodiscard]] std::vector<geo::planar_box> some_boxes();

/// A window anywhere, or with its sides on, or one ulp beside, sides of the boxes.
[[nodiscard]] geo::planar_box a_window(std::span<const geo::planar_box> boxes);

/// Among the boxes, beside them, or so far away that only the direction tells them apart.
[[nodiscard]] geo::planar a_question_point(std::span<const geo::planar_box> boxes);

}  // namespace greenward::index
