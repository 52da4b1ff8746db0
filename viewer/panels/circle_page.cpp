#include "viewer/panels/circle_page.hpp"

#include "engine/geo/crs.hpp"
#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/witness_link.hpp"
#include "viewer/panels/band_page.hpp"
#include "viewer/panels/palette.hpp"
#include "viewer/panels/service_figures.hpp"
#include "viewer/panels/sites_page.hpp"
#include "viewer/panels/walk_note.hpp"
#include "viewer/panels/witness_page.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace greenward::viewer {

namespace {

void draw_switch(const panel_context& context) {
  session& state = context.state;
  const float width = ImGui::GetContentRegionAvail().x;
  const bool active = state.trial.active;
  if (active) {
    ImGui::PushStyleColor(ImGuiCol_Button, palette::accent_soft());
    ImGui::PushStyleColor(ImGuiCol_Text, palette::accent_dark());
  }
  if (flat_button("try site", label(active ? text_key::try_stop : text_key::try_site, state.lang),
                  ImVec2(width, 34)))
    state.take_up_trial(!active);
  note_widget(state, "try_site");
  if (active) ImGui::PopStyleColor(2);
  ImGui::Dummy(ImVec2(0, 6));
}

/// The facility that is tried elsewhere; "" if it has no name.
std::string moved_name(const trial_state& trial) {
  const workflow::walk_access& access = trial.circle->access();
  const layer::feature_table& table = access.facility_table();
  const auto names = table.schema().find_field("name");
  const std::uint32_t row = access.facilities.rows[*trial.moved];
  if (!names || !table.columns()[*names].has(row)) return "";
  return std::string(table.columns()[*names].text(row));
}

/// Which facility it is, where it stands and how far from the street.
void draw_place(const panel_context& context) {
  const session& state = context.state;
  const trial_state& trial = state.trial;
  section(context, label(trial.moved ? text_key::moved_facility : text_key::new_facility, state.lang));
  if (const std::string name = trial.moved ? moved_name(trial) : ""; !name.empty()) wrapped_text(name);
  note(context, position_text(geo::unproject(*trial.place, state.district->measuring), state.lang));
  if (!trial.answer.refusal)
    key_value(context, text(text_key::to_the_street, state.lang),
              length_text(trial.answer.start.access.value, state.lang));
}

/// One line of the table: a name and up to three numbers, right-aligned in their columns.
struct trial_line {
  ImFont* font;
  ImU32 ink;
  std::string name;
  std::vector<std::string> numbers;
};

std::vector<trial_line> lines_of(const panel_context& context) {
  const language lang = context.state.lang;
  const trial_state& trial = context.state.trial;
  std::vector<trial_line> lines{{context.fonts.small,
                                 palette::ink_soft(),
                                 text(text_key::trial_group, lang),
                                 {text(text_key::trial_within, lang), text(text_key::trial_newly, lang)}}};
  if (trial.moved) lines[0].numbers.push_back(text(text_key::trial_lost, lang));
  for (std::size_t g = 0; g < trial.answer.sums.size(); ++g) {
    const workflow::trial_sum& sum = trial.answer.sums[g];
    lines.push_back({context.fonts.body,
                     palette::ink(),
                     workflow::counted_groups()[g].title.in(lang),
                     {number_text(sum.within, 0), "+" + number_text(sum.newly, 0)}});
    if (trial.moved) lines.back().numbers.push_back("−" + number_text(sum.lost, 0));
  }
  return lines;
}

/// As wide as what stands in them, so that the names keep the rest.
std::vector<float> column_widths(const std::vector<trial_line>& lines) {
  constexpr float kGap = 12;
  std::vector<float> widths(lines[0].numbers.size());
  for (const trial_line& line : lines)
    for (std::size_t i = 0; i < widths.size(); ++i)
      widths[i] = std::max(widths[i], text_width(line.font, line.numbers[i]) + kGap);
  return widths;
}

void draw_trial_line(const trial_line& line, const std::vector<float>& widths) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float top = at.y + (palette::kRow - line.font->FontSize) / 2;
  float right = at.x + width;
  for (std::size_t i = widths.size(); i-- > 0; right -= widths[i])
    draw_text_right(line.font, ImVec2(right, top), line.ink, line.numbers[i]);
  draw_text(line.font, ImVec2(at.x, top), line.ink, shortened(line.font, line.name, right - at.x));
  ImGui::Dummy(ImVec2(width, palette::kRow));
}

void draw_sums(const panel_context& context) {
  const std::vector<trial_line> lines = lines_of(context);
  const std::vector<float> widths = column_widths(lines);
  for (const trial_line& line : lines) draw_trial_line(line, widths);
  std::size_t unknown = 0;
  for (const workflow::trial_sum& sum : context.state.trial.answer.sums) unknown += sum.unknown;
  if (unknown > 0)
    note(context, std::to_string(unknown) + " " + text(text_key::trial_unknown, context.state.lang));
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
  const bool told = state.trial.place || state.bands.wanted();  // by the tables of these
  if (!told) draw_service_figures(context);
  if (!state.trial.circle) return;
  ImGui::Dummy(ImVec2(0, 8));
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
