// The tree of layers, which is the legend too.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

void draw_layer_panel(const panel_context& context, ImVec2 corner, ImVec2 size);

}  // namespace greenward::viewer
