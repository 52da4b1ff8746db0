#include "engine/report/profile_plot.hpp"

#include "engine/report/cairo_surface.hpp"
#include "engine/report/label_placement.hpp"
#include "engine/report/profile_ink.hpp"
#include "engine/report/profile_rows.hpp"
#include "engine/report/spread.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace greenward::report {

namespace {

using drainage::profile;
using drainage::profile_crossing;
using drainage::profile_pipe;
using drainage::profile_station;
using drainage::profile_value;
using drainage::value_origin;

constexpr double kFlagWidth = 24, kFlagHeight = 14, kLanePitch = 18;
constexpr double kLeastEllipse = 5;    // pixels across
constexpr double kUnknownEllipse = 9;  // across, where the size is not known
constexpr double kSmallDrop = 0.005;   // metres: less is not marked
constexpr double kLabelSize = 10.5;
constexpr double kArrowRoom = 46;  // a pipe so long on the sheet has an arrow
constexpr double kUpright = -std::numbers::pi / 2;

layer::colour system_ink(drainage::drain_system system) {
  switch (system) {
    case drainage::drain_system::storm:
      return ink::kStorm;
    case drainage::drain_system::sanitary:
      return ink::kSanitary;
    case drainage::drain_system::combined:
      return ink::kCombined;
    case drainage::drain_system::unknown:
      break;
  }
  return ink::kUnknown;
}

bool is_guess(const profile_value& a, const profile_value& b) {
  return a.origin == value_origin::interpolated || b.origin == value_origin::interpolated;
}

std::size_t lane_count(const profile& way, double width) {
  const double all = static_cast<double>(way.violations.size()) * (kFlagWidth + 2);
  return static_cast<std::size_t>(std::ceil(all / std::max(width, kFlagWidth + 2)));
}

/// Words beside something drawn, and shorter ones for where those find no place.
struct plot_label {
  std::string words, short_words;
  layer::colour colour;
  int priority = 0;
  pixel anchor;
  double half_width = 0, half_height = 0;  ///< of what it stands beside
};

class plot_painter {
 public:
  plot_painter(cairo_t* cairo, text_painter& text, const profile& way, const profile_frame& frame,
               language lang)
      : cairo_(cairo), text_(text), way_(way), frame_(frame), lang_(lang) {}

  void paint() {
    paint_axis();
    for (const profile_pipe& pipe : way_.pipes) paint_body(pipe);
    paint_node_lines();
    for (const profile_pipe& pipe : way_.pipes) paint_lines(pipe);
    paint_ground();
    paint_wells();
    for (std::size_t i = 0; i < way_.crossings.size(); ++i) paint_crossing(i);
    paint_flags();
    paint_labels();
    paint_codes();
  }

 private:
  // --- axis ---
  void paint_axis() {
    const profile_scales& scales = frame_.scales;
    const auto marks = static_cast<int>(std::llround((scales.top_m - scales.datum_m) / scales.step_m));
    const int decimals = scales.step_m < 1 ? 1 : 0;
    const text_style style{.size = kLabelSize, .colour = ink::kSoft};
    for (int i = 0; i <= marks; ++i) {
      const double level = scales.datum_m + i * scales.step_m, y = frame_.y(level);
      if (i > 0) ink::line(cairo_, {ink::kGrid, 0.8}, {frame_.left, y}, {frame_.right, y});
      ink::line(cairo_, {ink::kRule, 1}, {axis_left() - 5, y}, {axis_left(), y});
      ink::line(cairo_, {ink::kRule, 1}, {axis_right(), y}, {axis_right() + 5, y});
      const std::string words = fmt::format("{:.{}f}", level, decimals);
      const text_size size = text_.measure(words, style);
      text_.draw(words, style, {axis_left() - 8 - size.width, y - size.height / 2});
      text_.draw(words, style, {axis_right() + 8, y - size.height / 2});
    }
    ink::line(cairo_, {ink::kRule, 1.2}, {axis_left(), frame_.top_y()}, {axis_left(), frame_.datum_y});
    ink::line(cairo_, {ink::kRule, 1.2}, {axis_right(), frame_.top_y()}, {axis_right(), frame_.datum_y});
    ink::line(cairo_, {ink::kRule, 1.2}, {axis_left(), frame_.datum_y}, {axis_right(), frame_.datum_y});
    const std::string title = bilingual{"高程 (m)", "Level (m)"}.in(lang_);
    const text_size size = text_.measure(title, style);
    text_.draw(title, style, {axis_left() - size.width - 2, frame_.top_y() - size.height - 10});
  }
  [[nodiscard]] double axis_left() const { return frame_.left - 12; }
  [[nodiscard]] double axis_right() const { return frame_.right + 12; }

