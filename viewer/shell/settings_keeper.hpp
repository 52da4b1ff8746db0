// Opens the viewer as it was left, and keeps how it is left.
#pragma once

#include "viewer/layers/session.hpp"
#include "viewer/shell/options.hpp"
#include "viewer/shell/settings.hpp"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

namespace greenward::viewer {

class settings_keeper {
 public:
  /// Reads what was kept. What cannot be read is said on the standard error and set aside under another name
  /// when something is kept again.
  explicit settings_keeper(const viewer_options& options);

  /// The options with what was kept in the place of what the user has not given.
  [[nodiscard]] viewer_options as_left(const viewer_options& asked) const;

  /// Those that were opened recently; the one of the options is the current one.
  [[nodiscard]] database_state databases() const;

  /// Keeps how things stand, if they do not stand as they are kept. What cannot be written is said on the
  /// standard error, once.
  void keep(const session& state, screen_size window);
  /// The same, as soon as there is something to keep, when theme or size are others, and else at most once in
  /// half a minute.
  void keep_now_and_then(const session& state, screen_size window);

 private:
  std::optional<std::filesystem::path> file_;  ///< none: nothing is kept
  std::string database_;
  settings kept_;
  bool has_kept_ = false;
  bool unread_ = false;  ///< the file is there and was not understood
  std::chrono::steady_clock::time_point looked_at_ = std::chrono::steady_clock::now();
};

}  // namespace greenward::viewer
