#include "viewer/layers/database_link.hpp"

#include "engine/workflow/environment.hpp"

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
  state.databases.refusal.reset();
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
  databases.refusal.reset();
  databases.unsaved = would_lose_something(state);
  if (databases.unsaved) return;
  if (databases.refusal_of) databases.refusal = databases.refusal_of(database);
  if (!databases.refusal) databases.wanted = database;
  if (databases.refusal) state.fresh_text += databases.refusal->message(state.lang);
}

std::optional<error> refusal_of_database(const std::string& database) {
  if (presence_of(database) == presence::elsewhere) return std::nullopt;  // a server may keep one waiting
  try {
    (void)workflow::open_for_reading(database);
  } catch (const error& problem) {
    return problem;
  }
  return std::nullopt;
}

void forget_database(database_state& databases, std::size_t which) {
  if (which >= databases.recent.size()) return;
  databases.recent.erase(databases.recent.begin() + static_cast<std::ptrdiff_t>(which));
  look_for_databases(databases);
  databases.marked = std::min(databases.marked, std::max<std::size_t>(databases.recent.size(), 1) - 1);
}

void switch_picker(database_state& databases, const std::filesystem::path& home) {
  databases.refusal.reset();
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
