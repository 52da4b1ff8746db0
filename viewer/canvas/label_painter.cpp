#include "viewer/canvas/label_painter.hpp"

#include "viewer/canvas/points.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <array>
#include <cmath>

namespace greenward::viewer {

namespace {

constexpr double kHalo = 1.6;  ///< points
constexpr layer::colour kHaloOnPaper{255, 255, 255, 200};

/// The letters' colours, and pixels a point.
struct label_ink {
  ImU32 letter, halo;
  float density;

  /// To the nearest pixel.
  [[nodiscard]] float whole(float points) const { return std::round(points * density) / density; }
};

/// A quad of the atlas, turned about the em box's middle.
void draw_glyph(ImDrawList& list, const ImFont& font, const placed_glyph& glyph, ImVec2 shift,
                const label_ink& ink, ImU32 colour) {
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
    if (glyph.angle == 0) return ImVec2(ink.whole(at.x + dx) + shift.x, ink.whole(at.y + dy) + shift.y);
    return ImVec2(at.x + dx * cosine - dy * sine + shift.x, at.y + dx * sine + dy * cosine + shift.y);
  };
  list.PrimReserve(6, 4);
  list.PrimQuadUV(corner(image->X0, image->Y0), corner(image->X1, image->Y0), corner(image->X1, image->Y1),
                  corner(image->X0, image->Y1), ImVec2(image->U0, image->V0), ImVec2(image->U1, image->V0),
                  ImVec2(image->U1, image->V1), ImVec2(image->U0, image->V1), colour);
}

void draw_label(ImDrawList& list, const placed_label& label, const label_ink& ink, const ImFont& font) {
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
  for (const placed_glyph& glyph : label.glyphs) {
    for (const auto& shift : kAround)
      draw_glyph(list, font, glyph, ImVec2(shift[0], shift[1]), ink, ink.halo);
  }
  for (const placed_glyph& glyph : label.glyphs) draw_glyph(list, font, glyph, ImVec2(0, 0), ink, ink.letter);
}

ImVec2 points_of(screen_size pixels, float density) {
  return {viewer::points_of(pixels.width, density), viewer::points_of(pixels.height, density)};
}

ImU32 colour_on(theme on, layer::colour chosen) {
  const layer::colour seen = seen_on(on, chosen);
  return IM_COL32(seen.r, seen.g, seen.b, seen.a);
}

}  // namespace

glyph_advance advances_of(const font_set& fonts) {
  return [&fonts](char32_t code, double size) {
    const ImFont* font = fonts.map_font(size);
    return static_cast<double>(font->GetCharAdvance(static_cast<ImWchar>(code > 0xffff ? 0xfffd : code)));
  };
}

label_picture::label_picture(std::span<const placed_label> labels, std::span<const label_source> sources,
                             const font_set& fonts, const label_target& target)
    : quads_(std::make_unique<ImDrawList>(ImGui::GetDrawListSharedData())), target_(target) {
  const auto density = static_cast<float>(target.density);
  const ImU32 halo = colour_on(target.on, kHaloOnPaper);
  quads_->_ResetForNewFrame();
  quads_->PushTextureID(ImGui::GetIO().Fonts->TexID);
  quads_->PushClipRect(ImVec2(0, 0), points_of(target.screen, density));
  for (const placed_label& label : labels) {
    const label_source& source = sources[label.source];
    const label_ink ink{colour_on(target.on, source.colour), halo, density};
    draw_label(*quads_, label, ink, *fonts.map_font(source.size));
  }
}

label_picture::~label_picture() = default;
label_picture::label_picture(label_picture&&) noexcept = default;
label_picture& label_picture::operator=(label_picture&&) noexcept = default;

void label_picture::paint() const {
  const auto density = static_cast<float>(target_.density);
  std::array<ImDrawList*, 1> lists{quads_.get()};
  ImDrawData data;
  data.Valid = true;
  data.CmdLists = lists.data();
  data.CmdListsCount = 1;
  data.TotalIdxCount = quads_->IdxBuffer.Size;
  data.TotalVtxCount = quads_->VtxBuffer.Size;
  data.DisplaySize = points_of(target_.screen, density);
  data.FramebufferScale = ImVec2(density, density);
  ImGui_ImplOpenGL3_RenderDrawData(&data);
}

}  // namespace greenward::viewer
