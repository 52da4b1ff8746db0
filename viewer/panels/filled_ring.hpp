// Filling a ring of any shape on an ImGui draw list.
#pragma once

#include <imgui.h>
#include <span>

namespace greenward::viewer {

/// By even-odd scan lines, one a pixel, within the clip rectangle; the ring is open. ImGui itself fills
/// convex rings only. O(corners × rows).
void fill_ring(ImDrawList& list, std::span<const ImVec2> ring, ImU32 colour);

}  // namespace greenward::viewer
