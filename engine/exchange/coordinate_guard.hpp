// Catches coordinates that cannot belong to the CRS a file claims.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/geo/point.hpp"

#include <optional>
#include <span>

namespace greenward::exchange {

enum class crs_family { geographic, projected };

/// What is wrong with the coordinates, and which CRS they look like. nullopt = nothing is wrong.
struct misplaced {
  bilingual problem, remedy;
};

/// Geographic: every |x| must be at most 180 and every |y| at most 90. Projected: not all of them may be that
/// small, for then they are degrees. NaN is left to others.
[[nodiscard]] std::optional<misplaced> find_misplaced(std::span<const geo::planar> points, crs_family family);

/// Gauss-Kruger coordinates in China with the northing first: no easting, with a zone's number or without, is
/// as large as a northing there.
[[nodiscard]] bool is_northing_first(geo::planar point);

/// The CRS that a pair of large numbers looks like; both texts empty if none comes to mind.
[[nodiscard]] bilingual likely_crs(geo::planar point);

}  // namespace greenward::exchange
