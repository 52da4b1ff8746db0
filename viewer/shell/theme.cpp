#include "viewer/shell/theme.hpp"

#include "viewer/panels/palette.hpp"

#include <imgui.h>
#include <array>
#include <utility>

namespace greenward::viewer {

namespace {

ImVec4 colour(ImU32 packed) {
  return ImGui::ColorConvertU32ToFloat4(packed);
}

constexpr std::array<std::pair<ImGuiCol, ImU32>, 22> kColours{{
    {ImGuiCol_Text, palette::kInk},
    {ImGuiCol_TextDisabled, palette::kInkFaint},
    {ImGuiCol_WindowBg, palette::kPaper},
    {ImGuiCol_ChildBg, IM_COL32(0, 0, 0, 0)},
    {ImGuiCol_PopupBg, palette::kPaper},
    {ImGuiCol_Border, palette::kRule},
    {ImGuiCol_Button, palette::kPaper},
    {ImGuiCol_ButtonHovered, palette::kHover},
    {ImGuiCol_ButtonActive, palette::kAccentSoft},
    {ImGuiCol_FrameBg, palette::kRuleSoft},
    {ImGuiCol_FrameBgHovered, palette::kHover},
    {ImGuiCol_FrameBgActive, palette::kAccentSoft},
    {ImGuiCol_Header, palette::kAccentSoft},
    {ImGuiCol_HeaderHovered, palette::kHover},
    {ImGuiCol_HeaderActive, palette::kAccentSoft},
    {ImGuiCol_TextSelectedBg, IM_COL32(190, 222, 207, 255)},
    {ImGuiCol_SliderGrab, palette::kAccent},
    {ImGuiCol_SliderGrabActive, palette::kAccent},
    {ImGuiCol_PlotHistogram, palette::kAccent},
    {ImGuiCol_ScrollbarBg, IM_COL32(0, 0, 0, 0)},
    {ImGuiCol_ScrollbarGrab, palette::kRule},
    {ImGuiCol_ScrollbarGrabHovered, palette::kInkFaint},
}};

}  // namespace

void apply_theme() {
  ImGui::StyleColorsLight();
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowBorderSize = 0;
  style.WindowRounding = 0;
  style.FrameBorderSize = 1;
  style.FrameRounding = 5;
  style.GrabRounding = 4;
  style.ScrollbarSize = 10;
  style.ScrollbarRounding = 5;
  style.ItemSpacing = ImVec2(0, 0);
  style.FramePadding = ImVec2(8, 2);
  style.WindowPadding = ImVec2(0, 0);
  style.PopupRounding = 5;
  style.PopupBorderSize = 1;
  for (const auto& [slot, value] : kColours) style.Colors[slot] = colour(value);
}

}  // namespace greenward::viewer
