#include "engine/report/profile_dxf.hpp"

#include "engine/report/profile_rows.hpp"
#include "engine/report/profile_scales.hpp"

#include <fmt/format.h>
#include <array>
#include <cmath>
#include <iterator>
#include <numbers>
#include <span>

namespace greenward::report {

namespace {

using drainage::profile;
using drainage::profile_value;
using drainage::value_origin;

struct dxf_layer {
  const char* name;
  int colour;  ///< AutoCAD colour index
};
constexpr std::array<dxf_layer, 9> kDxfLayers{{{"0", 7},
                                               {"GROUND", 34},
                                               {"INVERT", 5},
                                               {"CROWN", 4},
                                               {"WATER", 140},
                                               {"NODE", 8},
                                               {"CROSSING", 6},
                                               {"TEXT", 7},
                                               {"VIOLATION", 1}}};

constexpr double kTextHeight = 1.5;   // drawing units
constexpr double kLinePitch = 2.4;    // of lines of text
constexpr double kColumnHeight = 14;  // of a row of texts that stand upright

/// Length of the UTF-8 sequence at the start of `text` and its code point; a length of 0 = none there.
std::pair<std::size_t, std::uint32_t> first_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80U) return {1, lead};
  const std::size_t length = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
  if (lead < 0xC2U || lead > 0xF4U || text.size() < length) return {0, 0};
  std::uint32_t point = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {0, 0};
    point = (point << 6U) | (byte(i) & 0x3FU);
  }
  return {length, point};
}

class dxf_writer {
 public:
  void group(int code, std::string_view value) {
    fmt::format_to(std::back_inserter(out_), "{}\n{}\n", code, value);
  }
  void group(int code, double value) { group(code, std::string_view(fmt::format("{:.6f}", value))); }
  void group(int code, int value) { group(code, std::string_view(fmt::format("{}", value))); }

  void line(const char* layer, pixel a, pixel b, bool dashed = false) {
    begin("LINE", layer, dashed);
    point(10, a);
    point(11, b);
  }
  void ring(const char* layer, std::span<const pixel> points) {
    begin("POLYLINE", layer, false);
    group(66, 1);
    point(10, {0, 0});
    group(70, 1);
    for (const pixel p : points) {
      begin("VERTEX", layer, false);
      point(10, p);
    }
    begin("SEQEND", layer, false);
  }
  /// The text begins at `at`, or with `centred` has its middle there; upright ones read from below.
  void text(const char* layer, pixel at, const std::string& words, double angle = 0, bool centred = false) {
    if (words.empty()) return;
    begin("TEXT", layer, false);
    point(10, at);
    group(40, kTextHeight);
    group(1, std::string_view(dxf_text(words)));
    group(50, angle);
    group(7, "CHINESE");
    if (!centred) return;
    group(72, 1);
    point(11, at);
    group(73, 2);
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void begin(const char* kind, const char* layer, bool dashed) {
    group(0, kind);
    group(8, layer);
    if (dashed) group(6, "DASHED");
  }
  void point(int code, pixel p) {
    group(code, p.x);
    group(code + 10, p.y);
    group(code + 20, 0.0);
  }
  std::string out_;
};

class profile_in_dxf {
 public:
  profile_in_dxf(const profile& way, const profile_dxf_options& options) : way_(way), options_(options) {
    const level_range levels = levels_of(way);
    if (std::isnan(levels.lowest_m)) return;
    datum_ = std::floor(levels.lowest_m) - 1;
    top_ = (levels.highest_m - datum_) * options.vertical_factor;
  }

  std::string write() {
    write_head();
    dxf_.group(0, "SECTION");
    dxf_.group(2, "ENTITIES");
    write_ground();
    for (const drainage::profile_pipe& pipe : way_.pipes) write_pipe(pipe);
    write_nodes();
    write_crossings();
    write_violations();
    write_table();
    write_title();
    dxf_.group(0, "ENDSEC");
    dxf_.group(0, "EOF");
    return dxf_.take();
  }

 private:
  [[nodiscard]] pixel at(double station_m, double level_m) const {
    return {station_m, (level_m - datum_) * options_.vertical_factor};
  }

