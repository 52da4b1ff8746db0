#include "engine/report/profile_sheet.hpp"

#include "engine/report/cairo_surface.hpp"

#include "engine/base/atomic_file.hpp"
#include "engine/report/profile_ink.hpp"
#include "engine/report/profile_plot.hpp"
#include "engine/report/profile_strip.hpp"
#include "engine/report/scale_bar.hpp"
#include "engine/report/spread.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <numeric>

namespace greenward::report {

namespace {

using drainage::profile;

constexpr double kSheetMargin = 40;
constexpr double kAxisRoom = 64;        // right of the drawing, for the levels
constexpr double kWidthOfNode = 60;     // pixels that a node would like to have
constexpr double kLeastDrawing = 640;   // pixels across
constexpr double kMostDrawing = 18000;  // what readers of PDF and PNG still open
constexpr double kNoteColumn = 440;
constexpr text_style kSheetTitle{.size = 22, .weight = font_weight::bold, .colour = ink::kText};
constexpr text_style kSheetLine{.size = 12, .colour = ink::kText};
constexpr text_style kNoticeLine{.size = 12, .weight = font_weight::bold, .colour = ink::kNotice};
constexpr text_style kNoteHead{.size = 13, .weight = font_weight::bold, .colour = ink::kText};
constexpr text_style kNoteText{.size = 11, .colour = ink::kText};

/// A sample of something drawn, and its name.
struct profile_legend_entry {
  bilingual title;
  std::function<void(cairo_t*, pixel)> sample;  ///< 28 pixels wide, its left middle at the pixel
};

struct sheet_text_line {
  std::string text;
  text_style style;
  pixel corner;
};
struct placed_legend_entry {
  std::size_t entry;
  pixel corner;
};

bool has_guess(const profile& way) {
  const auto guessed = [](const drainage::profile_value& value) {
    return value.origin == drainage::value_origin::interpolated;
  };
  return std::ranges::any_of(way.stations,
                             [&](const auto& s) { return guessed(s.ground) || guessed(s.invert); }) ||
         std::ranges::any_of(way.pipes,
                             [&](const auto& p) { return guessed(p.start_invert) || guessed(p.end_invert); });
}

std::function<void(cairo_t*, pixel)> line_sample(ink::pen pen) {
  return [pen](cairo_t* cairo, pixel at) { ink::line(cairo, pen, at, {at.x + 28, at.y}); };
}

void crossing_sample(cairo_t* cairo, pixel at) {
  cairo_new_sub_path(cairo);
  cairo_arc(cairo, at.x + 18, at.y, 6, 0, 2 * std::numbers::pi);
  ink::use(cairo, ink::pen{ink::kStorm, 1.6});
  cairo_stroke(cairo);
}
void drop_sample(cairo_t* cairo, pixel at) {
  ink::line(cairo, {ink::kDrop, 3.4}, {at.x + 20, at.y - 6}, {at.x + 20, at.y + 6});
  for (const double y : {-6.0, 6.0})
    ink::line(cairo, {ink::kDrop, 1.4}, {at.x + 15.5, at.y + y}, {at.x + 24.5, at.y + y});
}
void flag_sample(cairo_t* cairo, pixel at) {
  ink::line(cairo, {ink::kViolation, 1.2}, {at.x + 8, at.y - 7}, {at.x + 8, at.y + 8});
  cairo_rectangle(cairo, at.x + 8, at.y - 7, 18, 10);
  ink::use(cairo, ink::kViolation);
  cairo_fill(cairo);
}
void water_sample(cairo_t* cairo, pixel at) {
  cairo_rectangle(cairo, at.x, at.y - 5, 28, 10);
  ink::use(cairo, ink::kWaterFill);
  cairo_fill(cairo);
  ink::line(cairo, {ink::kWater, 1}, {at.x, at.y - 5}, {at.x + 28, at.y - 5});
}

std::vector<profile_legend_entry> legend_of_profile(const profile& way) {
  std::vector<profile_legend_entry> entries{{{"地面线", "ground"}, line_sample({ink::kGround, 1.8})},
                                            {{"管内顶", "crown"}, line_sample({ink::kCrown, 1.2})},
                                            {{"管内底", "invert"}, line_sample({ink::kInvert, 1.8})}};
  const auto has_water = [](const drainage::profile_pipe& pipe) { return !std::isnan(pipe.start_water_m); };
  if (std::ranges::any_of(way.pipes, has_water)) entries.push_back({{"水面", "water"}, water_sample});
  if (has_guess(way))
    entries.push_back({{"虚线与 ~：内插，未实测", "dashed and ~: interpolated, not surveyed"},
                       line_sample({ink::kInvert, 1.8, true})});
  const auto has_drop = [](const drainage::profile_station& s) { return std::abs(s.drop.value) >= 0.005; };
  if (std::ranges::any_of(way.stations, has_drop)) entries.push_back({{"跌差", "drop"}, drop_sample});
  if (!way.crossings.empty()) entries.push_back({{"交叉管线", "crossing pipe"}, crossing_sample});
  if (!way.violations.empty()) entries.push_back({{"问题", "violation"}, flag_sample});
  return entries;
}

class sheet_setter {
 public:
  /// Everything is measured with `text`, whose surface need not be the one that is drawn on.
  sheet_setter(const profile& way, const profile_sheet_options& options, text_painter& text)
      : way_(way), options_(options), rows_(rows_of(way)), legend_(legend_of_profile(way)), text_(text) {
    set_widths();
    set_heading();
    set_heights();
    set_notes();
  }

