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

std::array<std::pair<ImGuiCol, ImU32>, 22> slots_of(const interface_colours& all) {
  constexpr ImU32 kNone = IM_COL32(0, 0, 0, 0);
  return {{{ImGuiCol_Text, all.ink},
           {ImGuiCol_TextDisabled, all.ink_faint},
           {ImGuiCol_WindowBg, all.paper},
           {ImGuiCol_ChildBg, kNone},
           {ImGuiCol_PopupBg, all.paper},
           {ImGuiCol_Border, all.rule},
           {ImGuiCol_Button, all.paper},
           {ImGuiCol_ButtonHovered, all.hover},
           {ImGuiCol_ButtonActive, all.accent_soft},
           {ImGuiCol_FrameBg, all.rule_soft},
           {ImGuiCol_FrameBgHovered, all.hover},
           {ImGuiCol_FrameBgActive, all.accent_soft},
           {ImGuiCol_Header, all.accent_soft},
           {ImGuiCol_HeaderHovered, all.hover},
           {ImGuiCol_HeaderActive, all.accent_soft},
           {ImGuiCol_TextSelectedBg, all.text_selected},
           {ImGuiCol_SliderGrab, all.accent},
           {ImGuiCol_SliderGrabActive, all.accent},
           {ImGuiCol_PlotHistogram, all.accent},
           {ImGuiCol_ScrollbarBg, kNone},
           {ImGuiCol_ScrollbarGrab, all.rule},
           {ImGuiCol_ScrollbarGrabHovered, all.ink_faint}}};
}

}  // namespace

void apply_theme(theme on) {
  palette::use(on);
  on == theme::day ? ImGui::StyleColorsLight() : ImGui::StyleColorsDark();
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
  for (const auto& [slot, value] : slots_of(colours_of(on))) style.Colors[slot] = colour(value);
}

}  // namespace greenward::viewer
