// One mesh on the GPU: static buffers, drawn range by range.
#pragma once

#include "viewer/canvas/gl_object.hpp"
#include "viewer/canvas/layer_mesh.hpp"

#include <cstdint>
#include <vector>

namespace greenward::viewer {

/// Instances that follow one another in memory.
struct mesh_run {
  std::uint32_t first = 0, count = 0;
};

/// What is left of a mesh once its arrays are on the GPU.
class gpu_mesh {
 public:
  /// Uploads the mesh. Needs the context.
  explicit gpu_mesh(const layer_mesh& mesh);

  [[nodiscard]] const tile_grid& grid() const { return grid_; }

  enum class part { fills, lines, points };
  /// The ranges that touch `visible` in drawing order, neighbours in memory as one.
  [[nodiscard]] std::vector<mesh_run> runs(part which, const geo::planar_box& visible) const;
  /// Draws a run or a piece of one, of triangles whole ones. The program is in use.
  void draw(part which, mesh_run run) const;

 private:
  struct stored {
    gl_buffer buffer;
    gl_vertex_array array;
    std::vector<mesh_range> ranges;
  };
  [[nodiscard]] const stored& stored_of(part which) const;

  tile_grid grid_;
  stored fills_;
  stored lines_;
  stored points_;
};

}  // namespace greenward::viewer
