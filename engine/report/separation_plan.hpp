// The map of a compound's separation.
#pragma once

#include "engine/report/map_frame.hpp"
#include "engine/report/printed_map.hpp"
#include "engine/report/separation_page.hpp"
#include "engine/report/text_painter.hpp"

#include <cairo.h>
#include <span>

namespace greenward::report {

/// How a plan is drawn.
struct plan_options {
  language lang = language::zh;
  bool synthetic = false;  ///< with the stamp
};

/// The compound fitted into the box.
[[nodiscard]] map_frame frame_of(const separation_page& page, const pixel_box& box);

/// Outline, buildings, drains with their arrows, the ways of what fails, numbers, exits, north arrow and
/// neatline inside the frame's box. `context`: streets and the like, drawn below everything, with names.
void paint_plan(cairo_t* cairo, text_painter& text, const separation_page& page, const map_frame& frame,
                std::span<const map_layer> context, const plan_options& options);

}  // namespace greenward::report
