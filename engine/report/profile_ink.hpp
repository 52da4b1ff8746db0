// The colours and lines of a longitudinal profile: drawing and legend use the same.
#pragma once

#include "engine/layer/style.hpp"
#include "engine/report/pixel.hpp"

#include <cairo.h>

namespace greenward::report::ink {

inline constexpr layer::colour kText{30, 30, 30, 255}, kSoft{105, 105, 105, 255}, kRule{120, 124, 130, 255},
    kGrid{226, 229, 233, 255}, kGround{128, 84, 34, 255}, kInvert{16, 48, 112, 255},
    kCrown{74, 116, 176, 255}, kPipe{238, 242, 248, 255}, kWater{60, 140, 215, 255},
    kWaterFill{160, 208, 245, 255}, kNode{70, 70, 70, 255}, kDrop{150, 0, 120, 255},
    kViolation{205, 20, 20, 255}, kUnknown{110, 110, 110, 255}, kStorm{0, 110, 190, 255},
    kSanitary{140, 70, 0, 255}, kCombined{120, 40, 150, 255}, kNotice{170, 60, 0, 255},
    kWhite{255, 255, 255, 255};

inline void use(cairo_t* cairo, layer::colour c) {
  cairo_set_source_rgba(cairo, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0);
}

struct pen {
  layer::colour colour;
  double width = 1;
  bool dashed = false;
};

inline void use(cairo_t* cairo, const pen& p) {
  use(cairo, p.colour);
  cairo_set_line_width(cairo, p.width);
  constexpr double kDashes[]{6, 4};
  cairo_set_dash(cairo, kDashes, p.dashed ? 2 : 0, 0);
}

inline void line(cairo_t* cairo, const pen& p, pixel a, pixel b) {
  use(cairo, p);
  cairo_move_to(cairo, a.x, a.y);
  cairo_line_to(cairo, b.x, b.y);
  cairo_stroke(cairo);
}

}  // namespace greenward::report::ink
