// The board of the works and the map tell each other what is meant.
#pragma once

#include "viewer/layers/session.hpp"

#include <cstddef>

namespace greenward::viewer {

/// What becomes of the works that are selected already.
enum class board_marking : std::uint8_t { replace, add, take_away };

/// Opens the board at a page, or closes it if it shows that page. There must be a ledger of works.
void switch_board(session& state, board_page page);
void close_board(session& state);
/// What the board would ask now; nothing while it is closed or there are no works.
[[nodiscard]] std::optional<board_question> question_of_board(const session& state);

/// A row becomes the current one, and the works meant are selected on the map, which shows the layer of
/// works; other layers keep what is selected of them.
void mark_in_board(session& state, std::size_t row, board_part part, board_marking how);
/// The same, and the map goes there; a row about one work chooses it, and selects nothing.
void visit_in_board(session& state, std::size_t row, board_part part);
/// How many works meant have no place on the map.
[[nodiscard]] std::size_t works_without_place(const session& state, std::size_t row, board_part part);
/// Counts what is selected, and turns to the row of a work that was chosen elsewhere.
void follow_in_board(session& state);

}  // namespace greenward::viewer
