// What the tool in hand says, in a box at the top left of the map.
#pragma once

#include <imgui.h>
#include <span>
#include <string>

namespace greenward::viewer {

struct note_line {
  ImFont* font;
  ImU32 ink;
  std::string words;
};

/// `corner`: of the map, pixels.
void draw_map_note(std::span<const note_line> lines, ImVec2 corner);

}  // namespace greenward::viewer
