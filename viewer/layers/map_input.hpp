// What the mouse did over the map: gathered by a panel, answered by a tool.
#pragma once

#include "viewer/canvas/camera.hpp"

namespace greenward::viewer {

/// Since the last frame; pixels from the map's corner.
struct map_input {
  screen_point pointer;
  bool inside = false;  ///< the pointer is over the map and nothing covers it
  double drag_x = 0;    ///< movement with the button held, begun over the map
  double drag_y = 0;
  bool pressed = false;              ///< the button went down over the map in this frame
  bool held = false;                 ///< and is still down
  bool shift = false, ctrl = false;  ///< held
  double wheel = 0;                  ///< notches, away from the user is positive
  bool clicked = false;              ///< pressed and released without dragging
  bool double_clicked = false;       ///< and this was the second of two clicks at one place
};

}  // namespace greenward::viewer
