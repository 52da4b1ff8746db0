// The right side: summary or feature.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

enum class details_tab { summary, feature };

void draw_details_panel(const panel_context& context, ImVec2 corner, ImVec2 size, details_tab& tab);

}  // namespace greenward::viewer
