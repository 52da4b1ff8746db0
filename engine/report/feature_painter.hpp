// Points, lines and areas drawn by the rules of a style; the legend's swatches go through the same functions.
#pragma once

#include "engine/report/visible_features.hpp"

#include <cairo.h>

namespace greenward::report {

/// The features of one layer inside the frame: areas, then lines (all casings first), then points. The first
/// rule comes out on top.
void paint_layer(cairo_t* cairo, const drawn_layer& layer, const map_frame& frame);

/// A sample of a rule inside `box`: an area, a line across, or a marker in the middle.
void paint_swatch(cairo_t* cairo, const layer::style_rule& rule, geo::geometry_kind kind,
                  const pixel_box& box);

}  // namespace greenward::report
