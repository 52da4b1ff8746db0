#include "viewer/panels/board_row_marks.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/layers/board_link.hpp"
#include "viewer/panels/palette.hpp"

#include <algorithm>
#include <utility>

namespace greenward::viewer {

bool draw_row_ground(const panel_context& context, std::size_t row, const std::string& widget) {
  session& state = context.state;
  const board_state& board = state.board;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::InvisibleButton(widget.c_str(), ImVec2(width, palette::kRow));
  note_widget(state, widget);
  const bool over = ImGui::IsItemHovered(), current = board.current == row;
  const bool marked = row < board.selected.size() && board.selected[row] > 0;
  const ImVec2 end(at.x + width, at.y + palette::kRow);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (marked || current || over)
    list.AddRectFilled(at, end,
                       marked    ? palette::selected_soft()
                       : current ? palette::accent_soft()
                                 : palette::hover(),
                       3);
  if (current) list.AddRectFilled(at, ImVec2(at.x + 3, end.y), palette::accent());
  return over;
}

void answer_board_click(const panel_context& context, std::size_t row, board_part part) {
  session& state = context.state;
  if (!ImGui::IsItemHovered() || !ImGui::IsMouseClicked(ImGuiMouseButton_Left)) return;
  const ImGuiIO& io = ImGui::GetIO();
  const board_list* list = state.board.shown_list();
  const bool one_work = list != nullptr && list->of_works;
  const bool goes =
      (one_work || ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) && !io.KeyShift && !io.KeyCtrl;
  if (goes) return visit_in_board(state, row, part);
  mark_in_board(state, row, part,
                io.KeyCtrl    ? board_marking::take_away
                : io.KeyShift ? board_marking::add
                              : board_marking::replace);
}

std::string selected_words(const session& state, std::size_t row, std::size_t works) {
  const std::string all = count_text(static_cast<std::int64_t>(works));
  const board_state& board = state.board;
  if (row >= board.selected.size() || board.selected[row] == 0) return all;
  return count_text(static_cast<std::int64_t>(board.selected[row])) + " / " + all;
}

void scroll_to_board_row(session& state, std::size_t rows) {
  board_state& board = state.board;
  const float height = ImGui::GetWindowHeight();
  board.rows_in_sight = std::max<std::size_t>(1, static_cast<std::size_t>(height / palette::kRow));
  if (!std::exchange(board.scroll, false) || !board.current || *board.current >= rows) return;
  const float top = palette::kRow * static_cast<float>(*board.current), now = ImGui::GetScrollY();
  if (top < now) ImGui::SetScrollY(top);
  if (top + palette::kRow > now + height) ImGui::SetScrollY(top + palette::kRow - height);
}

}  // namespace greenward::viewer
