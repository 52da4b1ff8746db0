#include "viewer/panels/layer_panel.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/layer_order.hpp"
#include "viewer/panels/basemap_row.hpp"
#include "viewer/panels/layer_choices.hpp"
#include "viewer/panels/palette.hpp"
#include "viewer/panels/tree_drag.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace greenward::viewer {

namespace {

constexpr float kCheck = 16;
constexpr float kSwatch = 26;
constexpr float kCheckAt = 18;
constexpr float kSwatchAt = kCheckAt + kCheck + 10;
constexpr float kTitleAt = kSwatchAt + kSwatch + 10;
constexpr float kFunnel = 11;

/// One row of the tree; answers where it stands and what was pressed.
struct tree_row {
  ImVec2 corner;
  float width = 0;
  bool hovered = false;
  bool pressed = false;
  float pointer = 0;  ///< pixels from the row's left edge

  explicit tree_row(const char* id, bool chosen = false)
      : corner(ImGui::GetCursorScreenPos()), width(ImGui::GetContentRegionAvail().x) {
    pressed = ImGui::InvisibleButton(id, ImVec2(width, palette::kRow));
    hovered = ImGui::IsItemHovered();
    pointer = ImGui::GetIO().MousePos.x - corner.x;
    if (hovered || chosen) {
      ImGui::GetWindowDrawList()->AddRectFilled(ImVec2(corner.x - 6, corner.y),
                                                ImVec2(corner.x + width + 6, corner.y + palette::kRow),
                                                chosen ? palette::accent_soft() : palette::hover(), 4);
    }
  }
  [[nodiscard]] float middle() const { return corner.y + palette::kRow / 2; }
  [[nodiscard]] float line(const ImFont* font) const {
    return corner.y + (palette::kRow - font->FontSize) / 2;
  }
};

/// Title on the left, count on the right, the title cut if they and a mark between them would meet.
void draw_title_and_count(const panel_context& context, const tree_row& row, float indent,
                          const std::string& title, const std::string& number, ImU32 colour, float mark = 0) {
  ImFont* font = context.fonts.body;
  ImFont* small = context.fonts.small;
  const float room = row.width - indent - text_width(small, number) - 10 - mark;
  draw_text(font, ImVec2(row.corner.x + indent, row.line(font)), colour, shortened(font, title, room));
  draw_text_right(small, ImVec2(row.corner.x + row.width, row.line(small)), palette::ink_soft(), number);
}

/// How many; while two days are compared, of the works "12 → 34".
std::string class_count_text(const session& state, const prepared_layer& layer, std::size_t rule) {
  const std::string shown = count_text(static_cast<std::int64_t>(layer.class_counts[rule]));
  if (!state.earlier || state.earlier->prepared->name != layer.name) return shown;
  return count_text(static_cast<std::int64_t>(state.earlier->prepared->class_counts[rule])) + " → " + shown;
}

void draw_class(const panel_context& context, const tree_layer& layer, std::size_t rule, ImU32 colour) {
  const prepared_layer& prepared = *layer.prepared;
  const layer::style_rule& style = prepared.style.rules[rule];
  ImGui::PushID(static_cast<int>(rule));
  const tree_row row("class");
  ImGui::PopID();
  swatch(*ImGui::GetWindowDrawList(), ImVec2(row.corner.x + kSwatchAt, row.corner.y),
         ImVec2(kSwatch, palette::kRow), style, prepared.kind);
  draw_title_and_count(context, row, kTitleAt, style.title.in(context.state.lang),
                       class_count_text(context.state, prepared, rule), colour);
}

/// Why it is not drawn, or not all of it.
std::string explanation(const session& state, const tree_layer& layer) {
  std::string words;
  const auto add = [&](text_key key, const std::string& what) {
    words += (words.empty() ? "" : "\n") + text(key, state.lang) + what;
  };
  if (!state.in_scale(layer)) {
    const double scale = state.view.scale_denominator(), limit = layer.farthest_scale();
    add(text_key::not_at_this_scale, "");
    if (limit > 0 && scale > limit) add(text_key::zoom_in_to_see, " " + scale_text(limit));
    if (scale < layer.scales.nearest) add(text_key::zoom_out_to_see, " " + scale_text(layer.scales.nearest));
  }
  if (!layer.filter.applied.empty()) add(text_key::filtered_by, layer.filter.applied);
  return words;
}

void draw_funnel(ImVec2 corner) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddTriangleFilled(corner, ImVec2(corner.x + kFunnel, corner.y),
                         ImVec2(corner.x + kFunnel / 2, corner.y + kFunnel * 0.65F), palette::accent());
  list.AddRectFilled(ImVec2(corner.x + kFunnel / 2 - 1.5F, corner.y + kFunnel * 0.4F),
                     ImVec2(corner.x + kFunnel / 2 + 1.5F, corner.y + kFunnel), palette::accent());
}

