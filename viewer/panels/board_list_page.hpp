// The figures of dispatch, race and review, as the command prints them.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// Precondition: the board shows an answer for it.
void draw_board_list_page(const panel_context& context);

}  // namespace greenward::viewer
