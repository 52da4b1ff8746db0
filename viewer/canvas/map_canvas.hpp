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

/// Three pictures, each a copy of the one before with more on it: the ground, which takes long; the ground
/// with its names; and on these what changes often. Needs a current OpenGL 3.3 core context from construction
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
  /// Lets `paint_over` draw on the ground. Costs a copy.
  void letter(const std::function<void()>& paint_over);
  /// A ground and its names in one go.
  void draw(const camera& view, std::span<const drawn_layer> layers, const std::function<void()>& paint_over);
  /// The picture: the lettered ground, of the same view, and on it what changes more often. Costs a copy.
  void draw_over(const camera& view, std::span<const drawn_layer> layers);

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
  render_target next_;
  render_target ground_;
  render_target lettered_;
  render_target map_;
  render_target single_, single_over_;
};

}  // namespace greenward::viewer
