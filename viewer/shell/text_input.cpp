#include "viewer/shell/text_input.hpp"

#include <imgui.h>
#include <imgui_internal.h>
#include <SDL.h>
#include <cmath>

namespace greenward::viewer {

namespace {

int to_pixels(float points, float density) {
  return static_cast<int>(std::lround(points * density));
}

}  // namespace

caret_box caret_of_frame() {
  const ImGuiIO& io = ImGui::GetIO();
  const float density = io.DisplayFramebufferScale.x;
  const ImVec2 corner = ImGui::GetCurrentContext()->PlatformImePos;
  return {to_pixels(corner.x, density), to_pixels(corner.y, density),
          to_pixels(io.Fonts->Fonts[0]->FontSize, density)};
}

text_input::text_input() {
  SDL_StopTextInput();
}

void text_input::follow() {
  const bool typing = ImGui::GetIO().WantTextInput;
  if (!typing) {
    if (SDL_IsTextInputActive() == SDL_TRUE) SDL_StopTextInput();
    return;
  }
  if (SDL_IsTextInputActive() == SDL_FALSE) SDL_StartTextInput();
  if (caret_of_frame() == caret_) return;
  caret_ = caret_of_frame();
  const SDL_Rect place{caret_.x, caret_.y, 1, caret_.height};
  SDL_SetTextInputRect(&place);
}

}  // namespace greenward::viewer
