// A small box over the map into which coordinates are typed.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// At the top of the map at `corner` of the given size, if the session wants it shown.
void draw_go_to_box(const panel_context& context, ImVec2 corner, ImVec2 size);

/// The mark of the place that was gone to, in the current window over the map at `corner`.
void draw_place_mark(const panel_context& context, ImVec2 corner);

}  // namespace greenward::viewer
