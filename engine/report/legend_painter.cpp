#include "engine/report/legend_painter.hpp"

#include "engine/report/feature_painter.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <string>

namespace greenward::report {

namespace {

constexpr layer::colour kInk{32, 32, 32, 255};
constexpr layer::colour kGrey{110, 110, 110, 255};
constexpr double kTitleHeight = 40;
constexpr double kFootHeight = 44;
constexpr double kSwatchWidth = 34;
constexpr double kSwatchHeight = 13;

legend_metrics metrics_at(double unit) {
  return {.row = 23 * unit, .gap = 8 * unit, .least_column_width = 190 * unit};
}

pixel_box rows_box(const legend_content& content, const pixel_box& box, double unit) {
  pixel_box rows = box;
  rows.min.y += kTitleHeight * unit;
  if (!content.hidden.empty()) rows.max.y -= kFootHeight * unit;
  return rows;
}

/// Of two maps both, where they differ.
std::string counts_of(const legend_entry& entry) {
  if (!entry.count_before || entry.count_before == entry.count) return fmt::format("{}", *entry.count);
  return fmt::format("{} → {}", *entry.count_before, *entry.count);
}

/// Draws one row at its corner; `s` is the unit times the plan's scale.
class row_painter {
 public:
  row_painter(cairo_t* cairo, text_painter& text, double s, double width, language lang)
      : cairo_(cairo), text_(text), s_(s), width_(width - 14 * s), lang_(lang) {}

  void heading(const legend_entry& entry, pixel corner) {
    const text_style style{.size = 15 * s_, .weight = font_weight::bold, .colour = kInk};
    const std::string words = text_.shortened(entry.title.in(lang_), style, width_);
    const double height = text_.measure(words, style).height;
    text_.draw(words, style, {corner.x, corner.y + (23 * s_ - height) / 2});
  }

  void row(const legend_entry& entry, pixel corner) {
    const double middle = corner.y + 23 * s_ / 2;
    const pixel_box swatch{{corner.x + 2 * s_, middle - kSwatchHeight * s_ / 2},
                           {corner.x + (2 + kSwatchWidth) * s_, middle + kSwatchHeight * s_ / 2}};
    if (entry.sample)
      entry.sample(cairo_, swatch);
    else
      paint_swatch(cairo_, *entry.rule, entry.kind, swatch);
    const double count_width = entry.count ? count(counts_of(entry), corner.x + width_, middle) : 0;
    const text_style style{.size = 14 * s_, .colour = kInk};
    const double left = corner.x + (kSwatchWidth + 14) * s_;
    const double room = corner.x + width_ - left - count_width - 8 * s_;
    const std::string words = text_.shortened(entry.title.in(lang_), style, room);
    text_.draw(words, style, {left, middle - text_.measure(words, style).height / 2});
  }

 private:
  double count(const std::string& digits, double right, double middle) {
    const text_style style{.size = 12.5 * s_, .colour = kGrey};
    const text_size size = text_.measure(digits, style);
    text_.draw(digits, style, {right - size.width, middle - size.height / 2});
    return size.width;
  }

  cairo_t* cairo_;
  text_painter& text_;
  double s_;
  double width_;
  language lang_;
};

void paint_title(cairo_t* cairo, text_painter& text, const legend_content& content, const pixel_box& box,
                 double unit) {
  const bool chinese = content.lang == language::zh;
  const text_style strong{.size = 19 * unit, .weight = font_weight::bold, .colour = kInk};
  const std::string title = chinese ? "图例" : "Legend";
  const text_size size = text.measure(title, strong);
  text.draw(title, strong, box.min);
  const text_style small{.size = 12 * unit, .colour = kGrey};
  const std::string of_one = chinese ? "图内数量" : "in this map";
  const std::string count = text.shortened(content.of_two.empty() ? of_one : content.of_two, small,
                                           box.width() - size.width - 28 * unit);
  const text_size small_size = text.measure(count, small);
  text.draw(count, small,
            {box.max.x - 14 * unit - small_size.width, box.min.y + size.height - small_size.height});
  cairo_set_source_rgb(cairo, 0.25, 0.25, 0.25);
  cairo_set_line_width(cairo, 1.2 * unit);
  cairo_set_dash(cairo, nullptr, 0, 0);
  cairo_move_to(cairo, box.min.x, box.min.y + size.height + 3 * unit);
  cairo_line_to(cairo, box.max.x, box.min.y + size.height + 3 * unit);
  cairo_stroke(cairo);
}

std::string hidden_words(const legend_content& content) {
  const bool chinese = content.lang == language::zh;
  std::string words = chinese ? "本比例尺下未绘：" : "Not drawn at this scale: ";
  for (std::size_t i = 0; i < content.hidden.size(); ++i) {
    if (i > 0) words += chinese ? "、" : ", ";
    words += content.hidden[i].in(content.lang);
  }
  return words;
}

void paint_foot(text_painter& text, const legend_content& content, const pixel_box& box, double top,
                double unit) {
  if (content.hidden.empty()) return;
  text_style style{.size = 12 * unit, .colour = kGrey, .max_width = box.width() - 14 * unit};
  std::string words = hidden_words(content);
  if (text.measure(words, style).height > kFootHeight * unit) {
    style.max_width = 0;
    words = text.shortened(words, style, box.width() - 14 * unit);
  }
  text.draw(words, style, {box.min.x, top + 6 * unit});
}

/// Rows that found no room are counted in the last row's place.
void paint_rest(text_painter& text, const legend_content& content, std::size_t missing, pixel corner,
                double s) {
  const std::string words = content.lang == language::zh ? fmt::format("另有 {} 项未列出", missing)
                                                         : fmt::format("and {} more", missing);
  text.draw(words, {.size = 13 * s, .colour = kGrey}, corner);
}

}  // namespace

legend_plan plan_legend_rows(const legend_content& content, const pixel_box& box, double unit) {
  return plan_legend(content.entries, rows_box(content, box, unit), metrics_at(unit));
}

void paint_legend(cairo_t* cairo, text_painter& text, const legend_content& content, const pixel_box& box,
                  double unit) {
  paint_title(cairo, text, content, box, unit);
  const legend_plan plan = plan_legend_rows(content, box, unit);
  const double s = unit * plan.scale;
  row_painter painter(cairo, text, s, plan.column_width, content.lang);
  const bool cut = plan.corners.size() < content.entries.size();
  const std::size_t rows = cut && !plan.corners.empty() ? plan.corners.size() - 1 : plan.corners.size();
  for (std::size_t i = 0; i < rows; ++i) {
    const legend_entry& entry = content.entries[i];
    if (entry.is_heading()) {
      painter.heading(entry, plan.corners[i]);
    } else {
      painter.row(entry, plan.corners[i]);
    }
  }
  if (cut && !plan.corners.empty()) {
    const std::span unlisted = std::span(content.entries).subspan(rows);
    const auto missing = std::count_if(unlisted.begin(), unlisted.end(),
                                       [](const legend_entry& entry) { return !entry.is_heading(); });
    paint_rest(text, content, static_cast<std::size_t>(missing), plan.corners[rows], s);
  }
  paint_foot(text, content, box, rows_box(content, box, unit).min.y + plan.used_height, unit);
}

}  // namespace greenward::report
