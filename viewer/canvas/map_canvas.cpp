#include "viewer/canvas/map_canvas.hpp"

#include "viewer/canvas/gl_functions.hpp"

#include <utility>

namespace greenward::viewer {

namespace {

/// `to` becomes the same as `from`, and is bound.
void copy_target(const render_target& from, render_target& to) {
  fit_target(to, from.size);
  const auto [width, height] = from.size;
  glBindFramebuffer(GL_READ_FRAMEBUFFER, from.framebuffer.name());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, to.framebuffer.name());
  glDisable(GL_SCISSOR_TEST);
  glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  bind_target(to);
}

}  // namespace

void map_canvas::begin(const camera& view, std::span<const drawn_layer> layers, const drawn_picture& under) {
  fit_target(next_, view.size());
  const auto part = [](std::uint8_t v) { return static_cast<float>(v) / 255.0F; };
  const layer::colour ground = ground_colour(theme_);
  clear_target(next_, {part(ground.r), part(ground.g), part(ground.b), 1});
  blend_over();
  if (under.picture) under_painter_.draw(view, *under.picture, under.opacity);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  drawing_.emplace(view, layers);
}

bool map_canvas::go_on(std::optional<drawing_pace::milliseconds> longest) {
  if (!drawing_) return true;
  drawing_pace pace(longest);
  const bool complete = drawing_->go_on(painter_, {next_, single_}, pace);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  if (!complete) return false;
  glFinish();  // so that whoever looks at the clock knows how long it took
  drawing_.reset();
  if (std::exchange(ground_has_names_, false)) std::swap(before_, ground_);
  std::swap(next_, ground_);
  return true;
}

void map_canvas::letter(const std::function<void()>& paint_names) {
  copy_target(ground_, lettered_);
  blend_over();
  paint_names();
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  ground_has_names_ = true;
}

void map_canvas::draw(const camera& view, std::span<const drawn_layer> layers,
                      const std::function<void()>& paint_names) {
  begin(view, layers);
  go_on({});
  letter(paint_names);
}

void map_canvas::draw_over(const camera& view, std::span<const drawn_layer> layers,
                           const std::function<void()>& paint_names) {
  const bool names_last = paint_names && !layers.empty();
  copy_target(names_last ? named_ground() : lettered_, map_);
  drawing_pace pace({});
  layer_drawing(view, layers).go_on(painter_, {map_, single_over_}, pace);
  if (names_last) {
    bind_target(map_);
    blend_over();
    paint_names();
  }
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

}  // namespace greenward::viewer
