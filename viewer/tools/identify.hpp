// Click on the map: which features are there?
#pragma once

#include "viewer/canvas/camera.hpp"
#include "viewer/layers/session.hpp"

#include <vector>

namespace greenward::viewer {

/// Everything drawn within 6 pixels of `at`, stored layers only, best first.
[[nodiscard]] std::vector<chosen_feature> features_at(const session& state, screen_point at);

/// Chooses it; nothing there clears the choice.
void identify(session& state, screen_point at);

}  // namespace greenward::viewer
