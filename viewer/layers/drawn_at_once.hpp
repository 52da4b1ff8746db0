// A few features by one rule, as the GPU takes them: what is drawn over the map and changes with a click.
#pragma once

#include "viewer/canvas/gpu_layer.hpp"

#include <memory>

namespace greenward::viewer {

/// Needs the context.
[[nodiscard]] std::shared_ptr<const gpu_layer> drawn_at_once(const geo::planar_geometry& geometry,
                                                             const layer::style_rule& rule);

}  // namespace greenward::viewer
