#include "viewer/tools/database_keys.hpp"

#include "viewer/layers/database_link.hpp"
#include "viewer/tools/list_keys.hpp"

#include <algorithm>

namespace greenward::viewer {

bool press_in_databases(session& state, const key_chord& chord) {
  database_state& databases = state.databases;
  if (!databases.open && !databases.is_start()) return false;
  if (chord.ctrl || chord.alt || chord.shift || databases.recent.empty()) return false;
  const std::size_t all = databases.recent.size();
  if (const auto step = list_step(chord.key, all, all)) {
    const auto last = static_cast<std::ptrdiff_t>(all) - 1;
    const std::ptrdiff_t next = static_cast<std::ptrdiff_t>(databases.marked) + *step;
    databases.marked = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(next, 0, last));
    return true;
  }
  if (chord.key == keys::kEnter)
    want_database(state, databases.recent[databases.marked].database);
  else if (chord.key == keys::kDelete)
    forget_database(databases, databases.marked);
  else
    return false;
  return true;
}

}  // namespace greenward::viewer
