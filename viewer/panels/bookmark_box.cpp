#include "viewer/panels/bookmark_box.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/panels/floating_box.hpp"
#include "viewer/panels/palette.hpp"

#include <imgui_stdlib.h>
#include <optional>
#include <utility>

namespace greenward::viewer {

namespace {

constexpr float kBookmarkBox = 420, kAddButton = 110, kRemoveButton = 60, kLongestList = 300;

void draw_name_field(const panel_context& context) {
  session& state = context.state;
  bookmark_state& bookmarks = state.bookmarks;
  if (std::exchange(bookmarks.opened_now, false)) ImGui::SetKeyboardFocusHere();
  const char* add = label(text_key::bookmark_add, state.lang);
  const float add_width = std::max(kAddButton, text_width(context.fonts.body, add) + 20);
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - add_width - 8);
  const bool entered = ImGui::InputTextWithHint("##bookmark", label(text_key::bookmark_hint, state.lang),
                                                &bookmarks.typed, ImGuiInputTextFlags_EnterReturnsTrue);
  note_widget(state, "bookmark:name");
  state.fresh_text += bookmarks.typed;
  const bool left = ImGui::IsItemDeactivated() && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape));
  if (left) bookmarks.open = false;
  ImGui::SameLine(0, 8);
  const bool pressed = flat_button("bookmark add", add, ImVec2(add_width, 30));
  note_widget(state, "bookmark:add");
  if (entered || pressed) add_bookmark(state);
}

/// Goes there when it is pressed; true if it is to be removed.
bool draw_bookmark(const panel_context& context, std::size_t which) {
  session& state = context.state;
  const view_bookmark& bookmark = state.bookmarks.list[which];
  ImGui::PushID(static_cast<int>(which));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x - kRemoveButton - 8;
  const bool pressed = ImGui::InvisibleButton("go", ImVec2(width, 32));
  note_widget(state, "bookmark:" + bookmark.name);
  if (ImGui::IsItemHovered())
    ImGui::GetWindowDrawList()->AddRectFilled(at, ImVec2(at.x + width, at.y + 32), palette::hover(), 4);
  ImFont* font = context.fonts.body;
  ImFont* small = context.fonts.small;
  const std::string scale = scale_text(bookmark.place.scale);
  const float room = width - text_width(small, scale) - 24;
  draw_text(font, ImVec2(at.x + 6, at.y + (32 - font->FontSize) / 2), palette::ink(),
            shortened(font, bookmark.name, room));
  draw_text_right(small, ImVec2(at.x + width - 6, at.y + (32 - small->FontSize) / 2), palette::ink_soft(),
                  scale);
  ImGui::SameLine(0, 8);
  const bool removed =
      flat_button("remove", label(text_key::bookmark_remove, state.lang), ImVec2(kRemoveButton, 30));
  note_widget(state, "bookmark:remove:" + bookmark.name);
  ImGui::PopID();
  if (pressed) look_at(state, bookmark.place);
  return removed;
}

void draw_bookmarks(const panel_context& context) {
  session& state = context.state;
  const std::size_t count = state.bookmarks.list.size();
  if (count == 0) return note(context, text(text_key::bookmark_none, state.lang));
  const float height = std::min(kLongestList, 36 * static_cast<float>(count) + 4);
  ImGui::BeginChild("bookmarks", ImVec2(0, height), false, ImGuiWindowFlags_NoNav);
  std::optional<std::size_t> removed;
  for (std::size_t i = 0; i < count; ++i)
    if (draw_bookmark(context, i)) removed = i;
  ImGui::EndChild();
  if (removed) remove_bookmark(state, *removed);
}

}  // namespace

void draw_bookmark_box(const panel_context& context, ImVec2 corner, ImVec2 size) {
  session& state = context.state;
  if (!state.bookmarks.open || !state.district) return;
  const floating_box box("bookmark box", corner, size, kBookmarkBox);
  ImGui::PushFont(context.fonts.strong);
  ImGui::TextUnformatted(label(text_key::bookmark_title, state.lang));
  ImGui::PopFont();
  ImGui::Dummy(ImVec2(0, 2));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(8, (30 - ImGui::GetFontSize()) / 2));
  draw_name_field(context);
  ImGui::PopStyleVar();
  ImGui::Dummy(ImVec2(0, 2));
  draw_bookmarks(context);
}

}  // namespace greenward::viewer
