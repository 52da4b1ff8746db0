// The keys of the attribute table.
#pragma once

#include "viewer/layers/session.hpp"
#include "viewer/tools/key_chord.hpp"

namespace greenward::viewer {

/// Whether the table took the key, which it does only while it has the focus: Up, Down, PageUp, PageDown,
/// Home and End move (with Shift they mark a range), Enter goes to the row on the map, Ctrl+A marks all that
/// is listed, Ctrl+C copies.
bool press_in_table(session& state, const key_chord& key);

}  // namespace greenward::viewer
