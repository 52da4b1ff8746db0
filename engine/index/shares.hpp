// How much of each feature lies in each area: what roll-ups by unit are made of.
#pragma once

#include "engine/index/areas.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace greenward::index {

/// `amount` of feature `row` (metres of a line, square metres of a polygon) lies in area `area`.
struct area_share {
  std::uint32_t row = 0;
  std::uint32_t area = 0;
  double amount = 0;
  friend bool operator==(const area_share&, const area_share&) = default;
};

/// Metres of each line in each area, by row, then by area; shares of nothing are left out. A stretch on a
/// border counts to the area north of it (on a border due north: east of it), so that areas which tile the
/// ground without gap or overlap, with the same points along shared borders, share out each line exactly: the
/// sum is its length, to rounding. Features that are no lines have no shares. Each edge adds the stretch of
/// the line below it or takes it away: no decision hangs on a rounded point.
[[nodiscard]] std::vector<area_share> line_shares(const geo::planar_geometry& lines, const area_layer& areas);

/// Square metres of each polygon in each area, in the same order and with the same promise. A pair of edges
/// adds or takes away the area below both of them, above a common base line.
[[nodiscard]] std::vector<area_share> polygon_shares(const geo::planar_geometry& polygons,
                                                     const area_layer& areas);

/// The sum of the shares of each area, n_area.
[[nodiscard]] std::vector<double> sums_of_areas(std::span<const area_share> shares, std::size_t areas);

/// Whole numbers (people) at points, added up over areas.
struct point_sums {
  std::vector<std::int64_t> of_area;          ///< n_area
  std::vector<std::uint64_t> points_of_area;  ///< n_area
  std::int64_t outside = 0;                   ///< at points that lie in no area
  std::uint64_t points_outside = 0;
};

enum class overlap : std::uint8_t {
  count_in_each,   ///< a point in several areas, or on their border, counts in each of them
  count_in_first,  ///< it counts once, in the lowest row: the sums and `outside` add up to the total exactly
};

/// `amounts`: one for each point. Throws nothing; sums beyond 2^63 are the caller's to avoid.
[[nodiscard]] point_sums sums_of_points(std::span<const geo::planar> points,
                                        std::span<const std::int64_t> amounts, const area_layer& areas,
                                        overlap rule);

}  // namespace greenward::index
