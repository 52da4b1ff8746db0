// How much of a line runs along something else.
#pragma once

#include "engine/base/units.hpp"
#include "engine/geo/geometry_column.hpp"

namespace greenward::geo {

/// Metres of `line` whose points lie at most `width` from `other` by true distance; inside a polygon the
/// distance is 0. A stretch that the line runs over twice counts twice. 0 if `line` is no line, or `other`
/// has no points. `width` must be above 0. To rounding, with no approximation of round ends: the points of a
/// segment within `width` of another segment are one interval, whose ends are computed; what lies between
/// such intervals keeps away from the border and is inside or outside as a whole. O(n · m) at worst; runs of
/// segments of `other` that keep away are passed over.
[[nodiscard]] metres length_within(planar_view line, planar_view other, metres width);

}  // namespace greenward::geo
