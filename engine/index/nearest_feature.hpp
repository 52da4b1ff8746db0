// The feature of a layer that comes nearest to a shape.
#pragma once

#include "engine/base/units.hpp"
#include "engine/geo/geometry_distance.hpp"
#include "engine/index/indexed_layer.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace greenward::index {

struct nearest_feature {
  std::uint32_t row = 0;
  geo::closest_points points;  ///< `on_a` of the shape, `on_b` of the feature
};

/// Of the rows whose `wanted` is not 0 (n_row; empty = all) the one nearest to `shape`, by true distance,
/// then by row; nothing if none is within `farthest` (included) or the shape has no points. The window grows
/// by doubling: O(log n + rows within twice the distance).
[[nodiscard]] std::optional<nearest_feature> find_nearest(geo::planar_view shape, const indexed_layer& layer,
                                                          std::span<const std::uint8_t> wanted,
                                                          metres farthest);

}  // namespace greenward::index
