#include "viewer/tools/table_keys.hpp"

#include "viewer/layers/table_link.hpp"

#include <optional>

namespace greenward::viewer {

namespace {

/// By how many places a key moves.
std::optional<std::ptrdiff_t> step_of(const table_state& table, char32_t key) {
  const auto page = static_cast<std::ptrdiff_t>(table.places_in_sight);
  const auto all = static_cast<std::ptrdiff_t>(table.shown->rows.size());
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

bool press_in_table(session& state, const key_chord& key) {
  table_state& table = state.table;
  if (!table.open || !table.focused || !table.shown) return false;
  if (const auto step = step_of(table, key.key); step && !key.ctrl && !key.alt) {
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
