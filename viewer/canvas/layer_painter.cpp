#include "viewer/canvas/layer_painter.hpp"

#include "viewer/canvas/gl_functions.hpp"

#include <array>
#include <cstddef>
#include <span>

namespace greenward::viewer {

namespace {

constexpr unsigned kTileBinding = 0;
constexpr unsigned kRuleBinding = 1;
constexpr int kRowsUnit = 1;

using tile_block = std::array<std::array<float, 4>, tile_grid::kTiles>;

void bind_block(unsigned program, const char* name, unsigned binding) {
  const unsigned index = glGetUniformBlockIndex(program, name);
  if (index != GL_INVALID_INDEX) glUniformBlockBinding(program, index, binding);
}

}  // namespace

layer_painter::program::program(const shader_pair& source)
    : handle(make_program(source.vertex, source.fragment)) {
  bind_block(handle.name(), "tile_block", kTileBinding);
  bind_block(handle.name(), "rule_block", kRuleBinding);
  view = glGetUniformLocation(handle.name(), "view");
  density = glGetUniformLocation(handle.name(), "density");
  casing_pass = glGetUniformLocation(handle.name(), "casing_pass");
  drawn_rows = glGetUniformLocation(handle.name(), "drawn_rows");
}

layer_painter::program_set::program_set(row_test test)
    : fill(fill_shader(test)), line(line_shader(test)), point(point_shader(test)) {}

layer_painter::layer_painter()
    : of_all_(row_test::none),
      picture_(make_program(picture_shader().vertex, picture_shader().fragment)),
      tiles_(make_uniform_buffer(sizeof(tile_block))),
      rules_(make_uniform_buffer(sizeof(rule_block))),
      empty_(make_vertex_array()) {}

gpu_mesh::part layer_painter::part_of(layer_pass pass) {
  switch (pass) {
    case layer_pass::fills:
      return gpu_mesh::part::fills;
    case layer_pass::casings:
    case layer_pass::lines:
      return gpu_mesh::part::lines;
    case layer_pass::points:
      break;
  }
  return gpu_mesh::part::points;
}

const layer_painter::program& layer_painter::program_set::of(layer_pass pass) const {
  switch (part_of(pass)) {
    case gpu_mesh::part::fills:
      return fill;
    case gpu_mesh::part::lines:
      return line;
    case gpu_mesh::part::points:
      break;
  }
  return point;
}

const gpu_mesh& layer_painter::begin(const camera& view, const gpu_layer& layer, layer_pass pass,
                                     const gpu_rows* rows) {
  const gpu_mesh& mesh = layer.mesh_at(view.metres_per_pixel());
  write_tiles(view, mesh.grid());
  write_uniform_buffer(rules_, std::as_bytes(std::span(layer.rules(theme_))));
  glBindBufferBase(GL_UNIFORM_BUFFER, kTileBinding, tiles_.name());
  glBindBufferBase(GL_UNIFORM_BUFFER, kRuleBinding, rules_.name());
  if (rows != nullptr && !of_some_) of_some_.emplace(row_test::some);
  const program& which = (rows != nullptr ? *of_some_ : of_all_).of(pass);
  glUseProgram(which.handle.name());
  glUniform4f(which.view, static_cast<float>(1.0 / view.metres_per_pixel()),
              static_cast<float>(view.size().width) / 2.0F, static_cast<float>(view.size().height) / 2.0F,
              static_cast<float>(symbol_scale(view.scale_denominator()) * view.density()));
  if (which.density >= 0) glUniform1f(which.density, static_cast<float>(view.density()));
  if (which.casing_pass >= 0) glUniform1i(which.casing_pass, pass == layer_pass::casings ? 1 : 0);
  if (rows != nullptr) {
    rows->bind(kRowsUnit);
    glUniform1i(which.drawn_rows, kRowsUnit);
  }
  return mesh;
}

void layer_painter::write_tiles(const camera& view, const tile_grid& grid) {
  tile_block block{};
  for (std::size_t tile = 0; tile < block.size(); ++tile) {
    const geo::planar origin = grid.origin(tile);
    block[tile][0] = static_cast<float>(origin.x - view.centre().x);
    block[tile][1] = static_cast<float>(origin.y - view.centre().y);
  }
  write_uniform_buffer(tiles_, std::as_bytes(std::span(block)));
}

void layer_painter::compose(const render_target& picture, float opacity) const {
  glUseProgram(picture_.name());
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, picture.colour.name());
  glUniform1f(glGetUniformLocation(picture_.name(), "opacity"), opacity);
  glBindVertexArray(empty_.name());
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
  glBindVertexArray(0);
}

void bind_target(const render_target& target) {
  glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer.name());
  glViewport(0, 0, target.size.width, target.size.height);
}

void clear_target(const render_target& target, std::array<float, 4> colour) {
  bind_target(target);
  glDisable(GL_SCISSOR_TEST);
  glClearColor(colour[0], colour[1], colour[2], colour[3]);
  glClear(GL_COLOR_BUFFER_BIT);
}

void blend_over() {
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  glDisable(GL_SCISSOR_TEST);
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

void fit_target(render_target& target, screen_size size) {
  if (!(target.size == size) || target.framebuffer.name() == 0) target = make_render_target(size);
}

}  // namespace greenward::viewer
