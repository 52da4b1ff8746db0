// A layer that is dragged to another place of the tree.
#pragma once

#include "viewer/panels/widgets.hpp"

#include <span>
#include <string>

namespace greenward::viewer {

/// Where a layer stands in the tree, with what is unfolded below it. Window pixels.
struct tree_block {
  std::string layer;
  float top = 0, bottom = 0;
};

/// For the row that has just been drawn: takes its layer in hand when the mouse drags it.
void take_in_hand(session& state, const std::string& layer);

/// Marks where the layer in hand would come, and puts it there when the mouse lets go. `blocks`: from top to
/// bottom.
void draw_tree_drag(const panel_context& context, std::span<const tree_block> blocks);

}  // namespace greenward::viewer
