#include "viewer/panels/way_marks.hpp"

#include "viewer/layers/profile_link.hpp"
#include "viewer/panels/palette.hpp"

#include <cmath>
#include <span>
#include <string>
#include <vector>

namespace greenward::viewer {

namespace {

constexpr layer::colour kProfileWay{0, 121, 107, 255}, kSite{106, 27, 154, 255};

class way_painter {
 public:
  way_painter(const panel_context& context, ImVec2 corner)
      : context_(context), corner_(corner), list_(*ImGui::GetWindowDrawList()) {}

  [[nodiscard]] ImVec2 on_screen(geo::planar place) const {
    const screen_point at = context_.state.view.to_screen(place);
    return {corner_.x + static_cast<float>(at.x), corner_.y + static_cast<float>(at.y)};
  }

  void line(std::span<const geo::planar> way, ImU32 colour, float width) {
    std::vector<ImVec2> points;
    points.reserve(way.size());
    for (const geo::planar& place : way) points.push_back(on_screen(place));
    list_.AddPolyline(points.data(), static_cast<int>(points.size()), colour, ImDrawFlags_None, width);
  }

  /// A letter in a disc.
  void badge(geo::planar place, ImU32 colour, std::string_view letter) {
    constexpr float kRadius = 10;
    ImFont* font = context_.fonts.small;
    const ImVec2 at = on_screen(place);
    list_.AddCircleFilled(at, kRadius + 2, palette::casing());
    list_.AddCircleFilled(at, kRadius, colour);
    draw_text(font, ImVec2(at.x - text_width(font, letter) / 2, at.y - font->FontSize / 2), palette::paper(),
              letter);
  }

  void dot(geo::planar place, ImU32 colour) {
    const ImVec2 at = on_screen(place);
    list_.AddCircleFilled(at, 8, palette::casing());
    list_.AddCircleFilled(at, 6, colour);
  }

 private:
  const panel_context& context_;
  ImVec2 corner_;
  ImDrawList& list_;
};

void draw_profile_way(const panel_context& context, way_painter painter) {
  const profile_state& profile = context.state.profile;
  if (!profile.open || !profile.from || !context.state.drains.model) return;
  const drainage::network& net = context.state.drains.model->net;
  if (profile.way() != nullptr) {
    const geo::planar_geometry& lines = profile.shown->lines;
    for (const auto& [colour, width] :
         {std::pair(palette::casing(), 9.0F), std::pair(palette::seen(kProfileWay), 5.0F)})
      for (std::size_t i = 0; i < lines.size(); ++i)
        if (!lines[i].is_none()) painter.line(lines[i].points(), colour, width);
  }
  const bool exchanged = profile.shown && profile.shown->exchanged;
  painter.badge(net.place[*profile.from], palette::seen(kProfileWay), exchanged ? "B" : "A");
  if (profile.to) painter.badge(net.place[*profile.to], palette::seen(kProfileWay), exchanged ? "A" : "B");
  if (const auto place = profile_pointer(context.state)) painter.dot(*place, palette::measure());
}

void draw_witness_way(const panel_context& context, way_painter painter) {
  const witness_state& witness = context.state.witness;
  if (!witness.shown || !witness.shown->report) return;
  const workflow::witness_report& report = *witness.shown->report;
  const ImU32 colour = report.within() ? palette::accent() : palette::error();
  if (witness.shown->has_way()) {
    const std::span<const geo::planar> way = report.line[0].points();
    painter.line(way, palette::casing(), 8);
    painter.line(way, colour, 4);
    if (witness.step) painter.line(line_of_step(*witness.shown, *witness.step), palette::measure(), 7);
    painter.badge(way.back(), colour, context.state.lang == language::zh ? "养" : "C");
  }
  painter.dot(report.place, colour);
}

/// Of the reason that was gone to, from where its water comes to where it goes wrong.
void draw_wrong_way(const panel_context& context, way_painter painter) {
  const separation_state& separation = context.state.separation;
  if (!separation.shown || !separation.reason) return;
  const report::separation_page& page = separation.shown->page;
  if (*separation.reason >= page.faults.size()) return;
  const geo::planar_view way = page.ways[*separation.reason];
  if (!way.is_none()) {
    painter.line(way.points(), palette::casing(), 8);
    painter.line(way.points(), palette::error(), 4);
  }
  const geo::planar from = page.faults[*separation.reason].place;
  if (std::isfinite(from.x)) painter.dot(from, palette::error());
}

void draw_next_sites(const panel_context& context, way_painter painter) {
  if (!context.state.sites.shown) return;
  const std::vector<next_site>& sites = context.state.sites.shown->sites;
  for (std::size_t i = sites.size(); i-- > 0;)
    painter.badge(sites[i].place, palette::seen(kSite), std::to_string(i + 1));
}

}  // namespace

void draw_way_marks(const panel_context& context, ImVec2 corner) {
  const way_painter painter(context, corner);
  draw_profile_way(context, painter);
  draw_witness_way(context, painter);
  draw_wrong_way(context, painter);
  draw_next_sites(context, painter);
}

}  // namespace greenward::viewer
