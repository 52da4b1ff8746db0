#include "viewer/panels/map_note.hpp"

#include "viewer/panels/palette.hpp"
#include "viewer/panels/widgets.hpp"

#include <algorithm>

namespace greenward::viewer {

void draw_map_note(std::span<const note_line> lines, ImVec2 corner) {
  constexpr float kInset = 16, kPadding = 12, kGap = 4;
  float width = 0, height = 2 * kPadding - kGap;
  for (const note_line& line : lines) {
    width = std::max(width, text_width(line.font, line.words));
    height += line.font->FontSize + kGap;
  }
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 from(corner.x + kInset, corner.y + kInset);
  const ImVec2 end(from.x + width + 2 * kPadding, from.y + height);
  list->AddRectFilled(from, end, palette::glass(), 6);
  list->AddRect(from, end, palette::rule(), 6);
  float y = from.y + kPadding;
  for (const note_line& line : lines) {
    draw_text(line.font, ImVec2(from.x + kPadding, y), line.ink, line.words);
    y += line.font->FontSize + kGap;
  }
}

}  // namespace greenward::viewer
