// A picture of the ground on the GPU.
#pragma once

#include "viewer/canvas/camera.hpp"
#include "viewer/canvas/gl_object.hpp"

#include <cstdint>
#include <memory>
#include <span>

namespace greenward::viewer {

/// Needs a current OpenGL context from construction to destruction.
class gpu_picture {
 public:
  /// `rgba`: 4 × width × height, top row first, colours multiplied by alpha; it shows `extent`, north up.
  gpu_picture(const geo::planar_box& extent, screen_size size, std::span<const std::uint8_t> rgba);

  [[nodiscard]] const geo::planar_box& extent() const { return extent_; }
  [[nodiscard]] unsigned texture() const { return texture_.name(); }

 private:
  geo::planar_box extent_;
  gl_texture texture_;
};

/// A picture to draw under the layers.
struct drawn_picture {
  std::shared_ptr<const gpu_picture> picture;  ///< nullptr: none
  float opacity = 1;
  friend bool operator==(const drawn_picture&, const drawn_picture&) = default;
};

/// Likewise.
class picture_painter {
 public:
  /// Throws error{usage} if the driver refuses the shader.
  picture_painter();
  /// Lays it over the bound target, where the view has its place.
  void draw(const camera& view, const gpu_picture& picture, float opacity) const;

 private:
  gl_program program_;
  gl_vertex_array empty_;
};

}  // namespace greenward::viewer
