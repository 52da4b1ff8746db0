// What stands above the rows of the attribute table: the layer, how many rows, the filter.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// Returns its height, pixels.
[[nodiscard]] float draw_table_head(const panel_context& context, ImVec2 corner, float width);

}  // namespace greenward::viewer
