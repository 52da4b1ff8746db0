// Lines of one rule on a Cairo context.
#pragma once

#include "engine/report/geometry_path.hpp"
#include "engine/report/line_coverage.hpp"
#include "engine/report/visible_features.hpp"

#include <cairo.h>
#include <cstdint>
#include <optional>
#include <span>

namespace greenward::report {

/// Points into the rule that it is taken from.
struct line_pen {
  layer::colour colour;
  double width = 1;              ///< pixels
  std::span<const double> dash;  ///< on, off, ... pixels; empty = solid
};

/// Strokes the current path with round joins; solid pens have round ends, dashes butt ends.
void ink_path(cairo_t* cairo, const line_pen& pen);

/// Strokes lines as ink_path does, all lines of a call at once: where they run over each other they are not
/// darker. On an image whose units are its pixels solid lines are drawn by line_coverage, which is many times
/// as fast as Cairo; all else is drawn by Cairo's paths.
class line_ink {
 public:
  /// All must outlive it.
  line_ink(cairo_t* cairo, const geo::planar_geometry& geometry, const map_frame& frame);

  /// The lines among the rows; other kinds are passed over. A colour of no alpha or a width of 0: nothing.
  void stroke(std::span<const std::uint32_t> rows, const line_pen& pen);

 private:
  void stroke_path(std::span<const std::uint32_t> rows, const line_pen& pen);
  void stroke_pixels(std::span<const std::uint32_t> rows, const line_pen& pen);

  cairo_t* cairo_;
  const geo::planar_geometry& geometry_;
  const map_frame& frame_;
  bool has_pixels_;
  std::optional<line_coverage> coverage_;  ///< made for the first solid line, and clear between strokes
};

}  // namespace greenward::report
