// The shaders of the map, set up for one kind of shapes of one layer at a time.
#pragma once

#include "viewer/canvas/camera.hpp"
#include "viewer/canvas/gl_object.hpp"
#include "viewer/canvas/gpu_layer.hpp"
#include "viewer/canvas/gpu_rows.hpp"
#include "viewer/canvas/shaders.hpp"

#include <optional>

namespace greenward::viewer {

/// What a layer consists of, in drawing order.
enum class layer_pass { fills, casings, lines, points };

/// Needs a current OpenGL 3.3 core context from construction to destruction.
class layer_painter {
 public:
  /// Throws error{usage} if the driver refuses the shaders.
  layer_painter();

  /// Colours are those of that theme from now on.
  void use(theme on) { theme_ = on; }
  /// Which of the mesh's parts a pass draws.
  [[nodiscard]] static gpu_mesh::part part_of(layer_pass pass);
  /// The mesh of that scale; what it draws from now on, it draws as the pass wants into the bound target: of
  /// these rows, nullptr = of all.
  const gpu_mesh& begin(const camera& view, const gpu_layer& layer, layer_pass pass, const gpu_rows* rows);
  /// Lays a picture of the target's size over the bound target.
  void compose(const render_target& picture, float opacity) const;

 private:
  struct program {
    explicit program(const shader_pair& source);
    gl_program handle;
    int view = -1;
    int density = -1;
    int casing_pass = -1;
    int drawn_rows = -1;
  };
  struct program_set {
    explicit program_set(row_test test);
    program fill, line, point;
    [[nodiscard]] const program& of(layer_pass pass) const;
  };
  void write_tiles(const camera& view, const tile_grid& grid);

  program_set of_all_;
  std::optional<program_set> of_some_;  ///< made when a layer is filtered for the first time
  gl_program picture_;
  gl_buffer tiles_;
  gl_buffer rules_;
  gl_vertex_array empty_;
  theme theme_ = theme::day;
};

/// Bound, its whole size the viewport.
void bind_target(const render_target& target);
void clear_target(const render_target& target, std::array<float, 4> colour);
/// Later over earlier, by their opacity.
void blend_over();
/// New if it is not of that size; what it shows then is not defined.
void fit_target(render_target& target, screen_size size);

}  // namespace greenward::viewer
