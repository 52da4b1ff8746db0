// The box in which the map or what is selected is handed out as files.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// Over the map at `corner`, `size` pixels; nothing while it is closed.
void draw_export_box(const panel_context& context, ImVec2 corner, ImVec2 size);

}  // namespace greenward::viewer
