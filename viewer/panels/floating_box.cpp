#include "viewer/panels/floating_box.hpp"

#include <algorithm>

namespace greenward::viewer {

floating_box::floating_box(const char* name, ImVec2 corner, ImVec2 size, float width) {
  constexpr float kFromTop = 16, kFromSide = 20, kLeastHeight = 100;
  const float window = ImGui::GetIO().DisplaySize.x;
  width = std::min(width, window - 2 * kFromSide);
  const float left = corner.x + (size.x - width) / 2;
  ImGui::SetNextWindowPos(
      ImVec2(std::clamp(left, kFromSide, window - kFromSide - width), corner.y + kFromTop));
  ImGui::SetNextWindowSize(ImVec2(width, 0));
  // What is higher than the window can be scrolled.
  const float room = std::max(kLeastHeight, ImGui::GetIO().DisplaySize.y - corner.y - 2 * kFromTop);
  ImGui::SetNextWindowSizeConstraints(ImVec2(width, 0), ImVec2(width, room));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(16, 13));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 8);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ImGui::Begin(name, nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoCollapse |
                   ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoNav);
}

floating_box::~floating_box() {
  ImGui::End();
  ImGui::PopStyleVar(3);
}

}  // namespace greenward::viewer
