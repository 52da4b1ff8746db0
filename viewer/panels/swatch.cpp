#include "viewer/panels/widgets.hpp"

#include "viewer/panels/palette.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

namespace greenward::viewer {

namespace {

ImU32 ink(layer::colour c, colour_use use = colour_use::mark) {
  return palette::seen(c, use);
}

/// Corners of a symbol around `middle`; empty for a circle.
std::vector<ImVec2> outline(layer::symbol symbol, ImVec2 middle, float r) {
  const auto ring = [&](int corners, float start, float inner) {
    std::vector<ImVec2> points;
    for (int i = 0; i < corners; ++i) {
      const float angle =
          start + static_cast<float>(i) * 2 * std::numbers::pi_v<float> / static_cast<float>(corners);
      const float reach = i % 2 == 1 ? inner : r;
      points.emplace_back(middle.x + reach * std::sin(angle), middle.y - reach * std::cos(angle));
    }
    return points;
  };
  constexpr float kQuarter = std::numbers::pi_v<float> / 4;
  switch (symbol) {
    case layer::symbol::circle:
      return {};
    case layer::symbol::square:
      return ring(4, kQuarter, r);
    case layer::symbol::triangle:
      return ring(3, 0, r);
    case layer::symbol::diamond:
      return ring(4, 0, r);
    case layer::symbol::star:
      return ring(10, 0, r * 0.45F);
    case layer::symbol::cross:
      break;
  }
  const float w = r * 0.34F;
  std::vector<ImVec2> cross;
  for (const auto& [x, y] : std::array<std::pair<float, float>, 12>{{{-w, -r},
                                                                     {w, -r},
                                                                     {w, -w},
                                                                     {r, -w},
                                                                     {r, w},
                                                                     {w, w},
                                                                     {w, r},
                                                                     {-w, r},
                                                                     {-w, w},
                                                                     {-r, w},
                                                                     {-r, -w},
                                                                     {-w, -w}}}) {
    cross.emplace_back(middle.x + x, middle.y + y);
  }
  return cross;
}

/// ImGui fills only convex outlines: a fan from the middle serves all symbols, which are star-shaped.
void fill_fan(ImDrawList& list, ImVec2 middle, const std::vector<ImVec2>& corners, ImU32 colour) {
  for (std::size_t i = 0; i < corners.size(); ++i) {
    list.AddTriangleFilled(middle, corners[i], corners[(i + 1) % corners.size()], colour);
  }
}

void draw_symbol(ImDrawList& list, ImVec2 middle, const layer::style_rule& rule) {
  const float r = std::clamp(static_cast<float>(rule.size) / 2, 2.5F, 7.0F);
  const auto border = static_cast<float>(std::min(rule.width, 2.0));
  const std::vector<ImVec2> corners = outline(rule.marker, middle, r);
  if (corners.empty()) {
    list.AddCircleFilled(middle, r, ink(rule.fill), 20);
    if (rule.stroke.a != 0) list.AddCircle(middle, r, ink(rule.stroke), 20, border);
    return;
  }
  fill_fan(list, middle, corners, ink(rule.fill));
  if (rule.stroke.a != 0) {
    list.AddPolyline(corners.data(), static_cast<int>(corners.size()), ink(rule.stroke), ImDrawFlags_Closed,
                     border);
  }
}

void draw_line(ImDrawList& list, ImVec2 from, ImVec2 to, const layer::style_rule& rule) {
  const auto width = std::clamp(static_cast<float>(rule.width), 1.0F, 6.0F);
  if (rule.casing.a != 0) list.AddLine(from, to, ink(rule.casing), width + 2);
  if (rule.dash.size() < 2) {
    list.AddLine(from, to, ink(rule.stroke), width);
    return;
  }
  float at = from.x;
  for (std::size_t i = 0; at < to.x; i = (i + 1) % rule.dash.size()) {
    const float next = std::min(to.x, at + std::max(1.0F, static_cast<float>(rule.dash[i])));
    if (i % 2 == 0) list.AddLine(ImVec2(at, from.y), ImVec2(next, from.y), ink(rule.stroke), width);
    at = next;
  }
}

}  // namespace

void swatch(ImDrawList& list, ImVec2 corner, ImVec2 size, const layer::style_rule& rule,
            geo::geometry_kind kind) {
  const ImVec2 middle(std::floor(corner.x + size.x / 2) + 0.5F, std::floor(corner.y + size.y / 2) + 0.5F);
  switch (kind) {
    case geo::geometry_kind::none:
      return;
    case geo::geometry_kind::point:
      return draw_symbol(list, middle, rule);
    case geo::geometry_kind::line:
      return draw_line(list, ImVec2(corner.x, middle.y), ImVec2(corner.x + size.x, middle.y), rule);
    case geo::geometry_kind::polygon: {
      const ImVec2 from(corner.x + 1, middle.y - 6);
      const ImVec2 to(corner.x + size.x - 1, middle.y + 6);
      if (rule.fill.a == 0 && rule.dash.size() >= 2) {
        draw_line(list, from, ImVec2(to.x, from.y), rule);
        return draw_line(list, ImVec2(from.x, to.y), to, rule);
      }
      if (rule.fill.a != 0) list.AddRectFilled(from, to, ink(rule.fill, colour_use::area), 1);
      const auto width = std::clamp(static_cast<float>(rule.width), 1.0F, 2.0F);
      if (rule.stroke.a != 0) list.AddRect(from, to, ink(rule.stroke), 1, ImDrawFlags_None, width);
      return;
    }
  }
}

}  // namespace greenward::viewer
