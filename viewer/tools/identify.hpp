// Click on the map: which features are there?
#pragma once

#include "viewer/canvas/camera.hpp"
#include "viewer/layers/session.hpp"

namespace greenward::viewer {

/// Chooses everything drawn within 6 pixels of `at`, stored layers only; nothing there clears the choice.
void identify(session& state, screen_point at);

}  // namespace greenward::viewer
