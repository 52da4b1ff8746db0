#include "engine/report/sheet_furniture.hpp"

#include "engine/report/cairo_surface.hpp"
#include "engine/report/map_marks.hpp"
#include "engine/report/pens.hpp"
#include "engine/report/scale_bar.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

namespace greenward::report {

namespace {

constexpr layer::colour kSheetInk{28, 28, 28, 255};
constexpr layer::colour kSheetGrey{95, 95, 95, 255};
constexpr layer::colour kNoticeRed{190, 30, 30, 255};
constexpr double kTitleSize = 36;
constexpr double kEnglishSize = 16;
constexpr double kSubtitleSize = 15;

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
  centred(options_.title.zh, {.size = kTitleSize * unit_, .weight = font_weight::bold, .colour = kSheetInk});
  centred(options_.title.en, {.size = kEnglishSize * unit_, .colour = kSheetGrey});
  centred(options_.subtitle, {.size = kSubtitleSize * unit_, .colour = kSheetInk});
}

// --- border and graticule ---

void sheet_furniture::paint_border(const sheet_layout& sheet, const graticule& lines) {
  const saved_state keep(cairo_);
  take_pen(cairo_, {60, 60, 60, 150}, 0.8 * unit_);
  for (const pixel& p : lines.crossings) {
    add_segment(cairo_, {p.x - 5 * unit_, p.y}, {p.x + 5 * unit_, p.y});
    add_segment(cairo_, {p.x, p.y - 5 * unit_}, {p.x, p.y + 5 * unit_});
  }
  cairo_stroke(cairo_);
  take_pen(cairo_, kSheetInk, 0.9 * unit_);
  add_rectangle(cairo_, sheet.map);
  cairo_stroke(cairo_);
  take_pen(cairo_, kSheetInk, 2.6 * unit_);
  add_rectangle(cairo_, sheet.border.expanded(-1.3 * unit_));
  cairo_stroke(cairo_);
  for (const graticule_tick& tick : lines.ticks) paint_degrees(sheet, tick, lines.interval);
}

void sheet_furniture::paint_degrees(const sheet_layout& sheet, const graticule_tick& tick, double interval) {
  const bool horizontal = tick.side == frame_side::top || tick.side == frame_side::bottom;
  const bool outward_negative = tick.side == frame_side::top || tick.side == frame_side::left;
  const double out = outward_negative ? -1 : 1;
  const pixel direction = horizontal ? pixel{0, out} : pixel{out, 0};
  const double length = 6 * unit_;
  take_pen(cairo_, kSheetInk, 0.9 * unit_);
  add_segment(cairo_, tick.place, {tick.place.x + direction.x * length, tick.place.y + direction.y * length});
  cairo_stroke(cairo_);

  const text_style style{.size = 11.5 * unit_, .colour = kSheetInk};
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
  const text_style style{.size = 12.5 * unit_, .colour = kSheetInk, .max_width = width};
  return (kScaleBarHeight + 34) * unit_ + text_.measure(particulars_text(options_), style).height;
}

void sheet_furniture::paint_particulars(const pixel_box& box, const map_frame& frame) {
  const saved_state keep(cairo_);
  take_pen(cairo_, kSheetGrey, 1.2 * unit_);
  add_segment(cairo_, box.min, {box.max.x, box.min.y});
  cairo_stroke(cairo_);
  const text_style strong{.size = 15 * unit_, .weight = font_weight::bold, .colour = kSheetInk};
  const std::string ratio =
      (options_.lang == language::zh ? "比例尺  " : "Scale  ") + ratio_text(frame.denominator);
  text_.draw(ratio, strong, {box.min.x, box.min.y + 6 * unit_});
  paint_scale_bar(cairo_, text_, {box.min.x, box.min.y + 34 * unit_}, box.width(), frame, unit_);
  const text_style style{.size = 12.5 * unit_, .colour = kSheetInk, .max_width = box.width()};
  text_.draw(particulars_text(options_), style, {box.min.x, box.min.y + (34 + kScaleBarHeight) * unit_});
}

// --- notice ---

double sheet_furniture::notice_height(double width) {
  const text_style style{.size = 11.5 * unit_, .max_width = width};
  double height = text_.measure(options_.notice, style).height;
  if (options_.origin == data_origin::synthetic) height += text_.measure(synthetic_notice(), style).height;
  return height;
}

void sheet_furniture::paint_notice(const pixel_box& box) {
  text_style style{.size = 11.5 * unit_, .colour = kNoticeRed, .max_width = box.width()};
  double y = box.min.y;
  if (options_.origin == data_origin::synthetic) {
    text_.draw(synthetic_notice(), style, {box.min.x, y});
    y += text_.measure(synthetic_notice(), style).height;
  }
  style.colour = kSheetGrey;
  text_.draw(options_.notice, style, {box.min.x, y});
}

// --- on the map ---

std::vector<label_box> sheet_furniture::map_obstacles(const pixel_box& map, const std::string& name) {
  std::vector<label_box> boxes{as_label(north_arrow_box(map, unit_))};
  if (options_.origin == data_origin::synthetic)
    boxes.push_back(as_label(synthetic_stamp_box(text_, map, unit_)));
  if (!name.empty()) boxes.push_back(as_label(name_box(map, name)));
  return boxes;
}

void sheet_furniture::paint_north_arrow(const pixel_box& map, double true_north) {
  report::paint_north_arrow(cairo_, text_, north_arrow_box(map, unit_), true_north, unit_, options_.lang);
}

void sheet_furniture::paint_stamp(const pixel_box& map) {
  if (options_.origin != data_origin::synthetic) return;
  paint_synthetic_stamp(cairo_, text_, synthetic_stamp_box(text_, map, unit_), unit_);
}

/// Below the stamp, if there is one.
pixel_box sheet_furniture::name_box(const pixel_box& map, const std::string& name) {
  double top = 14 * unit_;
  if (options_.origin == data_origin::synthetic)
    top = synthetic_stamp_box(text_, map, unit_).max.y - map.min.y + 8 * unit_;
  return map_name_box(text_, name, map, top, unit_);
}

void sheet_furniture::paint_name(const pixel_box& map, const std::string& name) {
  if (!name.empty()) paint_map_name(cairo_, text_, name, name_box(map, name), unit_);
}

}  // namespace greenward::report
