#include "viewer/panels/layer_choices.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/edit_link.hpp"
#include "viewer/layers/table_link.hpp"
#include "viewer/panels/palette.hpp"

#include <imgui_stdlib.h>
#include <utility>

namespace greenward::viewer {

namespace {

constexpr float kChoiceHeight = palette::kRow - 4, kChoiceGap = 8;

/// One line below a layer; the next one begins below it, whatever is drawn in it.
struct choice_line {
  ImVec2 at;  ///< left of what is drawn, top of the line
  float right;
  float next;  ///< where the line below begins
  float left;

  explicit choice_line(float indent)
      : at(ImGui::GetCursorScreenPos().x + indent, ImGui::GetCursorScreenPos().y),
        right(ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x),
        next(at.y + palette::kRow),
        left(ImGui::GetCursorScreenPos().x) {}
  ~choice_line() { ImGui::SetCursorScreenPos(ImVec2(left, next)); }
  choice_line(const choice_line&) = delete;
  choice_line& operator=(const choice_line&) = delete;

  /// Words in the small font; what follows stands to their right.
  void say(ImFont* font, std::string_view words) {
    at.x += kChoiceGap + draw_text(font, ImVec2(at.x, at.y + (palette::kRow - font->FontSize) / 2),
                                   palette::ink_soft(), words);
  }
};

/// Small letters, and fields that are as high as the line lets them.
class small_fields {
 public:
  explicit small_fields(ImFont* font) {
    ImGui::PushFont(font);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(6, (kChoiceHeight - font->FontSize) / 2));
  }
  ~small_fields() {
    ImGui::PopStyleVar();
    ImGui::PopFont();
  }
  small_fields(const small_fields&) = delete;
  small_fields& operator=(const small_fields&) = delete;
};

void draw_opacity(const panel_context& context, tree_layer& layer, float indent) {
  choice_line line(indent);
  line.say(context.fonts.small, text(text_key::opacity, context.state.lang));
  const small_fields fields(context.fonts.small);
  ImGui::SetCursorScreenPos(ImVec2(line.at.x, line.at.y + 2));
  ImGui::SetNextItemWidth(line.right - line.at.x);
  float percent = layer.opacity * 100;
  if (ImGui::SliderFloat("##opacity", &percent, 10, 100, "%.0f%%", ImGuiSliderFlags_AlwaysClamp))
    layer.opacity = percent / 100;
}

/// Small and red below the fields; wraps.
void draw_choice_problem(const panel_context& context, const bilingual& problem, float indent) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos(ImVec2(at.x + indent, at.y));
  ImGui::PushFont(context.fonts.small);
  problem_text(problem.in(context.state.lang));
  ImGui::PopFont();
  ImGui::SetCursorScreenPos(ImVec2(at.x, ImGui::GetCursorScreenPos().y + 4));
}

void read_filter(session& state, tree_layer& layer) {
  layer_filter& filter = layer.filter;
  filter.read(layer.prepared->stored->table.schema());
  if (filter.problem) state.fresh_text += filter.problem->problem().in(state.lang);
}

/// The field of the filter, and a button that takes it away.
void draw_filter_field(const panel_context& context, tree_layer& layer, float indent) {
  session& state = context.state;
  layer_filter& filter = layer.filter;
  const std::string& name = layer.prepared->name;
  choice_line line(indent);
  const small_fields fields(context.fonts.small);
  if (!filter.applied.empty()) {
    line.right -= kChoiceHeight + kChoiceGap;
    ImGui::SetCursorScreenPos(ImVec2(line.right + kChoiceGap, line.at.y + 2));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(0, 0));
    const bool pressed = flat_button("no filter", "×", ImVec2(kChoiceHeight, kChoiceHeight));
    ImGui::PopStyleVar();
    note_widget(state, "filter_clear:" + name);
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", text(text_key::filter_clear, state.lang).c_str());
    if (pressed) {
      filter.typed.clear();
      read_filter(state, layer);
    }
  }
  ImGui::SetCursorScreenPos(ImVec2(line.at.x, line.at.y + 2));
  if (std::exchange(filter.refused_now, false)) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(line.right - line.at.x);
  const bool entered = ImGui::InputTextWithHint("##filter", label(text_key::filter_rows_hint, state.lang),
                                                &filter.typed, ImGuiInputTextFlags_EnterReturnsTrue);
  note_widget(state, "filter:" + name);
  if (ImGui::IsItemActive()) state.fresh_text += filter.typed;
  if (!entered && !ImGui::IsItemDeactivatedAfterEdit()) return;
  read_filter(state, layer);
  filter.refused_now = entered && filter.problem;  // what is typed now mends it
}

