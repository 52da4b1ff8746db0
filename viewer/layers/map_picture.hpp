// The map of a session as a picture: layers, highlight and labels, drawn only when something has changed.
#pragma once

#include "viewer/canvas/font_set.hpp"
#include "viewer/canvas/map_canvas.hpp"
#include "viewer/layers/marked_overlay.hpp"
#include "viewer/layers/session.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace greenward::viewer {

/// Needs the context for its whole life.
class map_picture {
 public:
  /// Draws anew if the view, the layers or the selection differ from the last picture; true if it did.
  bool refresh(const session& state, const font_set& fonts);

  /// The next refresh draws whatever has changed.
  void invalidate() { drawn_.reset(); }

  [[nodiscard]] unsigned texture() const { return canvas_.texture(); }
  /// The view that the picture shows.
  [[nodiscard]] const camera& view() const { return view_; }
  [[nodiscard]] double last_draw_milliseconds() const { return milliseconds_; }
  [[nodiscard]] std::size_t label_count() const { return label_count_; }

 private:
  struct fingerprint {
    camera view;
    std::vector<float> opacities;  ///< one a layer; 0 = not drawn
    std::vector<const gpu_layer*> layers;
    std::vector<screen_box> covered;
    const gpu_layer* earlier = nullptr;  ///< left of `divide`, while two days are compared
    int divide = 0;
    friend bool operator==(const fingerprint&, const fingerprint&) = default;
  };
  /// What lies over the ground and changes while that stays.
  struct over_fingerprint {
    std::optional<chosen_feature> chosen;
    bool one_street = false;
    std::uint32_t trial = 0, trace = 0;  ///< versions
    std::vector<marked_overlay::layer_marks> marked{};
    friend bool operator==(const over_fingerprint&, const over_fingerprint&) = default;
  };
  [[nodiscard]] static fingerprint fingerprint_of(const session& state);
  void draw_ground(const session& state, const font_set& fonts);
  void draw_over(const session& state);
  void update_highlight(const session& state);
  void update_trial(const trial_state& trial);
  void update_trace(const drain_state& drains);
  [[nodiscard]] std::vector<label_source> label_sources(const session& state) const;
  static void drop_labels_of_what_is_not_shown(const session& state, std::span<const label_source> sources,
                                               std::vector<placed_label>& labels);

  map_canvas canvas_;
  std::optional<fingerprint> drawn_;
  over_fingerprint drawn_over_;
  camera view_;
  std::optional<chosen_feature> highlighted_;
  bool highlighted_street_ = false;
  std::vector<std::shared_ptr<const gpu_layer>> highlight_;
  marked_overlay marked_;
  std::uint32_t trial_version_ = 0, trace_version_ = 0;
  std::vector<std::shared_ptr<const gpu_layer>> trial_, trace_;
  double milliseconds_ = 0;
  std::size_t label_count_ = 0;
};

}  // namespace greenward::viewer
