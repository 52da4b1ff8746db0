// The next best sites for care facilities.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// A button to ask for them, and what was chosen.
void draw_sites(const panel_context& context);

}  // namespace greenward::viewer
