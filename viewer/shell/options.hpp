// The command line of greenward-viewer.
#pragma once

#include "engine/base/bilingual.hpp"
#include "viewer/canvas/camera.hpp"
#include "viewer/shell/application.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace greenward::viewer {

struct viewer_options {
  std::string database;  ///< empty: the start page
  language lang = language::zh;
  std::optional<std::filesystem::path> screenshot;
  std::optional<std::filesystem::path> state;
  std::optional<std::filesystem::path> replay;  ///< script to do without a display
  std::filesystem::path output = ".";           ///< folder for what the script writes
  screen_size size{1600, 1000};
  bool lang_given = false, size_given = false;      ///< else they are those of last time, if there was one
  std::optional<theme> on{};                        ///< likewise
  std::optional<int> scale{};                       ///< likewise, of kInterfaceScales; else by the screen
  std::optional<std::filesystem::path> settings{};  ///< where what was left is kept; "" = nowhere
  opening_view opening;
  bool help = false;
  bool version = false;

  [[nodiscard]] bool without_display() const { return screenshot || replay; }
};

/// `arguments` without the program's name. Throws error{usage} naming the argument that is wrong.
[[nodiscard]] viewer_options parse_options(std::span<const std::string> arguments);

/// The text of --help.
[[nodiscard]] std::string usage_text();

}  // namespace greenward::viewer
