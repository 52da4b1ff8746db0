// The picture under the layers, at the foot of their tree.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// Shows and hides it, sets its opacity, goes there, takes it away; says what is wrong with it. Draws nothing
/// if there is none. Returns how high it is, pixels.
float draw_basemap_row(const panel_context& context);

}  // namespace greenward::viewer
