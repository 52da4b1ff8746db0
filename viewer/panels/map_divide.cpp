#include "viewer/panels/map_divide.hpp"

#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/map_division.hpp"
#include "viewer/panels/palette.hpp"

#include <string>
#include <utility>

namespace greenward::viewer {

namespace {

constexpr float kGrip = 12;     ///< half of what takes the mouse, pixels
constexpr float kFromTop = 14;  ///< of the map

/// What is on a side of the line.
struct side_words {
  std::string words;
  ImU32 colour;
};

/// A box whose left or right border is at `x`.
void draw_side(const panel_context& context, float x, float top, bool to_the_left, const side_words& side) {
  constexpr float kPadding = 8, kGap = 8;
  ImFont* font = context.fonts.strong;
  const float width = text_width(font, side.words) + 2 * kPadding;
  const ImVec2 from(to_the_left ? x - kGap - width : x + kGap, top);
  const ImVec2 to(from.x + width, top + font->FontSize + kPadding);
  ImGui::GetWindowDrawList()->AddRectFilled(from, to, palette::glass(), 4);
  draw_text(font, ImVec2(from.x + kPadding, from.y + kPadding / 2), side.colour, side.words);
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

std::pair<side_words, side_words> words_of_days(const session& state) {
  const time_state& time = state.time;
  return {{format_date(state.earlier->day), palette::measure()},
          {time.day ? format_date(*time.day) : text(text_key::time_now, state.lang), palette::accent()}};
}

/// What was traced and found is of one side only, and drawn on both.
std::pair<side_words, side_words> words_of_plan(const session& state) {
  const std::string asked = " · " + text(text_key::scenario_asked, state.lang);
  const bool planned = state.scenario.planned;
  return {{text(text_key::scenario_before, state.lang) + (planned ? "" : asked), palette::measure()},
          {text(text_key::scenario_side, state.lang) + (planned ? asked : ""), palette::accent()}};
}

/// Below what is on the sides, where there is more room.
void draw_note(const panel_context& context, float x, ImVec2 corner, float width) {
  if (!context.state.division_note) return;
  const bool to_the_left = x - corner.x > width / 2;
  draw_side(context, x, corner.y + kFromTop + context.fonts.strong->FontSize + 16, to_the_left,
            {context.state.division_note->in(context.state.lang), palette::ink_soft()});
}

}  // namespace

void draw_map_divide(const panel_context& context, ImVec2 corner, ImVec2 size) {
  session& state = context.state;
  const map_division division = division_of(state);
  if (division == map_division::none) return;
  const float x = corner.x + static_cast<float>(state.divide_column() / state.view.density());
  ImGui::SetCursorScreenPos(ImVec2(x - kGrip, corner.y));
  ImGui::InvisibleButton("divide", ImVec2(2 * kGrip, size.y));
  note_widget(state, "divide");
  const bool in_hand = ImGui::IsItemActive();
  if (in_hand || ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  draw_line(x, corner, size, in_hand);
  const auto [left, right] = division == map_division::days ? words_of_days(state) : words_of_plan(state);
  draw_side(context, x, corner.y + kFromTop, true, left);
  draw_side(context, x, corner.y + kFromTop, false, right);
  draw_note(context, x, corner, size.x);
  if (in_hand) put_divide(state, static_cast<double>((ImGui::GetIO().MousePos.x - corner.x) / size.x));
}

}  // namespace greenward::viewer
