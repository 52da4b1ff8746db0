// The box of views that are kept by name.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// Over the map at `corner`, `size` pixels; nothing while it is closed.
void draw_bookmark_box(const panel_context& context, ImVec2 corner, ImVec2 size);

}  // namespace greenward::viewer
