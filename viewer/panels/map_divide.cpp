#include "viewer/panels/map_divide.hpp"

#include "viewer/i18n/text_table.hpp"
#include "viewer/panels/palette.hpp"

#include <algorithm>

namespace greenward::viewer {

namespace {

constexpr float kGrip = 12;           ///< half of what takes the mouse, pixels
constexpr double kFromBorder = 0.03;  ///< of the map's width: the line stays in reach

/// A box whose left or right border is at `x`.
void draw_day(const panel_context& context, float x, float top, bool to_the_left, ImU32 colour,
              const std::string& words) {
  constexpr float kPadding = 8, kGap = 8;
  ImFont* font = context.fonts.strong;
  const float width = text_width(font, words) + 2 * kPadding;
  const ImVec2 from(to_the_left ? x - kGap - width : x + kGap, top);
  const ImVec2 to(from.x + width, top + font->FontSize + kPadding);
  ImGui::GetWindowDrawList()->AddRectFilled(from, to, palette::glass(), 4);
  draw_text(font, ImVec2(from.x + kPadding, from.y + kPadding / 2), colour, words);
}

void draw_line(float x, ImVec2 corner, ImVec2 size, bool in_hand) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float middle = corner.y + size.y / 2;
  list->AddLine(ImVec2(x, corner.y), ImVec2(x, corner.y + size.y), palette::paper(), 5);
  list->AddLine(ImVec2(x, corner.y), ImVec2(x, corner.y + size.y), palette::ink(), 2);
  list->AddCircleFilled(ImVec2(x, middle), kGrip, palette::paper());
  list->AddCircle(ImVec2(x, middle), kGrip, in_hand ? palette::accent() : palette::ink(), 0, 2);
  for (const float side : {-1.0F, 1.0F})
    list->AddTriangleFilled(ImVec2(x + side * 8, middle), ImVec2(x + side * 3, middle - 4),
                            ImVec2(x + side * 3, middle + 4), palette::ink());
}

}  // namespace

void draw_map_divide(const panel_context& context, ImVec2 corner, ImVec2 size) {
  session& state = context.state;
  if (!state.earlier) return;
  const float x = corner.x + static_cast<float>(state.divide_column() / state.view.density());
  ImGui::SetCursorScreenPos(ImVec2(x - kGrip, corner.y));
  ImGui::InvisibleButton("divide", ImVec2(2 * kGrip, size.y));
  note_widget(state, "divide");
  const bool in_hand = ImGui::IsItemActive();
  if (in_hand || ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  draw_line(x, corner, size, in_hand);
  const time_state& time = state.time;
  const std::string shown = time.day ? format_date(*time.day) : text(text_key::time_now, state.lang);
  draw_day(context, x, corner.y + 14, true, palette::measure(), format_date(state.earlier->day));
  draw_day(context, x, corner.y + 14, false, palette::accent(), shown);
  if (!in_hand) return;
  const double share = static_cast<double>((ImGui::GetIO().MousePos.x - corner.x) / size.x);
  state.time.divide = std::clamp(share, kFromBorder, 1 - kFromBorder);
}

}  // namespace greenward::viewer
