// The box in which a file is added to the district.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// Over the map at `corner`.
void draw_import_box(const panel_context& context, ImVec2 corner, ImVec2 size);

}  // namespace greenward::viewer
