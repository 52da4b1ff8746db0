#include "viewer/panels/go_to_box.hpp"

#include "viewer/i18n/text_table.hpp"
#include "viewer/panels/floating_box.hpp"
#include "viewer/panels/palette.hpp"

#include <imgui_stdlib.h>
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace greenward::viewer {

namespace {

constexpr float kWidth = 460, kButton = 34;

/// One button a reference, the chosen one in the accent's colour.
void draw_references(const panel_context& context) {
  session& state = context.state;
  constexpr float kGap = 6;
  const float count = static_cast<float>(kCoordinateReferences.size());
  const float width = (ImGui::GetContentRegionAvail().x - (count - 1) * kGap) / count;
  for (const coordinate_reference reference : kCoordinateReferences) {
    const bool chosen = state.reference == reference;
    const std::string words = reference_text(reference, state.district->measuring);
    if (chosen) {
      ImGui::PushStyleColor(ImGuiCol_Button, palette::accent_soft());
      ImGui::PushStyleColor(ImGuiCol_Text, palette::accent_dark());
    }
    if (flat_button(words.c_str(), words.c_str(), ImVec2(width, kButton))) {
      state.reference = reference;
      state.go_to.problem.reset();
      state.go_to.opened_now = true;
    }
    note_widget(state, "reference:" + words);
    if (chosen) ImGui::PopStyleColor(2);
    if (reference != kCoordinateReferences.back()) ImGui::SameLine(0, kGap);
  }
}

void draw_place_field(const panel_context& context) {
  session& state = context.state;
  go_to_state& go_to = state.go_to;
  if (std::exchange(go_to.opened_now, false)) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(-1);
  const geo::planar middle = state.district->bounds().centre();
  const std::string example = plain_coordinates(middle, state.reference, state.district->measuring);
  const bool entered =
      ImGui::InputTextWithHint("##go to", example.c_str(), &go_to.typed,
                               ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  note_widget(state, "go_to");
  state.fresh_text += go_to.typed;
  const bool left = ImGui::IsItemDeactivated() && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape));
  if (left) go_to.open = false;
  if (!entered) return;
  state.go();
  go_to.opened_now = go_to.open;  // it was refused: what is typed now mends it
}

void draw_answer(const panel_context& context) {
  const session& state = context.state;
  if (!state.go_to.problem) return note(context, text(text_key::go_to_hint, state.lang));
  context.state.fresh_text += state.go_to.problem->message(state.lang);
  problem_text(state.go_to.problem->problem().in(state.lang));
  note(context, state.go_to.problem->remedy().in(state.lang));
}

void draw_cross_hair(ImVec2 middle) {
  constexpr float kRadius = 9, kInner = 4, kOuter = 16;
  ImDrawList* list = ImGui::GetWindowDrawList();
  for (const auto& [colour, width] :
       {std::pair(palette::casing(), 6.0F), std::pair(palette::measure(), 2.5F)}) {
    list->AddCircle(middle, kRadius, colour, 0, width);
    for (const auto& [x, y] : {std::pair(-1.0F, 0.0F), {1.0F, 0.0F}, {0.0F, -1.0F}, {0.0F, 1.0F}})
      list->AddLine(ImVec2(middle.x + x * kInner, middle.y + y * kInner),
                    ImVec2(middle.x + x * kOuter, middle.y + y * kOuter), colour, width);
  }
}

/// The first line in ink, what should be known of it in the colour of warnings.
void draw_lines_under(ImFont* font, ImVec2 middle, const std::vector<std::string>& lines) {
  constexpr float kBelow = 24, kPadding = 8;
  float width = 0;
  for (const std::string& line : lines) width = std::max(width, text_width(font, line));
  const float step = font->FontSize + 2;
  const ImVec2 from(middle.x - width / 2 - kPadding, middle.y + kBelow);
  const ImVec2 to(from.x + width + 2 * kPadding, from.y + step * static_cast<float>(lines.size()) + 6);
  ImGui::GetWindowDrawList()->AddRectFilled(from, to, palette::casing(), 4);
  for (std::size_t i = 0; i < lines.size(); ++i)
    draw_text(font, ImVec2(from.x + kPadding, from.y + 4 + step * static_cast<float>(i)),
              i == 0 ? palette::ink() : palette::warn_ink(), lines[i]);
}

}  // namespace

void draw_go_to_box(const panel_context& context, ImVec2 corner, ImVec2 size) {
  session& state = context.state;
  if (!state.go_to.open || !state.district) return;
  const floating_box box("go to", corner, size, kWidth);
  ImGui::PushFont(context.fonts.strong);
  ImGui::TextUnformatted(label(text_key::go_to_title, state.lang));
  ImGui::PopFont();
  ImGui::Dummy(ImVec2(0, 2));
  draw_references(context);
  ImGui::Dummy(ImVec2(0, 2));
  draw_place_field(context);
  ImGui::Dummy(ImVec2(0, 2));
  draw_answer(context);
}

void draw_place_mark(const panel_context& context, ImVec2 corner) {
  const session& state = context.state;
  if (!state.go_to.mark) return;
  const place_mark& mark = *state.go_to.mark;
  const screen_point at = state.view.to_screen(mark.place);
  const ImVec2 middle(corner.x + static_cast<float>(at.x), corner.y + static_cast<float>(at.y));
  draw_cross_hair(middle);
  std::vector<std::string> lines{mark.words};
  for (const bilingual& words : mark.notes) lines.push_back(words.in(state.lang));
  draw_lines_under(context.fonts.small, middle, lines);
}

}  // namespace greenward::viewer
