#include "viewer/panels/file_picker.hpp"

#include "viewer/i18n/text_table.hpp"
#include "viewer/panels/palette.hpp"

#include <utility>

namespace greenward::viewer {

namespace {

constexpr float kLine = 26;

/// One line of the list; true if it was clicked.
bool draw_line(const panel_context& context, const std::string& id, const std::string& words, ImU32 colour) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::PushID(id.c_str());
  const bool pressed = ImGui::InvisibleButton("line", ImVec2(width, kLine));
  ImGui::PopID();
  note_widget(context.state, "file:" + id);
  if (ImGui::IsItemHovered())
    ImGui::GetWindowDrawList()->AddRectFilled(at, ImVec2(at.x + width, at.y + kLine), palette::hover(), 4);
  ImFont* font = context.fonts.body;
  draw_text(font, ImVec2(at.x + 8, at.y + (kLine - font->FontSize) / 2), colour,
            shortened(font, words, width - 16));
  return pressed;
}

}  // namespace

std::optional<std::string> draw_file_picker(const panel_context& context, folder_listing& picker,
                                            float height) {
  session& state = context.state;
  std::optional<std::string> picked;
  std::optional<std::filesystem::path> opened;
  note(context, picker.folder.string());
  ImGui::PushStyleColor(ImGuiCol_ChildBg, palette::paper_dim());
  ImGui::BeginChild("files", ImVec2(0, height), true, ImGuiWindowFlags_NoNav);
  if (picker.folder.has_parent_path() && picker.folder != picker.folder.root_path() &&
      draw_line(context, "..", "↑ " + text(text_key::folder_above, state.lang), palette::accent()))
    opened = picker.folder.parent_path();
  if (!picker.readable) note(context, text(text_key::folder_unreadable, state.lang));
  for (const folder_entry& entry : picker.entries) {
    state.fresh_text += entry.name;
    const std::string words = entry.is_folder ? entry.name + "/" : entry.name;
    if (!draw_line(context, entry.name, words, entry.is_folder ? palette::accent() : palette::ink()))
      continue;
    if (entry.is_folder)
      opened = picker.folder / entry.name;
    else
      picked = (picker.folder / entry.name).string();
  }
  ImGui::EndChild();
  ImGui::PopStyleColor();
  if (opened) picker = list_folder(*opened);
  return picked;
}

}  // namespace greenward::viewer
