#include "viewer/panels/summary_page.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/board_link.hpp"
#include "viewer/panels/button_row.hpp"
#include "viewer/panels/palette.hpp"
#include "viewer/panels/service_figures.hpp"
#include "viewer/panels/stage_colour.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace greenward::viewer {

namespace {

/// On the day that is compared with; nothing while none is.
std::optional<std::size_t> count_before(const session& state, const std::string& kind, std::size_t stage) {
  if (!state.earlier) return std::nullopt;
  const progress_table& table = state.earlier->progress;
  if (kind.empty()) return table.sum.by_stage[stage];
  const auto row = std::ranges::find(table.rows, kind, &progress_row::kind);
  return row == table.rows.end() ? 0 : row->by_stage[stage];
}

/// How many, with the day before first: "12 → 34".
std::string counts_text(const session& state, const progress_row& row, std::size_t stage) {
  const std::string shown = count_text(static_cast<std::int64_t>(row.by_stage[stage]));
  const auto before = count_before(state, row.kind, stage);
  return before ? count_text(static_cast<std::int64_t>(*before)) + " → " + shown : shown;
}

/// A bar whose parts are the stages.
void draw_stage_bar(session& state, const progress_table& table, const progress_row& row, ImVec2 at,
                    ImVec2 size) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(at, ImVec2(at.x + size.x, at.y + size.y), palette::rule_soft(), 2);
  float x = at.x;
  for (std::size_t s = 0; s < table.stages.size(); ++s) {
    const float width = size.x * static_cast<float>(row.by_stage[s]) /
                        static_cast<float>(std::max<std::size_t>(row.total, 1));
    if (width > 0)
      list->AddRectFilled(ImVec2(x, at.y), ImVec2(x + width, at.y + size.y),
                          stage_colour(state, table.stages[s].code));
    x += width;
  }
}

void tell_stages(const session& state, const progress_table& table, const progress_row& row) {
  std::string words = row.title.in(state.lang);
  for (std::size_t s = 0; s < table.stages.size(); ++s) {
    if (row.by_stage[s] == 0 && count_before(state, row.kind, s).value_or(0) == 0) continue;
    words += "\n" + table.stages[s].title.in(state.lang) + "  " + counts_text(state, row, s);
  }
  ImGui::SetTooltip("%s", words.c_str());
}

void draw_kind(const panel_context& context, const progress_table& table, const progress_row& row,
               ImFont* font) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float bar = width * 0.34F;
  const std::string number = count_text(static_cast<std::int64_t>(row.total));
  const float top = at.y + (palette::kRow - font->FontSize) / 2;
  const float room = width - bar - 56;
  draw_text(font, ImVec2(at.x, top), palette::ink(), shortened(font, row.title.in(context.state.lang), room));
  draw_text_right(font, ImVec2(at.x + width - bar - 12, top), palette::ink(), number);
  draw_stage_bar(context.state, table, row, ImVec2(at.x + width - bar, at.y + 8),
                 ImVec2(bar, palette::kRow - 16));
  ImGui::PushID(row.kind.c_str());
  ImGui::InvisibleButton("kind", ImVec2(width, palette::kRow));
  ImGui::PopID();
  if (ImGui::IsItemHovered()) tell_stages(context.state, table, row);
}

/// Stages with their colours and totals, the key to the bars: two to a row, or one where two days are
/// compared.
void draw_stage_key(const panel_context& context, const progress_table& table) {
  session& state = context.state;
  ImFont* font = context.fonts.small;
  const float width = ImGui::GetContentRegionAvail().x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const std::size_t columns = state.earlier ? 1 : 2;
  const float column = width / static_cast<float>(columns);
  std::size_t place = 0;
  for (std::size_t s = 0; s < table.stages.size(); ++s) {
    if (table.sum.by_stage[s] == 0 && count_before(state, "", s).value_or(0) == 0) continue;
    const float x = at.x + column * static_cast<float>(place % columns);
    const float y = at.y + 26 * static_cast<float>(place / columns);
    ImGui::GetWindowDrawList()->AddRectFilled(ImVec2(x, y + 8), ImVec2(x + 10, y + 18),
                                              stage_colour(state, table.stages[s].code), 2);
    const std::string number = counts_text(state, table.sum, s);
    const float room = column - 16 - 16 - text_width(font, number) - 8;
    const float line = y + (26 - font->FontSize) / 2;
    draw_text(font, ImVec2(x + 16, line), palette::ink_soft(),
              shortened(font, table.stages[s].title.in(state.lang), room));
    draw_text_right(font, ImVec2(x + column - 16, line), palette::ink(), number);
    ++place;
  }
  ImGui::Dummy(ImVec2(width, 26 * static_cast<float>((place + columns - 1) / columns) + 6));
}

/// What the works add up to, row by row, opens below the map.
void draw_board_buttons(const panel_context& context) {
  session& state = context.state;
  const auto entry = [&](const char* widget, text_key title, board_page page) {
    return row_button_entry{widget, text(title, state.lang), state.board.open && state.board.page == page};
  };
  ImGui::Dummy(ImVec2(0, 6));
  const std::array first{entry("open:roll_up", text_key::board_roll_up, board_page::roll_up),
                         entry("open:dispatch", text_key::board_dispatch, board_page::dispatch)};
  const std::array second{entry("open:race", text_key::board_race, board_page::race),
                          entry("open:review", text_key::board_review, board_page::review)};
  if (const auto pressed = button_row(context, first))
    switch_board(state, *pressed == 0 ? board_page::roll_up : board_page::dispatch);
  if (const auto pressed = button_row(context, second))
    switch_board(state, *pressed == 0 ? board_page::race : board_page::review);
}

void draw_progress(const panel_context& context) {
  const session& state = context.state;
  section(context, label(text_key::progress_title, state.lang));
  if (!state.progress || state.progress->sum.total == 0) {
    note(context, text(text_key::progress_empty, state.lang));
    return;
  }
  draw_stage_key(context, *state.progress);
  for (const progress_row& row : state.progress->rows)
    draw_kind(context, *state.progress, row, context.fonts.body);
  draw_kind(context, *state.progress, state.progress->sum, context.fonts.strong);
  draw_board_buttons(context);
}

}  // namespace

void draw_summary_page(const panel_context& context) {
  if (!context.state.district) return;
  draw_progress(context);
  ImGui::Dummy(ImVec2(0, 14));
  draw_service_figures(context);
}

}  // namespace greenward::viewer
