// What is being measured, over the map.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// Draws in the current window: line, corners and lengths over the map at `corner`, and a box that says the
/// total. Nothing while no measuring tool is in hand.
void draw_measure_marks(const panel_context& context, ImVec2 corner);

}  // namespace greenward::viewer
