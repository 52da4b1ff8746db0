#include "viewer/panels/sheet_grid.hpp"

#include "engine/base/date.hpp"
#include "viewer/i18n/number_text.hpp"
#include "viewer/panels/board_row_marks.hpp"
#include "viewer/panels/palette.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>
#include <utility>

namespace greenward::viewer {

namespace {

constexpr float kColumnGap = 14, kWidestCell = 260, kLeastText = 78, kUsualBar = 220, kLeastBar = 80,
                kRowIndent = 8;
constexpr std::array<std::string_view, 8> kGivesWay{
    "code", "kind_title", "of_all_kinds", "learnt_from", "responsible", "low", "unit_code", "unit"};
constexpr int kStays = 100;
constexpr std::size_t kMeasured = 100;  ///< rows that widths are taken from

bool is_number(const cell& value) {
  return std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
}

/// The row of the list that is about what the pointer is on.
std::string grid_widget(std::size_t row) {
  return "board:item:" + std::to_string(row);
}

}  // namespace

std::string cell_words(const cell& value, column_role role) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return count_text(*whole);
  if (const auto* words = std::get_if<std::string>(&value)) return *words;
  const auto* real = std::get_if<double>(&value);
  if (real == nullptr) return "";
  return role == column_role::share ? share_text(*real, 1) : number_text(*real, 1);
}

sheet_grid::sheet_grid(const panel_context& context, const board_list& list, float width)
    : list_(list), width_(width) {
  measure(context);
  if (!list.bars.empty()) bar_ = kUsualBar;
  fit();
}

void sheet_grid::measure(const panel_context& context) {
  const std::vector<std::vector<cell>>& rows = list_.table.rows;
  const std::size_t measured = std::min(rows.size(), kMeasured);
  for (std::size_t at = 0; at < list_.table.columns.size(); ++at) {
    const sheet_column& column = list_.table.columns[at];
    if (column.role == column_role::code) continue;
    grid_column shown{at, text_width(context.fonts.small, column.title.in(context.state.lang))};
    const auto order = std::ranges::find(kGivesWay, std::string_view(column.key));
    shown.gives_way = order != kGivesWay.end() ? static_cast<int>(order - kGivesWay.begin()) : kStays;
    bool empty = true, text = false;
    for (std::size_t row = 0; row < measured; ++row) {
      const cell& value = rows[row][at];
      const std::string words = cell_words(value, column.role);
      shown.width = std::max(shown.width, text_width(context.fonts.body, words));
      shown.number = shown.number || is_number(value);
      empty = empty && words.empty();
      text = text || (!is_number(value) && !words.empty() && !parse_date(words));
    }
    if (empty) shown.gives_way = -1;
    shown.can_shrink = text && shown.width > kLeastText;
    shown.width = std::min(shown.width, kWidestCell);
    columns_.push_back(shown);
  }
}

float sheet_grid::needed() const {
  return std::accumulate(
      columns_.begin(), columns_.end(), kRowIndent + bar_,
      [](float sum, const grid_column& column) { return sum + column.width + kColumnGap; });
}

/// What the columns still have to give.
float sheet_grid::slack() const {
  return std::accumulate(columns_.begin(), columns_.end(), 0.0F, [](float sum, const grid_column& column) {
    return sum + (column.can_shrink ? column.width - kLeastText : 0);
  });
}

void sheet_grid::fit() {
  if (bar_ > 0) bar_ = std::clamp(bar_ - (needed() - width_), kLeastBar, 2 * kUsualBar);
  while (needed() - slack() > width_ && !columns_.empty()) {
    const auto first = std::ranges::min_element(columns_, {}, &grid_column::gives_way);
    columns_.erase(first->gives_way < kStays ? first : columns_.end() - 1);
    whole_ = false;
  }
  const float over = needed() - width_, give = slack();
  if (over <= 0 || give <= 0) return;
  whole_ = false;
  for (grid_column& column : columns_)
    if (column.can_shrink) column.width -= (column.width - kLeastText) * over / give;
}

