// A hand that does anything anywhere: mouse and keys at random.
#pragma once

#include "engine/base/random.hpp"
#include "viewer/layers/session.hpp"
#include "viewer/shell/headless_program.hpp"

#include <optional>
#include <string>
#include <vector>

namespace greenward::testing {

/// What is done next: one input a frame, and as a line of a script (see docs/viewer.md), so that what led to
/// a fault can be played again.
struct monkey_act {
  std::vector<viewer::frame_input> frames;
  std::string line;
};

class monkey_hand {
 public:
  explicit monkey_hand(std::uint64_t seed) : random_(seed) {}

  /// On what the window shows now. The same seed does the same as long as the window shows the same.
  [[nodiscard]] monkey_act next(const viewer::session& state, viewer::screen_size window);
  /// One step towards a window with nothing open, chosen or compared; at its
  /// usual size; nothing if there is none left. Filters, layers and colours stay as they are.
  [[nodiscard]] std::optional<monkey_act> put_away(const viewer::session& state);

 private:
  struct target {
    viewer::screen_point place;
    std::string words;
  };
  [[nodiscard]] static target at(viewer::screen_point place, const viewer::session& state);
  [[nodiscard]] target anywhere(viewer::screen_size window, const viewer::session& state);
  [[nodiscard]] target widget(viewer::screen_size window, const viewer::session& state);
  [[nodiscard]] monkey_act click(const target& at, int times);
  [[nodiscard]] monkey_act drag(const target& from, const target& to);
  [[nodiscard]] monkey_act wheel(const target& at);
  [[nodiscard]] monkey_act press_or_scroll_to(const std::string& name, const viewer::widget_box& box,
                                              const viewer::session& state);
  [[nodiscard]] monkey_act key();
  [[nodiscard]] monkey_act key(const viewer::key_chord& chord) const;
  [[nodiscard]] monkey_act type();
  [[nodiscard]] monkey_act wait();
  [[nodiscard]] viewer::frame_input resting() const;
  [[nodiscard]] viewer::frame_input pressing() const;
  void hold_keys(monkey_act& act);

  random_source random_;
  viewer::screen_point pointer_{};
};

}  // namespace greenward::testing
