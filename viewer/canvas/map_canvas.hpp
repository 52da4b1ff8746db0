// Draws the map into a texture.
#pragma once

#include "engine/layer/style.hpp"
#include "viewer/canvas/camera.hpp"
#include "viewer/canvas/gl_object.hpp"
#include "viewer/canvas/gpu_layer.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace greenward::viewer {

/// Columns of the picture, pixels: from the first to before the last.
struct column_span {
  int first = 0, last = 0;
};

/// A layer to draw, lowest first.
struct drawn_layer {
  std::shared_ptr<const gpu_layer> layer;
  float opacity = 1;
  std::optional<column_span> only = {};  ///< the part of the picture that it is drawn in; none = all of it
};

/// Needs a current OpenGL 3.3 core context from construction to destruction.
class map_canvas {
 public:
  /// Throws error{usage} if the driver refuses the shaders.
  map_canvas();

  /// Draws the layers on the background colour, then lets `paint_over` draw into the same target: the ground
  /// of the picture.
  void draw(const camera& view, std::span<const drawn_layer> layers, const std::function<void()>& paint_over);
  /// The picture: the ground last drawn, of the same view, and on it what changes more often. Costs a copy.
  void draw_over(const camera& view, std::span<const drawn_layer> layers);

  /// The picture last drawn, of the size the camera then had; upside down as OpenGL keeps it.
  [[nodiscard]] unsigned texture() const { return map_.colour.name(); }
  [[nodiscard]] screen_size size() const { return map_.size; }
  /// That picture: RGBA, bottom row first.
  [[nodiscard]] std::vector<std::byte> read() const { return read_pixels(map_); }

  static constexpr layer::colour kBackground{246, 246, 242, 255};

 private:
  struct program {
    explicit program(const struct shader_pair& source);
    gl_program handle;
    int view = -1;
    int casing_pass = -1;
  };
  void draw_layers(const render_target& target, const camera& view, std::span<const drawn_layer> layers);
  void draw_layer(const camera& view, const gpu_layer& layer);
  void write_tiles(const camera& view, const tile_grid& grid);
  void use(const program& which, const camera& view) const;
  void compose(const render_target& target, float opacity);

  program fill_;
  program line_;
  program point_;
  gl_program picture_;
  gl_buffer tiles_;
  gl_buffer rules_;
  gl_vertex_array empty_;
  render_target ground_;
  render_target map_;     ///< the ground with the rest on it
  render_target single_;  ///< a layer that is not opaque is drawn here first
};

}  // namespace greenward::viewer
