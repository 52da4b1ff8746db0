// Keys while the board of the works has them.
#pragma once

#include "viewer/layers/session.hpp"
#include "viewer/tools/key_chord.hpp"

namespace greenward::viewer {

/// Up, down, the pages, Home and End go from row to row, left and right from stage to stage of a row; Space
/// selects what is meant, with Shift besides what is; Enter selects it and goes there. False: the key is not
/// the board's.
[[nodiscard]] bool press_in_board(session& state, const key_chord& key);

}  // namespace greenward::viewer