  [[nodiscard]] int width() const { return static_cast<int>(std::ceil(width_)); }
  [[nodiscard]] int height() const { return static_cast<int>(std::ceil(y_ + kSheetMargin)); }

  void paint(cairo_t* cairo, text_painter& text) const {
    ink::use(cairo, ink::kWhite);
    cairo_paint(cairo);
    paint_plot(cairo, text, way_, frame_, options_.lang);
    profile_strip(rows_, text, frame_, options_.lang).paint(cairo, kSheetMargin, strip_top_);
    for (const placed_legend_entry& placed : placed_legend_)
      legend_[placed.entry].sample(cairo, {placed.corner.x, placed.corner.y + 9});
    for (const sheet_text_line& line : lines_) text.draw(line.text, line.style, line.corner);
  }

 private:
  void set_widths() {
    const std::size_t n = way_.stations.size();
    std::vector<double> widths = column_widths(rows_, n);
    std::vector<std::size_t> shown(n);
    std::iota(shown.begin(), shown.end(), 0U);
    double all = std::accumulate(widths.begin(), widths.end(), 0.0);
    thin_out(widths, shown, all);
    const double wanted =
        std::max({kLeastDrawing, all, std::min(kWidthOfNode * static_cast<double>(n), kMostDrawing / 2)});
    // Long sheets may be higher, or a way that falls far would be a mere line.
    const double most_height = std::clamp(wanted / 8, 560.0, 1600.0);
    frame_.scales = choose_scales(way_.length_m(), levels_of(way_),
                                  {.width = wanted, .most_width = kMostDrawing, .most_height = most_height});
    const double length = way_.length_m() * frame_.scales.pixels_per_metre();
    frame_.left = kSheetMargin + std::max(strip_head_width(rows_, text_, options_.lang), 84.0) + 12;
    frame_.right = frame_.left + std::max({length, all, kLeastDrawing});
    width_ = frame_.right + kAxisRoom + kSheetMargin;
    std::vector<double> places;
    for (const std::size_t i : shown) places.push_back(frame_.x(way_.stations[i].at_m));
    places = spread(places, widths, frame_.left - 8, frame_.right + 8);
    frame_.columns.assign(n, drainage::kNotGiven);
    for (std::size_t k = 0; k < shown.size(); ++k) frame_.columns[shown[k]] = places[k];
  }

