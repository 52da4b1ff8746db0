#include "viewer/panels/plan_note.hpp"

#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/map_division.hpp"
#include "viewer/layers/scenario_overlay.hpp"
#include "viewer/panels/palette.hpp"

#include <algorithm>
#include <string>

namespace greenward::viewer {

void draw_plan_note(const panel_context& context, ImVec2 corner, ImVec2 size) {
  const map_division division = division_of(context.state);
  if (!context.state.scenario.planned || division == map_division::plan) return;
  constexpr float kTop = 12, kPadding = 12, kHeight = 30, kFurniture = 64, kBelowDays = 90;
  ImFont* font = context.fonts.strong;
  const std::string& words = text(text_key::scenario_map, context.state.lang);
  const float width = text_width(font, words) + 2 * kPadding;
  // In the middle, but not under the arrow and the buttons on the right.
  const bool days = division == map_division::days;  // then a line stands in the middle, and words at the top
  const float x = days ? 0 : std::min((size.x - width) / 2, size.x - kFurniture - width);
  const ImVec2 from(corner.x + std::max(x, kTop), corner.y + (days ? kBelowDays : kTop));
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(from, ImVec2(from.x + width, from.y + kHeight), palette::seen(kBuiltPipe), 6);
  draw_text(font, ImVec2(from.x + kPadding, from.y + (kHeight - font->FontSize) / 2), palette::paper(),
            words);
}

}  // namespace greenward::viewer
