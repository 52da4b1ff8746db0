#include "viewer/panels/sites_page.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/sites_link.hpp"
#include "viewer/panels/list_row.hpp"
#include "viewer/panels/palette.hpp"
#include "viewer/panels/walk_note.hpp"

#include <cmath>
#include <memory>
#include <optional>
#include <string>

namespace greenward::viewer {

namespace {

constexpr layer::colour kSiteInk{106, 27, 154, 255};

/// "Next best sites", and between − and + how many.
void draw_site_head(const panel_context& context) {
  session& state = context.state;
  constexpr float kStep = 34, kNumber = 34, kGap = 6, kHeight = 34;
  const float width = ImGui::GetContentRegionAvail().x - 2 * kStep - kNumber - 3 * kGap;
  const text_key title = state.sites.wanted ? text_key::sites_clear : text_key::sites_ask;
  if (flat_button("sites", label(title, state.lang), ImVec2(width, kHeight))) switch_sites(state);
  note_widget(state, "sites:ask");
  ImGui::SameLine(0, kGap);
  if (flat_button("fewer", "-", ImVec2(kStep, kHeight))) state.sites.change_count(-1);
  note_widget(state, "sites:fewer");
  ImGui::SameLine(0, kGap);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const std::string count = std::to_string(state.sites.count);
  ImFont* font = context.fonts.strong;
  draw_text(font,
            ImVec2(at.x + (kNumber - text_width(font, count)) / 2, at.y + (kHeight - font->FontSize) / 2),
            palette::ink(), count);
  ImGui::Dummy(ImVec2(kNumber, kHeight));
  ImGui::SameLine(0, kGap);
  if (flat_button("more", "+", ImVec2(kStep, kHeight))) state.sites.change_count(1);
  note_widget(state, "sites:more");
  ImGui::Dummy(ImVec2(0, 4));
}

/// True if it was clicked.
bool draw_site(const panel_context& context, const next_site& site, std::size_t number) {
  session& state = context.state;
  const list_row row = begin_list_row(context, "site:" + std::to_string(number), state.sites.site == number);
  ImFont* small = context.fonts.small;
  ImFont* font = context.fonts.body;
  const std::string digits = std::to_string(number + 1);
  ImGui::GetWindowDrawList()->AddCircleFilled(ImVec2(row.at.x + 13, row.middle()), 10,
                                              palette::seen(kSiteInk));
  draw_text(small, ImVec2(row.at.x + 13 - text_width(small, digits) / 2, row.top_of(small)), palette::paper(),
            digits);
  const std::string gained = "+" + number_text(site.gained, 0);
  draw_text(font, ImVec2(row.at.x + 30, row.top_of(font)), palette::ink(),
            shortened(font, site.name, row.width - 44 - text_width(font, gained)));
  draw_text_right(font, ImVec2(row.right() - 4, row.top_of(font)), palette::ink(), gained);
  return row.clicked;
}

void draw_choice(const panel_context& context, const sites_answer& answer) {
  session& state = context.state;
  const language lang = state.lang;
  key_value(context, answer.group.in(lang), number_text(answer.all, 0));
  key_value(context, text(text_key::sites_served, lang),
            share_text(answer.served_now, answer.all) + " → " + share_text(answer.served_then, answer.all));
  key_value(context, text(text_key::sites_gained, lang),
            "+" + number_text(answer.served_then - answer.served_now, 0));
  key_value(context, text(text_key::sites_gap, lang),
            std::isfinite(answer.gap) ? number_text(answer.gap * 100, 2) + "%" : "–");
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  std::optional<std::size_t> taken;
  for (std::size_t i = 0; i < answer.sites.size(); ++i)
    if (draw_site(context, answer.sites[i], i)) taken = i;
  ImGui::PopStyleVar();
  ImGui::Dummy(ImVec2(0, 4));
  note(context,
       answer.status.in(lang) + (lang == language::zh ? "。" : ". ") + text(text_key::sites_note, lang));
  walk_note(context, answer.settings);
  ImGui::Dummy(ImVec2(0, 6));
  if (taken) visit_site(state, *taken);
}

}  // namespace

void draw_sites(const panel_context& context) {
  session& state = context.state;
  ImGui::Dummy(ImVec2(0, 6));
  draw_site_head(context);
  if (!state.sites.wanted) return;
  const std::shared_ptr<const sites_answer> answer = state.sites.shown;
  if (!answer) return note(context, text(text_key::sites_computing, state.lang));
  if (answer->refusal) return problem_text(answer->refusal->problem().in(state.lang));
  draw_choice(context, *answer);
}

}  // namespace greenward::viewer
