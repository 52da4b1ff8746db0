// What the nearest rows must be, and two places that are not near each other.
#pragma once

#include "engine/index/packed_rtree.hpp"

#include <rapidcheck.h>
#include <algorithm>
#include <cstddef>
#include <limits>
#include <span>

namespace greenward::index {

inline constexpr double kInfinity = std::numeric_limits<double>::infinity();
inline constexpr geo::planar_box kHere{{0, 0}, {1, 1}};
inline constexpr geo::planar_box kThere{{50, 50}, {51, 51}};

[[nodiscard]] inline double box_distance(geo::planar p, const geo::planar_box& b) {
  const geo::planar closest{std::clamp(p.x, b.min.x, b.max.x), std::clamp(p.y, b.min.y, b.max.y)};
  return geo::distance(p, closest);
}

inline void require_same(std::span<const neighbour> found, std::span<const neighbour> expected) {
  RC_ASSERT(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    RC_ASSERT(found[i].row == expected[i].row);
    RC_ASSERT(found[i].distance == expected[i].distance);
  }
}

}  // namespace greenward::index
