// The program without a display: what goes in comes from the caller, what would be seen can be kept as files.
#pragma once

#include "viewer/shell/headless_target.hpp"
#include "viewer/shell/imgui_session.hpp"
#include "viewer/shell/options.hpp"
#include "viewer/shell/settings_keeper.hpp"
#include "viewer/shell/sitting.hpp"
#include "viewer/tools/key_chord.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace greenward::viewer {

/// Mouse and keys as they stand in one frame.
struct frame_input {
  std::optional<screen_point> pointer;  ///< pixels of the window; none: not over the window
  bool pressed = false;                 ///< the left button
  bool ctrl = false, shift = false;     ///< held while the mouse is used
  float wheel = 0;                      ///< notches, away from the user is positive
  std::optional<key_chord> key;         ///< went down since the last frame
  std::string text;                     ///< was typed since the last frame
};

class headless_program {
 public:
  /// Settings are read and kept only if the options name their file: pictures of the same are the same.
  headless_program(const viewer_options& options, const workflow::environment& environment,
                   district_opener open);

  /// Another one when frame() has opened another database.
  [[nodiscard]] application& app() { return sitting_->app; }
  /// Draws one frame, a sixtieth of a second after the last, takes the loader's news after it, and opens the
  /// database that is wanted in place of the one there.
  void frame(const frame_input& input);
  /// A frame that nobody sees: the map is drawn, the interface is only laid out.
  void lay_out();
  /// Waits until nothing in the background is left to do. Throws the loader's error if the district cannot
  /// be loaded.
  void finish_loading();
  /// The same for what can be seen at once: names cannot be searched for.
  void finish_map();
  [[nodiscard]] std::string state() const;
  /// Throw error{bad_input} if the file cannot be written.
  void write_picture(const std::filesystem::path& file) const;
  void write_state(const std::filesystem::path& file) const;
  /// Keeps how things stand, as at the end of the program.
  void keep_settings() { keeper_->keep(app().state(), target_.size()); }

 private:
  [[nodiscard]] std::unique_ptr<district_loader> begin_to_read() const;
  void sit_down(std::unique_ptr<district_loader> reading);
  void lay_out(const frame_input& input);
  [[nodiscard]] bool take_news();

  viewer_options options_;
  const workflow::environment& environment_;
  district_opener open_;
  std::optional<settings_keeper> keeper_;     ///< always there, another one for another database
  std::unique_ptr<district_loader> reading_;  ///< until the target is there
  headless_target target_;
  std::optional<imgui_session> session_;  ///< likewise
  std::optional<sitting> sitting_;
};

}  // namespace greenward::viewer
