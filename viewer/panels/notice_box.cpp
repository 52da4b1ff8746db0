#include "viewer/panels/notice_box.hpp"

#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/database_link.hpp"
#include "viewer/panels/palette.hpp"

#include <algorithm>

namespace greenward::viewer {

namespace {

constexpr float kBoxWidth = 460;

void draw_loading(const panel_context& context) {
  const session& state = context.state;
  ImGui::PushFont(context.fonts.strong);
  ImGui::TextUnformatted(label(text_key::loading, state.lang));
  ImGui::PopFont();
  const float share =
      state.loading.total > 0 ? static_cast<float>(state.loading.done / state.loading.total) : 0.0F;
  ImGui::Dummy(ImVec2(0, 4));
  ImGui::ProgressBar(std::clamp(share, 0.0F, 1.0F), ImVec2(-1, 8), "");
  ImGui::Dummy(ImVec2(0, 6));
  note(context, state.loading.step.in(state.lang));
}

void draw_failure(const panel_context& context) {
  session& state = context.state;
  const std::string message = state.failure->message(state.lang);
  ImGui::PushFont(context.fonts.strong);
  ImGui::PushStyleColor(ImGuiCol_Text, palette::error());
  ImGui::TextUnformatted(
      label(state.district ? text_key::error_title : text_key::loading_failed, state.lang));
  ImGui::PopStyleColor();
  ImGui::PopFont();
  ImGui::Dummy(ImVec2(0, 4));
  wrapped_text(message);
  ImGui::Dummy(ImVec2(0, 14));
  if (flat_button("copy", label(text_key::copy, state.lang), ImVec2(130, 32)))
    ImGui::SetClipboardText(message.c_str());
  note_widget(state, "copy_error");
  ImGui::SameLine(0, 10);
  if (!state.district) {
    if (flat_button("databases", label(text_key::databases_key, state.lang), ImVec2(160, 32)))
      switch_databases(state);
    note_widget(state, "failure:databases");
    return;
  }
  if (flat_button("close", label(text_key::close, state.lang), ImVec2(90, 32))) state.failure.reset();
}

}  // namespace

void draw_notice_box(const panel_context& context, ImVec2 corner, ImVec2 size) {
  const session& state = context.state;
  if (state.loading.district_ready && !state.failure) return;
  const float width = std::min(kBoxWidth, size.x - 40);
  ImGui::SetNextWindowPos(ImVec2(corner.x + (size.x - width) / 2, corner.y + size.y * 0.36F));
  ImGui::SetNextWindowSize(ImVec2(width, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(22, 18));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 8);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ImGui::Begin("notice", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoNav);
  if (state.failure)
    draw_failure(context);
  else
    draw_loading(context);
  ImGui::End();
  ImGui::PopStyleVar(3);
}

}  // namespace greenward::viewer