  void write_head() {
    dxf_.group(0, "SECTION");
    dxf_.group(2, "HEADER");
    dxf_.group(9, "$ACADVER");
    dxf_.group(1, "AC1009");
    dxf_.group(9, "$DWGCODEPAGE");
    dxf_.group(3, "ansi_936");
    dxf_.group(9, "$LTSCALE");
    dxf_.group(40, 1.0);
    dxf_.group(0, "ENDSEC");
    dxf_.group(0, "SECTION");
    dxf_.group(2, "TABLES");
    write_line_types();
    begin_table("LAYER", static_cast<int>(kDxfLayers.size()));
    for (const dxf_layer& layer : kDxfLayers) {
      begin_entry("LAYER", layer.name);
      dxf_.group(62, layer.colour);
      dxf_.group(6, "CONTINUOUS");
    }
    dxf_.group(0, "ENDTAB");
    write_text_style();
    dxf_.group(0, "ENDSEC");
  }

  void begin_table(const char* name, int entries) {
    dxf_.group(0, "TABLE");
    dxf_.group(2, name);
    dxf_.group(70, entries);
  }
  void begin_entry(const char* table, const char* name) {
    dxf_.group(0, table);
    dxf_.group(2, name);
    dxf_.group(70, 0);
  }

  void write_line_types() {
    begin_table("LTYPE", 2);
    begin_entry("LTYPE", "CONTINUOUS");
    dxf_.group(3, "Solid line");
    dxf_.group(72, 65);
    dxf_.group(73, 0);
    dxf_.group(40, 0.0);
    begin_entry("LTYPE", "DASHED");
    dxf_.group(3, "__ __ __");
    dxf_.group(72, 65);
    dxf_.group(73, 2);
    dxf_.group(40, 3.0);
    dxf_.group(49, 2.0);
    dxf_.group(49, -1.0);
    dxf_.group(0, "ENDTAB");
  }

  void write_text_style() {
    begin_table("STYLE", 1);
    begin_entry("STYLE", "CHINESE");
    dxf_.group(40, 0.0);
    dxf_.group(41, 0.8);
    dxf_.group(50, 0.0);
    dxf_.group(71, 0);
    dxf_.group(42, kTextHeight);
    dxf_.group(3, "simsun.ttc");
    dxf_.group(4, "");
    dxf_.group(0, "ENDTAB");
  }

  void level_line(const char* layer, double from_m, const profile_value& a, double to_m,
                  const profile_value& b) {
    if (!a.is_known() || !b.is_known()) return;
    const bool dashed = a.origin == value_origin::interpolated || b.origin == value_origin::interpolated;
    dxf_.line(layer, at(from_m, a.value), at(to_m, b.value), dashed);
  }

  void write_ground() {
    for (std::size_t i = 1; i < way_.stations.size(); ++i)
      level_line("GROUND", way_.stations[i - 1].at_m, way_.stations[i - 1].ground, way_.stations[i].at_m,
                 way_.stations[i].ground);
  }

  void write_pipe(const drainage::profile_pipe& pipe) {
    level_line("INVERT", pipe.from_m, pipe.start_invert, pipe.to_m, pipe.end_invert);
    level_line("CROWN", pipe.from_m, pipe.start_crown, pipe.to_m, pipe.end_crown);
    if (!std::isnan(pipe.start_water_m) && !std::isnan(pipe.end_water_m))
      dxf_.line("WATER", at(pipe.from_m, pipe.start_water_m), at(pipe.to_m, pipe.end_water_m));
  }

  /// From the lowest to the highest level known at the node.
  void write_nodes() {
    for (std::size_t i = 0; i < way_.stations.size(); ++i) {
      const drainage::profile_station& station = way_.stations[i];
      double low = std::fmin(station.invert.value, station.ground.value),
             high = std::fmax(station.invert.value, station.ground.value);
      const auto include = [&](double level) {
        low = std::fmin(low, level);
        high = std::fmax(high, level);
      };
      if (i > 0) include(way_.pipes[i - 1].end_invert.value);
      if (i < way_.pipes.size()) include(way_.pipes[i].start_invert.value);
      if (!std::isnan(low)) dxf_.line("NODE", at(station.at_m, low), at(station.at_m, high));
      dxf_.text("TEXT", {station.at_m, top_ + kTextHeight}, station.code, 90);
    }
  }

