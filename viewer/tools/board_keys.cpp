#include "viewer/tools/board_keys.hpp"

#include "viewer/layers/board_link.hpp"

#include <optional>

namespace greenward::viewer {

namespace {

/// By how many rows a key moves.
std::optional<std::ptrdiff_t> board_step(const board_state& board, char32_t key) {
  const auto page = static_cast<std::ptrdiff_t>(board.rows_in_sight);
  const auto all = static_cast<std::ptrdiff_t>(board.rows());
  switch (key) {
    case keys::kUp:
      return -1;
    case keys::kDown:
      return 1;
    case keys::kPageUp:
      return -page;
    case keys::kPageDown:
      return page;
    case keys::kHome:
      return -all;
    case keys::kEnd:
      return all;
    default:
      return std::nullopt;
  }
}

}  // namespace

bool press_in_board(session& state, const key_chord& key) {
  board_state& board = state.board;
  if (!board.open || !board.focused || !board.shown || key.ctrl) return false;
  if (const auto step = board_step(board, key.key); step && !key.shift) {
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
