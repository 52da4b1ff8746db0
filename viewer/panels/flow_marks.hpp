// The water that runs along the pipes that were followed.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// On the map, whose top left corner is given.
void draw_flow_marks(const panel_context& context, ImVec2 corner);

}  // namespace greenward::viewer
