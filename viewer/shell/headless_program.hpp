// The program without a display: what goes in comes from the caller, what would be seen can be kept as files.
#pragma once

#include "viewer/shell/district_loader.hpp"
#include "viewer/shell/headless_target.hpp"
#include "viewer/shell/imgui_session.hpp"
#include "viewer/shell/options.hpp"
#include "viewer/tools/key_chord.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace greenward::viewer {

/// Mouse and keys as they stand in one frame.
struct frame_input {
  std::optional<screen_point> pointer;  ///< window pixels; none: not over the window
  bool pressed = false;                 ///< the left button
  bool ctrl = false, shift = false;     ///< held while the mouse is used
  float wheel = 0;                      ///< notches, away from the user is positive
  std::optional<key_chord> key;         ///< went down since the last frame
  std::string text;                     ///< was typed since the last frame
};

class headless_program {
 public:
  headless_program(const viewer_options& options, const workflow::environment& environment,
                   district_access access);

  [[nodiscard]] application& app() { return app_; }
  /// Draws one frame, a sixtieth of a second after the last, and takes the loader's news after it.
  void frame(const frame_input& input);
  /// Waits until nothing in the background is left to do. Throws the loader's error if the district cannot
  /// be loaded.
  void finish_loading();
  /// The same for what can be seen at once: names cannot be searched for.
  void finish_map();
  [[nodiscard]] std::string state() const;
  /// Throw error{bad_input} if the file cannot be written.
  void write_picture(const std::filesystem::path& file) const;
  void write_state(const std::filesystem::path& file) const;

 private:
  void take_news_until_finished();

  district_loader loader_;
  headless_target target_;
  imgui_session session_;
  application app_;
};

}  // namespace greenward::viewer
