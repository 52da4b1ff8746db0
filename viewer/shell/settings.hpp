// What the viewer keeps between two times that it is used.
#pragma once

#include "engine/base/bilingual.hpp"
#include "viewer/canvas/camera.hpp"
#include "viewer/layers/kept_view.hpp"
#include "viewer/layers/look.hpp"
#include "viewer/layers/recent_databases.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::viewer {

struct kept_district {
  std::string database;  ///< as an absolute path, or an address
  kept_view view;
  friend bool operator==(const kept_district&, const kept_district&) = default;
};

struct settings {
  std::optional<language> lang{};
  std::optional<screen_size> window{};
  std::vector<kept_district> districts{};  ///< the last one used first
  std::optional<viewer::look> look{};      ///< of the person, whatever is looked at
  std::vector<recent_database> recent{};   ///< the one opened last first

  /// nullptr if it has not been used.
  [[nodiscard]] const kept_view* view_of(const std::string& database) const;
  /// Puts it first; of the others, those used longest ago are forgotten, and their
  /// plans before them.
  void keep(const std::string& database, kept_view view);
  friend bool operator==(const settings&, const settings&) = default;
};

/// A path by which the database is found from everywhere; an address as it is.
[[nodiscard]] std::string database_key(const std::string& database);

/// JSON; what is missing is as at first. Throws error{bad_input} naming `name` if it is no such text, or a
/// value is none that the viewer has written: too long, too many, out of range.
[[nodiscard]] settings parse_settings(std::string_view text, const std::string& name);
[[nodiscard]] std::string settings_text(const settings& kept);

/// $XDG_CONFIG_HOME/greenward/viewer.json, or below $HOME/.config; nothing if neither is set.
[[nodiscard]] std::optional<std::filesystem::path> settings_path();
/// Nothing kept if there is no such file. Throws what parse_settings() throws.
[[nodiscard]] settings read_settings(const std::filesystem::path& file);
/// Throws error{bad_input} if it cannot be written.
void write_settings(const std::filesystem::path& file, const settings& kept);

}  // namespace greenward::viewer
