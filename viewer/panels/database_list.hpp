// The databases that were opened last: a page of its own before one is open, a box over the map later.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// Fills the given part of the window while no database is open: the list, another file, how to begin.
void draw_start_page(const panel_context& context, ImVec2 corner, ImVec2 size);
/// The same list over the map, if it is open.
void draw_database_box(const panel_context& context, ImVec2 corner, ImVec2 size);

}  // namespace greenward::viewer
