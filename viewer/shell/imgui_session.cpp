#include "viewer/shell/imgui_session.hpp"

#include "viewer/shell/theme.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

namespace greenward::viewer {

imgui_session::imgui_session() {
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
  ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
  ImGui_ImplOpenGL3_Init("#version 330 core");
  apply_theme(theme::day);
  // Here, where the atlas is still empty: later it would make a texture of all glyphs that nobody uses.
  ImGui_ImplOpenGL3_CreateDeviceObjects();
}

imgui_session::~imgui_session() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui::DestroyContext();
}

}  // namespace greenward::viewer
