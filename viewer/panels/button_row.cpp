#include "viewer/panels/button_row.hpp"

#include "viewer/panels/palette.hpp"

#include <algorithm>

namespace greenward::viewer {

namespace {

constexpr float kButtonHeight = 32, kBetweenButtons = 8;

bool draw_row_button(const panel_context& context, const row_button_entry& button, ImVec2 at, float width) {
  ImGui::SetCursorScreenPos(at);
  ImGui::PushStyleColor(ImGuiCol_Button, button.lit ? palette::accent_soft() : palette::paper());
  ImGui::PushStyleColor(ImGuiCol_Text, button.lit ? palette::accent_dark() : palette::ink());
  const bool pressed = flat_button(button.widget.c_str(), button.words.c_str(), ImVec2(width, kButtonHeight));
  ImGui::PopStyleColor(2);
  note_widget(context.state, button.widget);
  return pressed;
}

void end_buttons(ImVec2 at) {
  ImGui::SetCursorScreenPos(ImVec2(at.x, at.y + kButtonHeight));
  ImGui::Dummy(ImVec2(0, 4));
}

}  // namespace

std::optional<std::size_t> button_row(const panel_context& context, std::span<const row_button_entry> buttons,
                                      float width) {
  const auto count = static_cast<float>(buttons.size());
  const float all = width > 0 ? width : ImGui::GetContentRegionAvail().x;
  const float each = (all - (count - 1) * kBetweenButtons) / count;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  std::optional<std::size_t> pressed;
  for (std::size_t i = 0; i < buttons.size(); ++i) {
    const float x = at.x + (each + kBetweenButtons) * static_cast<float>(i);
    if (draw_row_button(context, buttons[i], ImVec2(x, at.y), each)) pressed = i;
  }
  end_buttons(at);
  return pressed;
}

std::optional<std::size_t> button_line(const panel_context& context,
                                       std::span<const row_button_entry> buttons) {
  constexpr float kUsualPadding = 32, kLeastPadding = 10;
  float words = kBetweenButtons * static_cast<float>(buttons.size() - 1);
  for (const row_button_entry& button : buttons) words += text_width(context.fonts.body, button.words);
  const float padding =
      std::clamp((ImGui::GetContentRegionAvail().x - words) / static_cast<float>(buttons.size()),
                 kLeastPadding, kUsualPadding);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  std::optional<std::size_t> pressed;
  float x = at.x;
  for (std::size_t i = 0; i < buttons.size(); ++i) {
    const float width = text_width(context.fonts.body, buttons[i].words) + padding;
    if (draw_row_button(context, buttons[i], ImVec2(x, at.y), width)) pressed = i;
    x += width + kBetweenButtons;
  }
  end_buttons(at);
  return pressed;
}

}  // namespace greenward::viewer
