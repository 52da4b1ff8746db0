// The glyphs' texture: coverage alone, a byte a pixel.
#pragma once

#include "viewer/canvas/gl_object.hpp"

namespace greenward::viewer {

/// Stands in for the renderer's own, which has four bytes a pixel: tens of megabytes to fill and to copy.
class font_texture {
 public:
  /// Takes the atlas of ImGui's context as it is now and drops its pixels there. Needs the OpenGL context.
  void upload();

 private:
  gl_texture texture_;
};

}  // namespace greenward::viewer
