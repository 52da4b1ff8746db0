// The rows and columns of the attribute table.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// Only cells in sight are turned into words. Precondition: the table has a layer.
void draw_table_cells(const panel_context& context, ImVec2 corner, ImVec2 size);

}  // namespace greenward::viewer
