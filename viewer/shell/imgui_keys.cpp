#include "viewer/shell/imgui_keys.hpp"

#include <imgui.h>
#include <algorithm>
#include <array>
#include <iterator>

namespace greenward::viewer {

namespace {

struct imgui_key {
  char32_t key;
  ImGuiKey_ imgui;
};

constexpr std::array<imgui_key, 19> kKeys{{{keys::kEnter, ImGuiKey_Enter},
                                           {keys::kEscape, ImGuiKey_Escape},
                                           {keys::kTab, ImGuiKey_Tab},
                                           {keys::kBackspace, ImGuiKey_Backspace},
                                           {keys::kDelete, ImGuiKey_Delete},
                                           {keys::kLeft, ImGuiKey_LeftArrow},
                                           {keys::kRight, ImGuiKey_RightArrow},
                                           {keys::kUp, ImGuiKey_UpArrow},
                                           {keys::kDown, ImGuiKey_DownArrow},
                                           {keys::kHome, ImGuiKey_Home},
                                           {keys::kEnd, ImGuiKey_End},
                                           {keys::kPageUp, ImGuiKey_PageUp},
                                           {keys::kPageDown, ImGuiKey_PageDown},
                                           {U'a', ImGuiKey_A},
                                           {U'c', ImGuiKey_C},
                                           {U'v', ImGuiKey_V},
                                           {U'x', ImGuiKey_X},
                                           {U'y', ImGuiKey_Y},
                                           {U'z', ImGuiKey_Z}}};

}  // namespace

void map_keys_to_themselves() {
  for (int key = 0; key < ImGuiKey_COUNT; ++key) ImGui::GetIO().KeyMap[key] = key;
}

void press_only(const std::optional<key_chord>& chord) {
  ImGuiIO& io = ImGui::GetIO();
  std::fill(std::begin(io.KeysDown), std::end(io.KeysDown), false);
  io.KeyCtrl = chord && chord->ctrl;
  io.KeyShift = chord && chord->shift;
  io.KeyAlt = chord && chord->alt;
  if (!chord) return;
  const auto known = std::ranges::find(kKeys, chord->key, &imgui_key::key);
  if (known != kKeys.end()) io.KeysDown[known->imgui] = true;
}

}  // namespace greenward::viewer
