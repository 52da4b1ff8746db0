#include "tests/bench/peers/canvas_pictures.hpp"

#include "engine/workflow/snapshot.hpp"
#include "viewer/layers/prepared_layer.hpp"
#include "viewer/shell/png_file.hpp"

#include <array>

namespace greenward::bench {

namespace {

viewer::camera camera_of(const line_style& style, const line_view& view) {
  viewer::camera camera;
  camera.resize({style.width, style.height});
  camera.look_at(view.centre, view.metres_per_pixel);
  return camera;
}

/// The viewer draws thicker the nearer it looks; the pen is to be the same at every scale.
layer::layer_style pen_for(const line_style& style, const line_view& view) {
  layer::layer_style lines;
  layer::style_rule& rule = lines.rules.emplace_back();
  rule.stroke = style.stroke;
  rule.width = style.pen / viewer::symbol_scale(camera_of(style, view).scale_denominator());
  return lines;
}

}  // namespace

canvas_pictures::canvas_pictures(const line_style& style)
    : style_(style), context_({style.width, style.height}) {}

void canvas_pictures::load(const std::string& database, const line_view& view) {
  const std::array<std::string, 1> kLayer{"walk_edges"};
  const auto district = workflow::load_snapshot(database, kLayer, {});
  const layer::layer_style pen = pen_for(style_, view);
  const auto prepared = viewer::prepare_layer(district, 0, &pen, {});
  lines_ = std::make_shared<const viewer::gpu_layer>(prepared->levels, pen.rules);
}

void canvas_pictures::draw(const line_view& view) {
  const std::array<viewer::drawn_layer, 1> layers{{{lines_, 1}}};
  const viewer::camera camera = camera_of(style_, view);
  canvas_.draw(camera, layers, [] {});
  canvas_.draw_over(camera, {});
  viewer::write_png(view.picture, style_.width, style_.height, canvas_.read());
}

}  // namespace greenward::bench
