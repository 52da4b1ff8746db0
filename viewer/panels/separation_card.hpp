// Whether the chosen compound is really separated: verdicts, numbers, and every reason against it.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// Nothing unless a compound is chosen and there are drains.
void draw_separation(const panel_context& context);

}  // namespace greenward::viewer