  /// Every second station, third, ... until the columns have room; the first and the last one stay.
  void thin_out(std::vector<double>& widths, std::vector<std::size_t>& shown, double& all) {
    const std::vector<double> whole = widths;
    for (std::size_t step = 2; all > kMostDrawing; ++step) {
      shown.clear();
      widths.clear();
      for (std::size_t i = 0; i < whole.size(); ++i)
        if (i % step == 0 || i + 1 == whole.size()) shown.push_back(i);
      for (const std::size_t i : shown) widths.push_back(whole[i]);
      all = std::accumulate(widths.begin(), widths.end(), 0.0);
    }
    left_out_ = whole.size() - shown.size();
  }

  [[nodiscard]] double inner_width() const { return width_ - 2 * kSheetMargin; }

  void say(const std::string& words, text_style style, double gap) {
    if (words.empty()) return;
    style.max_width = std::min(inner_width(), 1400.0);
    lines_.push_back({words, style, {kSheetMargin, y_}});
    y_ += text_.measure(words, style).height + gap;
  }

  void set_heading() {
    y_ = kSheetMargin;
    say(options_.title, kSheetTitle, 4);
    const std::string across = ratio_text(frame_.scales.horizontal),
                      upwards = ratio_text(frame_.scales.vertical);
    bilingual facts{
        fmt::format("比例尺：横向 {}，纵向 {}　全长 {:.2f} m　节点 {} 个　基准面高程 {:g} m", across, upwards,
                    way_.length_m(), way_.stations.size(), frame_.scales.datum_m),
        fmt::format("Scale: {} across, {} upwards   Length {:.2f} m   {} nodes   Datum {:g} m", across,
                    upwards, way_.length_m(), way_.stations.size(), frame_.scales.datum_m)};
    const std::string before =
        options_.district.empty() ? "" : options_.district + bilingual{"　", "   "}.in(options_.lang);
    say(before + facts.in(options_.lang), kSheetLine, 4);
    say(options_.notice, kNoticeLine, 4);
    set_legend();
  }

  void set_legend() {
    constexpr double kSample = 34, kGap = 22, kLine = 21;
    double x = kSheetMargin;
    y_ += 4;
    for (std::size_t i = 0; i < legend_.size(); ++i) {
      const std::string words = legend_[i].title.in(options_.lang);
      const double width = kSample + text_.measure(words, kSheetLine).width;
      if (x > kSheetMargin && x + width > kSheetMargin + std::min(inner_width(), 1400.0)) {
        x = kSheetMargin;
        y_ += kLine;
      }
      placed_legend_.push_back({i, {x, y_}});
      lines_.push_back({words, kSheetLine, {x + kSample, y_}});
      x += width + kGap;
    }
    y_ += kLine + 6;
  }

  void set_heights() {
    double code = 0;
    for (const auto& station : way_.stations)
      code = std::max(code, std::min(text_.measure(station.code, {.size = 10.5}).width, kLongestCode));
    frame_.codes_y = y_ + code + 8;
    frame_.flags_y = frame_.codes_y + kLeaderHeight;
    const double top = frame_.flags_y + flags_height(way_, frame_.right - frame_.left);
    frame_.datum_y = top + frame_.scales.height();
    strip_top_ = frame_.datum_y + kLeaderHeight;
    y_ = strip_top_ + profile_strip(rows_, text_, frame_, options_.lang).height() + 14;
  }

  // --- below the table ---
  void set_notes() {
    const bool any_sump =
        std::ranges::any_of(rows_[2].cells, [](const auto& texts) { return texts.back()[0] == '('; });
    if (any_sump)
      say(bilingual{"括号内为井底高程。", "Node inverts in parentheses."}.in(options_.lang), kNoteText, 6);
    if (left_out_ > 0) say(left_out_note().in(options_.lang), kNoteText, 6);
    add_list({"问题", "Violations"}, violation_notes());
    add_list({"交叉管线", "Crossing pipes"}, crossing_notes());
    y_ -= 6;
  }

