#include "engine/report/sheet_furniture.hpp"

#include "engine/report/cairo_surface.hpp"
#include "engine/report/scale_bar.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

namespace greenward::report {

namespace {

constexpr layer::colour kInk{28, 28, 28, 255};
constexpr layer::colour kGrey{95, 95, 95, 255};
constexpr layer::colour kStamp{190, 30, 30, 255};
constexpr double kScaleBarHeight = 44;
constexpr double kTitleSize = 36;
constexpr double kEnglishSize = 16;
constexpr double kSubtitleSize = 15;
constexpr const char* kSyntheticStamp = "合成数据  SYNTHETIC";
constexpr const char* kSyntheticNotice =
    "本图数据为合成数据，仅供演示与测试，不得作为规划、设计或施工依据。"
    "Synthetic data, for demonstration only: not a basis for planning, design or construction.";

void line(cairo_t* cairo, pixel a, pixel b) {
  cairo_move_to(cairo, a.x, a.y);
  cairo_line_to(cairo, b.x, b.y);
}

void ink(cairo_t* cairo, layer::colour c, double width) {
  cairo_set_source_rgba(cairo, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0);
  cairo_set_line_width(cairo, width);
  cairo_set_dash(cairo, nullptr, 0, 0);
  cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join(cairo, CAIRO_LINE_JOIN_MITER);
}

void rectangle(cairo_t* cairo, const pixel_box& box) {
  cairo_rectangle(cairo, box.min.x, box.min.y, box.width(), box.height());
}

text_style fitted(text_painter& text, const std::string& words, text_style style, double width) {
  const double natural = text.measure(words, style).width;
  if (natural > width) style.size *= std::max(0.5, width / natural);
  return style;
}

label_box as_label(const pixel_box& box) {
  return {box.centre(), box.width() / 2, box.height() / 2, 0};
}

std::string particulars_text(const map_options& options) {
  const bool chinese = options.lang == language::zh;
  std::string words;
  if (!options.crs_name.empty()) words += (chinese ? "坐标系：" : "CRS: ") + options.crs_name + "\n";
  if (options.crs.epsg != 0) words += geo::to_string(options.crs) + "\n";
  if (!options.date.empty()) words += (chinese ? "日期：" : "Date: ") + options.date + "\n";
  if (!words.empty()) words.pop_back();
  return words;
}

}  // namespace

sheet_furniture::sheet_furniture(cairo_t* cairo, text_painter& text, const map_options& options)
    : cairo_(cairo), text_(text), options_(options), unit_(sheet_unit(options.width, options.height)) {}

// --- title ---

double sheet_furniture::title_height() {
  double height = 0;
  if (!options_.title.zh.empty()) height += kTitleSize * 1.45;
  if (!options_.title.en.empty()) height += kEnglishSize * 1.45;
  if (!options_.subtitle.empty()) height += kSubtitleSize * 1.45;
  return height * unit_;
}

void sheet_furniture::paint_title(const pixel_box& box) {
  double y = box.min.y;
  const auto centred = [&](const std::string& words, text_style style) {
    if (words.empty()) return;
    const double height = style.size * 1.45;
    style = fitted(text_, words, style, box.width());
    text_.draw_centred(text_.shortened(words, style, box.width()), style, {box.centre().x, y + height / 2});
    y += height;
  };
  centred(options_.title.zh, {.size = kTitleSize * unit_, .weight = font_weight::bold, .colour = kInk});
  centred(options_.title.en, {.size = kEnglishSize * unit_, .colour = kGrey});
  centred(options_.subtitle, {.size = kSubtitleSize * unit_, .colour = kInk});
}

// --- border and graticule ---

void sheet_furniture::paint_border(const sheet_layout& sheet, const graticule& lines) {
  const saved_state keep(cairo_);
  ink(cairo_, {60, 60, 60, 150}, 0.8 * unit_);
  for (const pixel& p : lines.crossings) {
    line(cairo_, {p.x - 5 * unit_, p.y}, {p.x + 5 * unit_, p.y});
    line(cairo_, {p.x, p.y - 5 * unit_}, {p.x, p.y + 5 * unit_});
  }
  cairo_stroke(cairo_);
  ink(cairo_, kInk, 0.9 * unit_);
  rectangle(cairo_, sheet.map);
  cairo_stroke(cairo_);
  ink(cairo_, kInk, 2.6 * unit_);
  rectangle(cairo_, sheet.border.expanded(-1.3 * unit_));
  cairo_stroke(cairo_);
  for (const graticule_tick& tick : lines.ticks) paint_degrees(sheet, tick, lines.interval);
}

void sheet_furniture::paint_degrees(const sheet_layout& sheet, const graticule_tick& tick, double interval) {
  const bool horizontal = tick.side == frame_side::top || tick.side == frame_side::bottom;
  const bool outward_negative = tick.side == frame_side::top || tick.side == frame_side::left;
  const double out = outward_negative ? -1 : 1;
  const pixel direction = horizontal ? pixel{0, out} : pixel{out, 0};
  const double length = 6 * unit_;
  ink(cairo_, kInk, 0.9 * unit_);
  line(cairo_, tick.place, {tick.place.x + direction.x * length, tick.place.y + direction.y * length});
  cairo_stroke(cairo_);

  const text_style style{.size = 11.5 * unit_, .colour = kInk};
  const std::string words = degrees_text(tick.degrees, interval);
  const double half = text_.measure(words, style).width / 2 + 4 * unit_;
  const double along = horizontal ? tick.place.x : tick.place.y;
  const double low = horizontal ? sheet.map.min.x : sheet.map.min.y;
  const double high = horizontal ? sheet.map.max.x : sheet.map.max.y;
  if (along - half < low || along + half > high) return;  // the corner has no room
  const double away = 14 * unit_;
  text_.draw_centred(words, style, {tick.place.x + direction.x * away, tick.place.y + direction.y * away},
                     horizontal ? 0 : -std::numbers::pi / 2);
}

// --- particulars: scale, CRS, date ---

double sheet_furniture::particulars_height(double width) {
  const text_style style{.size = 12.5 * unit_, .colour = kInk, .max_width = width};
  return (kScaleBarHeight + 34) * unit_ + text_.measure(particulars_text(options_), style).height;
}

void sheet_furniture::paint_particulars(const pixel_box& box, const map_frame& frame) {
  const saved_state keep(cairo_);
  ink(cairo_, kGrey, 1.2 * unit_);
  line(cairo_, box.min, {box.max.x, box.min.y});
  cairo_stroke(cairo_);
  const text_style strong{.size = 15 * unit_, .weight = font_weight::bold, .colour = kInk};
  const std::string ratio =
      (options_.lang == language::zh ? "比例尺  " : "Scale  ") + ratio_text(frame.denominator);
  text_.draw(ratio, strong, {box.min.x, box.min.y + 6 * unit_});
  paint_scale_bar({box.min.x, box.min.y + 34 * unit_}, box.width(), frame);
  const text_style style{.size = 12.5 * unit_, .colour = kInk, .max_width = box.width()};
  text_.draw(particulars_text(options_), style, {box.min.x, box.min.y + (34 + kScaleBarHeight) * unit_});
}

void sheet_furniture::paint_scale_bar(pixel corner, double width, const map_frame& frame) {
  const text_style style{.size = 11.5 * unit_, .colour = kInk};
  const double side = 26 * unit_;  // half of the end's text hangs over on either side
  const scale_bar bar = round_scale_bar(frame.ground_metres_per_pixel(), width - 2 * side);
  const double left = corner.x + side / 2;
  const double top = corner.y + 20 * unit_;
  const double height = 7 * unit_;
  const double step = bar.pixels / bar.segments;
  for (int i = 0; i < bar.segments; ++i) {
    const pixel_box part{{left + i * step, top}, {left + (i + 1) * step, top + height}};
    const double shade = i % 2 == 0 ? 0.12 : 1;
    cairo_set_source_rgb(cairo_, shade, shade, shade);
    rectangle(cairo_, part);
    cairo_fill(cairo_);
  }
  ink(cairo_, kInk, 0.9 * unit_);
  rectangle(cairo_, {{left, top}, {left + bar.pixels, top + height}});
  cairo_stroke(cairo_);
  const auto mark = [&](const std::string& words, double x) {
    text_.draw_centred(words, style, {x, top - 9 * unit_});
  };
  mark("0", left);
  if (bar.segments == 4) mark(length_text(bar.metres / 2), left + bar.pixels / 2);
  mark(length_text(bar.metres), left + bar.pixels);
}

// --- notice ---

double sheet_furniture::notice_height(double width) {
  const text_style style{.size = 11.5 * unit_, .max_width = width};
  double height = text_.measure(options_.notice, style).height;
  if (options_.origin == data_origin::synthetic) height += text_.measure(kSyntheticNotice, style).height;
  return height;
}

void sheet_furniture::paint_notice(const pixel_box& box) {
  text_style style{.size = 11.5 * unit_, .colour = kStamp, .max_width = box.width()};
  double y = box.min.y;
  if (options_.origin == data_origin::synthetic) {
    text_.draw(kSyntheticNotice, style, {box.min.x, y});
    y += text_.measure(kSyntheticNotice, style).height;
  }
  style.colour = kGrey;
  text_.draw(options_.notice, style, {box.min.x, y});
}

// --- on the map ---

pixel_box sheet_furniture::arrow_box(const pixel_box& map) const {
  const pixel corner{map.max.x - 12 * unit_, map.min.y + 12 * unit_};
  return {{corner.x - 46 * unit_, corner.y}, {corner.x, corner.y + 84 * unit_}};
}

pixel_box sheet_furniture::stamp_box(const pixel_box& map) {
  const text_style style{.size = 17 * unit_, .weight = font_weight::bold};
  const text_size size = text_.measure(kSyntheticStamp, style);
  const pixel corner{map.min.x + 14 * unit_, map.min.y + 14 * unit_};
  return {corner, {corner.x + size.width + 24 * unit_, corner.y + size.height + 8 * unit_}};
}

std::vector<label_box> sheet_furniture::map_obstacles(const pixel_box& map) {
  std::vector<label_box> boxes{as_label(arrow_box(map))};
  if (options_.origin == data_origin::synthetic) boxes.push_back(as_label(stamp_box(map)));
  return boxes;
}

void sheet_furniture::paint_north_arrow(const pixel_box& map, double true_north) {
  const saved_state keep(cairo_);
  const pixel_box box = arrow_box(map);
  cairo_set_source_rgba(cairo_, 1, 1, 1, 0.8);
  rectangle(cairo_, box);
  cairo_fill(cairo_);
  text_.draw_centred(options_.lang == language::zh ? "北" : "N",
                     {.size = 17 * unit_, .weight = font_weight::bold, .colour = kInk},
                     {box.centre().x, box.min.y + 14 * unit_});
  cairo_translate(cairo_, box.centre().x, box.min.y + 53 * unit_);
  cairo_rotate(cairo_, true_north);
  cairo_scale(cairo_, unit_, unit_);
  const auto half = [&](double side) {
    cairo_move_to(cairo_, 0, -26);
    cairo_line_to(cairo_, side * 13, 26);
    cairo_line_to(cairo_, 0, 16);
    cairo_close_path(cairo_);
  };
  ink(cairo_, kInk, 1.3);
  half(-1);
  cairo_fill_preserve(cairo_);
  cairo_stroke(cairo_);
  half(1);
  cairo_stroke(cairo_);
}

void sheet_furniture::paint_stamp(const pixel_box& map) {
  if (options_.origin != data_origin::synthetic) return;
  const saved_state keep(cairo_);
  const pixel_box box = stamp_box(map);
  cairo_set_source_rgba(cairo_, 1, 1, 1, 0.88);
  rectangle(cairo_, box);
  cairo_fill(cairo_);
  ink(cairo_, kStamp, 2 * unit_);
  rectangle(cairo_, box);
  cairo_stroke(cairo_);
  text_.draw_centred(kSyntheticStamp, {.size = 17 * unit_, .weight = font_weight::bold, .colour = kStamp},
                     box.centre());
}

}  // namespace greenward::report
