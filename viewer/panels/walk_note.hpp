// The small print below every walking figure.
#pragma once

#include "engine/workflow/walk_settings.hpp"
#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// Minutes, speed, plain radius, rule pack, and how many of its numbers nobody has verified.
void walk_note(const panel_context& context, const workflow::walk_settings& settings);

}  // namespace greenward::viewer
