// Ways over the map: the one whose profile is shown, the walk that was asked for, and water gone wrong.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// `corner`: of the map.
void draw_way_marks(const panel_context& context, ImVec2 corner);

}  // namespace greenward::viewer
