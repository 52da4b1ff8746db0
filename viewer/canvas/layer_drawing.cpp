#include "viewer/canvas/layer_drawing.hpp"

#include "viewer/canvas/gl_functions.hpp"

#include <algorithm>

namespace greenward::viewer {

namespace {

/// Room around the view for symbols and wide lines whose middle lies outside, points.
constexpr double kMargin = 24;

/// Lets nothing be drawn elsewhere; without columns, everywhere again.
void keep_to(const std::optional<column_span>& only, screen_size size) {
  if (!only) return glDisable(GL_SCISSOR_TEST);
  glEnable(GL_SCISSOR_TEST);
  glScissor(only->first, 0, std::max(0, only->last - only->first), size.height);
}

/// Triangles have three instances each and are not cut.
std::uint32_t whole_shapes(std::uint32_t instances, layer_pass pass) {
  return pass == layer_pass::fills ? std::max(3U, instances / 3 * 3) : instances;
}

}  // namespace

layer_drawing::layer_drawing(const camera& view, std::span<const drawn_layer> layers)
    : view_(view), layers_(layers.begin(), layers.end()) {
  for (std::size_t layer = 0; layer < layers_.size(); ++layer)
    if (layers_[layer].opacity > 0) plan(layer);
}

void layer_drawing::plan(std::size_t layer) {
  if (is_apart(layer)) steps_.push_back({step_kind::start_single, layer});
  for (const layer_pass pass :
       {layer_pass::fills, layer_pass::casings, layer_pass::lines, layer_pass::points}) {
    if (pass != layer_pass::casings || layers_[layer].layer->has_casing())
      steps_.push_back({step_kind::pass, layer, pass});
  }
  if (is_apart(layer)) steps_.push_back({step_kind::compose, layer});
}

bool layer_drawing::go_on(layer_painter& painter, const drawing_targets& targets, drawing_pace& pace) {
  blend_over();
  while (at_ < steps_.size() && !pace.is_over()) {
    take(steps_[at_], painter, targets, pace);
    if (runs_ && !runs_->empty()) continue;
    runs_.reset();
    ++at_;
    pace.change_kind();
  }
  keep_to({}, view_.size());
  glBindVertexArray(0);
  return at_ == steps_.size();
}

void layer_drawing::take(const step& next, layer_painter& painter, const drawing_targets& targets,
                         drawing_pace& pace) {
  const drawn_layer& drawn = layers_[next.layer];
  switch (next.kind) {
    case step_kind::start_single:
      fit_target(targets.single, view_.size());
      return clear_target(targets.single, {0, 0, 0, 0});
    case step_kind::pass:
      return draw_pass(next, painter, targets, pace);
    case step_kind::compose:
      bind_target(targets.picture);
      keep_to(drawn.only, view_.size());
      return painter.compose(targets.single, drawn.opacity);
  }
}

/// As much of it as there is time for.
void layer_drawing::draw_pass(const step& next, layer_painter& painter, const drawing_targets& targets,
                              drawing_pace& pace) {
  const drawn_layer& drawn = layers_[next.layer];
  const gpu_mesh::part part = layer_painter::part_of(next.pass);
  if (!runs_) {
    const geo::planar_box visible = view_.visible().expanded(kMargin * view_.metres_per_point());
    runs_ = drawn.layer->mesh_at(view_.metres_per_pixel()).runs(part, visible);
    std::ranges::reverse(*runs_);
    if (runs_->empty()) return;
  }
  bind_target(is_apart(next.layer) ? targets.single : targets.picture);
  keep_to(is_apart(next.layer) ? std::nullopt : drawn.only, view_.size());
  const gpu_mesh& mesh = painter.begin(view_, *drawn.layer, next.pass, drawn.rows.get());
  while (!runs_->empty() && !pace.is_over()) {
    mesh_run& run = runs_->back();
    const std::uint32_t count = std::min(run.count, whole_shapes(pace.most_at_once(), next.pass));
    mesh.draw(part, {run.first, count});
    pace.ordered(count);
    run.first += count;
    run.count -= count;
    if (run.count == 0) runs_->pop_back();
  }
}

}  // namespace greenward::viewer
