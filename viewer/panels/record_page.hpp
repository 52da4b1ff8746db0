// The form that records what a work has reached.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// The session's open form, in place of the feature's card. Precondition: there is one.
void draw_record_page(const panel_context& context);

}  // namespace greenward::viewer
