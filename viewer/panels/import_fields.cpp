#include "viewer/panels/import_fields.hpp"

#include "viewer/i18n/text_table.hpp"
#include "viewer/panels/palette.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace greenward::viewer {

namespace {

constexpr float kFieldLine = 28, kMostFieldsHigh = 6 * kFieldLine + 12;

/// "*" where the layer wants a value.
std::string field_title(const layer::field& field, language lang) {
  return field.title.in(lang) + (field.required ? " *" : "");
}

/// The administrative codes, which the import finds by place where no field gives them.
bool is_found_by_place(const session& state, const layer::field& field) {
  constexpr std::array<std::string_view, 3> kCodes{"district_code", "street_code", "community_code"};
  return state.import.layer != "admin_units" && std::ranges::find(kCodes, field.name) != kCodes.end();
}

std::string source_name(const session& state, const layer::field& field, std::optional<std::size_t> source) {
  if (source) return state.import.preview->fields[*source];
  const bool by_place = is_found_by_place(state, field);
  return text(by_place ? text_key::import_by_place : text_key::import_left_empty, state.lang);
}

void draw_source_choice(const panel_context& context, const layer::field& field, import_field& choice) {
  session& state = context.state;
  const std::vector<std::string>& sources = state.import.preview->fields;
  const bool empty = !choice.source;
  ImGui::PushStyleColor(ImGuiCol_Text, !empty           ? palette::ink()
                                       : field.required ? palette::error()
                                                        : palette::ink_faint());
  const bool unfolded = ImGui::BeginCombo("##source", source_name(state, field, choice.source).c_str());
  ImGui::PopStyleColor();
  note_widget(state, "import:field:" + field.name);
  if (!unfolded) return;
  for (std::size_t i = 0; i <= sources.size(); ++i) {
    const std::optional<std::size_t> source = i == 0 ? std::nullopt : std::optional(i - 1);
    ImGui::PushID(static_cast<int>(i));
    if (ImGui::Selectable(source_name(state, field, source).c_str(), source == choice.source))
      choice.source = source;
    note_widget(state, "import:field:" + field.name + ":" + (source ? sources[*source] : ""));
    ImGui::PopID();
  }
  ImGui::EndCombo();
}

}  // namespace

void draw_import_fields(const panel_context& context) {
  session& state = context.state;
  import_state& box = state.import;
  if (box.fields.empty()) return;
  const std::vector<layer::field>& fields = state.environment->catalogue.layer(box.layer).fields;
  note(context, text(text_key::import_fields_hint, state.lang));
  ImGui::Dummy(ImVec2(0, 2));
  const float high = std::min(kMostFieldsHigh, kFieldLine * static_cast<float>(fields.size()) + 12);
  ImGui::PushStyleColor(ImGuiCol_ChildBg, palette::paper_dim());
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(8, 3));
  ImGui::BeginChild("fields", ImVec2(0, high), true, ImGuiWindowFlags_NoNav);
  ImFont* font = context.fonts.body;
  for (std::size_t i = 0; i < box.fields.size(); ++i) {
    ImGui::PushID(fields[i].name.c_str());
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x, half = room * 0.45F;
    draw_text(font, ImVec2(at.x, at.y + (kFieldLine - font->FontSize) / 2 - 2), palette::ink_soft(),
              shortened(font, field_title(fields[i], state.lang), half - 8));
    ImGui::SetCursorScreenPos(ImVec2(at.x + half, at.y));
    ImGui::SetNextItemWidth(room - half);
    draw_source_choice(context, fields[i], box.fields[i]);
    ImGui::SetCursorScreenPos(ImVec2(at.x, at.y + kFieldLine));
    ImGui::PopID();
  }
  ImGui::EndChild();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
}

}  // namespace greenward::viewer
