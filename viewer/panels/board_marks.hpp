// The works behind what is pointed at on the board, over the map.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// `corner`: of the map. Works that are not drawn are not shown either.
void draw_board_marks(const panel_context& context, ImVec2 corner);

}  // namespace greenward::viewer