void sheet_grid::draw_titles(const panel_context& context) const {
  ImFont* small = context.fonts.small;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  float x = at.x + kRowIndent;
  for (const grid_column& column : columns_) {
    const std::string words =
        shortened(small, list_.table.columns[column.at].title.in(context.state.lang), column.width);
    if (column.number)
      draw_text_right(small, ImVec2(x + column.width, at.y), palette::ink_soft(), words);
    else
      draw_text(small, ImVec2(x, at.y), palette::ink_soft(), words);
    x += column.width + kColumnGap;
  }
  if (bar_ > 0) name_bars(context, ImVec2(x, at.y));
  ImGui::Dummy(ImVec2(0, small->FontSize + 4));
}

/// The key to the bars, if there is room.
void sheet_grid::name_bars(const panel_context& context, ImVec2 at) const {
  constexpr float kSquare = 10, kBehind = 4, kBetween = 12;
  ImFont* small = context.fonts.small;
  const std::string &whole = list_.whole_title.in(context.state.lang),
                    &part = list_.part_title.in(context.state.lang);
  if (2 * (kSquare + kBehind) + kBetween + text_width(small, whole) + text_width(small, part) > bar_) return;
  for (const auto& [words, ink] : {std::pair(&whole, palette::rule()), std::pair(&part, palette::accent())}) {
    ImGui::GetWindowDrawList()->AddRectFilled(ImVec2(at.x, at.y + 4),
                                              ImVec2(at.x + kSquare, at.y + 4 + kSquare), ink, 2);
    at.x += kSquare + kBehind;
    at.x += draw_text(small, at, palette::ink_soft(), *words) + kBetween;
  }
}

/// All columns of a row, also those without room.
void sheet_grid::tell(const panel_context& context, std::size_t row) const {
  std::string words;
  for (std::size_t at = 0; at < list_.table.columns.size(); ++at) {
    const sheet_column& column = list_.table.columns[at];
    const std::string value = cell_words(list_.table.rows[row][at], column.role);
    if (column.role == column_role::code || value.empty()) continue;
    words += (words.empty() ? "" : "\n") + column.title.in(context.state.lang) + "  " + value;
  }
  tell_at_pointer(words);
}

void sheet_grid::draw_bar(ImVec2 at, std::size_t row) const {
  constexpr float kMargin = 8;
  const board_bar& bar = list_.bars[row];
  const float room = bar_ - kColumnGap, top = at.y + kMargin, bottom = at.y + palette::kRow - kMargin;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto fill = [&](double share, float from, float to, ImU32 ink) {
    if (share > 0)
      list.AddRectFilled(ImVec2(at.x, from),
                         ImVec2(at.x + std::max(2.0F, room * static_cast<float>(share)), to), ink, 2);
  };
  fill(bar.whole, top, bottom, palette::rule());
  fill(bar.part, top + 2, bottom - 2, palette::accent());
}

void sheet_grid::draw_row(const panel_context& context, std::size_t row) const {
  session& state = context.state;
  ImFont* font = context.fonts.body;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool over = draw_row_ground(context, row, grid_widget(row));
  float x = at.x + kRowIndent;
  const float top = at.y + (palette::kRow - font->FontSize) / 2;
  for (const grid_column& column : columns_) {
    const std::string words =
        shortened(font, cell_words(list_.table.rows[row][column.at], list_.table.columns[column.at].role),
                  column.width);
    if (column.number)
      draw_text_right(font, ImVec2(x + column.width, top), palette::ink(), words);
    else
      draw_text(font, ImVec2(x, top), palette::ink(), words);
    x += column.width + kColumnGap;
  }
  board_part part;
  if (bar_ > 0) {
    draw_bar(ImVec2(x, at.y), row);
    const double along = static_cast<double>((ImGui::GetIO().MousePos.x - x) / (bar_ - kColumnGap));
    if (!list_.done.empty() && along >= 0 && along <= 1)
      part.of = along < list_.bars[row].part ? board_part::what::done : board_part::what::not_done;
  }
  if (!over) return;
  if (!list_.works[row].empty()) {
    state.board.pointed = state.board.works_of(row, part);
    answer_board_click(context, row, part);
  }
  if (!whole_) tell(context, row);
}

}  // namespace greenward::viewer
