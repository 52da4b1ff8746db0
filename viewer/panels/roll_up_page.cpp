#include "viewer/panels/roll_up_page.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/board_link.hpp"
#include "viewer/panels/board_row_marks.hpp"
#include "viewer/panels/button_row.hpp"
#include "viewer/panels/palette.hpp"
#include "viewer/panels/stage_bar.hpp"

#include <algorithm>
#include <array>

namespace greenward::viewer {

namespace {

struct group_entry {
  board_group group;
  text_key title;
  const char* widget;
};
constexpr std::array<group_entry, 4> kGroups{
    {{board_group::street, text_key::board_street, "board:by:street"},
     {board_group::community, text_key::board_community, "board:by:community"},
     {board_group::kind, text_key::board_kind, "board:by:kind"},
     {board_group::responsible, text_key::board_responsible, "board:by:responsible"}}};

/// Where the columns stand, from the left edge of a row; numbers end at their place.
struct roll_up_columns {
  float name_end, works, bar, bar_end, done, late;
  roll_up_columns(float width, bool compared)
      : name_end(std::clamp(width * 0.24F, 130.0F, 260.0F)),
        works(name_end + 76),
        bar(works + 16),
        bar_end(width - (compared ? 220.0F : 160.0F)),
        done(width - (compared ? 96.0F : 74.0F)),
        late(width - 8) {}
};

std::string roll_up_count(std::size_t number) {
  return count_text(static_cast<std::int64_t>(number));
}

std::string done_share(const works::measures& sums) {
  return share_text(static_cast<double>(sums.done), static_cast<double>(sums.works - sums.cancelled));
}

/// "12 → 34" while two days are compared.
std::string with_before(const std::string& before, const std::string& now) {
  return before + " → " + now;
}

void draw_groups(const panel_context& context) {
  session& state = context.state;
  std::array<row_button_entry, kGroups.size()> buttons;
  for (std::size_t i = 0; i < kGroups.size(); ++i)
    buttons[i] = {kGroups[i].widget, text(kGroups[i].title, state.lang),
                  state.board.group == kGroups[i].group};
  if (const auto pressed = button_line(context, buttons)) {
    state.board.group = kGroups[*pressed].group;
    state.board.show_list(0);
  }
}

void draw_column_titles(const panel_context& context, const roll_up_columns& columns) {
  const language lang = context.state.lang;
  ImFont* small = context.fonts.small;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const auto ends_at = [&](float x, text_key key) {
    draw_text_right(small, ImVec2(at.x + x, at.y), palette::ink_soft(), text(key, lang));
  };
  const auto group = std::ranges::find(kGroups, context.state.board.shown->asked.group, &group_entry::group);
  draw_text(small, ImVec2(at.x + 8, at.y), palette::ink_soft(), text(group->title, lang));
  ends_at(columns.works, text_key::board_works);
  ends_at(columns.done, text_key::board_done);
  ends_at(columns.late, text_key::board_late);
  ImGui::Dummy(ImVec2(0, small->FontSize + 4));
}

/// All that a row says, with both days.
void tell_row(const panel_context& context, const board_row& row, std::size_t number, board_part part) {
  session& state = context.state;
  const language lang = state.lang;
  const auto& stages = state.environment->catalogue.codes("stage").entries;
  std::string words = row.title.in(lang);
  for (std::size_t s = 0; s < row.sums.by_stage.size(); ++s) {
    const std::size_t now = row.sums.by_stage[s], before = row.before ? row.before->by_stage[s] : 0;
    if (now == 0 && before == 0) continue;
    const bool meant = part.of == board_part::what::stage && part.stage == s;
    words += std::string("\n") + (meant ? "→ " : "    ");
    words += s < stages.size() ? stages[s].title.in(lang) : text(text_key::other_class, lang);
    words +=
        "  " + (row.before ? with_before(roll_up_count(before), roll_up_count(now)) : roll_up_count(now));
  }
  const auto add = [&](text_key key, std::size_t count) {
    if (count > 0) words += "\n" + text(key, lang) + "  " + roll_up_count(count);
  };
  add(text_key::board_late, row.sums.late);
  add(text_key::board_days_late, static_cast<std::size_t>(row.sums.most_days_late));
  add(text_key::board_touching, row.sums.touching);
  add(text_key::board_no_place, works_without_place(state, number, part));
  tell_at_pointer(words);
}

void draw_late(const panel_context& context, const board_row& row, ImVec2 right_top, bool meant) {
  ImFont* font = context.fonts.body;
  std::string words = roll_up_count(row.sums.late);
  if (row.before) words = with_before(roll_up_count(row.before->late), words);
  const ImU32 ink = row.sums.late > 0 ? palette::error() : palette::ink_faint();
  draw_text_right(font, right_top, ink, words);
  if (!meant || row.sums.late == 0) return;
  const float width = text_width(font, words), low = right_top.y + font->FontSize + 1;
  ImGui::GetWindowDrawList()->AddLine(ImVec2(right_top.x - width, low), ImVec2(right_top.x, low), ink, 2);
}

/// Which part of a row the pointer is on.
board_part part_under(const board_row& row, const roll_up_columns& columns, ImVec2 at, const stage_bar& bar) {
  const float x = ImGui::GetIO().MousePos.x - at.x;
  if (const auto stage = bar.stage_at(ImGui::GetIO().MousePos.x)) return {board_part::what::stage, *stage};
  if (x > columns.done + 8 && row.sums.late > 0) return {board_part::what::late};
  return {};
}

void draw_roll_up_row(const panel_context& context, std::size_t number, const roll_up_columns& columns,
                      std::size_t most) {
  session& state = context.state;
  board_state& board = state.board;
  const board_row& row = board.shown->rows[number];
  const bool is_sum = row.key == "sum";
  ImFont* font = is_sum ? context.fonts.strong : context.fonts.body;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool over = draw_row_ground(context, number, "board:row:" + row.key);
  const stage_bar bar(row, ImVec2(at.x + columns.bar, at.y), columns.bar_end - columns.bar,
                      is_sum ? row.sums.works : most);
  const board_part part = over ? part_under(row, columns, at, bar) : board_part{};
  if (over) {
    board.pointed = board.works_of(number, part);
    answer_board_click(context, number, part);
    tell_row(context, row, number, part);
  }
  const bool current = board.current == number;
  const float top = at.y + (palette::kRow - font->FontSize) / 2;
  draw_text(font, ImVec2(at.x + 8, top), palette::ink(),
            shortened(font, row.title.in(state.lang), columns.name_end - 12));
  const bool marked = number < board.selected.size() && board.selected[number] > 0;
  draw_text_right(font, ImVec2(at.x + columns.works, top), marked ? palette::selected_ink() : palette::ink(),
                  selected_words(state, number, row.sums.works));
  bar.draw(context, current ? board.part : board_part{}, part);
  std::string done = done_share(row.sums);
  if (row.before) done = with_before(done_share(*row.before), done);
  draw_text_right(context.fonts.body, ImVec2(at.x + columns.done, top), palette::ink_soft(), done);
  draw_late(context, row, ImVec2(at.x + columns.late, top),
            part.of == board_part::what::late || (current && board.part.of == board_part::what::late));
}

void draw_roll_up_rows(const panel_context& context, const roll_up_columns& columns) {
  session& state = context.state;
  const std::vector<board_row>& rows = state.board.shown->rows;
  const std::size_t listed = rows.size() - 1;
  std::size_t most = 1;
  for (std::size_t i = 0; i < listed; ++i) most = std::max(most, rows[i].sums.works);
  const float height = ImGui::GetContentRegionAvail().y - palette::kRow - 6;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  ImGui::BeginChild("roll-up rows", ImVec2(0, height), false, ImGuiWindowFlags_NoNav);
  scroll_to_board_row(state, listed);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(listed), palette::kRow);
  while (clipper.Step())
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
      draw_roll_up_row(context, static_cast<std::size_t>(i), columns, most);
  ImGui::Dummy(ImVec2(0, 8));
  for (const bilingual& line : state.board.shown->method) note(context, line.in(state.lang));
  ImGui::EndChild();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddLine(at, ImVec2(at.x + ImGui::GetContentRegionAvail().x, at.y),
                                      palette::rule());
  ImGui::SetCursorScreenPos(ImVec2(at.x, at.y + 2));
  draw_roll_up_row(context, listed, columns, most);
  ImGui::PopStyleVar();
}

}  // namespace

void draw_roll_up_page(const panel_context& context) {
  session& state = context.state;
  draw_groups(context);
  if (state.board.shown->rows.empty()) return note(context, text(text_key::progress_empty, state.lang));
  // Room for the bar of scrolling, so that the sum stands below its column.
  constexpr float kScrollBar = 14;
  const roll_up_columns columns(ImGui::GetContentRegionAvail().x - kScrollBar,
                                state.board.shown->asked.before.has_value());
  draw_stage_names(context);
  draw_column_titles(context, columns);
  draw_roll_up_rows(context, columns);
}

}  // namespace greenward::viewer
