#include "viewer/panels/edit_marks.hpp"

#include "viewer/panels/filled_ring.hpp"
#include "viewer/panels/palette.hpp"

#include <cmath>
#include <utility>
#include <vector>

namespace greenward::viewer {

namespace {

constexpr float kGrip = 5, kMiddleGrip = 3.5F, kSnapRing = 11, kCutReach = 11, kCutGap = 4;
constexpr float kLeastSideWithMiddle = 36;  ///< pixels
constexpr int kMostGrips = 4000;            ///< more than that in sight are too many to see apart

class edit_painter {
 public:
  edit_painter(const panel_context& context, ImVec2 corner)
      : view_(context.state.view), corner_(corner), list_(*ImGui::GetWindowDrawList()) {}

  void line_of(const edited_shape& shape, bool strong) {
    const bool closed = shape.kind() == geo::geometry_kind::polygon;
    for (const edited_ring& ring : shape.rings()) {
      const std::vector<ImVec2> points = on_screen(ring);
      if (points.size() < 2) continue;
      if (closed && strong) fill_ring(list_, points, palette::veil(palette::edit()));
      const auto draw = [&](ImU32 colour, float width) {
        list_.AddPolyline(points.data(), static_cast<int>(points.size()), colour,
                          closed ? ImDrawFlags_Closed : ImDrawFlags_None, width);
      };
      draw(palette::glass(), strong ? 6.0F : 4.0F);
      draw(palette::edit(), strong ? 2.5F : 1.5F);
    }
  }

  void grips_of(const edited_shape& shape) {
    const bool closed = shape.kind() == geo::geometry_kind::polygon;
    int drawn = 0;
    for (const edited_ring& ring : shape.rings()) {
      const std::vector<ImVec2> points = on_screen(ring);
      for (std::size_t i = 0; i < points.size(); ++i) {
        if (!in_sight(points[i]) || ++drawn > kMostGrips) continue;
        if (i + 1 < points.size() || (closed && points.size() > 2))
          middle_between(points[i], points[(i + 1) % points.size()]);
        square(points[i]);
      }
    }
  }

  /// Two short strokes across the line.
  void cut_at(geo::planar place) {
    const ImVec2 at = on_screen(place);
    for (const float beside : {-kCutGap, kCutGap})
      for (const auto& [colour, width] :
           {std::pair(palette::glass(), 5.0F), std::pair(palette::error(), 2.5F)})
        list_.AddLine(ImVec2(at.x + beside - kCutReach / 2, at.y + kCutReach),
                      ImVec2(at.x + beside + kCutReach / 2, at.y - kCutReach), colour, width);
  }

  void snap_at(geo::planar place) { list_.AddCircle(on_screen(place), kSnapRing, palette::edit(), 24, 2); }

 private:
  [[nodiscard]] ImVec2 on_screen(geo::planar place) const {
    const screen_point at = view_.to_screen(place);
    return {corner_.x + static_cast<float>(at.x), corner_.y + static_cast<float>(at.y)};
  }
  [[nodiscard]] std::vector<ImVec2> on_screen(const edited_ring& ring) const {
    std::vector<ImVec2> points;
    points.reserve(ring.corners.size());
    for (const stored_place& corner : ring.corners) points.push_back(on_screen(corner.at));
    return points;
  }
  [[nodiscard]] bool in_sight(ImVec2 p) const {
    return p.x >= corner_.x && p.y >= corner_.y && p.x <= corner_.x + static_cast<float>(view_.width()) &&
           p.y <= corner_.y + static_cast<float>(view_.height());
  }
  void middle_between(ImVec2 a, ImVec2 b) {
    if (std::hypot(b.x - a.x, b.y - a.y) < kLeastSideWithMiddle) return;
    const ImVec2 half((a.x + b.x) / 2, (a.y + b.y) / 2);
    list_.AddCircleFilled(half, kMiddleGrip + 1, palette::edit());
    list_.AddCircleFilled(half, kMiddleGrip, palette::paper());
  }
  void square(ImVec2 p) {
    list_.AddRectFilled(ImVec2(p.x - kGrip, p.y - kGrip), ImVec2(p.x + kGrip, p.y + kGrip), palette::paper(),
                        1);
    list_.AddRect(ImVec2(p.x - kGrip, p.y - kGrip), ImVec2(p.x + kGrip, p.y + kGrip), palette::edit(), 1, 0,
                  2);
  }

  const camera& view_;
  ImVec2 corner_;
  ImDrawList& list_;
};

}  // namespace

void draw_edit_marks(const panel_context& context, ImVec2 corner) {
  if (!context.state.edit) return;
  const edit_state& form = *context.state.edit;
  edit_painter painter(context, corner);
  if (form.takes_along && form.shape.is_changed())
    for (const joined_corner& other : form.joined) painter.line_of(other.shape, false);
  painter.line_of(form.shape, true);
  painter.grips_of(form.shape);
  if (const auto& cut = form.shape.cut()) painter.cut_at(form.shape.place_of(*cut));
  if (form.snapped && form.snapped->stored) painter.snap_at(form.snapped->at);
}

}  // namespace greenward::viewer
