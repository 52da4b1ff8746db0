// The shape in hand over the map, with its grips.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// `corner`: of the map, pixels.
void draw_edit_marks(const panel_context& context, ImVec2 corner);

}  // namespace greenward::viewer
