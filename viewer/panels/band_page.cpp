#include "viewer/panels/band_page.hpp"

#include "engine/workflow/service_area_style.hpp"
#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/band_link.hpp"
#include "viewer/layers/service_overlay.hpp"
#include "viewer/panels/button_row.hpp"
#include "viewer/panels/gap_list.hpp"
#include "viewer/panels/palette.hpp"
#include "viewer/panels/walk_note.hpp"

#include <array>
#include <memory>
#include <span>
#include <string>

namespace greenward::viewer {

namespace {

constexpr float kBandSwatch = 24, kBandShare = 62;

void draw_band_switches(const panel_context& context) {
  session& state = context.state;
  const std::array buttons{
      row_button_entry{"bands:areas", text(text_key::band_switch, state.lang), state.bands.areas},
      row_button_entry{"bands:gaps", text(text_key::gap_switch, state.lang), state.bands.gaps}};
  const auto pressed = button_row(context, buttons);
  if (!pressed) return;
  *pressed == 0 ? switch_bands(state) : switch_gaps(state);
}

void draw_group_choice(const panel_context& context) {
  session& state = context.state;
  constexpr std::array<const char*, band_state::kGroups> kShort{"", "60+", "65+", "80+"};
  std::array<row_button_entry, band_state::kGroups> buttons;
  for (std::size_t g = 0; g < buttons.size(); ++g)
    buttons[g] = {"bands:group:" + std::to_string(g),
                  g == 0 ? text(text_key::band_group_people, state.lang) : kShort[g], state.bands.group == g};
  if (const auto pressed = button_row(context, buttons)) state.bands.count(*pressed);
}

/// One row: the title beside the swatch, people and their share.
struct band_line {
  std::string title;
  std::int64_t people = 0;
};

ImVec2 draw_band_line(const panel_context& context, const band_line& line, std::int64_t all) {
  ImFont* font = context.fonts.body;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float top = at.y + (palette::kRow - font->FontSize) / 2;
  const std::string people = count_text(line.people);
  const float left = kBandSwatch + 10, right = at.x + width;
  const float room = width - left - kBandShare - text_width(font, people) - 8;
  draw_text(font, ImVec2(at.x + left, top), palette::ink_soft(), shortened(font, line.title, room));
  draw_text_right(font, ImVec2(right - kBandShare, top), palette::ink(), people);
  draw_text_right(font, ImVec2(right, top), palette::ink_soft(),
                  share_text(static_cast<double>(line.people), static_cast<double>(all)));
  ImGui::Dummy(ImVec2(width, palette::kRow));
  return at;
}

/// As on the map, where a nearer band lies on all those beyond it.
void draw_band_swatch(ImVec2 at, std::size_t count, std::size_t band) {
  for (std::size_t k = count; k-- > band;)
    swatch(*ImGui::GetWindowDrawList(), at, ImVec2(kBandSwatch, palette::kRow), band_rule(count, k),
           geo::geometry_kind::polygon);
}

void draw_band_legend(const panel_context& context, const workflow::service_gaps& gaps) {
  const session& state = context.state;
  const std::size_t group = state.bands.group;
  const std::int64_t all = gaps.all[group].people;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 room(kBandSwatch, palette::kRow);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  for (std::size_t k = 0; k < gaps.bands.size(); ++k) {
    const workflow::walk_band& band = gaps.bands[k];
    const std::string title = band_title(band.minutes, band.limit).in(state.lang);
    draw_band_swatch(draw_band_line(context, {title, band.within[group].people}, all), gaps.bands.size(), k);
  }
  const std::string beyond = text(text_key::band_beyond, state.lang) + number_text(gaps.settings.minutes, 1) +
                             " " + text(text_key::minutes_unit, state.lang);
  swatch(list, draw_band_line(context, {beyond, gaps.unserved[group].people}, all), room,
         workflow::unserved_place_styles().front().rule, geo::geometry_kind::point);
  const std::string& radius = text(text_key::service_radius, state.lang);
  swatch(list, draw_band_line(context, {radius, gaps.in_radius[group].people}, all), room,
         workflow::plain_radius_style().rule, geo::geometry_kind::polygon);
  key_value(context, workflow::counted_groups()[group].title.in(state.lang), count_text(all));
  ImGui::PopStyleVar();
}

/// What is in none of the figures must not be lost.
void draw_band_notes(const panel_context& context, const workflow::service_gaps& gaps) {
  const session& state = context.state;
  const std::size_t group = state.bands.group;
  note(context, text(text_key::band_note, state.lang));
  if (gaps.all[group].unknown > 0)
    note(context, count_text(static_cast<std::int64_t>(gaps.all[group].unknown)) + " " +
                      text(text_key::band_unknown, state.lang));
  if (gaps.points_without_position > 0)
    note(context, std::to_string(gaps.points_without_position) + " " +
                      text(text_key::band_without_position, state.lang) +
                      count_text(gaps.without_position[group].people));
  walk_note(context, gaps.settings);
}

}  // namespace

void draw_bands(const panel_context& context) {
  session& state = context.state;
  draw_band_switches(context);
  if (!state.bands.wanted()) return;
  const std::shared_ptr<const band_answer> answer = state.bands.shown;
  if (!answer) return note(context, text(text_key::band_computing, state.lang));
  if (answer->refusal) return problem_text(answer->refusal->problem().in(state.lang));
  draw_group_choice(context);
  draw_band_legend(context, answer->gaps);
  draw_band_notes(context, answer->gaps);
  if (state.bands.gaps) draw_gap_list(context, answer->gaps);
  ImGui::Dummy(ImVec2(0, 10));
}

}  // namespace greenward::viewer
