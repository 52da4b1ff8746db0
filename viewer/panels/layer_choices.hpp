// What can be chosen for a layer, below its row in the tree.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// Opacity, filter, scales, and the way to its table. `indent`: pixels from the left edge.
void draw_layer_choices(const panel_context& context, tree_layer& layer, float indent);

}  // namespace greenward::viewer
