// Traced pipes on the map.
#pragma once

#include "viewer/canvas/gpu_layer.hpp"
#include "viewer/layers/drain_state.hpp"

#include <memory>
#include <vector>

namespace greenward::viewer {

/// Lowest first; nothing if nothing was traced. Needs the context.
[[nodiscard]] std::vector<std::shared_ptr<const gpu_layer>> trace_overlay(const drain_state& drains);

}  // namespace greenward::viewer
