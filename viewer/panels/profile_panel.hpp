// The longitudinal profile of a way through the drains, below the map.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// Pixels that it takes of `room`, the height it has with the map; 0 while it is closed.
[[nodiscard]] float profile_height(const session& state, float room);

/// If the session has it open. Its upper edge can be dragged.
void draw_profile_panel(const panel_context& context, ImVec2 corner, ImVec2 size);

}  // namespace greenward::viewer
