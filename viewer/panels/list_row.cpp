#include "viewer/panels/list_row.hpp"

namespace greenward::viewer {

list_row begin_list_row(const panel_context& context, const std::string& widget, bool marked, float height) {
  list_row row{ImGui::GetCursorScreenPos(), ImGui::GetContentRegionAvail().x, height};
  row.clicked = ImGui::InvisibleButton(widget.c_str(), ImVec2(row.width, height));
  row.hovered = ImGui::IsItemHovered();
  note_widget(context.state, widget);
  if (marked || row.hovered)
    ImGui::GetWindowDrawList()->AddRectFilled(row.at, ImVec2(row.right(), row.at.y + height),
                                              marked ? palette::accent_soft() : palette::hover(), 4);
  return row;
}

void end_of_row(const panel_context& context, const list_row& row, std::string_view words, float used) {
  constexpr float kEnd = 4, kBetween = 12;
  ImFont* small = context.fonts.small;
  draw_text_right(small, ImVec2(row.right() - kEnd, row.top_of(small)), palette::ink_soft(),
                  shortened(small, words, row.width - used - kEnd - kBetween));
}

}  // namespace greenward::viewer
