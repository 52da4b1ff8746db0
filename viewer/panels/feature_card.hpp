// All fields of the chosen feature.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

void draw_feature_card(const panel_context& context);

}  // namespace greenward::viewer
