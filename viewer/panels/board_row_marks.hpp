// What rows of the board have in common: how they stand out, and what the mouse does to them.
#pragma once

#include "viewer/panels/widgets.hpp"

#include <cstddef>

namespace greenward::viewer {

/// The row under the cursor, at its whole width: its background as it is current or holds what is selected.
/// True while the pointer is on it.
bool draw_row_ground(const panel_context& context, std::size_t row, const std::string& widget);
/// Selects what is meant as it was clicked: alone, with Shift besides, with Ctrl taken away; a double click
/// goes there. For the last item.
void answer_board_click(const panel_context& context, std::size_t row, board_part part);
/// "3 / 12", or how many works there are if none is selected.
[[nodiscard]] std::string selected_words(const session& state, std::size_t row, std::size_t works);
/// Brings the current row into sight if it is to be. Inside the scrolled child; rows stand one below the
/// other.
void scroll_to_board_row(session& state, std::size_t rows);

}  // namespace greenward::viewer
