// The service area by minutes, and who lives beyond it, on the page of the circle.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// The two switches, and what they have shown.
void draw_bands(const panel_context& context);

}  // namespace greenward::viewer
