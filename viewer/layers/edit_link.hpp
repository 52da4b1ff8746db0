// Changing features by hand, in the session.
#pragma once

#include "viewer/layers/session.hpp"

#include <string_view>

namespace greenward::viewer {

/// Opens the form for the chosen feature; says so if a command alone writes its layer.
void open_edit(session& state);
/// Whether a person may draw a new feature of the layer.
[[nodiscard]] bool can_draw_new(const session& state, std::string_view layer);
/// Opens the form for a new feature of the layer.
void open_new_feature(session& state, std::string_view layer);
/// Hands the form, or the feature's removal, to the ledger; a removal asks once more first.
void save_edit(session& state);
void remove_edited(session& state);
/// What the next click on the map does, where the shape takes it; the same once more: nothing.
void choose_click(session& state, map_click click);
/// Closes the form; one with changes asks once more first. False if there is none.
bool close_edit(session& state);
/// The last change of the shape while a form is open, or else the last entry made here: taken back, or done
/// again.
void undo_edit(session& state, bool again);

}  // namespace greenward::viewer
