// What a facility that is tried out on the map would serve.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

void draw_circle_page(const panel_context& context);

}  // namespace greenward::viewer
