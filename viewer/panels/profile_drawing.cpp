#include "viewer/panels/profile_drawing.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/panels/palette.hpp"
#include "viewer/panels/profile_ink.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace greenward::viewer {

namespace {

using drainage::profile_pipe;
using drainage::profile_value;
using drainage::value_origin;

bool is_guessed(const profile_value& a, const profile_value& b) {
  return a.origin == value_origin::interpolated || b.origin == value_origin::interpolated;
}

class drawing_painter {
 public:
  drawing_painter(const panel_context& context, const profile_plot& plot, plot_hit hovered)
      : context_(context),
        plot_(plot),
        hovered_(hovered),
        way_(*context.state.profile.way()),
        list_(*ImGui::GetWindowDrawList()) {}

  void paint() {
    paint_axes();
    list_.PushClipRect(corner(), end(), true);
    for (const profile_pipe& pipe : way_.pipes) paint_body(pipe);
    for (std::size_t i = 0; i < way_.stations.size(); ++i) paint_well(i);
    for (std::size_t i = 0; i < way_.pipes.size(); ++i) paint_pipe(i);
    paint_ground();
    for (std::size_t i = 0; i < way_.crossings.size(); ++i) paint_crossing(i);
    for (std::size_t i = 0; i < way_.violations.size(); ++i) paint_violation(i);
    paint_pointer();
    list_.PopClipRect();
    paint_codes();
  }

 private:
  [[nodiscard]] ImVec2 corner() const {
    return {static_cast<float>(plot_.box().left), static_cast<float>(plot_.box().top)};
  }
  [[nodiscard]] ImVec2 end() const {
    return {static_cast<float>(plot_.box().right), static_cast<float>(plot_.box().bottom)};
  }
  [[nodiscard]] ImVec2 at(double station_m, double level_m) const {
    return {static_cast<float>(plot_.x(station_m)), static_cast<float>(plot_.y(level_m))};
  }
  [[nodiscard]] bool in_sight(double from_m, double to_m) const {
    return plot_.x(to_m) >= plot_.box().left && plot_.x(from_m) <= plot_.box().right;
  }

  void line(ImVec2 a, ImVec2 b, ImU32 colour, float width, bool dashed = false) {
    if (std::isnan(a.y) || std::isnan(b.y)) return;
    if (!dashed) return list_.AddLine(a, b, colour, width);
    constexpr float kDash = 6, kPitch = 10;
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    // Only what is in sight: at a close look a pipe is many windows long.
    const float from = a.x < corner().x && b.x > a.x ? (corner().x - a.x) / (b.x - a.x) * length : 0;
    const float to = b.x > end().x && b.x > a.x ? (end().x - a.x) / (b.x - a.x) * length : length;
    for (float along = std::floor(from / kPitch) * kPitch; along < to; along += kPitch) {
      const float s = along / length, t = std::min(along + kDash, length) / length;
      list_.AddLine(ImVec2(a.x + (b.x - a.x) * s, a.y + (b.y - a.y) * s),
                    ImVec2(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t), colour, width);
    }
  }

  // --- axes ---
  void paint_axes() {
    constexpr double kLevelPitch = 26, kStationPitch = 90;
    ImFont* font = context_.fonts.small;
    const auto levels = plot_.level_marks(kLevelPitch), stations = plot_.station_marks(kStationPitch);
    const bool fine = levels.size() > 1 && levels[1] - levels[0] < 0.999;
    for (const double level : levels) {
      const float y = static_cast<float>(plot_.y(level));
      list_.AddLine(ImVec2(corner().x, y), ImVec2(end().x, y), palette::rule_soft());
      std::string words = number_text(level, fine ? 2 : 0);
      draw_text_right(font, ImVec2(corner().x - 6, y - font->FontSize / 2), palette::ink_soft(), words);
    }
    for (const double station : stations) {
      const float x = static_cast<float>(plot_.x(station));
      list_.AddLine(ImVec2(x, end().y), ImVec2(x, end().y + 4), palette::rule());
      const std::string words = number_text(station, 1);
      const float left = std::min(x - text_width(font, words) / 2, end().x - text_width(font, words));
      draw_text(font, ImVec2(left, end().y + 4), palette::ink_soft(), words);
    }
    list_.AddLine(corner(), ImVec2(corner().x, end().y), palette::rule());
    list_.AddLine(ImVec2(corner().x, end().y), end(), palette::rule());
    const language lang = context_.state.lang;
    draw_text_right(font, ImVec2(corner().x - 6, corner().y - font->FontSize + 2), palette::ink_soft(),
                    text(text_key::profile_level_axis, lang));
    draw_text_right(font, ImVec2(corner().x - 6, end().y + 4), palette::ink_soft(),
                    text(text_key::profile_station_axis, lang));
  }

