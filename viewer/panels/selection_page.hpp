// The page of what is selected, layer by layer.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

void draw_selection_page(const panel_context& context);

}  // namespace greenward::viewer
