// OpenGL names that free themselves. A context must be current whenever one is made or destroyed.
#pragma once

#include "viewer/canvas/camera.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace greenward::viewer {

/// Owns one OpenGL name; `Kind::release(name)` gives it back.
template <class Kind>
class gl_object {
 public:
  gl_object() = default;
  explicit gl_object(unsigned name) : name_(name) {}
  ~gl_object() { reset(); }
  gl_object(gl_object&& other) noexcept : name_(std::exchange(other.name_, 0)) {}
  gl_object& operator=(gl_object&& other) noexcept {
    if (this != &other) {
      reset();
      name_ = std::exchange(other.name_, 0);
    }
    return *this;
  }

  [[nodiscard]] unsigned name() const { return name_; }
  void reset() {
    if (name_ != 0) Kind::release(name_);
    name_ = 0;
  }

 private:
  unsigned name_ = 0;
};

struct gl_buffer_kind {
  static void release(unsigned name);
};
struct gl_vertex_array_kind {
  static void release(unsigned name);
};
struct gl_program_kind {
  static void release(unsigned name);
};
struct gl_texture_kind {
  static void release(unsigned name);
};
struct gl_framebuffer_kind {
  static void release(unsigned name);
};

using gl_buffer = gl_object<gl_buffer_kind>;
using gl_vertex_array = gl_object<gl_vertex_array_kind>;
using gl_program = gl_object<gl_program_kind>;
using gl_texture = gl_object<gl_texture_kind>;
using gl_framebuffer = gl_object<gl_framebuffer_kind>;

/// A buffer in GPU memory that is written once.
[[nodiscard]] gl_buffer make_static_buffer(std::span<const std::byte> bytes);

/// A uniform block that is rewritten each frame.
[[nodiscard]] gl_buffer make_uniform_buffer(std::size_t bytes);
void write_uniform_buffer(const gl_buffer& buffer, std::span<const std::byte> bytes);

[[nodiscard]] gl_vertex_array make_vertex_array();

/// Throws error{usage} with the driver's log if a shader does not compile: the driver lacks OpenGL 3.3.
[[nodiscard]] gl_program make_program(std::string_view vertex_source, std::string_view fragment_source);

/// A colour texture that can be drawn into and then shown.
struct render_target {
  screen_size size;
  gl_texture colour;
  gl_framebuffer framebuffer;
};
[[nodiscard]] render_target make_render_target(screen_size size);

/// What is drawn in it: RGBA, bottom row first.
[[nodiscard]] std::vector<std::byte> read_pixels(const render_target& target);

}  // namespace greenward::viewer
