// One mesh on the GPU: static buffers, drawn range by range.
#pragma once

#include "viewer/canvas/gl_object.hpp"
#include "viewer/canvas/layer_mesh.hpp"

#include <cstdint>
#include <vector>

namespace greenward::viewer {

/// What is left of a mesh once its arrays are on the GPU.
class gpu_mesh {
 public:
  /// Uploads the mesh. Needs the context.
  explicit gpu_mesh(const layer_mesh& mesh);

  [[nodiscard]] const tile_grid& grid() const { return grid_; }

  enum class part { fills, lines, points };
  /// Draws the ranges that touch `visible`, neighbours in memory with one call. The program is in use.
  void draw(part which, const geo::planar_box& visible) const;

 private:
  struct stored {
    gl_buffer buffer;
    gl_vertex_array array;
    std::vector<mesh_range> ranges;
  };
  void draw_run(part which, std::uint32_t first, std::uint32_t count) const;

  tile_grid grid_;
  stored fills_;
  stored lines_;
  stored points_;
};

}  // namespace greenward::viewer
