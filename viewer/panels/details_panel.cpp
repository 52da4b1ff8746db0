#include "viewer/panels/details_panel.hpp"

#include "viewer/i18n/text_table.hpp"
#include "viewer/panels/feature_card.hpp"
#include "viewer/panels/palette.hpp"
#include "viewer/panels/summary_page.hpp"

#include <utility>

namespace greenward::viewer {

namespace {

constexpr float kTabHeight = 40;

void draw_tabs(const panel_context& context, details_tab& tab) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddLine(ImVec2(at.x, at.y + kTabHeight), ImVec2(at.x + width, at.y + kTabHeight), palette::kRule);
  float x = at.x;
  for (const auto& [value, key] : {std::pair(details_tab::summary, text_key::summary_tab),
                                   std::pair(details_tab::feature, text_key::feature_tab)}) {
    const std::string& words = text(key, context.state.lang);
    const bool current = tab == value;
    ImFont* font = current ? context.fonts.strong : context.fonts.body;
    const float button = text_width(font, words) + 28;
    ImGui::SetCursorScreenPos(ImVec2(x, at.y));
    const char* name = value == details_tab::summary ? "tab:summary" : "tab:feature";
    if (ImGui::InvisibleButton(name, ImVec2(button, kTabHeight))) tab = value;
    note_widget(context.state, name);
    draw_text(font, ImVec2(x + 14, at.y + (kTabHeight - font->FontSize) / 2),
              current                  ? palette::kAccent
              : ImGui::IsItemHovered() ? palette::kInk
                                       : palette::kInkSoft,
              words);
    if (current)
      list->AddRectFilled(ImVec2(x, at.y + kTabHeight - 1), ImVec2(x + button, at.y + kTabHeight + 1),
                          palette::kAccent);
    x += button;
  }
  ImGui::SetCursorScreenPos(ImVec2(at.x, at.y + kTabHeight + 8));
}

}  // namespace

void draw_details_panel(const panel_context& context, ImVec2 corner, ImVec2 size, details_tab& tab) {
  if (std::exchange(context.state.show_feature_tab, false)) tab = details_tab::feature;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(palette::kPanelPadding, 6));
  {
    const panel_frame frame("details", corner, size, palette::kPaper);
    ImGui::GetWindowDrawList()->AddLine(corner, ImVec2(corner.x, corner.y + size.y), palette::kRule);
    draw_tabs(context, tab);
    ImGui::BeginChild(tab == details_tab::summary ? "summary" : "feature", ImVec2(0, 0), false,
                      ImGuiWindowFlags_NoNav);
    if (tab == details_tab::summary)
      draw_summary_page(context);
    else
      draw_feature_card(context);
    ImGui::EndChild();
  }
  ImGui::PopStyleVar();
}

}  // namespace greenward::viewer
