// Draws the map into a texture.
#pragma once

#include "viewer/canvas/camera.hpp"
#include "viewer/canvas/gl_object.hpp"
#include "viewer/canvas/gpu_picture.hpp"
#include "viewer/canvas/ground.hpp"
#include "viewer/canvas/layer_drawing.hpp"
#include "viewer/canvas/layer_painter.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace greenward::viewer {

/// Pictures, each a copy of the one before with more on it: the ground, which takes long; the ground with its
/// names; and what changes often, below the names. Needs a current OpenGL 3.3 core context from construction
/// to destruction.
class map_canvas {
 public:
  /// The colours of whatever is drawn from now on. By day until it is called.
  void use(theme on) {
    theme_ = on;
    painter_.use(on);
  }
  /// Begins a ground: the layers on the picture, and that on the theme's ground colour. What was begun before
  /// is given up; the ground that is there stays until the new one is complete.
  void begin(const camera& view, std::span<const drawn_layer> layers, const drawn_picture& under = {});
  /// Goes on with it for about so long (nothing: to its end). True: it is complete and there.
  bool go_on(std::optional<drawing_pace::milliseconds> longest);
  [[nodiscard]] bool is_drawing() const { return drawing_.has_value(); }
  /// Lets `paint_names` draw on the ground, which is the picture's from now on. Costs a copy.
  void letter(const std::function<void()>& paint_names);
  /// A ground and its names in one go.
  void draw(const camera& view, std::span<const drawn_layer> layers,
            const std::function<void()>& paint_names);
  /// The picture: the ground that was lettered last, of the same view, what changes more often, and the names
  /// once more by `paint_names`; without it they lie below. Costs a copy.
  void draw_over(const camera& view, std::span<const drawn_layer> layers,
                 const std::function<void()>& paint_names = {});

  /// The picture last drawn, of the size the camera then had; upside down as OpenGL keeps it. 0: none.
  [[nodiscard]] unsigned texture() const { return map_.colour.name(); }
  [[nodiscard]] screen_size size() const { return map_.size; }
  /// That picture: RGBA, bottom row first.
  [[nodiscard]] std::vector<std::byte> read() const { return read_pixels(map_); }

 private:
  layer_painter painter_;
  picture_painter under_painter_;
  theme theme_ = theme::day;
  std::optional<layer_drawing> drawing_;  ///< of next_
  /// The ground that the names belong to: while a newer one waits for its own, the one before.
  [[nodiscard]] const render_target& named_ground() const { return ground_has_names_ ? ground_ : before_; }

  render_target next_;
  render_target ground_;
  render_target before_;
  bool ground_has_names_ = false;
  render_target lettered_;
  render_target map_;
  render_target single_, single_over_;
};

}  // namespace greenward::viewer
