// Traced pipes on the map.
#pragma once

#include "viewer/canvas/gpu_layer.hpp"
#include "viewer/layers/drain_state.hpp"

#include <memory>
#include <vector>

namespace greenward::viewer {

/// Lowest first; nothing if nothing was traced. Needs the context.
[[nodiscard]] std::vector<std::shared_ptr<const gpu_layer>> trace_overlay(const drain_state& drains);

/// Of what was followed in that direction, on the map and on sheets.
[[nodiscard]] layer::colour trace_colour(drainage::trace_direction direction);

}  // namespace greenward::viewer
