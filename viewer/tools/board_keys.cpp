#include "viewer/tools/board_keys.hpp"

#include "viewer/layers/board_link.hpp"
#include "viewer/tools/list_keys.hpp"

namespace greenward::viewer {

bool press_in_board(session& state, const key_chord& key) {
  board_state& board = state.board;
  if (!board.open || !board.focused || !board.shown || key.ctrl || key.alt) return false;
  if (const auto step = list_step(key.key, board.rows_in_sight, board.rows()); step && !key.shift) {
    board.move(*step);
    return true;
  }
  if (!board.current) return false;
  if (!key.shift && board.shows_roll_up() && (key.key == keys::kLeft || key.key == keys::kRight)) {
    board.move_part(key.key == keys::kRight ? 1 : -1);
    return true;
  }
  if (key == key_chord{keys::kEnter}) {
    visit_in_board(state, *board.current, board.part);
    return true;
  }
  if (key.key == U' ') {
    mark_in_board(state, *board.current, board.part, key.shift ? board_marking::add : board_marking::replace);
    return true;
  }
  return false;
}

}  // namespace greenward::viewer