  // --- pipes and ground ---
  [[nodiscard]] pixel at(double station_m, double level_m) const {
    return {frame_.x(station_m), frame_.y(level_m)};
  }

  void fill_between(const profile_pipe& pipe, double start_top_m, double end_top_m, layer::colour fill) {
    if (std::isnan(start_top_m) || std::isnan(end_top_m)) return;
    const pixel corners[]{at(pipe.from_m, pipe.start_invert.value), at(pipe.to_m, pipe.end_invert.value),
                          at(pipe.to_m, end_top_m), at(pipe.from_m, start_top_m)};
    for (const pixel p : corners) cairo_line_to(cairo_, p.x, p.y);
    cairo_close_path(cairo_);
    ink::use(cairo_, fill);
    cairo_fill(cairo_);
  }

  void paint_body(const profile_pipe& pipe) {
    if (!pipe.start_invert.is_known() || !pipe.end_invert.is_known()) return;
    fill_between(pipe, pipe.start_crown.value, pipe.end_crown.value, ink::kPipe);
    fill_between(pipe, pipe.start_water_m, pipe.end_water_m, ink::kWaterFill);
  }

  void paint_lines(const profile_pipe& pipe) {
    const pixel a = at(pipe.from_m, pipe.start_invert.value), b = at(pipe.to_m, pipe.end_invert.value);
    if (std::isnan(a.y) || std::isnan(b.y)) return;
    const bool dashed = is_guess(pipe.start_invert, pipe.end_invert);
    if (!std::isnan(pipe.start_water_m) && !std::isnan(pipe.end_water_m))
      ink::line(cairo_, {ink::kWater, 1, dashed}, at(pipe.from_m, pipe.start_water_m),
                at(pipe.to_m, pipe.end_water_m));
    ink::line(cairo_, {ink::kInvert, 1.8, dashed}, a, b);
    double body = 0;
    if (pipe.start_crown.is_known() && pipe.end_crown.is_known()) {
      ink::line(cairo_, {ink::kCrown, 1.2, dashed}, at(pipe.from_m, pipe.start_crown.value),
                at(pipe.to_m, pipe.end_crown.value));
      body = pipe.height_m * frame_.scales.pixels_per_level();
    }
    obstacles_.push_back({{(a.x + b.x) / 2, (a.y + b.y - body) / 2},
                          geo::distance(a, b) / 2,
                          body / 2 + 1,
                          std::atan2(b.y - a.y, b.x - a.x)});
    if (b.x - a.x >= kArrowRoom) paint_arrow(a, b, body, pipe.with_flow);
  }

  /// Which way the water runs; in the pipe, or on its invert if its height is not known.
  void paint_arrow(pixel a, pixel b, double body, bool with_flow) {
    const saved_state keep(cairo_);
    cairo_translate(cairo_, a.x + (b.x - a.x) * 0.3, a.y + (b.y - a.y) * 0.3 - body / 2);
    cairo_rotate(cairo_, std::atan2(b.y - a.y, b.x - a.x));
    if (!with_flow) cairo_scale(cairo_, -1, 1);
    cairo_move_to(cairo_, 6, 0);
    cairo_line_to(cairo_, -5, -3.2);
    cairo_line_to(cairo_, -5, 3.2);
    cairo_close_path(cairo_);
    ink::use(cairo_, ink::kInvert);
    cairo_fill(cairo_);
  }

