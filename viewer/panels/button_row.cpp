#include "viewer/panels/button_row.hpp"

#include "viewer/panels/palette.hpp"

namespace greenward::viewer {

std::optional<std::size_t> button_row(const panel_context& context, std::span<const row_button_entry> buttons,
                                      float width) {
  constexpr float kHeight = 32, kBetween = 8;
  const auto count = static_cast<float>(buttons.size());
  const float all = width > 0 ? width : ImGui::GetContentRegionAvail().x;
  const float each = (all - (count - 1) * kBetween) / count;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  std::optional<std::size_t> pressed;
  for (std::size_t i = 0; i < buttons.size(); ++i) {
    const row_button_entry& button = buttons[i];
    ImGui::SetCursorScreenPos(ImVec2(at.x + (each + kBetween) * static_cast<float>(i), at.y));
    ImGui::PushStyleColor(ImGuiCol_Button, button.lit ? palette::kAccentSoft : palette::kPaper);
    ImGui::PushStyleColor(ImGuiCol_Text, button.lit ? palette::kAccentDark : palette::kInk);
    if (flat_button(button.widget.c_str(), button.words.c_str(), ImVec2(each, kHeight))) pressed = i;
    ImGui::PopStyleColor(2);
    note_widget(context.state, button.widget);
  }
  ImGui::SetCursorScreenPos(ImVec2(at.x, at.y + kHeight));
  ImGui::Dummy(ImVec2(0, 4));
  return pressed;
}

}  // namespace greenward::viewer
