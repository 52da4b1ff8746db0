#include "viewer/panels/measure_marks.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/panels/filled_ring.hpp"
#include "viewer/panels/map_note.hpp"
#include "viewer/panels/palette.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace greenward::viewer {

namespace {

constexpr float kCornerRadius = 4;
constexpr float kLeastSide = 56;  ///< pixels; a shorter side of an area has no room for its length

class marks_painter {
 public:
  marks_painter(const panel_context& context, ImVec2 corner, const measurement& found)
      : context_(context), list_(*ImGui::GetWindowDrawList()), found_(found) {
    for (const geo::planar& place : found.corners) {
      const screen_point at = context.state.view.to_screen(place);
      points_.emplace_back(corner.x + static_cast<float>(at.x), corner.y + static_cast<float>(at.y));
    }
  }

  void paint() {
    const bool area = context_.state.measure.kind == measure_kind::area;
    if (area && points_.size() >= 3)
      fill_ring(list_, points_, palette::veil(found_.crosses ? palette::error() : palette::measure()));
    const bool closed = found_.sides.size() == points_.size() && !points_.empty();
    line(palette::casing(), 6, closed);
    line(found_.crosses ? palette::error() : palette::measure(), 2.5F, closed);
    for (const ImVec2& point : points_) {
      list_.AddCircleFilled(point, kCornerRadius + 2, palette::casing());
      list_.AddCircleFilled(point, kCornerRadius, palette::measure());
    }
    if (area)
      tag_sides();
    else
      tag_corners();
  }

 private:
  void line(ImU32 colour, float width, bool closed) {
    list_.AddPolyline(points_.data(), static_cast<int>(points_.size()), colour,
                      closed ? ImDrawFlags_Closed : ImDrawFlags_None, width);
  }

  void tag(ImVec2 middle, const std::string& words) {
    ImFont* font = context_.fonts.small;
    const float half = text_width(font, words) / 2 + 6, height = font->FontSize + 4;
    const ImVec2 from(middle.x - half, middle.y - height / 2), to(middle.x + half, middle.y + height / 2);
    list_.AddRectFilled(from, to, palette::casing(), 4);
    draw_text(font, ImVec2(from.x + 6, from.y + 2), palette::ink(), words);
  }

  /// How far it is to each corner from the first.
  void tag_corners() {
    metres along;
    for (std::size_t i = 0; i < found_.sides.size(); ++i) {
      along = along + found_.sides[i];
      const ImVec2 at = points_[i + 1];
      tag(ImVec2(at.x, at.y - 20), length_text(along.value, context_.state.lang));
    }
  }

  void tag_sides() {
    for (std::size_t i = 0; i < found_.sides.size(); ++i) {
      const ImVec2 a = points_[i], b = points_[(i + 1) % points_.size()];
      if (std::hypot(b.x - a.x, b.y - a.y) < kLeastSide) continue;
      tag(ImVec2((a.x + b.x) / 2, (a.y + b.y) / 2), length_text(found_.sides[i].value, context_.state.lang));
    }
  }

  const panel_context& context_;
  ImDrawList& list_;
  const measurement& found_;
  std::vector<ImVec2> points_;
};

/// The numbers first, then what they are or what to do.
std::vector<note_line> box_lines(const panel_context& context, const measurement& found) {
  const session& state = context.state;
  const bool area = state.measure.kind == measure_kind::area;
  const auto words = [&](text_key key) { return text(key, state.lang); };
  std::vector<note_line> lines;
  if (found.enclosed)
    lines.push_back({context.fonts.strong, palette::ink(),
                     words(text_key::measured_area) + " " + area_text(found.enclosed->value, state.lang)});
  if (found.crosses)
    lines.push_back({context.fonts.body, palette::error(), words(text_key::measure_crosses)});
  if (!found.sides.empty()) {
    const text_key key = area ? text_key::measured_border : text_key::measured_length;
    lines.push_back({area ? context.fonts.body : context.fonts.strong, palette::ink(),
                     words(key) + " " + length_text(found.length.value, state.lang)});
  }
  if (lines.empty())
    lines.push_back({context.fonts.strong, palette::ink(),
                     words(area ? text_key::measure_area : text_key::measure_distance)});
  if (state.measure.problem)
    lines.push_back({context.fonts.small, palette::error(), state.measure.problem->in(state.lang)});
  lines.push_back({context.fonts.small, palette::ink_soft(), words(text_key::geodesic_note)});
  lines.push_back({context.fonts.small, palette::ink_soft(),
                   words(state.measure.ended ? text_key::measure_again : text_key::measure_hint)});
  return lines;
}

}  // namespace

void draw_measure_marks(const panel_context& context, ImVec2 corner) {
  const session& state = context.state;
  if (state.measure.kind == measure_kind::none || !state.district) return;
  const measurement found = measured(state.measure, state.pointer, state.district->measuring);
  marks_painter(context, corner, found).paint();
  draw_map_note(box_lines(context, found), corner);
}

}  // namespace greenward::viewer
