// Measuring on the map: clicks put corners, a double click ends.
#pragma once

#include "viewer/layers/map_input.hpp"
#include "viewer/layers/session.hpp"

namespace greenward::viewer {

/// Whether the click was meant for the measurement, and nothing else may answer it. Dragging still moves the
/// map.
bool take_measure(session& state, const map_input& input);

}  // namespace greenward::viewer
