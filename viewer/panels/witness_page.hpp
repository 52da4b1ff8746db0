// The way on foot from a building to the facility nearest to it, step by step.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// If one was asked for.
void draw_witness(const panel_context& context);
/// Nothing if the chosen feature is neither a building nor a population point.
void draw_witness_button(const panel_context& context);

}  // namespace greenward::viewer
