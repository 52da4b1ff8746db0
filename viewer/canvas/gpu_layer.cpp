#include "viewer/canvas/gpu_layer.hpp"

#include "viewer/canvas/gl_functions.hpp"

#include <algorithm>
#include <cstddef>

namespace greenward::viewer {

namespace {

std::array<float, 4> rgba(layer::colour c) {
  const auto part = [](std::uint8_t v) { return static_cast<float>(v) / 255.0F; };
  return {part(c.r), part(c.g), part(c.b), part(c.a)};
}

const void* offset_pointer(std::size_t bytes) {
  return reinterpret_cast<const void*>(bytes);  // NOLINT: this is how OpenGL takes an offset
}

void float_attribute(unsigned location, int floats, std::size_t stride, std::size_t offset) {
  glEnableVertexAttribArray(location);
  glVertexAttribPointer(location, floats, GL_FLOAT, GL_FALSE, static_cast<GLsizei>(stride),
                        offset_pointer(offset));
}

void pair_attribute(unsigned location, std::size_t stride, std::size_t offset) {
  glEnableVertexAttribArray(location);
  glVertexAttribIPointer(location, 2, GL_UNSIGNED_SHORT, static_cast<GLsizei>(stride),
                         offset_pointer(offset));
}

void describe_vertices(std::size_t first) {
  const std::size_t base = first * sizeof(vertex_instance);
  float_attribute(0, 2, sizeof(vertex_instance), base + offsetof(vertex_instance, x));
  pair_attribute(1, sizeof(vertex_instance), base + offsetof(vertex_instance, tile));
}

void describe_points(std::size_t first) {
  describe_vertices(first);
  glVertexAttribDivisor(0, 1);
  glVertexAttribDivisor(1, 1);
}

void describe_lines(std::size_t first) {
  const std::size_t base = first * sizeof(line_instance);
  float_attribute(0, 4, sizeof(line_instance), base + offsetof(line_instance, x0));
  float_attribute(1, 1, sizeof(line_instance), base + offsetof(line_instance, along));
  pair_attribute(2, sizeof(line_instance), base + offsetof(line_instance, tile));
  for (const unsigned location : {0U, 1U, 2U}) glVertexAttribDivisor(location, 1);
}

}  // namespace

rule_block make_rule_block(std::span<const layer::style_rule> rules) {
  rule_block block{};
  for (std::size_t i = 0; i < std::min(rules.size(), block.size()); ++i) {
    const layer::style_rule& rule = rules[i];
    rule_block_entry& entry = block[i];
    entry.fill = rgba(rule.fill);
    entry.stroke = rgba(rule.stroke);
    entry.casing = rgba(rule.casing);
    entry.size = {static_cast<float>(rule.width), static_cast<float>(rule.size),
                  static_cast<float>(rule.marker), 0};
    for (std::size_t d = 0; d < std::min<std::size_t>(rule.dash.size(), 4); ++d) {
      entry.dash[d] = static_cast<float>(rule.dash[d]);
    }
  }
  return block;
}

gpu_layer::gpu_layer(const layer_mesh& mesh, std::span<const layer::style_rule> rules)
    : grid_(mesh.grid), rules_(make_rule_block(rules)) {
  has_casing_ = std::ranges::any_of(rules, [](const layer::style_rule& rule) { return rule.casing.a != 0; });
  fills_ = {make_static_buffer(std::as_bytes(std::span(mesh.fills))), make_vertex_array(), mesh.fill_ranges};
  lines_ = {make_static_buffer(std::as_bytes(std::span(mesh.lines))), make_vertex_array(), mesh.line_ranges};
  points_ = {make_static_buffer(std::as_bytes(std::span(mesh.points))), make_vertex_array(),
             mesh.point_ranges};
}

void gpu_layer::draw(part which, const geo::planar_box& visible) const {
  const stored& data = which == part::fills ? fills_ : which == part::lines ? lines_ : points_;
  if (data.ranges.empty()) return;
  glBindVertexArray(data.array.name());
  glBindBuffer(GL_ARRAY_BUFFER, data.buffer.name());
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  for (const mesh_range& range : data.ranges) {
    if (!range.box.intersects(visible)) continue;
    if (first + count != range.first) {
      draw_run(which, first, count);
      first = range.first;
      count = 0;
    }
    count += range.count;
  }
  draw_run(which, first, count);
}

/// OpenGL 3.3 has no base instance: the attributes are pointed at the first one instead.
void gpu_layer::draw_run(part which, std::uint32_t first, std::uint32_t count) const {
  if (count == 0) return;
  const auto total = static_cast<GLsizei>(count);
  switch (which) {
    case part::fills:
      describe_vertices(first);
      glDrawArrays(GL_TRIANGLES, 0, total);
      return;
    case part::lines:
      describe_lines(first);
      glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, total);
      return;
    case part::points:
      describe_points(first);
      glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, total);
      return;
  }
}

}  // namespace greenward::viewer
