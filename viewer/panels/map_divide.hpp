// The line between two days on the map, or between the drains as they are and as planned: which is on which
// side.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// Draws in the current window, over the map at `corner` of the given size; nothing unless something
/// is compared. The line is moved with the mouse.
void draw_map_divide(const panel_context& context, ImVec2 corner, ImVec2 size);

}  // namespace greenward::viewer
