// Cursor position, scale and data notice along the bottom.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

void draw_status_bar(const panel_context& context, ImVec2 window);

}  // namespace greenward::viewer