  // --- pipes and ground ---
  void fill_between(const profile_pipe& pipe, double start_top_m, double end_top_m, ImU32 fill) {
    if (std::isnan(start_top_m) || std::isnan(end_top_m)) return;
    list_.AddQuadFilled(at(pipe.from_m, pipe.start_invert.value), at(pipe.from_m, start_top_m),
                        at(pipe.to_m, end_top_m), at(pipe.to_m, pipe.end_invert.value), fill);
  }

  void paint_body(const profile_pipe& pipe) {
    if (!in_sight(pipe.from_m, pipe.to_m)) return;
    if (!pipe.start_invert.is_known() || !pipe.end_invert.is_known()) return;
    fill_between(pipe, pipe.start_crown.value, pipe.end_crown.value, profile_ink::body());
    fill_between(pipe, pipe.start_water_m, pipe.end_water_m, profile_ink::water_fill());
  }

  void paint_pipe(std::size_t number) {
    const profile_pipe& pipe = way_.pipes[number];
    if (!in_sight(pipe.from_m, pipe.to_m)) return;
    const bool dashed = is_guessed(pipe.start_invert, pipe.end_invert);
    const bool chosen = context_.state.profile.chosen == plot_hit{plot_part::pipe, number};
    const bool lit = chosen || hovered_ == plot_hit{plot_part::pipe, number};
    const float more = lit ? 1.5F : 0;
    line(at(pipe.from_m, pipe.start_water_m), at(pipe.to_m, pipe.end_water_m), profile_ink::water(), 1,
         dashed);
    line(at(pipe.from_m, pipe.start_crown.value), at(pipe.to_m, pipe.end_crown.value),
         chosen ? profile_ink::chosen() : profile_ink::crown(), 1.5F + more, dashed);
    const ImVec2 a = at(pipe.from_m, pipe.start_invert.value), b = at(pipe.to_m, pipe.end_invert.value);
    line(a, b, chosen ? profile_ink::chosen() : profile_ink::invert(), 2 + more, dashed);
    paint_arrow(a, b, pipe.with_flow);
  }

  /// Which way the water runs.
  void paint_arrow(ImVec2 a, ImVec2 b, bool with_flow) {
    constexpr float kRoom = 46, kLength = 5, kHalf = 4;
    if (std::isnan(a.y) || std::isnan(b.y) || b.x - a.x < kRoom) return;
    const float sign = with_flow ? 1.0F : -1.0F;
    const ImVec2 middle(a.x + (b.x - a.x) * 0.5F, a.y + (b.y - a.y) * 0.5F + 8);
    list_.AddTriangleFilled(ImVec2(middle.x + sign * kLength, middle.y),
                            ImVec2(middle.x - sign * kLength, middle.y - kHalf),
                            ImVec2(middle.x - sign * kLength, middle.y + kHalf), profile_ink::invert());
  }

  void paint_ground() {
    for (std::size_t i = 1; i < way_.stations.size(); ++i) {
      const auto &a = way_.stations[i - 1], &b = way_.stations[i];
      if (in_sight(a.at_m, b.at_m))
        line(at(a.at_m, a.ground.value), at(b.at_m, b.ground.value), profile_ink::ground(), 2,
             is_guessed(a.ground, b.ground));
    }
  }

  // --- nodes ---
  void paint_well(std::size_t number) {
    const drainage::profile_station& station = way_.stations[number];
    if (!in_sight(station.at_m, station.at_m)) return;
    double low = station.invert.value, high = station.ground.value;
    const auto include = [&](double level) {
      low = std::fmin(low, level);
      high = std::fmax(high, level);
    };
    if (number > 0) include(way_.pipes[number - 1].end_invert.value);
    if (number < way_.pipes.size()) include(way_.pipes[number].start_invert.value);
    include(high);
    const bool chosen = context_.state.profile.chosen == plot_hit{plot_part::station, number};
    const bool lit = chosen || hovered_ == plot_hit{plot_part::station, number};
    // Where they stand close together they would hide what lies between.
    constexpr double kClose = 9;  // pixels
    const double pitch = (plot_.x(way_.length_m()) - plot_.x(0)) / static_cast<double>(way_.pipes.size());
    const ImU32 plain = pitch < kClose ? profile_ink::node_soft() : profile_ink::node();
    const ImU32 colour = chosen ? profile_ink::chosen() : plain;
    line(at(station.at_m, low), at(station.at_m, high), colour, lit ? 4.0F : pitch < kClose ? 1.0F : 2.0F);
    paint_drop(number);
  }

