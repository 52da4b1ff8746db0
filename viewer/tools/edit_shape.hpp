// Corners of the feature in hand, moved, put in and taken out with the mouse.
#pragma once

#include "viewer/layers/map_input.hpp"
#include "viewer/layers/session.hpp"

namespace greenward::viewer {

/// While a form is open: dragging a corner moves it, dragging the middle of a side puts one there, a click
/// with Shift takes one out; what a click without it does the form says (map_click). A corner near something
/// snaps to it, unless Ctrl is held. What the tool took.
struct edit_take {
  bool click = false, drag = false;
};
[[nodiscard]] edit_take edit_shape(session& state, const map_input& input);

}  // namespace greenward::viewer
