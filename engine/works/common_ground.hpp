// The ground that two works share.
#pragma once

#include "engine/base/units.hpp"
#include "engine/geo/geometry_column.hpp"

#include <cstdint>
#include <optional>

namespace greenward::works {

enum class ground_unit : std::uint8_t { metres, square_metres };

struct common_ground {
  double amount = 0;
  ground_unit unit = ground_unit::metres;
  friend bool operator==(const common_ground&, const common_ground&) = default;
};

/// What measuring an area whole and by its parts may differ by, as a share of the whole.
inline constexpr double kMeasuringRounding = 1e-6;

/// Two lines: metres of `a` at most `corridor` from `b`. A line and a polygon: metres of the line in the
/// polygon or at most `corridor` from it. Two polygons: square metres in both, the corridor not counted. See
/// geo::length_within. Nothing if either is a point or has no place, or if the outline of a polygon
/// contradicts itself so far that the area makes no sense. Coordinates in the measuring CRS.
[[nodiscard]] std::optional<common_ground> common_ground_of(geo::planar_view a, geo::planar_view b,
                                                            metres corridor);

/// Metres of a line, square metres of a polygon; nothing for others.
[[nodiscard]] std::optional<common_ground> ground_of(geo::planar_view place);

}  // namespace greenward::works