  void paint_ground() {
    for (std::size_t i = 1; i < way_.stations.size(); ++i) {
      const profile_station &a = way_.stations[i - 1], &b = way_.stations[i];
      if (!a.ground.is_known() || !b.ground.is_known()) continue;
      const pixel p = at(a.at_m, a.ground.value), q = at(b.at_m, b.ground.value);
      ink::line(cairo_, {ink::kGround, 1.8, is_guess(a.ground, b.ground)}, p, q);
      obstacles_.push_back({{(p.x + q.x) / 2, (p.y + q.y) / 2},
                            geo::distance(p, q) / 2,
                            1.5,
                            std::atan2(q.y - p.y, q.x - p.x)});
    }
  }

  // --- nodes ---
  struct node_span {
    double low, high;  ///< levels; NaN if none is known
  };
  [[nodiscard]] node_span span_of(std::size_t i) const {
    node_span span{way_.stations[i].invert.value, way_.stations[i].ground.value};
    const auto include = [&](double level) {
      span.low = std::fmin(span.low, level);
      span.high = std::fmax(span.high, level);
    };
    include(way_.stations[i].ground.value);
    include(way_.stations[i].invert.value);
    if (i > 0) include(way_.pipes[i - 1].end_invert.value);
    if (i < way_.pipes.size()) include(way_.pipes[i].start_invert.value);
    return span;
  }

  /// Thin lines that lead from the code above to the column below.
  void paint_node_lines() {
    for (std::size_t i = 0; i < way_.stations.size(); ++i) {
      const double x = frame_.x(way_.stations[i].at_m), column = frame_.columns[i];
      constexpr ink::pen kLeader{{188, 192, 198, 255}, 0.7};
      if (std::isnan(column)) continue;
      ink::line(cairo_, kLeader, {column, frame_.codes_y}, {x, frame_.flags_y});
      ink::line(cairo_, kLeader, {x, frame_.flags_y}, {x, frame_.datum_y});
      ink::line(cairo_, kLeader, {x, frame_.datum_y}, {column, frame_.datum_y + kLeaderHeight});
    }
  }

  void paint_wells() {
    for (std::size_t i = 0; i < way_.stations.size(); ++i) {
      const node_span span = span_of(i);
      const double x = frame_.x(way_.stations[i].at_m);
      if (!std::isnan(span.low))
        ink::line(cairo_, {ink::kNode, 1.4}, {x, frame_.y(span.low)}, {x, frame_.y(span.high)});
      paint_drop(i);
    }
  }

  void paint_drop(std::size_t i) {
    const profile_value& drop = way_.stations[i].drop;
    if (!drop.is_known() || std::abs(drop.value) < kSmallDrop) return;
    const pixel in = at(way_.stations[i].at_m, way_.pipes[i - 1].end_invert.value),
                out = at(way_.stations[i].at_m, way_.pipes[i].start_invert.value);
    ink::line(cairo_, {ink::kDrop, 3.4}, in, out);
    for (const pixel p : {in, out}) ink::line(cairo_, {ink::kDrop, 1.4}, {p.x - 4.5, p.y}, {p.x + 4.5, p.y});
    const std::string number = value_text(drop, 2);
    labels_.push_back({bilingual{"跌差 " + number, "drop " + number}.in(lang_),
                       number,
                       ink::kDrop,
                       2,
                       {in.x, (in.y + out.y) / 2},
                       6,
                       std::abs(in.y - out.y) / 2});
  }

  void paint_codes() {
    const text_style style{.size = kLabelSize, .colour = ink::kText};
    for (std::size_t i = 0; i < way_.stations.size(); ++i) {
      if (std::isnan(frame_.columns[i])) continue;
      const std::string words = text_.shortened(way_.stations[i].code, style, kLongestCode);
      const double length = text_.measure(words, style).width;
      text_.draw_centred(words, style, {frame_.columns[i], frame_.codes_y - 3 - length / 2}, kUpright);
    }
  }

