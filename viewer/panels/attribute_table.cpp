#include "viewer/panels/attribute_table.hpp"

#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/table_link.hpp"
#include "viewer/panels/palette.hpp"
#include "viewer/panels/table_cells.hpp"
#include "viewer/panels/table_head.hpp"

#include <algorithm>

namespace greenward::viewer {

namespace {

constexpr float kLeastTable = 170, kLeastMap = 160, kEdge = 6;

/// The line between map and table, to be dragged.
void draw_edge(const panel_context& context, ImVec2 corner, float width) {
  session& state = context.state;
  ImGui::SetCursorScreenPos(corner);
  ImGui::InvisibleButton("edge", ImVec2(width, kEdge));
  note_widget(state, "table:edge");
  const bool held = ImGui::IsItemActive();
  if (held) state.table.height -= ImGui::GetIO().MouseDelta.y;
  const bool lit = held || ImGui::IsItemHovered();
  ImGui::GetWindowDrawList()->AddRectFilled(corner, ImVec2(corner.x + width, corner.y + (lit ? 3.0F : 1.0F)),
                                            lit ? palette::accent() : palette::rule());
}

/// The keys are the table's after a click in it, until one elsewhere.
void follow_focus(table_state& table) {
  if (!ImGui::IsMouseClicked(ImGuiMouseButton_Left)) return;
  table.focused = ImGui::IsWindowHovered(ImGuiHoveredFlags_RootAndChildWindows |
                                         ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
}

void draw_nothing_listed(const panel_context& context, ImVec2 corner, ImVec2 size) {
  const language lang = context.state.lang;
  const table_state& table = context.state.table;
  const std::string& words = text(table.shown ? text_key::table_none : text_key::table_sorting, lang);
  ImFont* font = context.fonts.body;
  const ImVec2 at(corner.x + (size.x - text_width(font, words)) / 2, corner.y + size.y * 0.6F);
  draw_text(font, at, palette::ink_soft(), words);
}

}  // namespace

float table_height(const session& state, float room) {
  if (!state.table.open || !layer_of_table(state)) return 0;
  return std::clamp(state.table.height, kLeastTable, std::max(kLeastTable, room - kLeastMap));
}

void draw_attribute_table(const panel_context& context, ImVec2 corner, ImVec2 size) {
  session& state = context.state;
  if (size.y <= 0) return;
  state.table.height = size.y;
  const panel_frame frame("attribute table", corner, size, palette::paper());
  draw_edge(context, corner, size.x);
  follow_focus(state.table);
  const float head = draw_table_head(context, ImVec2(corner.x, corner.y + kEdge), size.x);
  if (!state.table.open || !layer_of_table(state)) return;
  const ImVec2 cells(corner.x, corner.y + kEdge + head);
  draw_table_cells(context, cells, ImVec2(size.x, size.y - kEdge - head));
  if (!state.table.shown || state.table.shown->rows.empty()) draw_nothing_listed(context, corner, size);
}

}  // namespace greenward::viewer
