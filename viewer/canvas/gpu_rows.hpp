// Bits of rows on the GPU, where the shaders look up whether a feature is drawn.
#pragma once

#include "viewer/canvas/gl_object.hpp"
#include "viewer/canvas/row_bits.hpp"

namespace greenward::viewer {

class gpu_rows {
 public:
  /// Uploads one bit a row. Needs the context. Every driver holds at least two million rows.
  explicit gpu_rows(const row_bits& rows);
  /// For the sampler of that unit.
  void bind(unsigned unit) const;

 private:
  gl_buffer bits_;
  gl_texture texture_;
};

}  // namespace greenward::viewer
