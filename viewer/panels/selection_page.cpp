#include "viewer/panels/selection_page.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/area_selection.hpp"
#include "viewer/layers/exports.hpp"
#include "viewer/layers/table_link.hpp"
#include "viewer/layers/visit.hpp"
#include "viewer/panels/button_row.hpp"
#include "viewer/panels/palette.hpp"

#include <array>
#include <string>
#include <vector>

namespace greenward::viewer {

namespace {

constexpr float kCheckSide = 16, kTitleLeft = 26;

void draw_tools(const panel_context& context) {
  session& state = context.state;
  const select_shape now = state.select.shape;
  const auto words = [&](text_key key) { return text(key, state.lang); };
  const std::array shapes{
      row_button_entry{"select:box", words(text_key::select_box), now == select_shape::box},
      row_button_entry{"select:polygon", words(text_key::select_polygon), now == select_shape::polygon}};
  if (const auto pressed = button_row(context, shapes)) {
    const select_shape asked = *pressed == 0 ? select_shape::box : select_shape::polygon;
    state.take_up_select(now == asked ? select_shape::none : asked);
  }
  const bool within = state.select.rule == select_rule::within;
  const std::array rules{row_button_entry{"select:touching", words(text_key::select_touching), !within},
                         row_button_entry{"select:within", words(text_key::select_within), within}};
  if (const auto pressed = button_row(context, rules))
    state.select.rule = *pressed == 0 ? select_rule::touching : select_rule::within;
}

/// How long and how large they are, a line each.
std::vector<std::string> sum_lines(tree_layer& layer, language lang) {
  std::vector<std::string> lines;
  if (layer.marks.empty()) return lines;
  layer.sum.follow(layer.marks, layer.prepared->geometry());
  if (layer.sum.length_m > 0) lines.push_back(length_text(layer.sum.length_m, lang));
  if (layer.sum.area_m2 > 0) lines.push_back(area_text(layer.sum.area_m2, lang));
  return lines;
}

/// Title on the left, how many on the right, below how long or large they are.
void draw_layer_words(const panel_context& context, tree_layer& layer, ImVec2 at, float width) {
  const session& state = context.state;
  ImFont* font = context.fonts.body;
  ImFont* small = context.fonts.small;
  const bool some = !layer.marks.empty();
  const std::string count = count_text(static_cast<std::int64_t>(layer.marks.count()));
  std::string title = layer.prepared->title.in(state.lang);
  if (!state.is_drawn(layer)) title += text(text_key::select_hidden, state.lang);
  const float room = width - kTitleLeft - text_width(small, count) - 10;
  draw_text(font, ImVec2(at.x + kTitleLeft, at.y + (palette::kRow - font->FontSize) / 2),
            some ? palette::ink() : palette::ink_faint(), shortened(font, title, room));
  draw_text_right(small, ImVec2(at.x + width, at.y + (palette::kRow - small->FontSize) / 2),
                  some ? palette::selected_ink() : palette::ink_faint(), count);
}

void draw_layer_row(const panel_context& context, tree_layer& layer) {
  session& state = context.state;
  const std::string& name = layer.prepared->name;
  ImGui::PushID(name.c_str());
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const bool pressed = ImGui::InvisibleButton("row", ImVec2(width, palette::kRow));
  note_widget(state, "selected:" + name);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (ImGui::IsItemHovered()) {
    list.AddRectFilled(at, ImVec2(at.x + width, at.y + palette::kRow), palette::hover(), 4);
    ImGui::SetTooltip("%s", label(text_key::select_row_hint, state.lang));
  }
  const bool on_check = ImGui::GetIO().MousePos.x < at.x + kTitleLeft;
  if (pressed && on_check) layer.selectable = !layer.selectable;
  if (pressed && !on_check && !layer.marks.empty()) {
    open_table(state, name);
    state.table.only_selected = state.table.stale = true;
  }
  draw_check(list, ImVec2(at.x, at.y + (palette::kRow - kCheckSide) / 2), kCheckSide, layer.selectable);
  draw_layer_words(context, layer, at, width);
  ImGui::PopID();
  ImFont* small = context.fonts.small;
  for (const std::string& line : sum_lines(layer, state.lang)) {
    const ImVec2 below = ImGui::GetCursorScreenPos();
    draw_text(small, ImVec2(below.x + kTitleLeft, below.y - 2), palette::ink_soft(), line);
    ImGui::Dummy(ImVec2(width, small->FontSize + 4));
  }
}

void draw_selected_layers(const panel_context& context) {
  session& state = context.state;
  for (std::size_t i = state.layers.size(); i-- > 0;) {
    tree_layer& layer = state.layers[i];
    const bool on_map = has_table(layer) && layer.prepared->features > 0 && state.is_drawn(layer);
    const bool listed = on_map || !layer.marks.empty();
    if (listed) draw_layer_row(context, layer);
  }
}

void draw_actions(const panel_context& context) {
  session& state = context.state;
  const auto words = [&](text_key key) { return text(key, state.lang); };
  const std::array actions{row_button_entry{"select:show", words(text_key::select_show)},
                           row_button_entry{"select:export", words(text_key::select_export)},
                           row_button_entry{"select:clear", words(text_key::select_clear)}};
  const auto pressed = button_row(context, actions);
  if (pressed == 0) visit_selection(state);
  if (pressed == 1) open_export(state, export_kind::selection);
  if (pressed == 2) clear_selection(state);
}

}  // namespace

void draw_selection_page(const panel_context& context) {
  session& state = context.state;
  if (!state.district) return;
  draw_tools(context);
  const std::size_t count = selected_count(state);
  const std::string title =
      text(text_key::select_count, state.lang) + " " + count_text(static_cast<std::int64_t>(count));
  section(context, title.c_str());
  if (state.select.problem) problem_text(state.select.problem->in(state.lang));
  if (count > 0) draw_actions(context);
  draw_selected_layers(context);
  ImGui::Dummy(ImVec2(0, 8));
  note(context, text(text_key::select_page_note, state.lang) +
                    " EPSG:" + std::to_string(state.district->measuring.epsg));
}

}  // namespace greenward::viewer
