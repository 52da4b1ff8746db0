// A layer's meshes for near and far: the farther away, the fewer vertices.
#pragma once

#include "viewer/canvas/layer_mesh.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace greenward::viewer {

struct mesh_level {
  double tolerance = 0;  ///< metres; no line lies farther from where it is
  layer_mesh mesh;
};

/// The coarsest level that cannot be told from the full one: its tolerance is at most half a pixel.
/// `tolerances`: ascending, the first 0.
[[nodiscard]] std::size_t level_at(std::span<const double> tolerances, double metres_per_pixel);

/// The full mesh first, then coarser ones (index::weigh_detail), each of which saves a third of the points at
/// the least; none coarser than a view of `farthest` metres per pixel can show, nor than the whole layer as a
/// thumbnail. O(n log n); for a background thread.
[[nodiscard]] std::vector<mesh_level> build_mesh_levels(const mesh_source& source, double farthest,
                                                        const task& progress);

}  // namespace greenward::viewer
