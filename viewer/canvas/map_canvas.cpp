#include "viewer/canvas/map_canvas.hpp"

#include "viewer/canvas/gl_functions.hpp"
#include "viewer/canvas/shaders.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace greenward::viewer {

namespace {

constexpr unsigned kTileBinding = 0;
constexpr unsigned kRuleBinding = 1;
/// Room around the view for symbols and wide lines whose middle lies outside, pixels.
constexpr double kMarginPixels = 24;

using tile_block = std::array<std::array<float, 4>, tile_grid::kTiles>;

void bind_block(unsigned program, const char* name, unsigned binding) {
  const unsigned index = glGetUniformBlockIndex(program, name);
  if (index != GL_INVALID_INDEX) glUniformBlockBinding(program, index, binding);
}

void start_target(const render_target& target, std::array<float, 4> clear) {
  glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer.name());
  glViewport(0, 0, target.size.width, target.size.height);
  glClearColor(clear[0], clear[1], clear[2], clear[3]);
  glClear(GL_COLOR_BUFFER_BIT);
}

void fit(render_target& target, screen_size size) {
  if (!(target.size == size) || target.framebuffer.name() == 0) target = make_render_target(size);
}

void blend_over() {
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  glDisable(GL_SCISSOR_TEST);
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

/// Lets nothing be drawn elsewhere; without columns, everywhere again.
void keep_to(const std::optional<column_span>& only, screen_size size) {
  if (!only) return glDisable(GL_SCISSOR_TEST);
  glEnable(GL_SCISSOR_TEST);
  glScissor(only->first, 0, std::max(0, only->last - only->first), size.height);
}

}  // namespace

map_canvas::program::program(const shader_pair& source)
    : handle(make_program(source.vertex, source.fragment)) {
  bind_block(handle.name(), "tile_block", kTileBinding);
  bind_block(handle.name(), "rule_block", kRuleBinding);
  view = glGetUniformLocation(handle.name(), "view");
  casing_pass = glGetUniformLocation(handle.name(), "casing_pass");
}

map_canvas::map_canvas()
    : fill_(fill_shader()),
      line_(line_shader()),
      point_(point_shader()),
      picture_(make_program(picture_shader().vertex, picture_shader().fragment)),
      tiles_(make_uniform_buffer(sizeof(tile_block))),
      rules_(make_uniform_buffer(sizeof(rule_block))),
      empty_(make_vertex_array()) {}

void map_canvas::draw(const camera& view, std::span<const drawn_layer> layers,
                      const std::function<void()>& paint_over) {
  fit(ground_, view.size());
  const auto part = [](std::uint8_t v) { return static_cast<float>(v) / 255.0F; };
  start_target(ground_, {part(kBackground.r), part(kBackground.g), part(kBackground.b), 1});
  blend_over();
  draw_layers(ground_, view, layers);
  paint_over();
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

void map_canvas::draw_over(const camera& view, std::span<const drawn_layer> layers) {
  fit(map_, ground_.size);
  const auto [width, height] = map_.size;
  glBindFramebuffer(GL_READ_FRAMEBUFFER, ground_.framebuffer.name());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, map_.framebuffer.name());
  glDisable(GL_SCISSOR_TEST);
  glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glBindFramebuffer(GL_FRAMEBUFFER, map_.framebuffer.name());
  glViewport(0, 0, width, height);
  blend_over();
  draw_layers(map_, view, layers);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

void map_canvas::draw_layers(const render_target& target, const camera& view,
                             std::span<const drawn_layer> layers) {
  for (const drawn_layer& drawn : layers) {
    if (drawn.opacity <= 0) continue;
    if (drawn.opacity < 1) {
      fit(single_, view.size());
      start_target(single_, {0, 0, 0, 0});
      draw_layer(view, *drawn.layer);
    }
    keep_to(drawn.only, target.size);
    drawn.opacity < 1 ? compose(target, drawn.opacity) : draw_layer(view, *drawn.layer);
    keep_to({}, target.size);
  }
}

void map_canvas::draw_layer(const camera& view, const gpu_layer& layer) {
  const gpu_mesh& mesh = layer.mesh_at(view.metres_per_pixel());
  write_tiles(view, mesh.grid());
  write_uniform_buffer(rules_, std::as_bytes(std::span(layer.rules())));
  glBindBufferBase(GL_UNIFORM_BUFFER, kTileBinding, tiles_.name());
  glBindBufferBase(GL_UNIFORM_BUFFER, kRuleBinding, rules_.name());
  const geo::planar_box visible = view.visible().expanded(kMarginPixels * view.metres_per_pixel());
  use(fill_, view);
  mesh.draw(gpu_mesh::part::fills, visible);
  use(line_, view);
  if (layer.has_casing()) {
    glUniform1i(line_.casing_pass, 1);
    mesh.draw(gpu_mesh::part::lines, visible);
  }
  glUniform1i(line_.casing_pass, 0);
  mesh.draw(gpu_mesh::part::lines, visible);
  use(point_, view);
  mesh.draw(gpu_mesh::part::points, visible);
  glBindVertexArray(0);
}

void map_canvas::write_tiles(const camera& view, const tile_grid& grid) {
  tile_block block{};
  for (std::size_t tile = 0; tile < block.size(); ++tile) {
    const geo::planar origin = grid.origin(tile);
    block[tile][0] = static_cast<float>(origin.x - view.centre().x);
    block[tile][1] = static_cast<float>(origin.y - view.centre().y);
  }
  write_uniform_buffer(tiles_, std::as_bytes(std::span(block)));
}

void map_canvas::use(const program& which, const camera& view) const {
  glUseProgram(which.handle.name());
  glUniform4f(which.view, static_cast<float>(1.0 / view.metres_per_pixel()),
              static_cast<float>(view.size().width) / 2.0F, static_cast<float>(view.size().height) / 2.0F,
              static_cast<float>(symbol_scale(view.scale_denominator())));
}

void map_canvas::compose(const render_target& target, float opacity) {
  glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer.name());
  glUseProgram(picture_.name());
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, single_.colour.name());
  glUniform1f(glGetUniformLocation(picture_.name(), "opacity"), opacity);
  glBindVertexArray(empty_.name());
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
  glBindVertexArray(0);
}

}  // namespace greenward::viewer
