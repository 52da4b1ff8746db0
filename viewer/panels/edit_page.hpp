// The form in which a feature is changed by hand, in place of its card.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// There must be a form.
void draw_edit_page(const panel_context& context);

/// The button that opens it for the chosen feature, where a person may change that; what came of the last
/// entry.
void draw_edit_button(const panel_context& context);

}  // namespace greenward::viewer
