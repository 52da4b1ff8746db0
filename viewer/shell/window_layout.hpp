// Where the panels stand around the map.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// Where everything stands; points.
struct window_layout {
  ImVec2 window, map;
  float left = 0, right = 0, top = 0;  ///< widths of the panels beside the map, height of the bar
  float slider = 0, table = 0, profile = 0, board = 0;  ///< heights below the map; 0: not there
  float beside = 0;                                     ///< height of the panels beside the map
  float below_from = 0, below_width = 0;                ///< of what stands below the map
};

/// The map takes whole pixels, so that its picture is shown as it was drawn. In a narrow window what stands
/// below it takes the whole width, and the panels beside it end where it does.
[[nodiscard]] window_layout lay_out(const session& state);

/// Everything around the map.
void draw_panels(const panel_context& context, const window_layout& layout);
/// Whatever is open over the map.
void draw_boxes(const panel_context& context, const window_layout& layout);

}  // namespace greenward::viewer
