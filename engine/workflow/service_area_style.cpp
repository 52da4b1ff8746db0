#include "engine/workflow/service_area_style.hpp"

#include <algorithm>
#include <cstdint>

namespace greenward::workflow {

namespace {

constexpr layer::colour kMagenta{173, 20, 87, 255};

layer::style_rule outline(layer::colour stroke, double width) {
  layer::style_rule rule;
  rule.stroke = stroke;
  rule.width = width;
  return rule;
}

}  // namespace

overlay_style service_area_style() {
  overlay_style style{outline({kMagenta.r, kMagenta.g, kMagenta.b, 190}, 1.2), 16};
  style.rule.fill = {kMagenta.r, kMagenta.g, kMagenta.b, 40};
  return style;
}

overlay_style service_band_style(int depth) {
  constexpr int kLightest = 40, kStep = 35, kDarkest = 180;
  overlay_style style = service_area_style();
  style.rule.fill.a = static_cast<std::uint8_t>(std::min(kDarkest, kLightest + kStep * depth));
  if (depth > 0) style.rule.width = 0.5;
  return style;
}

overlay_style plain_radius_style() {
  overlay_style style{outline({96, 96, 112, 255}, 1.4), 17};
  style.rule.dash = {8, 5};
  return style;
}

std::array<overlay_style, 3> unserved_place_styles() {
  constexpr layer::colour kVermilion{213, 94, 0, 255}, kDark{52, 58, 64, 255}, kWhite{255, 255, 255, 255};
  const auto marker = [](layer::colour fill, layer::colour stroke, layer::symbol shape) {
    overlay_style style{outline(stroke, 1), 46};
    style.rule.fill = fill;
    style.rule.marker = shape;
    style.rule.size = 9;
    return style;
  };
  return {marker(kVermilion, kWhite, layer::symbol::circle), marker(kDark, kWhite, layer::symbol::square),
          marker(kWhite, kDark, layer::symbol::diamond)};
}

overlay_style reached_street_style() {
  return {outline(kMagenta, 1.6), 27};
}

}  // namespace greenward::workflow
