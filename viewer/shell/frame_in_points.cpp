#include "viewer/shell/frame_in_points.hpp"

#include "viewer/canvas/points.hpp"

#include <imgui.h>
#include <array>
#include <cfloat>
#include <cmath>
#include <cstddef>

namespace greenward::viewer {

namespace {

/// From where the text begins to the nearest pixel; a half goes to the left for all letters of a text.
float to_pixel(float points, float density) {
  constexpr float kHalf = 0.498F;
  return std::floor(points * density + kHalf) / density - points;
}

/// Whether two triangles from these indices on are a rectangle as ImGui writes letters.
bool is_rectangle(const ImDrawIdx* index) {
  constexpr std::array<int, 6> kCorners{0, 1, 2, 0, 2, 3};
  for (std::size_t i = 0; i < kCorners.size(); ++i)
    if (index[i] != index[0] + kCorners[i]) return false;
  return true;
}

/// What is one plain colour has the texture's white pixel at all its corners.
bool is_letter(const ImDrawVert* corner, ImVec2 white) {
  const bool upright = corner[0].pos.y == corner[1].pos.y && corner[0].pos.x == corner[3].pos.x;
  return upright && (corner[0].uv.x != white.x || corner[0].uv.y != white.y);
}

void move_letter(ImDrawVert* corner, float density) {
  const float x = to_pixel(corner[0].pos.x, density), y = to_pixel(corner[0].pos.y, density);
  for (int i = 0; i < 4; ++i) {
    corner[i].pos.x += x;
    corner[i].pos.y += y;
  }
}

void sharpen_letters(ImDrawList& list, float density) {
  const ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  for (const ImDrawCmd& command : list.CmdBuffer) {
    if (command.TextureId != atlas.TexID) continue;
    ImDrawVert* const corners = list.VtxBuffer.Data + command.VtxOffset;
    const ImDrawIdx* const first = list.IdxBuffer.Data + command.IdxOffset;
    for (unsigned i = 0; i + 6 <= command.ElemCount;) {
      const bool rectangle = is_rectangle(first + i);
      if (rectangle && is_letter(corners + first[i], atlas.TexUvWhitePixel))
        move_letter(corners + first[i], density);
      i += rectangle ? 6 : 3;
    }
  }
}

}  // namespace

void measure_in_points(screen_size window, std::optional<screen_point> pointer, double density) {
  ImGuiIO& io = ImGui::GetIO();
  const auto pixels = static_cast<float>(density);
  io.DisplaySize = ImVec2(points_of(window.width, pixels), points_of(window.height, pixels));
  io.DisplayFramebufferScale = ImVec2(pixels, pixels);
  io.MousePos = ImVec2(-FLT_MAX, -FLT_MAX);  // ImGui's word for nowhere
  if (pointer)
    io.MousePos = ImVec2(static_cast<float>(pointer->x / density), static_cast<float>(pointer->y / density));
}

void sharpen_letters(ImDrawData& frame) {
  const float density = frame.FramebufferScale.x;
  if (density == std::floor(density)) return;
  for (int i = 0; i < frame.CmdListsCount; ++i) sharpen_letters(*frame.CmdLists[i], density);
}

}  // namespace greenward::viewer
