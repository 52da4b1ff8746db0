// The distinct points and distinct segments of lines, and which segments meet in which point.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "engine/geo/point.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace greenward::walking {

/// A segment in the middle of a capsule.
struct capsule {
  geo::planar a, b;
  std::uint32_t first = 0, last = 0;  ///< numbers of the end points
  double ux = 0, uy = 0, length = 0;  ///< direction, metres
  [[nodiscard]] capsule turned() const { return {b, a, last, first, -ux, -uy, length}; }
};

struct capsule_skeleton {
  std::vector<geo::planar> points;
  std::vector<capsule> capsules;
  std::vector<std::uint32_t> first_out;  ///< n_point + 1, into `meeting`
  std::vector<std::uint32_t> meeting;    ///< capsules by the points that they end in

  [[nodiscard]] std::span<const std::uint32_t> capsules_at(std::uint32_t point) const {
    return std::span(meeting).subspan(first_out[point], first_out[point + 1] - first_out[point]);
  }
};

/// In the order in which the lines bring them. nullopt if a line has no two different points. O(n).
[[nodiscard]] std::optional<capsule_skeleton> skeleton_of(const geo::planar_geometry& lines);

}  // namespace greenward::walking
