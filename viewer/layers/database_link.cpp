#include "viewer/layers/database_link.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace greenward::viewer {

namespace {

bool would_lose_something(const session& state) {
  return state.form || (state.edit && state.edit->is_changed());
}

}  // namespace

void look_for_databases(database_state& databases) {
  databases.found.clear();
  for (const recent_database& one : databases.recent) databases.found.push_back(presence_of(one.database));
}

void switch_databases(session& state) {
  if (state.databases.is_start()) return;
  const bool opens = !state.databases.open;
  state.close_boxes();
  if (!opens) return;
  state.databases.open = true;
  state.databases.unsaved = false;
  state.databases.marked = 0;
  look_for_databases(state.databases);
}

void close_databases(session& state) {
  if (state.databases.picker)
    state.databases.picker.reset();
  else
    state.databases.open = false;
}

void want_database(session& state, const std::string& database) {
  database_state& databases = state.databases;
  if (database == databases.current) {
    databases.picker.reset();
    databases.open = false;
    return;
  }
  databases.unsaved = would_lose_something(state);
  if (!databases.unsaved) databases.wanted = database;
}

void forget_database(database_state& databases, std::size_t which) {
  if (which >= databases.recent.size()) return;
  databases.recent.erase(databases.recent.begin() + static_cast<std::ptrdiff_t>(which));
  look_for_databases(databases);
  databases.marked = std::min(databases.marked, std::max<std::size_t>(databases.recent.size(), 1) - 1);
}

void switch_picker(database_state& databases, const std::filesystem::path& home) {
  if (databases.picker) return databases.picker.reset();
  std::filesystem::path folder = home;
  std::error_code unknown;
  for (const recent_database& one : databases.recent) {
    const std::filesystem::path beside = std::filesystem::path(one.database).parent_path();
    if (presence_of(one.database) != presence::there || !std::filesystem::is_directory(beside, unknown))
      continue;
    folder = beside;
    break;
  }
  databases.picker = list_folder(folder);
}

}  // namespace greenward::viewer
