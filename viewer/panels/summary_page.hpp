// Progress of works and the service circle in figures.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

void draw_summary_page(const panel_context& context);

}  // namespace greenward::viewer
