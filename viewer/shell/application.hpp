// One frame of the program, the same in a window and without a display.
#pragma once

#include "viewer/layers/map_input.hpp"
#include "viewer/layers/map_picture.hpp"
#include "viewer/layers/session.hpp"
#include "viewer/panels/details_panel.hpp"
#include "viewer/shell/answer_desk.hpp"
#include "viewer/shell/district_loader.hpp"
#include "viewer/shell/font_atlas.hpp"
#include "viewer/shell/table_listing.hpp"
#include "viewer/shell/works_days.hpp"
#include "viewer/tools/key_chord.hpp"

#include <chrono>
#include <memory>
#include <string>

namespace greenward::viewer {

/// Where to look at start; every part may be left out.
struct opening_view {
  std::optional<geo::lon_lat> centre;
  double scale = 0;                      ///< 1:n; 0 = as fitted
  std::optional<geo::lon_lat> identify;  ///< as if clicked there once everything is loaded
  std::vector<std::string> hidden;       ///< layers
};

/// Needs an OpenGL context and ImGui's renderer from construction to destruction.
class application {
 public:
  application(language lang, const workflow::environment& environment, opening_view opening);

  [[nodiscard]] session& state() { return state_; }
  [[nodiscard]] const session& state() const { return state_; }
  [[nodiscard]] const font_atlas& atlas() const { return atlas_; }
  [[nodiscard]] const map_picture& picture() const { return *picture_; }

  /// Takes over what the loader has finished; true if the next frame will differ. Between frames.
  bool accept(loader_news news);

  /// Everything between ImGui's NewFrame and Render. `window`: pixels. False: the map is still coarse, as the
  /// user is moving it, and wants another frame when he pauses.
  bool frame(screen_size window);

  /// A key went down that no text field wants.
  void press(const key_chord& key);

  /// What the user has just recorded, to be handed to the ledger; its outcome comes back by accept().
  [[nodiscard]] std::optional<progress_entry> take_outgoing();
  /// Whether something is being computed that a later frame will show, besides what the loader does.
  [[nodiscard]] bool busy() const { return table_listing_.busy() || answers_.busy(); }
  /// A file dropped on the window: evidence for the open form.
  void drop_file(const std::string& path);

 private:
  void adopt(loader_news::district loaded);
  void adopt(loader_news::service served);
  void adopt(record_outcome outcome);
  void cover_glyphs(const glyph_set& wanted);
  void cover_fresh_text();
  void apply_opening();
  void hand_to_clipboard();
  void answer(const map_input& input);
  void forget_answers();
  bool refresh_picture(bool moving);

  const workflow::environment& environment_;
  opening_view opening_;
  session state_;
  font_atlas atlas_;
  std::unique_ptr<map_picture> picture_;
  table_listing table_listing_;
  answer_desk answers_;
  works_days days_;
  bool opened_ = false;  ///< the opening view has been applied
  std::chrono::steady_clock::time_point moved_at_;
};

}  // namespace greenward::viewer
