#include "viewer/panels/feature_card.hpp"

#include "engine/workflow/finding_names.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/feature_text.hpp"
#include "viewer/panels/drain_page.hpp"
#include "viewer/panels/edit_page.hpp"
#include "viewer/panels/palette.hpp"
#include "viewer/panels/record_page.hpp"
#include "viewer/panels/separation_card.hpp"
#include "viewer/panels/witness_page.hpp"

#include <algorithm>

namespace greenward::viewer {

namespace {

constexpr std::size_t kHitsShown = 6;

void draw_empty(const panel_context& context) {
  const language lang = context.state.lang;
  ImGui::Dummy(ImVec2(0, 24));
  ImFont* font = context.fonts.strong;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_text(font, at, palette::ink_soft(), text(text_key::nothing_selected, lang));
  ImGui::Dummy(ImVec2(0, font->FontSize + 6));
  note(context, text(text_key::nothing_selected_hint, lang));
}

/// Everything under the click, to choose from.
void draw_hits(const panel_context& context) {
  session& state = context.state;
  if (state.chosen.hits.size() < 2) return;
  const std::string count = std::to_string(state.chosen.hits.size());
  note(context, state.chosen.one_street ? count + text(text_key::sections, state.lang)
                                        : text(text_key::hits_here, state.lang) + " " + count);
  ImGui::Dummy(ImVec2(0, 2));
  const std::size_t shown = std::min(state.chosen.hits.size(), kHitsShown);
  for (std::size_t i = 0; i < shown; ++i) {
    const prepared_layer& layer = *state.layers[state.chosen.hits[i].layer].prepared;
    const auto naming = state.chosen.one_street ? code_of : name_of;
    const std::string words =
        layer.title.in(state.lang) + " · " + naming(layer.stored->table, state.chosen.hits[i].row);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::PushID(static_cast<int>(i));
    if (ImGui::InvisibleButton("hit", ImVec2(width, palette::kRow))) state.chosen.shown = i;
    note_widget(state, "hit:" + std::to_string(i));
    const bool hovered = ImGui::IsItemHovered();
    ImGui::PopID();
    const bool current = i == state.chosen.shown;
    if (current || hovered) {
      ImGui::GetWindowDrawList()->AddRectFilled(at, ImVec2(at.x + width, at.y + palette::kRow),
                                                current ? palette::accent_soft() : palette::hover(), 4);
    }
    ImFont* font = context.fonts.body;
    draw_text(font, ImVec2(at.x + 8, at.y + (palette::kRow - font->FontSize) / 2),
              current ? palette::accent() : palette::ink(), shortened(font, words, width - 16));
  }
  ImGui::Dummy(ImVec2(0, 6));
}

/// Title and value side by side in two columns; a long one wraps in its own.
void draw_field(const panel_context& context, const field_text& field, float title_width) {
  ImFont* font = context.fonts.body;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float value_width = width - title_width - 12;
  const std::string value = broken(font, field.value, value_width);
  const std::string title = broken(font, field.title, title_width);
  const auto height_of_lines = [font](const std::string& lines) {
    return font->FontSize * static_cast<float>(1 + std::count(lines.begin(), lines.end(), '\n'));
  };
  const float height = std::max(palette::kRow, std::max(height_of_lines(value), height_of_lines(title)) +
                                                   palette::kRow - font->FontSize);
  const float top = at.y + (palette::kRow - font->FontSize) / 2;
  draw_text(font, ImVec2(at.x, top), palette::ink_soft(), title);
  draw_text(font, ImVec2(at.x + title_width + 12, top), field.absent ? palette::ink_faint() : palette::ink(),
            value);
  const float line = at.y + height - 0.5F;
  ImGui::GetWindowDrawList()->AddLine(ImVec2(at.x, line), ImVec2(at.x + width, line), palette::rule_soft());
  ImGui::Dummy(ImVec2(width, height));
}

void draw_stage_on(const panel_context& context, date day, const prepared_layer& layer, std::uint32_t row) {
  if (layer.rule_of_row[row] == kNoRule) return;
  const language lang = context.state.lang;
  key_value(context, text(text_key::time_as_of, lang) + " " + format_date(day),
            layer.style.rules[layer.rule_of_row[row]].title.in(lang));
}

/// The fields below are as recorded, while the map shows the work on another day, or on two.
void draw_earlier_stage(const panel_context& context, const prepared_layer& layer, std::uint32_t row) {
  const session& state = context.state;
  if (!state.time.day && !state.earlier) return;
  if (state.earlier) draw_stage_on(context, state.earlier->day, *state.earlier->prepared, row);
  if (state.time.day) draw_stage_on(context, *state.time.day, layer, row);
  note(context, text(text_key::time_fields_now, state.lang));
  ImGui::Dummy(ImVec2(0, 6));
}

bool is_filtered_out(const tree_layer& layer, std::uint32_t row) {
  return layer.filter.passed && !layer.filter.passed->contains(row);
}

/// What the finding that was gone to says of the feature.
void draw_chosen_finding(const panel_context& context, const chosen_feature& chosen) {
  session& state = context.state;
  if (!state.findings.list || !state.findings.chosen) return;
  const drainage::finding& found = state.findings.list->findings[*state.findings.chosen].found;
  const bool is_other = found.other == chosen.row && found.what != drainage::check::node_on_pipe;
  const bool is_about = state.layers[chosen.layer].prepared->name == workflow::layer_of(found.table) &&
                        (found.row == chosen.row || is_other);
  if (!is_about) return;
  ImGui::Dummy(ImVec2(0, 4));
  const std::string& title = workflow::words_of(found.what).title.in(state.lang);
  if (found.how == drainage::severity::error)
    problem_text(title);
  else
    wrapped_text(title);
  note(context, workflow::evidence_text(found, state.lang));
  note_widget(state, "card:finding");
}

/// Opens the form; says what was recorded last.
void draw_recording(const panel_context& context, const chosen_feature& chosen) {
  session& state = context.state;
  if (state.recorded) {
    ImGui::PushStyleColor(ImGuiCol_Text, palette::accent());
    wrapped_text(text(text_key::record_done, state.lang) + state.recorded->in(state.lang));
    ImGui::PopStyleColor();
    ImGui::Dummy(ImVec2(0, 6));
  }
  const float width = ImGui::GetContentRegionAvail().x;
  if (flat_button("record", label(text_key::record_title, state.lang), ImVec2(width, 34))) {
    state.recorded.reset();
    state.form = open_form(*state.district, *state.environment, chosen.row, today(), state.recorder);
    state.form->photo_folder = state.photo_folder;
  }
  note_widget(state, "record");
  ImGui::Dummy(ImVec2(0, 6));
}

}  // namespace

void draw_feature_card(const panel_context& context) {
  session& state = context.state;
  if (state.form) return draw_record_page(context);
  if (state.edit) return draw_edit_page(context);
  const chosen_feature* chosen = state.chosen.current();
  if (chosen == nullptr) {
    draw_edit_button(context);
    return draw_empty(context);
  }
  draw_hits(context);
  const prepared_layer& layer = *state.layers[chosen->layer].prepared;
  const layer::feature_table& table = layer.stored->table;
  ImFont* title = context.fonts.title;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  draw_text(title, ImVec2(at.x, at.y + 4), palette::ink(),
            shortened(title, name_of(table, chosen->row), width));
  ImGui::Dummy(ImVec2(width, title->FontSize + 8));
  note(context, layer.title.in(state.lang) + " · " + text(text_key::feature_number, state.lang) + " " +
                    std::to_string(table.ids()[chosen->row].value));
  if (is_filtered_out(state.layers[chosen->layer], chosen->row))
    note(context, text(text_key::hidden_by_filter, state.lang));
  draw_chosen_finding(context, *chosen);
  ImGui::Dummy(ImVec2(0, 6));
  draw_trace_buttons(context);
  draw_witness_button(context);
  draw_separation(context);
  if (layer.name == "works") draw_earlier_stage(context, layer, chosen->row);
  if (layer.name == "works" && state.can_record) draw_recording(context, *chosen);
  draw_edit_button(context);
  const std::vector<field_text> fields =
      describe(table, chosen->row, state.environment->catalogue, state.lang);
  float title_width = 0;
  for (const field_text& field : fields)
    title_width = std::max(title_width, text_width(context.fonts.body, field.title));
  title_width = std::min(title_width + 1, width * 0.46F);
  for (const field_text& field : fields) draw_field(context, field, title_width);
}

}  // namespace greenward::viewer
