// A picture of the ground under everything that a map draws.
#pragma once

#include "engine/report/map_frame.hpp"
#include "engine/report/map_ground.hpp"

#include <cairo.h>

namespace greenward::report {

/// As finely as print needs it, within bounded memory. Throws what `source` throws.
void paint_ground(cairo_t* cairo, const ground_source& source, double opacity, const map_frame& frame);

}  // namespace greenward::report
