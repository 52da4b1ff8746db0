// Layers on their way into a picture: they can be stopped and gone on with after any instance.
#pragma once

#include "viewer/canvas/drawing_pace.hpp"
#include "viewer/canvas/layer_painter.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace greenward::viewer {

/// Columns of the picture, pixels: from the first to before the last.
struct column_span {
  int first = 0, last = 0;
};

/// A layer to draw, lowest first.
struct drawn_layer {
  std::shared_ptr<const gpu_layer> layer;
  float opacity = 1;
  std::optional<column_span> only = {};  ///< the part of the picture that it is drawn in; none = all of it
  std::shared_ptr<const gpu_rows> rows = {};  ///< the features that are drawn; nullptr = all
};

/// Where the layers go. All of one size.
struct drawing_targets {
  const render_target& picture;
  render_target& single;  ///< a layer that is not opaque is drawn here first; made when it is needed
};

/// The same pixels whatever the pace: the instances follow one another in the same order.
class layer_drawing {
 public:
  layer_drawing(const camera& view, std::span<const drawn_layer> layers);

  /// Goes on until all is drawn (true) or the time is over. The targets must be those of the call before.
  bool go_on(layer_painter& painter, const drawing_targets& targets, drawing_pace& pace);

 private:
  enum class step_kind { start_single, pass, compose };
  struct step {
    step_kind kind = step_kind::pass;
    std::size_t layer = 0;
    layer_pass pass = layer_pass::fills;
  };
  void plan(std::size_t layer);
  void take(const step& next, layer_painter& painter, const drawing_targets& targets, drawing_pace& pace);
  void draw_pass(const step& next, layer_painter& painter, const drawing_targets& targets,
                 drawing_pace& pace);
  [[nodiscard]] bool is_apart(std::size_t layer) const { return layers_[layer].opacity < 1; }

  camera view_;
  std::vector<drawn_layer> layers_;
  std::vector<step> steps_;
  std::size_t at_ = 0;                         ///< of steps_
  std::optional<std::vector<mesh_run>> runs_;  ///< what is left of a pass that has begun, last first
};

}  // namespace greenward::viewer