  // --- crossings ---
  void paint_crossing(std::size_t i) {
    const profile_crossing& c = way_.crossings[i];
    const bool levelled = !std::isnan(c.invert_m);
    const bool sized = levelled && !std::isnan(c.height_m) && !std::isnan(c.width_m);
    const double across =
        sized ? std::max(c.width_m * frame_.scales.pixels_per_metre(), kLeastEllipse) : kUnknownEllipse;
    const double upwards =
        sized ? std::max(c.height_m * frame_.scales.pixels_per_level(), kLeastEllipse) : kUnknownEllipse;
    const double wanted =
        levelled ? frame_.y(sized ? (c.invert_m + c.crown_m) / 2 : c.invert_m) : frame_.datum_y;
    const double y = std::clamp(wanted, frame_.top_y() + upwards / 2, frame_.datum_y - upwards / 2);
    const pixel middle{frame_.x(c.at_m), y};
    const layer::colour colour = system_ink(c.system);
    {
      const saved_state keep(cairo_);
      cairo_translate(cairo_, middle.x, middle.y);
      cairo_scale(cairo_, across / 2, upwards / 2);
      cairo_new_sub_path(cairo_);
      cairo_arc(cairo_, 0, 0, 1, 0, 2 * std::numbers::pi);
    }
    ink::use(cairo_, ink::kWhite);
    cairo_fill_preserve(cairo_);
    ink::use(cairo_, ink::pen{colour, 1.6});
    constexpr double kShort[]{2.5, 2};
    if (!levelled || !sized) cairo_set_dash(cairo_, kShort, 2, 0);
    cairo_stroke(cairo_);
    if (wanted != y && levelled) paint_beyond(middle, wanted < y, colour, upwards);
    add_crossing_label(i, middle, {across, upwards});
  }

  /// An arrowhead: the pipe lies beyond the drawing.
  void paint_beyond(pixel middle, bool above, layer::colour colour, double height) {
    const double sign = above ? -1 : 1, base = middle.y + sign * height / 2;
    cairo_move_to(cairo_, middle.x - 5, base);
    cairo_line_to(cairo_, middle.x + 5, base);
    cairo_line_to(cairo_, middle.x, base + sign * 8);
    cairo_close_path(cairo_);
    ink::use(cairo_, colour);
    cairo_fill(cairo_);
  }

  void add_crossing_label(std::size_t i, pixel middle, text_size drawn) {
    const profile_crossing& c = way_.crossings[i];
    std::string words = crossing_name(i) + " " + system_title(c.system).in(lang_);
    if (!c.size.empty()) words += " " + c.size;
    words += std::isnan(c.invert_m) ? bilingual{" 高程不明", " level unknown"}.in(lang_)
                                    : fmt::format(" {:.3f}", c.invert_m);
    obstacles_.push_back({middle, drawn.width / 2, drawn.height / 2});
    labels_.push_back({std::move(words), crossing_name(i), system_ink(c.system), 1, middle,
                       drawn.width / 2 + 3, drawn.height / 2});
  }

  // --- labels ---
  void paint_labels() {
    std::vector<label_request> requests;
    std::vector<std::size_t> long_ones;
    for (const plot_label& label : labels_) {
      label_request request{.priority = label.priority};
      add_candidates(label, label.words, request);
      long_ones.push_back(request.candidates.size());
      add_candidates(label, label.short_words, request);
      requests.push_back(std::move(request));
    }
    const placement_options options{
        {{frame_.left - 8, frame_.top_y()}, {frame_.right + 8, frame_.datum_y - 1}}, obstacles_};
    const auto places = place_labels(requests, options);
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      if (!places[i]) continue;
      const std::string& words = *places[i] < long_ones[i] ? labels_[i].words : labels_[i].short_words;
      text_.draw_centred(words, {.size = kLabelSize, .colour = labels_[i].colour, .halo = 2},
                         requests[i].candidates[*places[i]].centre);
    }
  }

