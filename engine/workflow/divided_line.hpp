// A line cut at points along it.
#pragma once

#include "engine/geo/geometry_column.hpp"

#include <span>
#include <vector>

namespace greenward::workflow {

struct line_cut {
  double along_m = 0;  ///< of the line in the measuring CRS, from its first point
  geo::lon_lat node;   ///< the node that the parts end at, which may lie a little beside the line
};

/// n cuts, rising, give n + 1 parts, each of at least two points: the line's own points in their order, with
/// the cuts on the line between them, so that its course does not change. A part without length runs from
/// node to node. `planar` and `geographic` are the same points of one line in two CRSs, at least two.
[[nodiscard]] std::vector<std::vector<geo::lon_lat>> divide_line(std::span<const geo::planar> planar,
                                                                 std::span<const geo::lon_lat> geographic,
                                                                 std::span<const line_cut> cuts);

}  // namespace greenward::workflow
