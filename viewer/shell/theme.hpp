// ImGui's colours and measures for the whole program.
#pragma once

namespace greenward::viewer {

/// Call once after ImGui's context is made.
void apply_theme();

}  // namespace greenward::viewer
