#include "viewer/panels/layer_panel.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/table_link.hpp"
#include "viewer/panels/palette.hpp"

#include <algorithm>

namespace greenward::viewer {

namespace {

constexpr float kCheck = 16;
constexpr float kSwatch = 26;
constexpr float kCheckAt = 18;
constexpr float kSwatchAt = kCheckAt + kCheck + 10;
constexpr float kTitleAt = kSwatchAt + kSwatch + 10;

/// One row of the tree; answers where it stands and what was pressed.
struct tree_row {
  ImVec2 corner;
  float width = 0;
  bool hovered = false;
  bool pressed = false;
  float pointer = 0;  ///< pixels from the row's left edge

  explicit tree_row(const char* id)
      : corner(ImGui::GetCursorScreenPos()), width(ImGui::GetContentRegionAvail().x) {
    pressed = ImGui::InvisibleButton(id, ImVec2(width, palette::kRow));
    hovered = ImGui::IsItemHovered();
    pointer = ImGui::GetIO().MousePos.x - corner.x;
    if (hovered) {
      ImGui::GetWindowDrawList()->AddRectFilled(ImVec2(corner.x - 6, corner.y),
                                                ImVec2(corner.x + width + 6, corner.y + palette::kRow),
                                                palette::kHover, 4);
    }
  }
  [[nodiscard]] float middle() const { return corner.y + palette::kRow / 2; }
  [[nodiscard]] float line(const ImFont* font) const {
    return corner.y + (palette::kRow - font->FontSize) / 2;
  }
};

/// Title on the left, count on the right, the title cut if they would meet.
void draw_title_and_count(const panel_context& context, const tree_row& row, float indent,
                          const std::string& title, const std::string& number, ImU32 colour) {
  ImFont* font = context.fonts.body;
  ImFont* small = context.fonts.small;
  const float room = row.width - indent - text_width(small, number) - 10;
  draw_text(font, ImVec2(row.corner.x + indent, row.line(font)), colour, shortened(font, title, room));
  draw_text_right(small, ImVec2(row.corner.x + row.width, row.line(small)), palette::kInkSoft, number);
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

void draw_opacity(const panel_context& context, tree_layer& layer) {
  const float left = ImGui::GetCursorScreenPos().x + kSwatchAt;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImFont* small = context.fonts.small;
  const std::string& title = text(text_key::opacity, context.state.lang);
  const float words =
      draw_text(small, ImVec2(left, at.y + (palette::kRow - small->FontSize) / 2), palette::kInkSoft, title);
  ImGui::PushFont(small);
  ImGui::SetCursorScreenPos(ImVec2(left + words + 10, at.y + 2));
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
  float percent = layer.opacity * 100;
  if (ImGui::SliderFloat("##opacity", &percent, 10, 100, "%.0f%%", ImGuiSliderFlags_AlwaysClamp)) {
    layer.opacity = percent / 100;
  }
  ImGui::PopFont();
  ImGui::SetCursorScreenPos(ImVec2(at.x, at.y + palette::kRow));
}

/// Words to click that open the attribute table.
void draw_table_link(const panel_context& context, const tree_layer& layer) {
  session& state = context.state;
  const std::string& words = text(text_key::table_title, state.lang);
  ImFont* small = context.fonts.small;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos(ImVec2(at.x + kSwatchAt, at.y));
  if (ImGui::InvisibleButton("table", ImVec2(text_width(small, words), palette::kRow)))
    open_table(state, layer.prepared->name);
  note_widget(state, "open_table:" + layer.prepared->name);
  const ImU32 colour = ImGui::IsItemHovered() ? palette::kAccentDark : palette::kAccent;
  draw_text(small, ImVec2(at.x + kSwatchAt, at.y + (palette::kRow - small->FontSize) / 2), colour, words);
  ImGui::SetCursorScreenPos(ImVec2(at.x, at.y + palette::kRow));
}

void explain_scale(const panel_context& context, const tree_layer& layer) {
  const language lang = context.state.lang;
  const std::string words = text(text_key::not_at_this_scale, lang) + "\n" +
                            text(text_key::zoom_in_to_see, lang) + " " +
                            scale_text(layer.prepared->style.min_scale);
  ImGui::SetTooltip("%s", words.c_str());
}

void draw_layer(const panel_context& context, tree_layer& layer) {
  const prepared_layer& prepared = *layer.prepared;
  ImGui::PushID(prepared.name.c_str());
  const tree_row row("layer");
  note_widget(context.state, "layer:" + prepared.name);
  const bool in_scale = context.state.in_scale(layer);
  if (row.pressed) {
    const bool on_check = row.pointer >= kCheckAt - 4 && row.pointer < kSwatchAt - 2;
    (on_check ? layer.visible : layer.unfolded) ^= true;
  }
  if (row.hovered && !in_scale) explain_scale(context, layer);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  draw_fold(list, ImVec2(row.corner.x + 7, row.middle()), layer.unfolded);
  draw_check(list, ImVec2(row.corner.x + kCheckAt, row.middle() - kCheck / 2), kCheck, layer.visible);
  const bool single = prepared.style.rules.size() == 1;
  if (single) {
    swatch(list, ImVec2(row.corner.x + kSwatchAt, row.corner.y), ImVec2(kSwatch, palette::kRow),
           prepared.style.rules.front(), prepared.kind);
  }
  const ImU32 colour = layer.visible && in_scale ? palette::kInk : palette::kInkFaint;
  draw_title_and_count(context, row, single ? kTitleAt : kSwatchAt, prepared.title.in(context.state.lang),
                       count_text(static_cast<std::int64_t>(prepared.features)), colour);
  if (layer.unfolded) {
    for (std::size_t rule = 0; !single && rule < prepared.style.rules.size(); ++rule) {
      draw_class(context, layer, rule, colour);
    }
    draw_opacity(context, layer);
    if (has_table(layer)) draw_table_link(context, layer);
  }
  ImGui::PopID();
}

void draw_group(const panel_context& context, layer_group group) {
  session& state = context.state;
  const auto belongs = [&](const tree_layer& l) { return l.group == group && l.prepared->features > 0; };
  if (std::ranges::none_of(state.layers, belongs)) return;
  ImFont* font = context.fonts.strong;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_text(font, ImVec2(at.x, at.y + 8), palette::kAccent, text(title_of(group), state.lang));
  ImGui::Dummy(ImVec2(ImGui::GetContentRegionAvail().x, font->FontSize + 12));
  for (std::size_t i = state.layers.size(); i-- > 0;) {
    if (belongs(state.layers[i])) draw_layer(context, state.layers[i]);
  }
}

void draw_header(const panel_context& context) {
  session& state = context.state;
  ImFont* font = context.fonts.strong;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  draw_text(font, ImVec2(at.x, at.y + 4), palette::kInk, text(text_key::layers_title, state.lang));
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
    const panel_frame frame("layers", corner, size, palette::kPaper);
    draw_header(context);
    ImGui::BeginChild("tree", ImVec2(0, 0), false, ImGuiWindowFlags_NoNav);
    // Room for the scroll bar whether or not it shows, so that counts do not jump.
    ImGui::PushClipRect(ImVec2(corner.x, corner.y), ImVec2(corner.x + size.x, corner.y + size.y), true);
    for (const layer_group group : kLayerGroups) draw_group(context, group);
    ImGui::PopClipRect();
    ImGui::EndChild();
    ImGui::GetWindowDrawList()->AddLine(ImVec2(corner.x + size.x - 1, corner.y),
                                        ImVec2(corner.x + size.x - 1, corner.y + size.y), palette::kRule);
  }
  ImGui::PopStyleVar();
}

}  // namespace greenward::viewer