/// How many features it has; with a filter, how many of them are drawn.
std::string features_text(const session& state, const tree_layer& layer) {
  const std::string all = count_text(static_cast<std::int64_t>(layer.whole()->features));
  if (!layer.filter.wanted) return all;
  if (layer.filter.is_pending()) return text(text_key::filter_finding, state.lang);
  return count_text(static_cast<std::int64_t>(layer.prepared->features)) + " / " + all;
}

void answer_press(session& state, tree_layer& layer, float pointer) {
  if (!state.tree.dragged.empty() || state.tree.given_up) return;
  state.tree.chosen = layer.prepared->name;
  const bool on_check = pointer >= kCheckAt - 4 && pointer < kSwatchAt - 2;
  (on_check ? layer.visible : layer.unfolded) ^= true;
}

/// The row itself; what is unfolded follows below.
void draw_layer_row(const panel_context& context, tree_layer& layer, ImU32 colour) {
  session& state = context.state;
  const prepared_layer& prepared = *layer.prepared;
  const bool chosen = state.tree.chosen == prepared.name;
  const tree_row row("layer", chosen);
  note_widget(state, "layer:" + prepared.name);
  if (chosen && std::exchange(state.tree.scroll, false) && !ImGui::IsItemVisible())
    ImGui::SetScrollHereY(0.5F);
  take_in_hand(state, prepared.name);
  if (row.pressed) answer_press(state, layer, row.pointer);
  const std::string why = row.hovered ? explanation(state, layer) : "";
  if (!why.empty()) ImGui::SetTooltip("%s", why.c_str());
  ImDrawList& list = *ImGui::GetWindowDrawList();
  draw_fold(list, ImVec2(row.corner.x + 7, row.middle()), layer.unfolded);
  draw_check(list, ImVec2(row.corner.x + kCheckAt, row.middle() - kCheck / 2), kCheck, layer.visible);
  const bool single = prepared.style.rules.size() == 1;
  if (single) {
    swatch(list, ImVec2(row.corner.x + kSwatchAt, row.corner.y), ImVec2(kSwatch, palette::kRow),
           prepared.style.rules.front(), prepared.kind);
  }
  const std::string number = features_text(state, layer);
  if (layer.filter.wanted) {
    const float left = row.corner.x + row.width - text_width(context.fonts.small, number) - kFunnel - 6;
    draw_funnel(ImVec2(left, row.middle() - kFunnel / 2));
  }
  draw_title_and_count(context, row, single ? kTitleAt : kSwatchAt, prepared.title.in(state.lang), number,
                       colour, layer.filter.wanted ? kFunnel + 6 : 0);
}

void draw_layer(const panel_context& context, tree_layer& layer) {
  const session& state = context.state;
  const std::vector<layer::style_rule>& rules = layer.prepared->style.rules;
  const bool drawn = layer.visible && state.in_scale(layer);
  const ImU32 colour = drawn ? palette::ink() : palette::ink_faint();
  ImGui::PushID(layer.prepared->name.c_str());
  draw_layer_row(context, layer, colour);
  if (layer.unfolded) {
    for (std::size_t rule = 0; rules.size() > 1 && rule < rules.size(); ++rule)
      draw_class(context, layer, rule, colour);
    draw_layer_choices(context, layer, kSwatchAt);
  }
  ImGui::PopID();
}

