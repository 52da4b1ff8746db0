// What stands in the middle of the map while there is none yet: loading, or why it failed.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// Draws nothing once the district is there and nothing has failed.
void draw_notice_box(const panel_context& context, ImVec2 corner, ImVec2 size);

}  // namespace greenward::viewer
