#include "viewer/panels/details_panel.hpp"

#include "viewer/i18n/text_table.hpp"
#include "viewer/panels/circle_page.hpp"
#include "viewer/panels/drain_page.hpp"
#include "viewer/panels/feature_card.hpp"
#include "viewer/panels/palette.hpp"
#include "viewer/panels/selection_page.hpp"
#include "viewer/panels/summary_page.hpp"

#include <algorithm>
#include <array>

namespace greenward::viewer {

namespace {

constexpr float kTabHeight = 40;

struct tab_entry {
  details_tab tab;
  text_key title;
  const char* widget;
  void (*draw)(const panel_context&);
};

constexpr std::array<tab_entry, 5> kTabs{
    {{details_tab::summary, text_key::summary_tab, "tab:summary", draw_summary_page},
     {details_tab::feature, text_key::feature_tab, "tab:feature", draw_feature_card},
     {details_tab::circle, text_key::circle_tab, "tab:circle", draw_circle_page},
     {details_tab::drains, text_key::drains_tab, "tab:drains", draw_drain_page},
     {details_tab::selection, text_key::selection_tab, "tab:selection", draw_selection_page}}};

/// Room left and right of a tab's words: less where the panel is narrow.
float tab_padding(const panel_context& context, float width) {
  float words = 0;
  for (const tab_entry& entry : kTabs)
    words += text_width(context.fonts.strong, text(entry.title, context.state.lang));
  return std::clamp((width - words) / (2 * kTabs.size()), 4.0F, 14.0F);
}

void draw_tabs(const panel_context& context) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddLine(ImVec2(at.x, at.y + kTabHeight), ImVec2(at.x + width, at.y + kTabHeight), palette::rule());
  const float padding = tab_padding(context, width);
  float x = at.x;
  for (const tab_entry& entry : kTabs) {
    const std::string& words = text(entry.title, context.state.lang);
    const bool current = context.state.tab == entry.tab;
    ImFont* font = current ? context.fonts.strong : context.fonts.body;
    const float button = text_width(font, words) + 2 * padding;
    ImGui::SetCursorScreenPos(ImVec2(x, at.y));
    if (ImGui::InvisibleButton(entry.widget, ImVec2(button, kTabHeight))) context.state.tab = entry.tab;
    note_widget(context.state, entry.widget);
    draw_text(font, ImVec2(x + padding, at.y + (kTabHeight - font->FontSize) / 2),
              current                  ? palette::accent()
              : ImGui::IsItemHovered() ? palette::ink()
                                       : palette::ink_soft(),
              words);
    if (current)
      list->AddRectFilled(ImVec2(x, at.y + kTabHeight - 1), ImVec2(x + button, at.y + kTabHeight + 1),
                          palette::accent());
    x += button;
  }
  ImGui::SetCursorScreenPos(ImVec2(at.x, at.y + kTabHeight + 8));
}

}  // namespace

void draw_details_panel(const panel_context& context, ImVec2 corner, ImVec2 size) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(palette::kPanelPadding, 6));
  {
    const panel_frame frame("details", corner, size, palette::paper());
    ImGui::GetWindowDrawList()->AddLine(corner, ImVec2(corner.x, corner.y + size.y), palette::rule());
    draw_tabs(context);
    const tab_entry& entry = *std::ranges::find(kTabs, context.state.tab, &tab_entry::tab);
    ImGui::BeginChild(entry.widget, ImVec2(0, 0), false, ImGuiWindowFlags_NoNav);
    entry.draw(context);
    ImGui::EndChild();
  }
  ImGui::PopStyleVar();
}

}  // namespace greenward::viewer
