// What lies under the pointer: by the spatial index and exact distance, on the CPU, so that it is testable.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "engine/index/packed_rtree.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace greenward::viewer {

/// A layer that may be picked. Both must outlive the call. `rule_of_row` as in build_mesh.
struct pick_source {
  std::size_t layer = 0;  ///< the caller's number for it, given back in the hit
  const geo::planar_geometry* geometry = nullptr;
  const index::packed_rtree* index = nullptr;
  std::span<const std::uint16_t> rule_of_row;
};

struct pick_hit {
  std::size_t layer = 0;
  std::uint32_t row = 0;
  double distance = 0;  ///< metres; 0 inside a polygon
  friend bool operator==(const pick_hit&, const pick_hit&) = default;
};

/// Every drawn feature within `tolerance` metres of `at`. Points first, then lines, then polygons: the
/// smaller target is the one that was meant; within a kind the topmost layer (last in `sources`), then the
/// nearer, for polygons the smaller; then the lower row.
[[nodiscard]] std::vector<pick_hit> pick(std::span<const pick_source> sources, geo::planar at,
                                         double tolerance);

}  // namespace greenward::viewer
