// How long or how large the selected features of a layer are in all.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "viewer/layers/row_marks.hpp"

#include <cstdint>

namespace greenward::viewer {

/// Measured in the plane of the measuring CRS.
struct marked_sum {
  std::uint32_t version = 0;  ///< of the marks summed up
  double length_m = 0;        ///< of lines
  double area_m2 = 0;         ///< of polygons

  /// Sums up again if the marks have changed. O(points of selected features) then.
  void follow(const row_marks& marks, const geo::planar_geometry& geometry);
};

}  // namespace greenward::viewer
