#include "viewer/panels/service_figures.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/panels/palette.hpp"
#include "viewer/panels/walk_note.hpp"

#include <algorithm>

namespace greenward::viewer {

namespace {

/// A share as a bar with its words above.
void draw_share(const panel_context& context, const std::string& title, std::int64_t part, std::int64_t total,
                ImU32 colour) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImFont* font = context.fonts.body;
  draw_text(font, ImVec2(at.x, at.y + 2), palette::ink_soft(), title);
  const std::string value =
      count_text(part) + "  " + share_text(static_cast<double>(part), static_cast<double>(total));
  draw_text_right(font, ImVec2(at.x + width, at.y + 2), palette::ink(), value);
  const float y = at.y + font->FontSize + 5;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(ImVec2(at.x, y), ImVec2(at.x + width, y + 7), palette::rule_soft(), 3);
  const float share =
      total > 0 ? static_cast<float>(static_cast<double>(part) / static_cast<double>(total)) : 0;
  if (share > 0)
    list->AddRectFilled(ImVec2(at.x, y), ImVec2(at.x + width * std::min(share, 1.0F), y + 7), colour, 3);
  ImGui::Dummy(ImVec2(width, font->FontSize + 20));
}

void draw_people(const panel_context& context, const walking::population_sums& sums) {
  const language lang = context.state.lang;
  key_value(context, text(text_key::people_all, lang), count_text(sums.people));
  ImGui::Dummy(ImVec2(0, 4));
  draw_share(context, text(text_key::within_walk, lang), sums.within, sums.people, palette::accent());
  draw_share(context, text(text_key::within_radius, lang), sums.within_radius, sums.people,
             palette::seen(layer::colour{120, 134, 148, 255}));
  // Whether those whom no street reaches could walk there is not known.
  key_value(context, text(text_key::people_outside, lang),
            count_text(sums.people - sums.within - sums.unplaced));
  if (sums.unplaced > 0) key_value(context, text(text_key::people_unplaced, lang), count_text(sums.unplaced));
}

void draw_figures(const panel_context& context, const workflow::service_circles& circles) {
  const language lang = context.state.lang;
  key_value(context, text(text_key::facilities, lang),
            count_text(static_cast<std::int64_t>(circles.facilities)));
  if (circles.coverage.place_metres.empty())
    note(context, text(text_key::people_unknown, lang));
  else
    draw_people(context, circles.coverage.total);
  walk_note(context, circles.settings);
}

}  // namespace

void draw_service_figures(const panel_context& context) {
  const session& state = context.state;
  section(context, label(text_key::service_title, state.lang));
  if (state.service) return draw_figures(context, *state.service);
  if (state.service_refusal) return note(context, state.service_refusal->in(state.lang));
  note(context,
       text(state.loading.service_ready ? text_key::service_none : text_key::service_waiting, state.lang) +
           (state.loading.service_ready ? "" : "…"));
}

}  // namespace greenward::viewer
