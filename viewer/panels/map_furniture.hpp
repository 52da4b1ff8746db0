// What stands on the map: scale bar, north arrow, zoom buttons.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// A round length, 1, 2 or 5 times a power of ten, that is at most `pixels` long on the screen.
struct scale_bar_length {
  double metres = 0;
  double pixels = 0;
};
[[nodiscard]] scale_bar_length scale_bar(double metres_per_pixel, double pixels);

/// Draws in the current window, over the map at `corner` of the given size.
void draw_map_furniture(const panel_context& context, ImVec2 corner, ImVec2 size);

}  // namespace greenward::viewer
