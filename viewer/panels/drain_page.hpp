// Following the drains from the chosen pipe or node.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

void draw_drain_page(const panel_context& context);

/// Buttons up, down and both ways; nothing if the chosen feature cannot be followed.
void draw_trace_buttons(const panel_context& context);

}  // namespace greenward::viewer
