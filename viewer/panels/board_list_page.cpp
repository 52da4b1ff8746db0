#include "viewer/panels/board_list_page.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/panels/board_row_marks.hpp"
#include "viewer/panels/button_row.hpp"
#include "viewer/panels/palette.hpp"
#include "viewer/panels/sheet_grid.hpp"

#include <algorithm>
#include <array>

namespace greenward::viewer {

namespace {

/// The lists of the page with how many rows they have.
void draw_list_choice(const panel_context& context) {
  session& state = context.state;
  const board_answer& answer = *state.board.shown;
  if (answer.lists.size() < 2) return;
  std::vector<row_button_entry> buttons;
  for (std::size_t i = 0; i < answer.lists.size(); ++i) {
    const board_list& list = answer.lists[i];
    std::string words = list.table.title.in(state.lang);
    if (list.of_works) words += "  " + count_text(static_cast<std::int64_t>(list.table.rows.size()));
    buttons.push_back({"board:list:" + list.table.key, std::move(words), &list == state.board.shown_list()});
  }
  if (const auto pressed = button_line(context, buttons)) state.board.show_list(*pressed);
}

struct measure_entry {
  works::race_measure measure;
  text_key title;
  const char* widget;
};
constexpr std::array<measure_entry, 3> kMeasures{
    {{works::race_measure::due, text_key::board_race_due, "board:race:due"},
     {works::race_measure::done, text_key::board_done, "board:race:done"},
     {works::race_measure::on_time, text_key::board_race_on_time, "board:race:on_time"}}};

/// What is ranked, and whom.
void draw_race_choice(const panel_context& context) {
  session& state = context.state;
  board_state& board = state.board;
  std::vector<row_button_entry> buttons;
  for (const measure_entry& entry : kMeasures)
    buttons.push_back({entry.widget, text(entry.title, state.lang), board.measure == entry.measure});
  const bool streets = board.level == works::unit_level::street;
  buttons.push_back({"board:race:street", text(text_key::board_street, state.lang), streets});
  buttons.push_back({"board:race:community", text(text_key::board_community, state.lang), !streets});
  const auto pressed = button_line(context, buttons);
  if (!pressed) return;
  if (*pressed < kMeasures.size())
    board.measure = kMeasures[*pressed].measure;
  else
    board.level = *pressed == kMeasures.size() ? works::unit_level::street : works::unit_level::community;
}

/// The figures side by side, each below its title, on as many lines as they need.
void draw_figures(const panel_context& context, const sheet& table) {
  constexpr float kBetween = 22;
  ImFont *small = context.fonts.small, *strong = context.fonts.strong;
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const float line = small->FontSize + strong->FontSize + 8,
              end = corner.x + ImGui::GetContentRegionAvail().x;
  ImVec2 at(corner.x + 8, corner.y);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const std::string& title = table.columns[i].title.in(context.state.lang);
    const std::string value = cell_words(table.rows.front()[i], table.columns[i].role);
    const float width = std::max(text_width(small, title), text_width(strong, value));
    if (at.x + width > end) at = ImVec2(corner.x + 8, at.y + line);
    draw_text(small, at, palette::ink_soft(), title);
    draw_text(strong, ImVec2(at.x, at.y + small->FontSize + 2), palette::ink(), value);
    at.x += width + kBetween;
  }
  ImGui::Dummy(ImVec2(0, at.y + line - corner.y));
}

void draw_list_rows(const panel_context& context, const board_list& list) {
  session& state = context.state;
  constexpr float kScrollBar = 14;
  const sheet_grid grid(context, list, ImGui::GetContentRegionAvail().x - kScrollBar);
  if (!list.table.rows.empty()) grid.draw_titles(context);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  ImGui::BeginChild("board rows", ImVec2(0, 0), false, ImGuiWindowFlags_NoNav);
  scroll_to_board_row(state, list.table.rows.size());
  if (list.table.rows.empty()) note(context, text(text_key::board_none, state.lang));
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(list.table.rows.size()), palette::kRow);
  while (clipper.Step())
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
      grid.draw_row(context, static_cast<std::size_t>(i));
  ImGui::Dummy(ImVec2(0, 8));
  for (const bilingual& line : state.board.shown->method) note(context, line.in(state.lang));
  ImGui::EndChild();
  ImGui::PopStyleVar();
}

}  // namespace

void draw_board_list_page(const panel_context& context) {
  session& state = context.state;
  const std::shared_ptr<const board_answer> answer = state.board.shown;
  if (answer->asked.page == board_page::race) draw_race_choice(context);
  if (answer->figures) draw_figures(context, *answer->figures);
  draw_list_choice(context);
  if (const board_list* list = state.board.shown_list()) draw_list_rows(context, *list);
}

}  // namespace greenward::viewer
