#include "viewer/canvas/gpu_mesh.hpp"

#include "viewer/canvas/gl_functions.hpp"

#include <cstddef>
#include <span>

namespace greenward::viewer {

namespace {

constexpr unsigned kRowLocation = 3;

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

/// In every kind of instance at the same location.
void row_attribute(std::size_t stride, std::size_t offset) {
  glEnableVertexAttribArray(kRowLocation);
  glVertexAttribIPointer(kRowLocation, 1, GL_UNSIGNED_INT, static_cast<GLsizei>(stride),
                         offset_pointer(offset));
}

void describe_vertices(std::size_t first) {
  const std::size_t base = first * sizeof(vertex_instance);
  float_attribute(0, 2, sizeof(vertex_instance), base + offsetof(vertex_instance, x));
  pair_attribute(1, sizeof(vertex_instance), base + offsetof(vertex_instance, tile));
  row_attribute(sizeof(vertex_instance), base + offsetof(vertex_instance, row));
}

void describe_points(std::size_t first) {
  describe_vertices(first);
  for (const unsigned location : {0U, 1U, kRowLocation}) glVertexAttribDivisor(location, 1);
}

void describe_lines(std::size_t first) {
  const std::size_t base = first * sizeof(line_instance);
  float_attribute(0, 4, sizeof(line_instance), base + offsetof(line_instance, x0));
  float_attribute(1, 1, sizeof(line_instance), base + offsetof(line_instance, along));
  pair_attribute(2, sizeof(line_instance), base + offsetof(line_instance, tile));
  row_attribute(sizeof(line_instance), base + offsetof(line_instance, row));
  for (const unsigned location : {0U, 1U, 2U, kRowLocation}) glVertexAttribDivisor(location, 1);
}

}  // namespace

gpu_mesh::gpu_mesh(const layer_mesh& mesh)
    : grid_(mesh.grid),
      fills_{make_static_buffer(std::as_bytes(std::span(mesh.fills))), make_vertex_array(), mesh.fill_ranges},
      lines_{make_static_buffer(std::as_bytes(std::span(mesh.lines))), make_vertex_array(), mesh.line_ranges},
      points_{make_static_buffer(std::as_bytes(std::span(mesh.points))), make_vertex_array(),
              mesh.point_ranges} {}

const gpu_mesh::stored& gpu_mesh::stored_of(part which) const {
  return which == part::fills ? fills_ : which == part::lines ? lines_ : points_;
}

std::vector<mesh_run> gpu_mesh::runs(part which, const geo::planar_box& visible) const {
  std::vector<mesh_run> runs;
  for (const mesh_range& range : stored_of(which).ranges) {
    if (!range.box.intersects(visible)) continue;
    const bool goes_on = !runs.empty() && runs.back().first + runs.back().count == range.first;
    if (!goes_on) runs.push_back({range.first, 0});
    runs.back().count += range.count;
  }
  return runs;
}

/// OpenGL 3.3 has no base instance: the attributes are pointed at the first one instead.
void gpu_mesh::draw(part which, mesh_run run) const {
  const stored& data = stored_of(which);
  const auto total = static_cast<GLsizei>(run.count);
  glBindVertexArray(data.array.name());
  glBindBuffer(GL_ARRAY_BUFFER, data.buffer.name());
  switch (which) {
    case part::fills:
      describe_vertices(run.first);
      glDrawArrays(GL_TRIANGLES, 0, total);
      return;
    case part::lines:
      describe_lines(run.first);
      glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, total);
      return;
    case part::points:
      describe_points(run.first);
      glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, total);
      return;
  }
}

}  // namespace greenward::viewer
