// The corners of a polygon's rings as a sweep from west to east meets them.
#pragma once

#include "engine/geo/geometry_column.hpp"

#include <cstdint>
#include <vector>

namespace greenward::geo {

/// Corner i is followed by next[i] and comes after previous[i] along its ring, the polygon's inside on the
/// left; no two neighbours are at one place. `order` has the corners from west to east, those of one x from
/// south to north, those of one place as they were given; rank[order[k]] = k.
struct sweep_corners {
  std::vector<planar> places;
  std::vector<std::uint32_t> next, previous, order, rank;

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(places.size()); }
};

/// Rings with fewer than three corners are left out.
[[nodiscard]] sweep_corners corners_of(planar_view polygon);

}  // namespace greenward::geo
