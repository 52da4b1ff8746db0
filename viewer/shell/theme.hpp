// ImGui's colours and measures for the whole program.
#pragma once

#include "viewer/canvas/ground.hpp"

namespace greenward::viewer {

/// Once ImGui's context is made, and between two frames whenever the theme is to be another.
void apply_theme(theme on);

}  // namespace greenward::viewer
