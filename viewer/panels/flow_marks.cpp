#include "viewer/panels/flow_marks.hpp"

#include "viewer/panels/palette.hpp"

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace greenward::viewer {

namespace {

/// Where there are more, they are too small to tell their heads, and cost less.
constexpr std::size_t kMostWithHeads = 2500;

ImVec2 on_map(ImVec2 corner, screen_point p) {
  return {corner.x + static_cast<float>(p.x), corner.y + static_cast<float>(p.y)};
}

/// Without a soft edge, which would take most of the time.
void fill_corners(ImDrawList& list, ImVec2 a, ImVec2 b, ImVec2 c, ImVec2 d) {
  const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
  list.PrimReserve(6, 4);
  list.PrimQuadUV(a, b, c, d, white, white, white, white, palette::paper());
}

void draw_many(ImDrawList& list, std::span<const flow_dash> dashes, ImVec2 corner) {
  constexpr float kHalf = 1;
  for (const flow_dash& dash : dashes) {
    const ImVec2 from = on_map(corner, dash.from), to = on_map(corner, dash.to);
    const float dx = to.x - from.x, dy = to.y - from.y, square = dx * dx + dy * dy;
    if (square <= 0) continue;
    const float share = kHalf / std::sqrt(square), x = -dy * share, y = dx * share;
    fill_corners(list, ImVec2(from.x + x, from.y + y), ImVec2(to.x + x, to.y + y), ImVec2(to.x - x, to.y - y),
                 ImVec2(from.x - x, from.y - y));
  }
}

void draw_few(ImDrawList& list, std::span<const flow_dash> dashes, ImVec2 corner) {
  constexpr float kWidth = 2, kHalfHead = 3.5F, kHead = 3;
  for (const flow_dash& dash : dashes) {
    const ImVec2 from = on_map(corner, dash.from), to = on_map(corner, dash.to);
    list.AddLine(from, to, palette::paper(), kWidth);
    const float dx = to.x - from.x, dy = to.y - from.y, length = std::hypot(dx, dy);
    if (!dash.has_head || length < 1) continue;
    const float x = dx / length, y = dy / length;
    const ImVec2 neck(to.x - x * kHead, to.y - y * kHead);
    list.AddTriangleFilled(ImVec2(to.x + x * kHead, to.y + y * kHead),
                           ImVec2(neck.x - y * kHalfHead, neck.y + x * kHalfHead),
                           ImVec2(neck.x + y * kHalfHead, neck.y - x * kHalfHead), palette::paper());
  }
}

}  // namespace

void draw_flow_marks(const panel_context& context, ImVec2 corner) {
  const flow_state& flow = context.state.drains.flow;
  if (!flow.moves()) return;
  const std::vector<flow_dash> dashes = flow_dashes(flow.lines, context.state.view, flow.seconds);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  dashes.size() > kMostWithHeads ? draw_many(list, dashes, corner) : draw_few(list, dashes, corner);
}

}  // namespace greenward::viewer
