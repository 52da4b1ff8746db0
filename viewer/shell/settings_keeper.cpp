#include "viewer/shell/settings_keeper.hpp"

#include "engine/base/error.hpp"
#include "viewer/layers/bookmarks.hpp"
#include "viewer/layers/database_link.hpp"

#include <cstdio>
#include <system_error>
#include <utility>

namespace greenward::viewer {

namespace {

constexpr std::chrono::seconds kBetweenLooks{30};

std::optional<std::filesystem::path> file_of(const viewer_options& options) {
  if (options.settings) return options.settings->empty() ? std::nullopt : options.settings;
  return options.state || options.without_display() ? std::nullopt : settings_path();
}

}  // namespace

settings_keeper::settings_keeper(const viewer_options& options)
    : file_(file_of(options)), database_(options.database.empty() ? "" : database_key(options.database)) {
  if (!file_) return;
  try {
    kept_ = read_settings(*file_);
  } catch (const error& refused) {
    unread_ = true;
    std::fprintf(stderr, "%s\n", refused.message(options.lang).c_str());
  }
}

viewer_options settings_keeper::as_left(const viewer_options& asked) const {
  viewer_options options = asked;
  if (!asked.lang_given && kept_.lang) options.lang = *kept_.lang;
  if (!asked.size_given && kept_.window) options.size = *kept_.window;
  if (!asked.on && kept_.look) options.on = kept_.look->on;
  if (!asked.scale && kept_.look) options.scale = kept_.look->scale;
  if (const kept_view* view = kept_.view_of(database_)) options.opening.kept = *view;
  return options;
}

database_state settings_keeper::databases() const {
  database_state databases;
  databases.current = database_;
  databases.recent = kept_.recent;
  look_for_databases(databases);
  return databases;
}

void settings_keeper::keep(const session& state, screen_size window) {
  if (!file_) return;
  std::optional<kept_view> view = view_to_keep(state);
  if (!view && !database_.empty()) return;
  settings now = kept_;
  now.lang = state.lang;
  now.window = window;
  now.look = state.look;
  now.recent = state.databases.recent;
  if (view) now.keep(database_, std::move(*view));
  has_kept_ = true;
  if (now == kept_) return;
  try {
    std::error_code unmoved;  // then writing says why
    if (std::exchange(unread_, false)) std::filesystem::rename(*file_, file_->string() + ".unread", unmoved);
    write_settings(*file_, now);
    kept_ = std::move(now);
  } catch (const error& refused) {
    std::fprintf(stderr, "%s\n", refused.message(state.lang).c_str());
    file_.reset();
  }
}

void settings_keeper::keep_now_and_then(const session& state, screen_size window) {
  const auto now = std::chrono::steady_clock::now();
  const bool is_due = !has_kept_ || now - looked_at_ >= kBetweenLooks || kept_.look != state.look;
  if (!is_due) return;
  looked_at_ = now;
  keep(state, window);
}

}  // namespace greenward::viewer
