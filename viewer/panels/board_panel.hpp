// The board of the works below the map: the roll-up by unit, dispatch, race and review.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// Height of the board on a window with `room` for map and board; 0 while it is closed.
[[nodiscard]] float board_height(const session& state, float room);

void draw_board_panel(const panel_context& context, ImVec2 corner, ImVec2 size);

}  // namespace greenward::viewer
