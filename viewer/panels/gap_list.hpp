// Who is not served, place by place.
#pragma once

#include "engine/workflow/service_gaps.hpp"
#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// The total, then every group in the order of the session's bands, whose answer `gaps` is.
void draw_gap_list(const panel_context& context, const workflow::service_gaps& gaps);

}  // namespace greenward::viewer
