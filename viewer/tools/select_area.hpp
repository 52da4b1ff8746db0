// The hand of the selecting tool: boxes are dragged, polygons put corner by corner.
#pragma once

#include "viewer/layers/map_input.hpp"
#include "viewer/layers/session.hpp"

namespace greenward::viewer {

/// Whether it has used the mouse: then nothing else should. Shift adds to what is selected, Ctrl takes away.
/// A click with the box in hand selects the one feature under it.
[[nodiscard]] bool select_area(session& state, const map_input& input);

/// The polygon is whole: what lies in it is selected, and the next corner begins another one.
void finish_selected_area(session& state, select_change change);

}  // namespace greenward::viewer
