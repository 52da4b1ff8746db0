// The area that is being drawn to select what lies in it, over the map.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// Draws in the current window, over the map at `corner`: the area and a box that says what to do. Nothing
/// while the tool is not in hand.
void draw_select_marks(const panel_context& context, ImVec2 corner);

}  // namespace greenward::viewer
