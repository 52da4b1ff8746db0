// Lines and rings cut at a box.
#pragma once

#include "engine/report/pixel.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace greenward::report {

/// The parts of a line inside a box: part i is points [first[i], first[i+1]), each of at least two points.
struct clipped_line {
  std::vector<pixel> points;
  std::vector<std::size_t> first{0};

  [[nodiscard]] std::size_t size() const { return first.size() - 1; }
  [[nodiscard]] std::span<const pixel> part(std::size_t i) const {
    return std::span(points).subspan(first[i], first[i + 1] - first[i]);
  }
};

/// Liang & Barsky 1984, segment by segment. O(n).
[[nodiscard]] clipped_line clip_line(std::span<const pixel> line, const pixel_box& box);

/// Sutherland & Hodgman 1974. The result is closed, or empty where the ring misses the box; a concave ring
/// may come back with edges along the box's border, which even-odd filling ignores. O(n).
[[nodiscard]] std::vector<pixel> clip_ring(std::span<const pixel> ring, const pixel_box& box);

}  // namespace greenward::report
