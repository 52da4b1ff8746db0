#include "engine/report/map_marks.hpp"

#include "engine/report/cairo_surface.hpp"
#include "engine/report/pens.hpp"
#include "engine/report/scale_bar.hpp"

namespace greenward::report {

namespace {

constexpr layer::colour kMarkInk{28, 28, 28, 255};
constexpr layer::colour kStampInk{190, 30, 30, 255};
constexpr const char* kSyntheticStamp = "合成数据  SYNTHETIC";

text_style stamp_style(double unit) {
  return {.size = 17 * unit, .weight = font_weight::bold, .colour = kStampInk};
}

text_style name_style(double unit) {
  return {.size = 19 * unit, .weight = font_weight::bold, .colour = kMarkInk};
}

/// A frame around words in the upper left corner of a map, `top` below its edge.
pixel_box sign_box(text_size words, const pixel_box& map, double top, double unit) {
  const pixel corner{map.min.x + 14 * unit, map.min.y + top};
  return {corner, {corner.x + words.width + 24 * unit, corner.y + words.height + 8 * unit}};
}

void paint_sign(cairo_t* cairo, text_painter& text, const std::string& words, const text_style& style,
                const pixel_box& box, double unit) {
  const saved_state keep(cairo);
  cairo_set_source_rgba(cairo, 1, 1, 1, 0.88);
  add_rectangle(cairo, box);
  cairo_fill(cairo);
  take_pen(cairo, style.colour, 2 * unit);
  add_rectangle(cairo, box);
  cairo_stroke(cairo);
  text.draw_centred(words, style, box.centre());
}

}  // namespace

void paint_scale_bar(cairo_t* cairo, text_painter& text, pixel corner, double width, const map_frame& frame,
                     double unit) {
  const text_style style{.size = 11.5 * unit, .colour = kMarkInk};
  const double side = 26 * unit;  // half of the end's text hangs over on either side
  const scale_bar bar = round_scale_bar(frame.ground_metres_per_pixel(), width - 2 * side);
  const double left = corner.x + side / 2;
  const double top = corner.y + 20 * unit;
  const double height = 7 * unit;
  const double step = bar.pixels / bar.segments;
  for (int i = 0; i < bar.segments; ++i) {
    const pixel_box part{{left + i * step, top}, {left + (i + 1) * step, top + height}};
    const double shade = i % 2 == 0 ? 0.12 : 1;
    cairo_set_source_rgb(cairo, shade, shade, shade);
    add_rectangle(cairo, part);
    cairo_fill(cairo);
  }
  take_pen(cairo, kMarkInk, 0.9 * unit);
  add_rectangle(cairo, {{left, top}, {left + bar.pixels, top + height}});
  cairo_stroke(cairo);
  const auto mark = [&](const std::string& words, double x) {
    text.draw_centred(words, style, {x, top - 9 * unit});
  };
  mark("0", left);
  if (bar.segments == 4) mark(length_text(bar.metres / 2), left + bar.pixels / 2);
  mark(length_text(bar.metres), left + bar.pixels);
}

pixel_box north_arrow_box(const pixel_box& map, double unit) {
  const pixel corner{map.max.x - 12 * unit, map.min.y + 12 * unit};
  return {{corner.x - 46 * unit, corner.y}, {corner.x, corner.y + 84 * unit}};
}

void paint_north_arrow(cairo_t* cairo, text_painter& text, const pixel_box& box, double true_north,
                       double unit, language lang) {
  const saved_state keep(cairo);
  cairo_set_source_rgba(cairo, 1, 1, 1, 0.8);
  add_rectangle(cairo, box);
  cairo_fill(cairo);
  text.draw_centred(lang == language::zh ? "北" : "N",
                    {.size = 17 * unit, .weight = font_weight::bold, .colour = kMarkInk},
                    {box.centre().x, box.min.y + 14 * unit});
  cairo_translate(cairo, box.centre().x, box.min.y + 53 * unit);
  cairo_rotate(cairo, true_north);
  cairo_scale(cairo, unit, unit);
  const auto half = [&](double side) {
    cairo_move_to(cairo, 0, -26);
    cairo_line_to(cairo, side * 13, 26);
    cairo_line_to(cairo, 0, 16);
    cairo_close_path(cairo);
  };
  take_pen(cairo, kMarkInk, 1.3);
  half(-1);
  cairo_fill_preserve(cairo);
  cairo_stroke(cairo);
  half(1);
  cairo_stroke(cairo);
}

pixel_box synthetic_stamp_box(text_painter& text, const pixel_box& map, double unit) {
  return sign_box(text.measure(kSyntheticStamp, stamp_style(unit)), map, 14 * unit, unit);
}

void paint_synthetic_stamp(cairo_t* cairo, text_painter& text, const pixel_box& box, double unit) {
  paint_sign(cairo, text, kSyntheticStamp, stamp_style(unit), box, unit);
}

pixel_box map_name_box(text_painter& text, const std::string& name, const pixel_box& map, double top,
                       double unit) {
  return sign_box(text.measure(name, name_style(unit)), map, top, unit);
}

void paint_map_name(cairo_t* cairo, text_painter& text, const std::string& name, const pixel_box& box,
                    double unit) {
  paint_sign(cairo, text, name, name_style(unit), box, unit);
}

const char* synthetic_notice() {
  return "本图数据为合成数据，仅供演示与测试，不得作为规划、设计或施工依据。"
         "Synthetic data, for demonstration only: not a basis for planning, design or construction.";
}

}  // namespace greenward::report
