#include "viewer/canvas/gpu_picture.hpp"

#include "viewer/canvas/gl_functions.hpp"
#include "viewer/canvas/shaders.hpp"

namespace greenward::viewer {

gpu_picture::gpu_picture(const geo::planar_box& extent, screen_size size, std::span<const std::uint8_t> rgba)
    : extent_(extent) {
  unsigned texture = 0;
  glGenTextures(1, &texture);
  texture_ = gl_texture(texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, size.width, size.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
               rgba.data());
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

picture_painter::picture_painter()
    : program_(make_program(placed_picture_shader().vertex, placed_picture_shader().fragment)),
      empty_(make_vertex_array()) {}

void picture_painter::draw(const camera& view, const gpu_picture& picture, float opacity) const {
  const screen_point from = view.to_screen({picture.extent().min.x, picture.extent().max.y});
  const screen_point to = view.to_screen({picture.extent().max.x, picture.extent().min.y});
  const auto across = [&](double x) { return static_cast<float>(2 * x / view.size().width - 1); };
  const auto up = [&](double y) { return static_cast<float>(1 - 2 * y / view.size().height); };
  glUseProgram(program_.name());
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, picture.texture());
  glUniform4f(glGetUniformLocation(program_.name(), "corners"), across(from.x), up(from.y), across(to.x),
              up(to.y));
  glUniform1f(glGetUniformLocation(program_.name(), "opacity"), opacity);
  glBindVertexArray(empty_.name());
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
  glBindVertexArray(0);
}

}  // namespace greenward::viewer
