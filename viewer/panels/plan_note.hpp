// A note on the map while it speaks of a plan for the drains.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// Says on the map that it speaks of a plan, while it does. `corner`, `size`: of the map, points.
void draw_plan_note(const panel_context& context, ImVec2 corner, ImVec2 size);

}  // namespace greenward::viewer
