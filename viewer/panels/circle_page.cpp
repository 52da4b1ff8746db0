#include "viewer/panels/circle_page.hpp"

#include "engine/geo/crs.hpp"
#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/witness_link.hpp"
#include "viewer/panels/band_page.hpp"
#include "viewer/panels/palette.hpp"
#include "viewer/panels/sites_page.hpp"
#include "viewer/panels/walk_note.hpp"
#include "viewer/panels/witness_page.hpp"

#include <span>
#include <vector>

namespace greenward::viewer {

namespace {

constexpr float kNumberColumn = 78;

void draw_switch(const panel_context& context) {
  session& state = context.state;
  const float width = ImGui::GetContentRegionAvail().x;
  const bool active = state.trial.active;
  if (active) {
    ImGui::PushStyleColor(ImGuiCol_Button, palette::kAccentSoft);
    ImGui::PushStyleColor(ImGuiCol_Text, palette::kAccentDark);
  }
  if (flat_button("try site", label(active ? text_key::try_stop : text_key::try_site, state.lang),
                  ImVec2(width, 34)))
    state.take_up_trial(!active);
  note_widget(state, "try_site");
  if (active) ImGui::PopStyleColor(2);
  ImGui::Dummy(ImVec2(0, 6));
}

/// Which facility it is, where it stands and how far from the street.
void draw_place(const panel_context& context) {
  const session& state = context.state;
  const trial_state& trial = state.trial;
  const workflow::walk_access& access = trial.circle->access();
  std::string title = text(text_key::new_facility, state.lang);
  if (trial.moved) {
    const layer::feature_table& table = access.facility_table();
    const auto names = table.schema().find_field("name");
    const std::uint32_t row = access.facilities.rows[*trial.moved];
    title = text(text_key::moved_facility, state.lang);
    if (names && table.columns()[*names].has(row))
      title += " · " + std::string(table.columns()[*names].text(row));
  }
  section(context, title.c_str());
  note(context, position_text(geo::unproject(*trial.place, state.district->measuring), state.lang));
  if (!trial.answer.refusal)
    key_value(context, text(text_key::to_the_street, state.lang),
              length_text(trial.answer.start.access.value, state.lang));
}

/// One line of the table: a name and up to three numbers, right-aligned in their columns.
void draw_row(ImFont* font, ImU32 ink, std::string_view name, std::span<const std::string> numbers) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float line = at.y + (palette::kRow - font->FontSize) / 2;
  const float room = width - kNumberColumn * static_cast<float>(numbers.size()) - 4;
  draw_text(font, ImVec2(at.x, line), ink, shortened(font, name, room));
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const float right = at.x + width - kNumberColumn * static_cast<float>(numbers.size() - 1 - i);
    draw_text_right(font, ImVec2(right, line), ink, numbers[i]);
  }
  ImGui::Dummy(ImVec2(width, palette::kRow));
}

void draw_sums(const panel_context& context) {
  const session& state = context.state;
  const trial_state& trial = state.trial;
  std::vector<std::string> cells{text(text_key::trial_within, state.lang),
                                 text(text_key::trial_newly, state.lang)};
  if (trial.moved) cells.push_back(text(text_key::trial_lost, state.lang));
  draw_row(context.fonts.small, palette::kInkSoft, text(text_key::trial_group, state.lang), cells);
  std::size_t unknown = 0;
  for (std::size_t g = 0; g < trial.answer.sums.size(); ++g) {
    const workflow::trial_sum& sum = trial.answer.sums[g];
    cells = {number_text(sum.within, 0), "+" + number_text(sum.newly, 0)};
    if (trial.moved) cells.push_back("−" + number_text(sum.lost, 0));
    draw_row(context.fonts.body, palette::kInk, workflow::counted_groups()[g].title.in(state.lang), cells);
    unknown += sum.unknown;
  }
  if (unknown > 0) note(context, std::to_string(unknown) + " " + text(text_key::trial_unknown, state.lang));
}

void draw_trial(const panel_context& context) {
  session& state = context.state;
  draw_place(context);
  if (state.trial.answer.refusal) {
    problem_text(state.trial.answer.refusal->in(state.lang));
  } else {
    draw_sums(context);
  }
  ImGui::Dummy(ImVec2(0, 8));
  if (flat_button("clear trial", label(text_key::try_clear, state.lang), ImVec2(120, 32)))
    state.trial.clear();
  note_widget(state, "clear_trial");
  ImGui::Dummy(ImVec2(0, 8));
  walk_note(context, state.trial.circle->access().settings);
}

}  // namespace

void draw_circle_page(const panel_context& context) {
  const session& state = context.state;
  if (state.witness.subject != witness_subject_of(state)) draw_witness_button(context);
  draw_witness(context);
  if (!state.trial.circle) {
    if (state.service_refusal) return note(context, state.service_refusal->in(state.lang));
    return note(context, text(text_key::service_waiting, state.lang) + "…");
  }
  draw_sites(context);
  draw_switch(context);
  if (state.trial.place)
    draw_trial(context);
  else
    note(context, text(text_key::try_hint, state.lang));
  ImGui::Dummy(ImVec2(0, 8));
  draw_bands(context);
}

}  // namespace greenward::viewer
