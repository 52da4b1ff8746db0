// The ground within a radius of lines, by following its border.
#pragma once

#include "engine/geo/geometry_column.hpp"

#include <optional>

namespace greenward::walking {

/// One polygon feature: the union of the capsules (all points within `radius`, above 0) of the lines'
/// segments, arcs as chords of an eighth of a quarter circle at most, corners on the arcs. Of each capsule's
/// border what lies in no other capsule is kept, and the kept pieces are joined end to end: shells
/// counter-clockwise, holes clockwise. nullopt where that cannot be done for sure, as where streets lie upon
/// each other and borders run together: then a general overlay is needed. Ends are joined to a millimetre.
/// O(n k) for n segments with k others within two radii.
[[nodiscard]] std::optional<geo::planar_geometry> capsule_union(const geo::planar_geometry& lines,
                                                                double radius);

}  // namespace greenward::walking