  /// An ellipse in the drawing: the section with its height drawn out. A cross where its size is not known.
  void write_crossings() {
    constexpr std::size_t kCorners = 24;
    for (const drainage::profile_crossing& c : way_.crossings) {
      if (std::isnan(c.invert_m)) continue;
      const bool sized = !std::isnan(c.height_m) && !std::isnan(c.width_m);
      const pixel middle = at(c.at_m, sized ? (c.invert_m + c.crown_m) / 2 : c.invert_m);
      const double across = sized ? c.width_m / 2 : kTextHeight / 2;
      const double upwards = sized ? c.height_m / 2 * options_.vertical_factor : kTextHeight / 2;
      std::array<pixel, kCorners> ring;
      for (std::size_t i = 0; i < kCorners; ++i) {
        const double turn = 2 * std::numbers::pi * static_cast<double>(i) / kCorners;
        ring[i] = {middle.x + across * std::cos(turn), middle.y + upwards * std::sin(turn)};
      }
      if (sized) {
        dxf_.ring("CROSSING", ring);
      } else {
        dxf_.line("CROSSING", {middle.x - across, middle.y - upwards},
                  {middle.x + across, middle.y + upwards});
        dxf_.line("CROSSING", {middle.x - across, middle.y + upwards},
                  {middle.x + across, middle.y - upwards});
      }
      const std::string words = fmt::format("{} {} {} {:.3f}", c.code,
                                            system_title(c.system).in(options_.lang), c.size, c.invert_m);
      dxf_.text("CROSSING", {middle.x + across + kTextHeight / 2, middle.y}, words);
    }
  }

  void write_violations() {
    for (std::size_t i = 0; i < way_.violations.size(); ++i) {
      const drainage::profile_violation& v = way_.violations[i];
      const double foot = std::isnan(v.level_m) ? 0 : at(0, v.level_m).y;
      const pixel flag{v.at_m, foot + 3 * kTextHeight};
      dxf_.line("VIOLATION", {v.at_m, foot}, flag);
      dxf_.text("VIOLATION", flag, fmt::format("{}", i + 1));
      dxf_.text("VIOLATION", {0, table_bottom() - static_cast<double>(i + 2) * kLinePitch},
                fmt::format("{}. {} {}", i + 1, station_text(v.at_m), v.text.in(options_.lang)));
    }
  }

  static double table_bottom() { return -8 * kColumnHeight; }

  /// The rows of the printed sheet, below the datum line; all texts stand upright.
  void write_table() {
    const std::vector<profile_row> rows = rows_of(way_);
    const double end = way_.length_m();
    constexpr double kHeadWidth = 22;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const double top = -static_cast<double>(r) * kColumnHeight, middle = top - kColumnHeight / 2;
      dxf_.line("TEXT", {-kHeadWidth, top}, {end, top});
      dxf_.text("TEXT", {-kHeadWidth + 1, middle}, rows[r].title.in(options_.lang));
      for (std::size_t i = 0; i < rows[r].cells.size(); ++i) write_cell(rows[r], i, middle);
    }
    dxf_.line("TEXT", {-kHeadWidth, table_bottom()}, {end, table_bottom()});
  }

  void write_cell(const profile_row& row, std::size_t i, double middle) {
    const std::vector<std::string>& texts = row.cells[i];
    const double x = row.of_pipes ? (way_.pipes[i].from_m + way_.pipes[i].to_m) / 2 : way_.stations[i].at_m;
    for (std::size_t k = 0; k < texts.size(); ++k) {
      const double aside = (static_cast<double>(k) - static_cast<double>(texts.size() - 1) / 2) * kLinePitch;
      dxf_.text("TEXT", {x + aside, middle}, texts[k], 90, true);
    }
  }

  void write_title() {
    double y = top_ + 2 * kColumnHeight + 4 * kLinePitch;
    const auto say = [&](const std::string& words) {
      dxf_.text("TEXT", {0, y}, words);
      y -= kLinePitch;
    };
    say(options_.title);
    say(options_.district);
    say(options_.notice);
    const bilingual scales{
        fmt::format("基准面高程 {:g} m，竖向放大 {:g} 倍，~ 为内插值", datum_, options_.vertical_factor),
        fmt::format("Datum {:g} m, levels drawn {:g} times as large, ~ = interpolated", datum_,
                    options_.vertical_factor)};
    say(scales.in(options_.lang));
  }

  const profile& way_;
  const profile_dxf_options& options_;
  double datum_ = 0;
  double top_ = 0;
  dxf_writer dxf_;
};

}  // namespace

std::string dxf_text(std::string_view utf8) {
  std::string text;
  while (!utf8.empty()) {
    const auto [length, point] = first_character(utf8);
    if (length == 0 || point > 0xFFFFU)
      text += '?';
    else if (point < 0x20U || point == 0x7FU)
      text += ' ';
    else if (point == '^')
      text += "^ ";  // a caret alone would begin a control character
    else if (point < 0x80U)
      text += static_cast<char>(point);
    else
      text += fmt::format("\\U+{:04X}", point);
    utf8.remove_prefix(length == 0 ? 1 : length);
  }
  return text;
}

std::string profile_dxf(const profile& way, const profile_dxf_options& options) {
  return profile_in_dxf(way, options).write();
}

}  // namespace greenward::report
