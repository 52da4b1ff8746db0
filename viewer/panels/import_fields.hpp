// Which fields of a file fill which fields of the layer.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// A list that is scrolled; nothing before the layer is chosen.
void draw_import_fields(const panel_context& context);

}  // namespace greenward::viewer
