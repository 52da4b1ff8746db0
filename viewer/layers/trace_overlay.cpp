#include "viewer/layers/trace_overlay.hpp"

#include "viewer/layers/drawn_at_once.hpp"

namespace greenward::viewer {

namespace {

constexpr layer::colour kUp{198, 93, 0, 255}, kDown{0, 105, 180, 255}, kBoth{106, 27, 154, 255},
    kHalo{255, 255, 255, 235};

layer::style_rule stroke(layer::colour colour, double width) {
  layer::style_rule rule;
  rule.stroke = colour;
  rule.width = width;
  return rule;
}

}  // namespace

layer::colour trace_colour(drainage::trace_direction direction) {
  switch (direction) {
    case drainage::trace_direction::upstream:
      return kUp;
    case drainage::trace_direction::downstream:
      return kDown;
    case drainage::trace_direction::connected:
      break;
  }
  return kBoth;
}

std::vector<std::shared_ptr<const gpu_layer>> trace_overlay(const drain_state& drains) {
  if (!drains.trace || drains.trace->lines.empty()) return {};
  const geo::planar_geometry& lines = drains.trace->lines;
  return {drawn_at_once(lines, stroke(kHalo, 8)),
          drawn_at_once(lines, stroke(trace_colour(drains.trace->direction), 4))};
}

}  // namespace greenward::viewer