  void paint_drop(std::size_t number) {
    constexpr double kLeastDrop = 0.005;  // metres
    const profile_value& drop = way_.stations[number].drop;
    if (!drop.is_known() || std::abs(drop.value) < kLeastDrop) return;
    const double station = way_.stations[number].at_m;
    const ImVec2 in = at(station, way_.pipes[number - 1].end_invert.value),
                 out = at(station, way_.pipes[number].start_invert.value);
    line(in, out, profile_ink::drop(), 4);
    for (const ImVec2 p : {in, out})
      line(ImVec2(p.x - 4, p.y), ImVec2(p.x + 4, p.y), profile_ink::drop(), 1.5F);
  }

  void paint_crossing(std::size_t number) {
    constexpr float kLeast = 3;  // pixels
    const drainage::profile_crossing& crossing = way_.crossings[number];
    if (std::isnan(crossing.invert_m) || !in_sight(crossing.at_m, crossing.at_m)) return;
    const ImVec2 low = at(crossing.at_m, crossing.invert_m), high = at(crossing.at_m, crossing.crown_m);
    const float half = std::isnan(high.y) ? kLeast : std::max(kLeast, (low.y - high.y) / 2);
    const ImVec2 middle(low.x, low.y - half);
    const bool lit = hovered_ == plot_hit{plot_part::crossing, number};
    const ImU32 colour = profile_ink::of_system(crossing.system);
    list_.AddCircleFilled(middle, half, palette::paper());
    list_.AddCircle(middle, half, colour, 0, lit ? 3.5F : 2);
  }

  void paint_violation(std::size_t number) {
    const drainage::profile_violation& violation = way_.violations[number];
    if (!in_sight(violation.at_m, violation.at_m)) return;
    const float x = static_cast<float>(plot_.x(violation.at_m)), y = static_cast<float>(plot_.flag_y());
    const float size = hovered_ == plot_hit{plot_part::violation, number} ? 9.0F : 7.0F;
    if (!std::isnan(violation.level_m)) {
      const ImVec2 foot = at(violation.at_m, violation.level_m);
      list_.AddLine(ImVec2(x, y), foot, profile_ink::wrong_soft());
      list_.AddCircleFilled(foot, 3, palette::error());
    }
    list_.AddTriangleFilled(ImVec2(x - size, y + size - 2), ImVec2(x, y - size),
                            ImVec2(x + size, y + size - 2), palette::error());
    ImFont* font = context_.fonts.small;
    draw_text(font, ImVec2(x - text_width(font, "!") / 2, y - font->FontSize / 2 + 1), palette::paper(), "!");
  }

  /// Codes above the drawing, as many as have room; the chosen one and the ends come first.
  void paint_codes() {
    ImFont* font = context_.fonts.small;
    std::vector<std::pair<float, float>> taken;
    const auto place = [&](std::size_t i) {
      const auto& station = way_.stations[i];
      if (!in_sight(station.at_m, station.at_m) || station.code.empty()) return;
      const float width = text_width(font, station.code), middle = static_cast<float>(plot_.x(station.at_m));
      const float left = std::clamp(middle - width / 2, corner().x, std::max(corner().x, end().x - width));
      for (const auto& [from, to] : taken)
        if (left < to + 10 && left + width > from - 10) return;
      taken.emplace_back(left, left + width);
      const bool chosen = context_.state.profile.chosen == plot_hit{plot_part::station, i};
      draw_text(font, ImVec2(left, corner().y - font->FontSize - 1),
                chosen ? profile_ink::chosen() : palette::ink(), station.code);
    };
    if (const auto& chosen = context_.state.profile.chosen; chosen && chosen->part == plot_part::station)
      place(chosen->at);
    place(0);
    place(way_.stations.size() - 1);
    for (std::size_t i = 1; i + 1 < way_.stations.size(); ++i) place(i);
  }

  void paint_pointer() {
    const auto& pointed = context_.state.profile.pointed_m;
    if (!pointed || !in_sight(*pointed, *pointed)) return;
    const float x = static_cast<float>(plot_.x(*pointed));
    list_.AddLine(ImVec2(x, corner().y), ImVec2(x, end().y), palette::measure());
    if (const auto reading = read_at(way_, *pointed))
      for (const double level : {reading->ground_m, reading->invert_m})
        if (!std::isnan(level)) list_.AddCircleFilled(at(*pointed, level), 3.5F, palette::measure());
  }

  const panel_context& context_;
  const profile_plot& plot_;
  plot_hit hovered_;
  const drainage::profile& way_;
  ImDrawList& list_;
};

}  // namespace

void draw_profile_drawing(const panel_context& context, const profile_plot& plot, plot_hit hovered) {
  drawing_painter(context, plot, hovered).paint();
}

}  // namespace greenward::viewer
