// The slider that shows the works on an earlier day.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

inline constexpr float kTimeSliderHeight = 104;

/// Along the lower edge of the map, if the session has it open.
void draw_time_slider(const panel_context& context, ImVec2 corner, ImVec2 size);

}  // namespace greenward::viewer
