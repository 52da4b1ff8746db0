// The works by unit, kind or responsible body: a bar of stages in each row.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// Precondition: the board shows an answer for it.
void draw_roll_up_page(const panel_context& context);

}  // namespace greenward::viewer