void draw_group_title(const panel_context& context, layer_group group) {
  ImFont* font = context.fonts.strong;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_text(font, ImVec2(at.x, at.y + 8), palette::accent(), text(title_of(group), context.state.lang));
  ImGui::Dummy(ImVec2(ImGui::GetContentRegionAvail().x, font->FontSize + 12));
}

void draw_tree(const panel_context& context) {
  session& state = context.state;
  std::vector<tree_block> blocks;
  std::optional<layer_group> group;
  for (const std::size_t i : tree_rows(state)) {
    tree_layer& layer = state.layers[i];
    if (group != layer.group) draw_group_title(context, layer.group);
    group = layer.group;
    const float top = ImGui::GetCursorScreenPos().y;
    draw_layer(context, layer);
    blocks.push_back({layer.prepared->name, top, ImGui::GetCursorScreenPos().y});
  }
  draw_tree_drag(context, blocks);
}

/// Words to click, where the order of the layers is not the usual one.
void draw_order_link(const panel_context& context) {
  session& state = context.state;
  if (is_usual_order(state.layers)) return;
  const std::string& words = text(text_key::layers_usual_order, state.lang);
  ImFont* small = context.fonts.small;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool pressed = ImGui::InvisibleButton("order", ImVec2(text_width(small, words), palette::kRow));
  note_widget(state, "usual_order");
  const bool hovered = ImGui::IsItemHovered();
  if (hovered) ImGui::SetTooltip("%s", text(text_key::layers_order_hint, state.lang).c_str());
  draw_text(small, ImVec2(at.x, at.y + (palette::kRow - small->FontSize) / 2),
            hovered ? palette::accent_dark() : palette::accent(), words);
  if (pressed) restore_usual_order(state);
}

void draw_header(const panel_context& context) {
  session& state = context.state;
  ImFont* font = context.fonts.strong;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  draw_text(font, ImVec2(at.x, at.y + 4), palette::ink(), text(text_key::layers_title, state.lang));
  if (state.layers.empty()) return;
  const bool any = std::ranges::any_of(state.layers, &tree_layer::visible);
  const char* words = label(any ? text_key::hide_all : text_key::show_all, state.lang);
  ImGui::PushFont(context.fonts.small);
  const float button = text_width(context.fonts.small, words) + 20;
  ImGui::SetCursorScreenPos(ImVec2(at.x + width - button, at.y + 1));
  if (flat_button("all", words, ImVec2(button, 28))) {
    for (tree_layer& layer : state.layers) layer.visible = !any;
  }
  note_widget(state, "all_layers");
  ImGui::PopFont();
  ImGui::SetCursorScreenPos(ImVec2(at.x, at.y + 36));
}

}  // namespace

void draw_layer_panel(const panel_context& context, ImVec2 corner, ImVec2 size) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(palette::kPanelPadding, 10));
  {
    const panel_frame frame("layers", corner, size, palette::paper());
    draw_header(context);
    draw_order_link(context);
    float& below = context.state.tree.basemap_row;
    ImGui::BeginChild("tree", ImVec2(0, -below), false, ImGuiWindowFlags_NoNav);
    // Room for the scroll bar whether or not it shows, so that counts do not jump.
    ImGui::PushClipRect(ImVec2(corner.x, corner.y), ImVec2(corner.x + size.x, corner.y + size.y), true);
    draw_tree(context);
    ImGui::PopClipRect();
    ImGui::EndChild();
    below = draw_basemap_row(context);
    ImGui::GetWindowDrawList()->AddLine(ImVec2(corner.x + size.x - 1, corner.y),
                                        ImVec2(corner.x + size.x - 1, corner.y + size.y), palette::rule());
  }
  ImGui::PopStyleVar();
}

}  // namespace greenward::viewer
