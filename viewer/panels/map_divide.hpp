// The line between two days on the map, and which day is on which side.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// Draws in the current window, over the map at `corner` of the given size; nothing unless two days are
/// compared. The line is moved with the mouse.
void draw_map_divide(const panel_context& context, ImVec2 corner, ImVec2 size);

}  // namespace greenward::viewer
