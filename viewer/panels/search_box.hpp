// A small box over the map into which a name is typed, and the list of what has it.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// At the top of the map at `corner` of the given size, if the session wants it shown.
void draw_search_box(const panel_context& context, ImVec2 corner, ImVec2 size);

}  // namespace greenward::viewer
