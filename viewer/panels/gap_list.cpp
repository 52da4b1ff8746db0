#include "viewer/panels/gap_list.hpp"

#include "engine/workflow/service_area_style.hpp"
#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/band_link.hpp"
#include "viewer/panels/list_row.hpp"
#include "viewer/panels/palette.hpp"

#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

namespace greenward::viewer {

namespace {

constexpr float kGapRow = 44;

void append(std::string& words, const std::string& more) {
  words += (words.empty() ? "" : " · ") + more;
}

/// "nearest 1.2–1.4 km · 2 without a way"
std::string way_words(const workflow::unserved_group& group, language lang) {
  std::string said;
  if (std::isfinite(group.nearest)) {
    append(said, text(text_key::gap_way, lang) + distance_text(std::round(group.nearest), lang));
    if (std::round(group.farthest) > std::round(group.nearest))
      said += "–" + distance_text(std::round(group.farthest), lang);
  }
  const auto add = [&](std::size_t places, text_key all_of_them, text_key some) {
    if (places == 0) return;
    append(said,
           places == group.count ? text(all_of_them, lang) : std::to_string(places) + " " + text(some, lang));
  };
  add(group.no_way, text_key::gap_no_way, text_key::gap_places_no_way);
  add(group.off_network, text_key::gap_off_network, text_key::gap_places_off_network);
  return said;
}

/// Of unknown number: "12 + ?".
std::string people_words(const workflow::people_sum& sum) {
  return count_text(sum.people) + (sum.unknown > 0 ? " + ?" : "");
}

/// True if it was clicked.
bool draw_gap_row(const panel_context& context, const workflow::unserved_group& group, std::size_t number) {
  session& state = context.state;
  const bool current = state.bands.current == state.bands.order[number];
  const list_row row = begin_list_row(context, "gap:" + std::to_string(number), current, kGapRow);
  ImFont *font = context.fonts.body, *small = context.fonts.small;
  const std::string people = people_words(group.people[state.bands.group]);
  const std::string name = group.layer.empty() ? text(text_key::gap_nowhere, state.lang) : group.name;
  draw_text(font, ImVec2(row.at.x + 4, row.at.y + 3), palette::ink(),
            shortened(font, name, row.width - 16 - text_width(font, people)));
  draw_text_right(font, ImVec2(row.right() - 4, row.at.y + 3), palette::ink(), people);
  draw_text(small, ImVec2(row.at.x + 4, row.at.y + kGapRow - small->FontSize - 4), palette::ink_soft(),
            shortened(small, way_words(group, state.lang), row.width - 8));
  return row.clicked;
}

void draw_gap_total(const panel_context& context, const workflow::service_gaps& gaps) {
  const language lang = context.state.lang;
  const std::string title = text(text_key::gap_total, lang) + " (" +
                            count_text(static_cast<std::int64_t>(gaps.groups.size())) + ")";
  ImFont* font = context.fonts.strong;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float top = at.y + (palette::kRow - font->FontSize) / 2;
  draw_text(font, ImVec2(at.x + 4, top), palette::ink(), title);
  draw_text_right(font, ImVec2(at.x + width - 4, top), palette::ink(),
                  people_words(gaps.unserved[context.state.bands.group]));
  ImGui::Dummy(ImVec2(width, palette::kRow));
}

/// What the marks on the map mean.
void draw_gap_marks(const panel_context& context) {
  constexpr std::array kTitles{text_key::gap_beyond, text_key::gap_no_way, text_key::gap_off_network};
  const auto styles = workflow::unserved_place_styles();
  const float width = ImGui::GetContentRegionAvail().x;
  ImFont* small = context.fonts.small;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  float x = at.x, y = at.y;
  for (std::size_t k = 0; k < styles.size(); ++k) {
    const std::string& words = text(kTitles[k], context.state.lang);
    const float needed = 20 + text_width(small, words) + 12;
    if (x > at.x && x + needed - 12 > at.x + width) {
      x = at.x;
      y += 22;
    }
    swatch(*ImGui::GetWindowDrawList(), ImVec2(x, y), ImVec2(16, 22), styles[k].rule,
           geo::geometry_kind::point);
    draw_text(small, ImVec2(x + 20, y + (22 - small->FontSize) / 2), palette::ink_soft(), words);
    x += needed;
  }
  ImGui::Dummy(ImVec2(width, y - at.y + 24));
}

}  // namespace

void draw_gap_list(const panel_context& context, const workflow::service_gaps& gaps) {
  session& state = context.state;
  ImGui::Dummy(ImVec2(0, 6));
  constexpr float kBelowLegend = 0.55F;  // of the panel's height
  if (std::exchange(state.bands.scroll, false)) ImGui::SetScrollHereY(kBelowLegend);
  section(context, label(text_key::gap_title, state.lang));
  if (gaps.groups.empty()) return note(context, text(text_key::gap_none, state.lang));
  draw_gap_marks(context);
  note(context, text(text_key::gap_hint, state.lang));
  std::optional<std::size_t> taken;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  draw_gap_total(context, gaps);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(state.bands.order.size()), kGapRow);
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const auto number = static_cast<std::size_t>(i);
      if (draw_gap_row(context, gaps.groups[state.bands.order[number]], number))
        taken = state.bands.order[number];
    }
  }
  ImGui::PopStyleVar();
  if (taken) visit_gap(state, *taken);
}

}  // namespace greenward::viewer
