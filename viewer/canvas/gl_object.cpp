#include "viewer/canvas/gl_object.hpp"

#include "engine/base/error.hpp"
#include "viewer/canvas/gl_functions.hpp"
#include "viewer/i18n/text_table.hpp"

#include <string>

namespace greenward::viewer {

namespace {

[[noreturn]] void fail(std::string log) {
  throw error(error_code::usage, "OpenGL: " + std::move(log), words(text_key::graphics_missing),
              words(text_key::graphics_remedy));
}

unsigned compile(GLenum kind, std::string_view source) {
  const unsigned shader = glCreateShader(kind);
  const char* data = source.data();
  const auto length = static_cast<GLint>(source.size());
  glShaderSource(shader, 1, &data, &length);
  glCompileShader(shader);
  GLint good = 0;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &good);
  if (good != 0) return shader;
  std::string log(1024, '\0');
  GLsizei written = 0;
  glGetShaderInfoLog(shader, static_cast<GLsizei>(log.size()), &written, log.data());
  log.resize(static_cast<std::size_t>(written));
  glDeleteShader(shader);
  fail(log);
}

}  // namespace

void gl_buffer_kind::release(unsigned name) {
  glDeleteBuffers(1, &name);
}
void gl_vertex_array_kind::release(unsigned name) {
  glDeleteVertexArrays(1, &name);
}
void gl_program_kind::release(unsigned name) {
  glDeleteProgram(name);
}
void gl_texture_kind::release(unsigned name) {
  glDeleteTextures(1, &name);
}
void gl_framebuffer_kind::release(unsigned name) {
  glDeleteFramebuffers(1, &name);
}

gl_buffer make_static_buffer(std::span<const std::byte> bytes) {
  unsigned name = 0;
  glGenBuffers(1, &name);
  glBindBuffer(GL_ARRAY_BUFFER, name);
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(bytes.size()), bytes.data(), GL_STATIC_DRAW);
  glBindBuffer(GL_ARRAY_BUFFER, 0);
  return gl_buffer(name);
}

gl_buffer make_uniform_buffer(std::size_t bytes) {
  unsigned name = 0;
  glGenBuffers(1, &name);
  glBindBuffer(GL_UNIFORM_BUFFER, name);
  glBufferData(GL_UNIFORM_BUFFER, static_cast<GLsizeiptr>(bytes), nullptr, GL_DYNAMIC_DRAW);
  return gl_buffer(name);
}

void write_uniform_buffer(const gl_buffer& buffer, std::span<const std::byte> bytes) {
  glBindBuffer(GL_UNIFORM_BUFFER, buffer.name());
  glBufferSubData(GL_UNIFORM_BUFFER, 0, static_cast<GLsizeiptr>(bytes.size()), bytes.data());
}

gl_vertex_array make_vertex_array() {
  unsigned name = 0;
  glGenVertexArrays(1, &name);
  return gl_vertex_array(name);
}

gl_program make_program(std::string_view vertex_source, std::string_view fragment_source) {
  const unsigned vertex = compile(GL_VERTEX_SHADER, vertex_source);
  const unsigned fragment = compile(GL_FRAGMENT_SHADER, fragment_source);
  gl_program program(glCreateProgram());
  glAttachShader(program.name(), vertex);
  glAttachShader(program.name(), fragment);
  glLinkProgram(program.name());
  glDeleteShader(vertex);
  glDeleteShader(fragment);
  GLint good = 0;
  glGetProgramiv(program.name(), GL_LINK_STATUS, &good);
  if (good == 0) fail("link");
  return program;
}

render_target make_render_target(screen_size size) {
  unsigned texture = 0;
  glGenTextures(1, &texture);
  render_target target{size, gl_texture(texture), {}};
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, size.width, size.height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  unsigned framebuffer = 0;
  glGenFramebuffers(1, &framebuffer);
  target.framebuffer = gl_framebuffer(framebuffer);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
  return target;
}

std::vector<std::byte> read_pixels(const render_target& target) {
  glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer.name());
  std::vector<std::byte> pixels(4 * static_cast<std::size_t>(target.size.width) *
                                static_cast<std::size_t>(target.size.height));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, target.size.width, target.size.height, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
  return pixels;
}

}  // namespace greenward::viewer
