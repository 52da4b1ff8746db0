// What an import has taken and refused.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// Or why nothing was taken; nothing before that.
void draw_import_report(const panel_context& context);

}  // namespace greenward::viewer
