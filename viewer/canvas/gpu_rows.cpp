#include "viewer/canvas/gpu_rows.hpp"

#include "viewer/canvas/gl_functions.hpp"

namespace greenward::viewer {

gpu_rows::gpu_rows(const row_bits& rows) : bits_(make_static_buffer(std::as_bytes(rows.words()))) {
  unsigned name = 0;
  glGenTextures(1, &name);
  texture_ = gl_texture(name);
  glBindTexture(GL_TEXTURE_BUFFER, name);
  glTexBuffer(GL_TEXTURE_BUFFER, GL_R32UI, bits_.name());
  glBindTexture(GL_TEXTURE_BUFFER, 0);
}

void gpu_rows::bind(unsigned unit) const {
  glActiveTexture(GL_TEXTURE0 + unit);
  glBindTexture(GL_TEXTURE_BUFFER, texture_.name());
  glActiveTexture(GL_TEXTURE0);
}

}  // namespace greenward::viewer
