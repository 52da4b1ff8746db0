// What a straight walk meets first.
#pragma once

#include "engine/index/indexed_layer.hpp"

#include <cstdint>
#include <optional>

namespace greenward::index {

struct ray_hit {
  std::uint32_t row = 0;
  geo::planar point;    ///< where the walk first touches the feature
  double distance = 0;  ///< metres from the start
  friend bool operator==(const ray_hit&, const ray_hit&) = default;
};

/// The first feature that the segment from `from` to `to` touches: a point on it, a line, or a polygon, in
/// which it may also start. Of features touched at the same distance the lowest row. The decision whether
/// they touch is exact, the place is rounded; nothing if no end is finite. Looks at the boxes along the walk
/// piece by piece and stops at the first hit.
[[nodiscard]] std::optional<ray_hit> first_hit(const indexed_layer& layer, geo::planar from, geo::planar to);

}  // namespace greenward::index