  [[nodiscard]] bilingual left_out_note() const {
    return {fmt::format("节点过密，表中略去 {} 个节点；全部数据见 CSV 表。", left_out_),
            fmt::format("Too many nodes for the table: {} of them are left out; the CSV tables have all.",
                        left_out_)};
  }

  [[nodiscard]] std::vector<std::string> violation_notes() const {
    std::vector<std::string> notes;
    for (const drainage::profile_violation& v : way_.violations) {
      const std::string& code = v.at_node ? way_.stations[v.place].code : way_.pipes[v.place].code;
      notes.push_back(fmt::format("{}. {}  {}  {}", notes.size() + 1, station_text(v.at_m), code,
                                  v.text.in(options_.lang)));
    }
    return notes;
  }

  [[nodiscard]] std::vector<std::string> crossing_notes() const {
    std::vector<std::string> notes;
    for (const drainage::profile_crossing& c : way_.crossings) {
      const bilingual level = std::isnan(c.invert_m) ? bilingual{"高程不明", "level unknown"}
                                                     : bilingual{fmt::format("管内底 {:.3f} m", c.invert_m),
                                                                 fmt::format("invert {:.3f} m", c.invert_m)};
      const bilingual state = c.status == drainage::asset_status::abandoned
                                  ? bilingual{"  已废弃", "  abandoned"}
                              : c.status == drainage::asset_status::planned ? bilingual{"  规划", "  planned"}
                                                                            : bilingual{};
      notes.push_back(fmt::format("{}  {}  {}  {}  {}  {}{}", crossing_name(notes.size()),
                                  station_text(c.at_m), c.code, system_title(c.system).in(options_.lang),
                                  c.size, level.in(options_.lang), state.in(options_.lang)));
    }
    return notes;
  }

  /// In columns that are read from above, each about as long as the others.
  void add_list(const bilingual& title, const std::vector<std::string>& notes) {
    if (notes.empty()) return;
    say(title.in(options_.lang), kNoteHead, 3);
    const auto most = static_cast<std::size_t>(std::clamp(std::floor(inner_width() / kNoteColumn), 1.0, 4.0));
    const std::size_t columns = std::min(most, (notes.size() + 3) / 4);
    const std::size_t in_column = (notes.size() + columns - 1) / columns;
    const double pitch = std::min(inner_width() / static_cast<double>(columns), 900.0), top = y_;
    text_style style = kNoteText;
    style.max_width = pitch - 20;
    double bottom = top;
    for (std::size_t i = 0; i < notes.size(); ++i) {
      if (i % in_column == 0) y_ = top;
      lines_.push_back({notes[i], style, {kSheetMargin + static_cast<double>(i / in_column) * pitch, y_}});
      y_ += text_.measure(notes[i], style).height + 2;
      bottom = std::max(bottom, y_);
    }
    y_ = bottom + 12;
  }

  const profile& way_;
  const profile_sheet_options& options_;
  std::vector<profile_row> rows_;
  std::vector<profile_legend_entry> legend_;
  text_painter& text_;
  profile_frame frame_;
  double width_ = 0, strip_top_ = 0, y_ = 0;
  std::size_t left_out_ = 0;
  std::vector<sheet_text_line> lines_;
  std::vector<placed_legend_entry> placed_legend_;
};

}  // namespace

std::string draw_profile(const profile& way, const profile_sheet_options& options, map_format format) {
  cairo_surface scratch(map_format::png, 1, 1);
  text_painter measure(scratch.context());
  const sheet_setter sheet(way, options, measure);
  cairo_surface surface(format, sheet.width(), sheet.height());
  {
    text_painter text(surface.context());
    sheet.paint(surface.context(), text);
  }
  surface.describe(options.title, options.notice);
  return surface.finish();
}

void print_profile(const profile& way, const profile_sheet_options& options,
                   const std::filesystem::path& file) {
  write_file_atomically(file, draw_profile(way, options, format_of(file)));
}

}  // namespace greenward::report
