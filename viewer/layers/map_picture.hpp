// The map of a session as a picture: layers, highlight and labels, drawn only when something has changed.
#pragma once

#include "viewer/canvas/font_set.hpp"
#include "viewer/canvas/label_painter.hpp"
#include "viewer/canvas/map_canvas.hpp"
#include "viewer/layers/marked_overlay.hpp"
#include "viewer/layers/scenario_overlay.hpp"
#include "viewer/layers/session.hpp"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace greenward::viewer {

/// Needs the context for its whole life.
class map_picture {
 public:
  /// Draws for about so long on what differs from the picture: the view, the layers, the names, the
  /// selection. Nothing = to the end. True: the picture is that of the session. Until it is, the one before
  /// stays; a change of the view begins anew, and so does every other one that does not follow upon another.
  bool refresh(const session& state, const font_set& fonts,
               std::optional<drawing_pace::milliseconds> longest);
  [[nodiscard]] bool is_drawing() const { return drawing_.has_value(); }

  /// The layers are others.
  void invalidate();
  /// The fonts are others.
  void invalidate_names() {
    lettered_around_.reset();
    names_.reset();
  }

  [[nodiscard]] unsigned texture() const { return canvas_.texture(); }
  /// The view that the picture shows.
  [[nodiscard]] const camera& view() const { return view_; }
  /// Of the whole ground that is shown, all slices together.
  [[nodiscard]] double last_draw_milliseconds() const { return milliseconds_; }
  /// Of the ground that is being drawn; 0 if none is.
  [[nodiscard]] double milliseconds_so_far() const { return drawing_ ? milliseconds_so_far_ : 0; }
  [[nodiscard]] std::size_t label_count() const { return label_count_; }

 private:
  struct fingerprint {
    camera view;
    drawn_picture under;
    theme on = theme::day;
    std::vector<float> opacities;  ///< one a layer; 0 = not drawn
    std::vector<std::pair<const gpu_layer*, std::shared_ptr<const gpu_rows>>> layers;
    const gpu_layer* earlier = nullptr;  ///< left of `divide`, while two days are compared
    int divide = 0;
    friend bool operator==(const fingerprint&, const fingerprint&) = default;
  };
  /// What lies over the ground and changes while that stays.
  struct over_fingerprint {
    std::optional<chosen_feature> chosen;
    bool one_street = false;
    std::uint32_t trial = 0, trace = 0, scenario = 0;  ///< versions
    int divide = 0;                                    ///< of a plan, if it divides the map
    std::vector<marked_overlay::layer_marks> marked{};
    std::shared_ptr<const prepared_layer> chosen_in{};
    friend bool operator==(const over_fingerprint&, const over_fingerprint&) = default;
  };
  [[nodiscard]] static fingerprint fingerprint_of(const session& state);
  void begin_ground(const session& state, const fingerprint& wanted);
  void draw_ground(std::optional<drawing_pace::milliseconds> longest);
  void letter(const session& state, const font_set& fonts);
  void draw_over(const session& state);
  void update_highlight(const session& state);
  void update_trial(const trial_state& trial);
  void update_trace(const drain_state& drains);
  void update_scenario(const session& state);
  [[nodiscard]] static std::vector<label_source> label_sources(const session& state);
  static void drop_labels_of_what_is_not_shown(const session& state, std::span<const label_source> sources,
                                               std::vector<placed_label>& labels);

  map_canvas canvas_;
  std::optional<fingerprint> drawn_, drawing_;  ///< of the ground that is there, of the one that is drawn
  std::optional<std::vector<screen_box>> lettered_around_;  ///< what the names avoid; none: not lettered
  std::optional<label_picture> names_;  ///< of the lettered ground; none: there is no texture for them
  std::optional<over_fingerprint> drawn_over_;
  camera view_;
  std::optional<chosen_feature> highlighted_;
  std::shared_ptr<const prepared_layer> highlighted_in_;
  bool highlighted_street_ = false;
  std::vector<std::shared_ptr<const gpu_layer>> highlight_;
  marked_overlay marked_;
  std::uint32_t trial_version_ = 0, trace_version_ = 0, scenario_version_ = 0;
  std::vector<std::shared_ptr<const gpu_layer>> trial_, trace_;
  scenario_picture scenario_;
  bool has_given_up_ = false;  ///< for the drawing that goes on, another one
  bool has_picture_ = false;
  double milliseconds_ = 0, milliseconds_so_far_ = 0;
  std::size_t label_count_ = 0;
};

}  // namespace greenward::viewer
