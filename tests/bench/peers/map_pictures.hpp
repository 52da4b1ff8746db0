// Lines drawn on the viewer's canvas, without a display.
#pragma once

#include "tests/bench/peers/line_pictures.hpp"
#include "viewer/canvas/map_canvas.hpp"
#include "viewer/shell/headless_target.hpp"

#include <memory>
#include <string>

namespace greenward::bench {

/// An OpenGL context, and what the viewer keeps of one layer of lines.
class canvas_pictures {
 public:
  explicit canvas_pictures(const line_style& style);

  /// Reads the walk_edges of a database as the viewer does, with all their fields, index and levels of
  /// detail, and hands them to OpenGL, with the pen as it is to be for `view`.
  void load(const std::string& database, const line_view& view);
  /// Draws what was loaded last, reads it back and writes it as PNG.
  void draw(const line_view& view);

 private:
  line_style style_;
  viewer::headless_target context_;
  viewer::map_canvas canvas_;
  std::shared_ptr<const viewer::gpu_layer> lines_;
};

}  // namespace greenward::bench
