// The drawing of a longitudinal profile: axes, ground, pipes, water, manholes, crossings and what is wrong.
#pragma once

#include "viewer/layers/profile_plot.hpp"
#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// Draws only. `hovered`: what the pointer is on.
void draw_profile_drawing(const panel_context& context, const profile_plot& plot, plot_hit hovered);

/// The key to its colours, on one line.
void draw_profile_key(const panel_context& context, ImVec2 corner);
[[nodiscard]] float profile_key_width(const panel_context& context);

}  // namespace greenward::viewer
