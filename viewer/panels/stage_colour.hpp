// The colours of the stages of works in bars and keys.
#pragma once

#include "viewer/layers/session.hpp"

#include <imgui.h>
#include <string>

namespace greenward::viewer {

/// The colour that the map gives a stage; grey if the layer works has no rule for it.
[[nodiscard]] ImU32 stage_colour(session& state, const std::string& stage);

}  // namespace greenward::viewer
