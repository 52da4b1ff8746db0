// The segments of a geometry in runs of a few neighbours, each with its box, so that whole runs are passed
// over.
#pragma once

#include "engine/geo/geometry_column.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace greenward::geo {

/// Consecutive points of a line or ring; one point alone is a segment of no length.
struct segment_run {
  std::span<const planar> points;
  planar_box box;
};

/// The most segments of a run.
inline constexpr std::size_t kRunLength = 16;

/// All segments whose run meets `window`, in order; those of neighbouring runs share an end. A geometry of
/// points is runs of one point each. Valid as long as the geometry is. O(n).
[[nodiscard]] inline std::vector<segment_run> segment_runs(planar_view geometry, const planar_box& window) {
  std::vector<segment_run> runs;
  const bool points_only = geometry.kind() == geometry_kind::point;
  const std::size_t step = points_only ? 1 : kRunLength;
  for (std::size_t p = 0; p < geometry.part_count(); ++p) {
    for (std::size_t r = 0; r < geometry.ring_count(p); ++r) {
      const auto ring = geometry.ring(p, r);
      const std::size_t most = points_only ? 1 : kRunLength + 1;
      for (std::size_t i = 0; i < ring.size() && (i == 0 || points_only || i + 1 < ring.size()); i += step) {
        segment_run run{ring.subspan(i, std::min(most, ring.size() - i)), {}};
        for (const planar& q : run.points) run.box.include(q);
        if (run.box.intersects(window)) runs.push_back(run);
      }
    }
  }
  return runs;
}

/// Whether `test(first, last)` holds for a segment of the run; the segments after it are not tried.
template <class Test>
bool any_segment(const segment_run& run, Test test) {
  const auto points = run.points;
  if (points.size() == 1) return test(points[0], points[0]);
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (test(points[i - 1], points[i])) return true;
  }
  return false;
}

}  // namespace greenward::geo
