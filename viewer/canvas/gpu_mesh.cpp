#include "viewer/canvas/gpu_mesh.hpp"

#include "viewer/canvas/gl_functions.hpp"

#include <cstddef>
#include <span>

namespace greenward::viewer {

namespace {

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

gpu_mesh::gpu_mesh(const layer_mesh& mesh)
    : grid_(mesh.grid),
      fills_{make_static_buffer(std::as_bytes(std::span(mesh.fills))), make_vertex_array(), mesh.fill_ranges},
      lines_{make_static_buffer(std::as_bytes(std::span(mesh.lines))), make_vertex_array(), mesh.line_ranges},
      points_{make_static_buffer(std::as_bytes(std::span(mesh.points))), make_vertex_array(),
              mesh.point_ranges} {}

void gpu_mesh::draw(part which, const geo::planar_box& visible) const {
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
void gpu_mesh::draw_run(part which, std::uint32_t first, std::uint32_t count) const {
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
