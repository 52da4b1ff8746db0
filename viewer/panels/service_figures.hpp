// How many people the elderly-care facilities serve, on foot and by the plain radius.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// Under a heading; without figures, why there are none.
void draw_service_figures(const panel_context& context);

}  // namespace greenward::viewer
