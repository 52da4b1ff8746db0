// The tried facility on the map: its area, the streets within reach and itself.
#pragma once

#include "viewer/canvas/gpu_layer.hpp"
#include "viewer/layers/trial_state.hpp"

#include <memory>
#include <vector>

namespace greenward::viewer {

/// Lowest first; nothing if no facility is tried. Needs the context.
[[nodiscard]] std::vector<std::shared_ptr<const gpu_layer>> trial_overlay(const trial_state& trial);

}  // namespace greenward::viewer
