#include "viewer/canvas/label_painter.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <array>
#include <cmath>

namespace greenward::viewer {

namespace {

constexpr double kHalo = 1.6;  ///< pixels

/// A quad of the atlas, turned about the em box's middle.
void draw_glyph(ImDrawList& list, const ImFont& font, const placed_glyph& glyph, ImVec2 shift, ImU32 colour) {
  const ImFontGlyph* image = font.FindGlyph(static_cast<ImWchar>(glyph.code > 0xffff ? 0xfffd : glyph.code));
  if (image == nullptr || !image->Visible) return;
  const float middle_x = image->AdvanceX / 2;
  const float middle_y = (font.Ascent - font.Descent) / 2;
  const auto cosine = static_cast<float>(std::cos(glyph.angle));
  const auto sine = static_cast<float>(std::sin(glyph.angle));
  const ImVec2 at(static_cast<float>(glyph.middle.x), static_cast<float>(glyph.middle.y));
  const auto corner = [&](float x, float y) {
    const float dx = x - middle_x;
    const float dy = y - middle_y;
    if (glyph.angle == 0) return ImVec2(std::round(at.x + dx) + shift.x, std::round(at.y + dy) + shift.y);
    return ImVec2(at.x + dx * cosine - dy * sine + shift.x, at.y + dx * sine + dy * cosine + shift.y);
  };
  list.PrimReserve(6, 4);
  list.PrimQuadUV(corner(image->X0, image->Y0), corner(image->X1, image->Y0), corner(image->X1, image->Y1),
                  corner(image->X0, image->Y1), ImVec2(image->U0, image->V0), ImVec2(image->U1, image->V0),
                  ImVec2(image->U1, image->V1), ImVec2(image->U0, image->V1), colour);
}

void draw_label(ImDrawList& list, const placed_label& label, const label_source& source, const ImFont& font) {
  constexpr float kAcross = static_cast<float>(kHalo);
  constexpr float kSlant = static_cast<float>(kHalo * 0.7071);
  constexpr std::array<std::array<float, 2>, 8> kAround{{{kAcross, 0},
                                                         {-kAcross, 0},
                                                         {0, kAcross},
                                                         {0, -kAcross},
                                                         {kSlant, kSlant},
                                                         {-kSlant, kSlant},
                                                         {kSlant, -kSlant},
                                                         {-kSlant, -kSlant}}};
  const ImU32 halo = IM_COL32(255, 255, 255, 200);
  const ImU32 ink = IM_COL32(source.colour.r, source.colour.g, source.colour.b, source.colour.a);
  for (const placed_glyph& glyph : label.glyphs) {
    for (const auto& shift : kAround) draw_glyph(list, font, glyph, ImVec2(shift[0], shift[1]), halo);
  }
  for (const placed_glyph& glyph : label.glyphs) draw_glyph(list, font, glyph, ImVec2(0, 0), ink);
}

}  // namespace

glyph_advance advances_of(const font_set& fonts) {
  return [&fonts](char32_t code, double size) {
    const ImFont* font = fonts.map_font(size);
    return static_cast<double>(font->GetCharAdvance(static_cast<ImWchar>(code > 0xffff ? 0xfffd : code)));
  };
}

void paint_labels(std::span<const placed_label> labels, std::span<const label_source> sources,
                  const font_set& fonts, screen_size screen) {
  const ImVec2 size(static_cast<float>(screen.width), static_cast<float>(screen.height));
  ImDrawList list(ImGui::GetDrawListSharedData());
  list._ResetForNewFrame();
  list.PushTextureID(ImGui::GetIO().Fonts->TexID);
  list.PushClipRect(ImVec2(0, 0), size);
  for (const placed_label& label : labels) {
    const label_source& source = sources[label.source];
    draw_label(list, label, source, *fonts.map_font(source.size));
  }
  std::array<ImDrawList*, 1> lists{&list};
  ImDrawData data;
  data.Valid = true;
  data.CmdLists = lists.data();
  data.CmdListsCount = 1;
  data.TotalIdxCount = list.IdxBuffer.Size;
  data.TotalVtxCount = list.VtxBuffer.Size;
  data.DisplaySize = size;
  data.FramebufferScale = ImVec2(1, 1);
  ImGui_ImplOpenGL3_RenderDrawData(&data);
}

}  // namespace greenward::viewer
