// Moving about the map by mouse and keys.
#pragma once

#include "viewer/layers/map_input.hpp"
#include "viewer/layers/session.hpp"

namespace greenward::viewer {

/// Keys that move the view, as commands: window and tests feed the same ones.
enum class view_command { zoom_in, zoom_out, left, right, up, down, fit };

void navigate(session& state, const map_input& input);
void navigate(session& state, view_command command);

}  // namespace greenward::viewer
