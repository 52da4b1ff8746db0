// The right side: summary, feature, or the circle of a facility that is tried out.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

void draw_details_panel(const panel_context& context, ImVec2 corner, ImVec2 size);

}  // namespace greenward::viewer
