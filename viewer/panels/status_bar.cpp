#include "viewer/panels/status_bar.hpp"

#include "engine/geo/crs.hpp"
#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/panels/palette.hpp"

#include <algorithm>

namespace greenward::viewer {

namespace {

std::string pointer_text(const session& state) {
  if (!state.pointer || !state.district) return text(text_key::keys_hint, state.lang);
  try {
    const geo::lon_lat place = geo::unproject(*state.pointer, state.district->measuring);
    return position_text(place, state.lang) + "   " + geo::to_string(state.district->measuring);
  } catch (const error&) {
    return "–";  // far outside the projection's range there is no longitude to show
  }
}

}  // namespace

void draw_status_bar(const panel_context& context, ImVec2 window) {
  const session& state = context.state;
  const float top = window.y - palette::kStatusBar;
  const panel_frame frame("status bar", ImVec2(0, top), ImVec2(window.x, palette::kStatusBar),
                          palette::kPaperDim);
  ImGui::GetWindowDrawList()->AddLine(ImVec2(0, top), ImVec2(window.x, top), palette::kRule);
  ImFont* font = context.fonts.small;
  const float line = top + (palette::kStatusBar - font->FontSize) / 2;
  float x = palette::kPanelPadding;
  const std::string scale =
      text(text_key::scale, state.lang) + " " + scale_text(state.view.scale_denominator());
  x += std::max(draw_text(font, ImVec2(x, line), palette::kInk, scale), 150.0F) + 24;
  x += std::max(draw_text(font, ImVec2(x, line), palette::kInkSoft, pointer_text(state)), 330.0F) + 24;
  if (!state.district) return;
  const float right = window.x - palette::kPanelPadding;
  const std::string notice = shortened(font, state.district->info.notice, right - x);
  draw_text_right(font, ImVec2(right, line), palette::kInkSoft, notice);
  ImGui::SetCursorScreenPos(ImVec2(x, top));
  ImGui::InvisibleButton("notice", ImVec2(std::max(1.0F, right - x), palette::kStatusBar));
  if (ImGui::IsItemHovered() && notice != state.district->info.notice) {
    ImGui::SetTooltip("%s", state.district->info.notice.c_str());
  }
}

}  // namespace greenward::viewer