/// "1:" and a field for what follows; true when something else has been typed.
bool draw_scale_field(const panel_context& context, choice_line& line, float width, const std::string& name,
                      std::string& typed) {
  session& state = context.state;
  ImFont* font = context.fonts.small;
  line.at.x += 2 + draw_text(font, ImVec2(line.at.x, line.at.y + (palette::kRow - font->FontSize) / 2),
                             palette::ink_soft(), "1:");
  ImGui::SetCursorScreenPos(ImVec2(line.at.x, line.at.y + 2));
  ImGui::SetNextItemWidth(width);
  ImGui::InputTextWithHint(("##" + name).c_str(), label(text_key::scale_any, state.lang), &typed);
  note_widget(state, name);
  line.at.x += width + kChoiceGap;
  return ImGui::IsItemDeactivatedAfterEdit();
}

void draw_scales(const panel_context& context, tree_layer& layer, float indent) {
  session& state = context.state;
  scale_range& scales = layer.scales;
  const double usual = layer.prepared->style.min_scale;
  const std::string& name = layer.prepared->name;
  ImFont* font = context.fonts.small;
  if (!scales.typing && !scales.problem) scales.write(usual);
  choice_line line(indent);
  const small_fields fields(font);
  line.say(font, text(text_key::scale_range, state.lang));
  const float between = text_width(font, text(text_key::scale_to, state.lang)) + 2 * kChoiceGap;
  const float width = (line.right - line.at.x - between - 2 * (text_width(font, "1:") + 2)) / 2;
  bool typed = draw_scale_field(context, line, width, "nearest:" + name, scales.typed_nearest);
  scales.typing = ImGui::IsItemActive();
  line.say(font, text(text_key::scale_to, state.lang));
  typed |= draw_scale_field(context, line, width, "farthest:" + name, scales.typed_farthest);
  scales.typing |= ImGui::IsItemActive();
  if (scales.typing) state.fresh_text += scales.typed_nearest + scales.typed_farthest;
  if (typed) scales.read(usual);
}

void draw_scale_now(const panel_context& context, float indent) {
  const session& state = context.state;
  choice_line line(indent);
  line.next -= 6;
  line.say(context.fonts.small,
           text(text_key::scale_now, state.lang) + " " + scale_text(state.view.scale_denominator()));
}

/// Words to click; `x` moves on behind them.
bool draw_link(const panel_context& context, const std::string& words, const std::string& widget, float& x,
               float y) {
  ImFont* small = context.fonts.small;
  const float width = text_width(small, words);
  ImGui::SetCursorScreenPos(ImVec2(x, y));
  const bool clicked = ImGui::InvisibleButton(widget.c_str(), ImVec2(width, palette::kRow));
  note_widget(context.state, widget);
  const ImU32 colour = ImGui::IsItemHovered() ? palette::accent_dark() : palette::accent();
  draw_text(small, ImVec2(x, y + (palette::kRow - small->FontSize) / 2), colour, words);
  x += width + 2 * kChoiceGap;
  return clicked;
}

/// The attribute table, and a new feature where a person may draw one.
void draw_links(const panel_context& context, const tree_layer& layer, float indent) {
  session& state = context.state;
  const std::string& name = layer.prepared->name;
  const choice_line line(indent);
  float x = line.at.x;
  if (draw_link(context, text(text_key::table_title, state.lang), "open_table:" + name, x, line.at.y))
    open_table(state, name);
  if (can_draw_new(state, name) &&
      draw_link(context, text(text_key::edit_new_title, state.lang), "new_feature:" + name, x, line.at.y))
    open_new_feature(state, name);
}

}  // namespace

void draw_layer_choices(const panel_context& context, tree_layer& layer, float indent) {
  draw_opacity(context, layer, indent);
  if (has_table(layer)) draw_filter_field(context, layer, indent);
  if (layer.filter.problem) draw_choice_problem(context, layer.filter.problem->problem(), indent);
  draw_scales(context, layer, indent);
  if (layer.scales.problem) draw_choice_problem(context, *layer.scales.problem, indent);
  draw_scale_now(context, indent);
  if (has_table(layer)) draw_links(context, layer, indent);
}

}  // namespace greenward::viewer
