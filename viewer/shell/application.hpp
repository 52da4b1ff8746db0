// One frame of the program, the same in a window and without a display.
#pragma once

#include "viewer/layers/kept_choices.hpp"
#include "viewer/layers/map_input.hpp"
#include "viewer/layers/map_picture.hpp"
#include "viewer/layers/session.hpp"
#include "viewer/panels/details_panel.hpp"
#include "viewer/shell/answer_desk.hpp"
#include "viewer/shell/band_layers.hpp"
#include "viewer/shell/district_loader.hpp"
#include "viewer/shell/filter_desk.hpp"
#include "viewer/shell/font_atlas.hpp"
#include "viewer/shell/font_texture.hpp"
#include "viewer/shell/table_listing.hpp"
#include "viewer/shell/work_desk.hpp"
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
  std::optional<kept_view> kept{};       ///< from last time; the other parts come before it
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

  /// Before ImGui's NewFrame: colours and fonts are those of the look that is wanted, and the fonts get the
  /// characters of the texts that have come since.
  void complete_fonts();
  /// Everything between ImGui's NewFrame and Render. False: the map is still coarse, as the
  /// user is moving it or it takes longer than a frame has, and wants another frame.
  bool frame();

  /// A key went down. `typing`: a text field has the keys; few commands take one from it.
  void press(const key_chord& key, bool typing);

  /// What the user has just recorded, to be handed to the ledger; its outcome comes back by accept().
  [[nodiscard]] std::optional<ledger_entry> take_outgoing();
  /// The database that is to be opened in place of this one; says so once.
  [[nodiscard]] std::optional<std::string> take_database();
  /// Whether the district is to be read anew, since something was added to it; says so once.
  [[nodiscard]] bool take_change();
  /// From now on no frame ends before the map is drawn: for pictures that nobody waits for with a mouse in
  /// hand.
  void draw_at_once() { draws_at_once_ = true; }
  /// Whether there is something to draw on the map between two frames.
  [[nodiscard]] bool wants_time() const;
  /// Draws on for some 12 ms; true if the next frame can show it. Between frames only.
  bool draw_on();
  /// Whether the map was the one wanted in the last frame; if not, a frame soon draws on.
  [[nodiscard]] bool is_sharp() const { return sharp_; }
  /// Whether something moves on the map by itself: then frames are wanted again and again.
  [[nodiscard]] bool moves() const { return state_.drains.flow.moves(); }
  /// Whether something is being computed that a later frame will show, besides what the loader does.
  [[nodiscard]] bool busy() const {
    return table_listing_.busy() || answers_.busy() || desk_.busy() || import_desk_.busy() ||
           filters_.busy() || frames_wanted_ > 0;
  }
  /// A file dropped on the window: evidence for the open form, or else to be added to the district.
  void drop_file(const std::string& path);

 private:
  void draw_start();
  void take_texts(const loader_news::district_texts& texts);
  void adopt(loader_news::district loaded);
  void adopt(loader_news::service served);
  void adopt(record_outcome outcome);
  void adopt(edit_outcome outcome);
  void adopt(undo_outcome outcome);
  void cover_fresh_text();
  void apply_opening();
  void hand_to_clipboard();
  void follow_work();
  void follow_import();
  void answer(const map_input& input);
  void forget_answers();
  bool refresh_picture(bool moving);
  [[nodiscard]] bool is_slow() const;
  [[nodiscard]] bool rests() const;

  const workflow::environment& environment_;
  opening_view opening_;
  session state_;
  font_atlas atlas_;
  font_texture font_texture_;
  glyph_set wanted_glyphs_, wanted_names_;  ///< that the next frame needs
  std::unique_ptr<map_picture> picture_;
  table_listing table_listing_;
  answer_desk answers_;
  works_days days_;
  work_desk desk_, import_desk_;
  filter_desk filters_;
  int frames_wanted_ = 0;  ///< until words that have just come have their glyphs, and their box its height
  std::vector<named_feature> to_choose_;  ///< of the district that is read next
  drawing_pace::milliseconds frame_share_{};
  band_layers band_layers_;
  bool draws_at_once_ = false;
  bool opened_ = false;  ///< the opening view has been applied
  bool sharp_ = true;
  std::chrono::steady_clock::time_point moved_at_;
};

}  // namespace greenward::viewer