  /// To the right and to the left at several heights, then above and below.
  void add_candidates(const plot_label& label, const std::string& words, label_request& request) {
    const text_size size = text_.measure(words, {.size = kLabelSize});
    const double half_width = size.width / 2 + 1, half_height = size.height * 0.4;
    const double aside = label.half_width + half_width + 1;
    for (const double step : {0.0, -1.0, 1.0, -2.0, 2.0, -3.0, 3.0, -4.5, 4.5}) {
      const double y = label.anchor.y + step * (half_height + 2);
      for (const double sign : {1.0, -1.0})
        request.candidates.push_back({{label.anchor.x + sign * aside, y}, half_width, half_height});
    }
    for (const double sign : {1.0, -1.0}) {
      const double y = label.anchor.y + sign * (label.half_height + half_height + 3);
      request.candidates.push_back({{label.anchor.x, y}, half_width, half_height});
    }
  }

  // --- violations ---
  void paint_flags() {
    const std::size_t lanes = lane_count(way_, frame_.right - frame_.left);
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      std::vector<double> wanted, widths;
      for (std::size_t i = lane; i < way_.violations.size(); i += lanes) {
        wanted.push_back(frame_.x(way_.violations[i].at_m) + kFlagWidth / 2);
        widths.push_back(kFlagWidth + 2);
      }
      const std::vector<double> places =
          spread(wanted, widths, frame_.left - 1, frame_.right + kFlagWidth + 1);
      const double foot = frame_.top_y() - 3 - static_cast<double>(lane) * kLanePitch;
      for (std::size_t k = 0; k < places.size(); ++k)
        paint_flag(lane + k * lanes, wanted[k] - kFlagWidth / 2, {places[k], foot});
    }
  }

  void paint_flag(std::size_t i, double x, pixel foot) {
    const double level = way_.violations[i].level_m;
    const double y = std::isnan(level) ? frame_.datum_y : frame_.y(level);
    constexpr ink::pen kPole{ink::kViolation, 0.9};
    ink::line(cairo_, kPole, {x, frame_.top_y()}, {x, y});
    const double pole = foot.x - kFlagWidth / 2;
    ink::line(cairo_, kPole, {x, frame_.top_y()}, {pole, foot.y});
    ink::line(cairo_, {ink::kViolation, 1.2}, {pole, foot.y}, {pole, foot.y - kFlagHeight});
    cairo_rectangle(cairo_, pole, foot.y - kFlagHeight, kFlagWidth - 2, kFlagHeight - 2);
    ink::use(cairo_, ink::kViolation);
    cairo_fill(cairo_);
    text_.draw_centred(fmt::format("{}", i + 1),
                       {.size = 9.5, .weight = font_weight::bold, .colour = ink::kWhite},
                       {pole + kFlagWidth / 2 - 1, foot.y - kFlagHeight / 2 - 1});
    if (std::isnan(level)) return;
    cairo_arc(cairo_, x, y, 3, 0, 2 * std::numbers::pi);
    ink::use(cairo_, ink::kViolation);
    cairo_fill(cairo_);
    obstacles_.push_back({{x, y}, 4, 4});
  }

  cairo_t* cairo_;
  text_painter& text_;
  const profile& way_;
  const profile_frame& frame_;
  language lang_;
  std::vector<label_box> obstacles_;
  std::vector<plot_label> labels_;
};

}  // namespace

double flags_height(const profile& way, double width) {
  return static_cast<double>(lane_count(way, width)) * kLanePitch + 4;
}

std::string crossing_name(std::size_t crossing) {
  return fmt::format("C{}", crossing + 1);
}

void paint_plot(cairo_t* cairo, text_painter& text, const profile& way, const profile_frame& frame,
                language lang) {
  plot_painter(cairo, text, way, frame, lang).paint();
}

}  // namespace greenward::report
