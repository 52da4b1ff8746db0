#include "viewer/panels/form_fields.hpp"

#include "viewer/panels/palette.hpp"

#include <imgui_stdlib.h>

namespace greenward::viewer {

namespace {

constexpr float kMainButtonHeight = 34;

}  // namespace

void begin_field(const panel_context& context, std::string_view title, float right, float title_width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImFont* font = context.fonts.body;
  draw_text(font, ImVec2(at.x, at.y + (kFieldHeight - font->FontSize) / 2), palette::ink_soft(),
            shortened(font, title, title_width - 6));
  ImGui::SetCursorScreenPos(ImVec2(at.x + title_width, at.y));
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - right);
}

void end_field() {
  ImGui::Dummy(ImVec2(0, kFieldGap));
}

bool text_field(const panel_context& context, std::string_view title, const char* name, std::string& value,
                float right, float title_width) {
  begin_field(context, title, right, title_width);
  const bool changed = ImGui::InputText((std::string("##") + name).c_str(), &value);
  note_widget(context.state, name);
  context.state.fresh_text += value;
  return changed;
}

bool main_button(const char* id, const char* words, float width) {
  ImGui::PushStyleColor(ImGuiCol_Button, palette::accent());
  ImGui::PushStyleColor(ImGuiCol_ButtonHovered, palette::accent_dark());
  ImGui::PushStyleColor(ImGuiCol_ButtonActive, palette::accent_dark());
  ImGui::PushStyleColor(ImGuiCol_Text, palette::paper());
  const bool pressed = flat_button(id, words, ImVec2(width, kMainButtonHeight));
  ImGui::PopStyleColor(4);
  return pressed;
}

}  // namespace greenward::viewer
