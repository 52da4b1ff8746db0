// The box that tells of the place under the pointer on a longitudinal profile.
#pragma once

#include "viewer/layers/profile_plot.hpp"
#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// Above the panel, so that it covers nothing of the drawing: its foot is at `foot`. A station must be
/// pointed at.
void draw_profile_reading(const panel_context& context, const profile_plot& plot, plot_hit hovered,
                          float foot);

}  // namespace greenward::viewer
