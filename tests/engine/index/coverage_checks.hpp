// What must hold of a coverage, whatever its level of detail.
#pragma once

#include "engine/geo/geometry_column.hpp"

#include <array>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace greenward::testing {

/// One side of a border as a polygon runs along it.
using directed_segment = std::array<double, 4>;

/// The row that runs along each directed segment of polygon rings. A segment that two rings run along in the
/// same direction is in `doubled`.
struct border_table {
  std::map<directed_segment, std::size_t> row_of;
  std::set<directed_segment> doubled;

  /// Pairs of rows (lower first) that share at least one segment, in opposite directions.
  [[nodiscard]] std::set<std::pair<std::size_t, std::size_t>> neighbours() const;
  /// Segments that two rows run along, each counted once.
  [[nodiscard]] std::size_t shared_count() const;
};
[[nodiscard]] border_table borders_of(const geo::planar_geometry& layer);

/// "" if GEOS finds every polygon valid and no two whose interiors meet, otherwise what is wrong.
[[nodiscard]] std::string coverage_fault(const geo::planar_geometry& layer);

/// By GEOS, square metres.
[[nodiscard]] double area_of_union(const geo::planar_geometry& layer);
/// Polygons summed up, square metres.
[[nodiscard]] double sum_of_areas(const geo::planar_geometry& layer);

/// Rows of the polygons that `p` lies in.
[[nodiscard]] std::vector<std::size_t> rows_around(const geo::planar_geometry& layer, geo::planar p);

/// The farthest that a point of `from` lies from the rings or lines of `to`, metres.
[[nodiscard]] double farthest(geo::planar_view from, geo::planar_view to);

}  // namespace greenward::testing
