#include "viewer/tools/table_keys.hpp"

#include "viewer/layers/table_link.hpp"
#include "viewer/tools/list_keys.hpp"

namespace greenward::viewer {

bool press_in_table(session& state, const key_chord& key) {
  table_state& table = state.table;
  if (!table.open || !table.focused || !table.shown) return false;
  if (const auto step = list_step(key.key, table.places_in_sight, table.shown->rows.size());
      step && !key.ctrl && !key.alt) {
    move_row(state, *step, key.shift ? row_choice::range : row_choice::alone);
    return true;
  }
  if (key == key_chord{keys::kEnter} && table.current) {
    visit_row(state);
    return true;
  }
  if (key == key_chord{U'a', true}) {
    select_listed(state);
    return true;
  }
  if (key == key_chord{U' '} && table.current) {
    choose_row(state, *table.current, row_choice::besides);
    return true;
  }
  if (key == key_chord{U'c', true}) {
    copy_rows(state);
    return true;
  }
  return false;
}

}  // namespace greenward::viewer
