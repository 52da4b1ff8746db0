#include "viewer/panels/table_head.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/table_link.hpp"
#include "viewer/panels/palette.hpp"

#include <imgui_stdlib.h>
#include <algorithm>
#include <utility>

namespace greenward::viewer {

namespace {

constexpr float kHeadLine = 28, kHeadGap = 8, kLayerWidth = 190, kProblemLine = 22;

std::string counted(std::size_t count) {
  return count_text(static_cast<std::int64_t>(count));
}

/// How many rows are listed, of how many, and how many of them are selected and copied.
std::string count_words(const session& state, std::size_t all, const row_marks& marks) {
  const table_state& table = state.table;
  if (!table.shown || table.listing) return text(text_key::table_sorting, state.lang);
  std::string words =
      counted(table.shown->rows.size()) + " / " + counted(all) + text(text_key::table_rows, state.lang);
  if (lists_only_drawn(state)) words += text(text_key::table_filtered, state.lang);
  if (!marks.empty()) words += text(text_key::table_marked, state.lang) + counted(marks.count());
  if (table.copied && table.copied->marks == marks.version())
    words += text(text_key::table_copied, state.lang) + counted(table.copied->count);
  return words;
}

/// Left out where there is no room for it.
void draw_count(const panel_context& context, ImVec2 corner, float right, const std::string& words) {
  constexpr float kLeast = 60;
  ImFont* small = context.fonts.small;
  if (right - corner.x < kLeast) return;
  draw_text(small, ImVec2(corner.x, corner.y + (kHeadLine - small->FontSize) / 2), palette::ink_soft(),
            shortened(small, words, right - corner.x));
}

void draw_layer_choice(const panel_context& context, std::size_t current, float width) {
  session& state = context.state;
  const std::string shown = state.layers[current].prepared->title.in(state.lang);
  ImGui::SetNextItemWidth(width);
  const bool unfolded = ImGui::BeginCombo("##layer", shown.c_str(), ImGuiComboFlags_HeightLarge);
  note_widget(state, "table:layer");
  if (!unfolded) return;
  std::string taken;
  for (std::size_t i = state.layers.size(); i-- > 0;) {
    const prepared_layer& layer = *state.layers[i].prepared;
    if (!has_table(state.layers[i])) continue;
    ImGui::PushID(layer.name.c_str());
    if (ImGui::Selectable(layer.title.in(state.lang).c_str(), i == current, 0, ImVec2(0, kHeadLine)))
      taken = layer.name;
    note_widget(state, "table:layer:" + layer.name);
    ImGui::PopID();
  }
  ImGui::EndCombo();
  if (!taken.empty()) open_table(state, taken);
}

/// A button that ends at `right`; returns where it begins.
float draw_button_at(const panel_context& context, ImVec2 right_top, const char* name, text_key title,
                     bool& pressed, bool lit) {
  const char* words = label(title, context.state.lang);
  const float width = text_width(context.fonts.body, words) + 20;
  ImGui::SetCursorScreenPos(ImVec2(right_top.x - width, right_top.y));
  ImGui::PushStyleColor(ImGuiCol_Button, lit ? palette::accent_soft() : palette::paper());
  ImGui::PushStyleColor(ImGuiCol_Text, lit ? palette::accent_dark() : palette::ink());
  pressed = flat_button(name, words, ImVec2(width, kHeadLine));
  ImGui::PopStyleColor(2);
  note_widget(context.state, name);
  return right_top.x - width - kHeadGap;
}

/// While the layer has a filter of its own: whether the table takes it too. Returns where it begins.
float draw_layer_filter(const panel_context& context, ImVec2 right_top) {
  session& state = context.state;
  const auto layer = layer_of_table(state);
  if (!layer || !state.layers[*layer].filter.wanted) return right_top.x;
  bool pressed = false;
  const float left = draw_button_at(context, right_top, "table:only_drawn", text_key::table_only_drawn,
                                    pressed, state.table.only_drawn);
  if (ImGui::IsItemHovered())
    tell_at_pointer(text(text_key::table_only_drawn_hint, state.lang) + "\n" +
                    state.layers[*layer].filter.applied);
  if (pressed) {
    state.table.only_drawn = !state.table.only_drawn;
    state.table.stale = true;
  }
  return left;
}

/// Returns where the buttons begin.
float draw_table_buttons(const panel_context& context, ImVec2 right_top) {
  session& state = context.state;
  table_state& table = state.table;
  bool pressed = false;
  float right = draw_button_at(context, right_top, "table:close", text_key::close, pressed, false);
  if (pressed) close_table(state);
  right =
      draw_button_at(context, ImVec2(right, right_top.y), "table:copy", text_key::table_copy, pressed, false);
  if (pressed) copy_rows(state);
  right = draw_button_at(context, ImVec2(right, right_top.y), "table:in_view", text_key::table_in_view,
                         pressed, table.only_in_view);
  if (pressed) {
    table.only_in_view = !table.only_in_view;
    table.stale = true;
  }
  right = draw_button_at(context, ImVec2(right, right_top.y), "table:only_selected",
                         text_key::table_only_selected, pressed, table.only_selected);
  if (pressed) {
    table.only_selected = !table.only_selected;
    table.stale = true;
  }
  return right;
}

void draw_filter(const panel_context& context, ImVec2 corner, float width) {
  session& state = context.state;
  table_state& table = state.table;
  bool pressed = false;
  float right = draw_layer_filter(context, ImVec2(corner.x + width, corner.y));
  right = draw_button_at(context, ImVec2(right, corner.y), "table:apply", text_key::table_apply, pressed,
                         !table.applied.empty());
  ImGui::SetCursorScreenPos(corner);
  if (std::exchange(table.refused_now, false)) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(right - corner.x);
  const bool entered = ImGui::InputTextWithHint("##filter", label(text_key::table_filter_hint, state.lang),
                                                &table.typed, ImGuiInputTextFlags_EnterReturnsTrue);
  note_widget(state, "table:filter");
  if (ImGui::IsItemActive()) state.fresh_text += table.typed;
  if (!entered && !pressed) return;
  apply_filter(state);
  table.refused_now = table.problem.has_value();  // what is typed now mends it
}

/// Why the filter was refused, on one line; all of it where the pointer rests.
void draw_filter_problem(const panel_context& context, ImVec2 corner, float width) {
  const session& state = context.state;
  const error& problem = *state.table.problem;
  const std::string words = problem.problem().in(state.lang);
  const std::string all = words + "\n" + problem.remedy().in(state.lang);
  ImFont* small = context.fonts.small;
  const ImVec2 at(corner.x, corner.y + (kProblemLine - small->FontSize) / 2);
  draw_text(small, at, palette::error(), shortened(small, words, width));
  ImGui::SetCursorScreenPos(corner);
  ImGui::InvisibleButton("problem", ImVec2(width, kProblemLine));
  note_widget(context.state, "table:problem");
  if (ImGui::IsItemHovered()) tell_at_pointer(all);
}

}  // namespace

float draw_table_head(const panel_context& context, ImVec2 corner, float width) {
  session& state = context.state;
  const auto layer = layer_of_table(state);
  if (!layer) return 0;
  const ImVec2 at(corner.x + palette::kPanelPadding, corner.y + 4);
  const float room = width - 2 * palette::kPanelPadding;
  const float padding = (kHeadLine - ImGui::GetFontSize()) / 2;
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(8, padding));
  const float right = draw_table_buttons(context, ImVec2(at.x + room, at.y));
  const float choice = std::min(kLayerWidth, right - at.x);
  ImGui::SetCursorScreenPos(at);
  draw_layer_choice(context, *layer, choice);
  const std::size_t all = state.layers[*layer].prepared->stored->table.size();
  draw_count(context, ImVec2(at.x + choice + kHeadGap + 4, at.y), right,
             count_words(state, all, state.layers[*layer].marks));
  float y = at.y + kHeadLine + kHeadGap;
  draw_filter(context, ImVec2(at.x, y), room);
  ImGui::PopStyleVar();
  y += kHeadLine;
  if (state.table.problem) {
    draw_filter_problem(context, ImVec2(at.x, y + 2), room);
    y += kProblemLine + 2;
  }
  return y + kHeadGap - corner.y;
}

}  // namespace greenward::viewer
