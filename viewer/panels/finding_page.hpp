// The list of what the checks of the drains have found.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// In the current window. A click on a check folds it, a click on a finding goes there.
void draw_findings(const panel_context& context);

}  // namespace greenward::viewer
