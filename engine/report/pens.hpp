// Colours, lines and rectangles of the current Cairo context.
#pragma once

#include "engine/layer/style.hpp"
#include "engine/report/pixel.hpp"

#include <cairo.h>

namespace greenward::report {

inline void take_colour(cairo_t* cairo, layer::colour c) {
  cairo_set_source_rgba(cairo, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0);
}

/// Solid, with butt ends and mitred corners.
inline void take_pen(cairo_t* cairo, layer::colour c, double width) {
  take_colour(cairo, c);
  cairo_set_line_width(cairo, width);
  cairo_set_dash(cairo, nullptr, 0, 0);
  cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join(cairo, CAIRO_LINE_JOIN_MITER);
}

inline void add_rectangle(cairo_t* cairo, const pixel_box& box) {
  cairo_rectangle(cairo, box.min.x, box.min.y, box.width(), box.height());
}

inline void add_segment(cairo_t* cairo, pixel a, pixel b) {
  cairo_move_to(cairo, a.x, a.y);
  cairo_line_to(cairo, b.x, b.y);
}

}  // namespace greenward::report
