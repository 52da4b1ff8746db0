#include "viewer/panels/status_bar.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/panels/palette.hpp"

#include <algorithm>

namespace greenward::viewer {

namespace {

constexpr float kCoordinates = 400;  ///< pixels, wide enough for the longest

std::string pointer_text(const session& state) {
  if (!state.pointer || !state.district) return text(text_key::keys_hint, state.lang);
  const geo::crs_code measuring = state.district->measuring;
  const std::string words = coordinates_text(*state.pointer, state.reference, measuring, state.lang);
  const bool copied =
      !state.copied.empty() && plain_coordinates(*state.pointer, state.reference, measuring) == state.copied;
  return copied ? words + "   " + text(text_key::copied, state.lang) : words;
}

/// A click on the coordinates shows them in the next reference.
void draw_coordinates(const panel_context& context, ImVec2 corner, float line) {
  session& state = context.state;
  ImGui::SetCursorScreenPos(corner);
  if (ImGui::InvisibleButton("coordinates", ImVec2(kCoordinates, palette::kStatusBar)))
    state.reference = next_reference(state.reference);
  note_widget(state, "coordinates");
  const bool hovered = ImGui::IsItemHovered() && state.district;
  std::string words = pointer_text(state);
  if (hovered) {
    words = text(text_key::coordinates_in, state.lang) + " " +
            reference_text(state.reference, state.district->measuring);
    ImGui::SetTooltip("%s", label(text_key::switch_reference, state.lang));
  }
  draw_text(context.fonts.small, ImVec2(corner.x, line), hovered ? palette::accent() : palette::ink_soft(),
            words);
}

}  // namespace

void draw_status_bar(const panel_context& context, ImVec2 window) {
  const session& state = context.state;
  const float top = window.y - palette::kStatusBar;
  const panel_frame frame("status bar", ImVec2(0, top), ImVec2(window.x, palette::kStatusBar),
                          palette::paper_dim());
  ImGui::GetWindowDrawList()->AddLine(ImVec2(0, top), ImVec2(window.x, top), palette::rule());
  ImFont* font = context.fonts.small;
  const float line = top + (palette::kStatusBar - font->FontSize) / 2;
  float x = palette::kPanelPadding;
  const std::string scale =
      text(text_key::scale, state.lang) + " " + scale_text(state.view.scale_denominator());
  x += std::max(draw_text(font, ImVec2(x, line), palette::ink(), scale), 150.0F) + 24;
  draw_coordinates(context, ImVec2(x, top), line);
  x += kCoordinates + 24;
  if (!state.district) return;
  const float right = window.x - palette::kPanelPadding;
  const std::string notice = shortened(font, state.district->info.notice, right - x);
  draw_text_right(font, ImVec2(right, line), palette::ink_soft(), notice);
  ImGui::SetCursorScreenPos(ImVec2(x, top));
  ImGui::InvisibleButton("notice", ImVec2(std::max(1.0F, right - x), palette::kStatusBar));
  if (ImGui::IsItemHovered() && notice != state.district->info.notice) {
    ImGui::SetTooltip("%s", state.district->info.notice.c_str());
  }
}

}  // namespace greenward::viewer
