#include "viewer/panels/import_box.hpp"

#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/import_link.hpp"
#include "viewer/panels/button_row.hpp"
#include "viewer/panels/file_picker.hpp"
#include "viewer/panels/floating_box.hpp"
#include "viewer/panels/import_fields.hpp"
#include "viewer/panels/import_report.hpp"
#include "viewer/panels/palette.hpp"

#include <imgui_stdlib.h>
#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace greenward::viewer {

namespace {

constexpr float kImportWide = 600, kImportTitles = 92, kImportLine = 30, kPickerHigh = 300;

/// A title, and to its right what is chosen; the next line begins below it.
class import_row {
 public:
  import_row(const panel_context& context, text_key title) : left_(ImGui::GetCursorScreenPos().x) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImFont* font = context.fonts.body;
    draw_text(font, ImVec2(at.x, at.y + (kImportLine - font->FontSize) / 2), palette::ink_soft(),
              text(title, context.state.lang));
    ImGui::SetCursorScreenPos(ImVec2(at.x + kImportTitles, at.y));
  }
  ~import_row() {
    ImGui::SetCursorScreenPos(ImVec2(left_, ImGui::GetCursorScreenPos().y));
    ImGui::Dummy(ImVec2(0, 2));
  }
  import_row(const import_row&) = delete;
  import_row& operator=(const import_row&) = delete;

  [[nodiscard]] static float room() { return ImGui::GetContentRegionAvail().x; }

 private:
  float left_;
};

void draw_file_row(const panel_context& context) {
  session& state = context.state;
  import_state& box = state.import;
  const import_row row(context, text_key::import_file);
  const char* words = label(text_key::import_other_file, state.lang);
  const float button = text_width(context.fonts.body, words) + 20;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImFont* font = context.fonts.body;
  const float room = import_row::room() - button - 12;
  const std::string name = std::filesystem::path(box.file).filename().string();
  state.fresh_text += name;
  draw_text(font, ImVec2(at.x, at.y + (kImportLine - font->FontSize) / 2), palette::ink(),
            shortened(font, name, room));
  ImGui::SetCursorScreenPos(ImVec2(at.x + room + 12, at.y));
  if (flat_button("other file", words, ImVec2(button, kImportLine))) {
    box.file.clear();
    box.preview.reset();
  }
  note_widget(state, "import:other_file");
}

/// One of the names of a list by `title`; what was picked.
std::optional<std::size_t> draw_import_choice(const panel_context& context, const std::string& widget,
                                              const std::string& shown, std::span<const std::string> words,
                                              std::span<const std::string> names) {
  std::optional<std::size_t> picked;
  ImGui::SetNextItemWidth(import_row::room());
  const bool unfolded =
      ImGui::BeginCombo(("##" + widget).c_str(), shown.c_str(), ImGuiComboFlags_HeightLarge);
  note_widget(context.state, widget);
  if (!unfolded) return picked;
  for (std::size_t i = 0; i < words.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    if (ImGui::Selectable(words[i].c_str(), false, 0, ImVec2(0, 26))) picked = i;
    note_widget(context.state, widget + ":" + names[i]);
    ImGui::PopID();
  }
  ImGui::EndCombo();
  return picked;
}

void draw_source_row(const panel_context& context) {
  import_state& box = context.state.import;
  const std::vector<std::string>& layers = box.preview->source_layers;
  if (layers.size() < 2) return;
  const import_row row(context, text_key::import_source);
  const std::string shown =
      box.source_layer.empty() ? text(text_key::import_choose, context.state.lang) : box.source_layer;
  const auto picked = draw_import_choice(context, "import:source", shown, layers, layers);
  if (!picked) return;
  box.source_layer = layers[*picked];
  look_at_import(context.state);
}

void draw_layer_choice_row(const panel_context& context) {
  session& state = context.state;
  const import_row row(context, text_key::import_layer);
  std::vector<std::string> titles, names;
  std::string shown = text(text_key::import_choose, state.lang);
  for (const layer::layer_schema& schema : state.environment->catalogue.layers()) {
    names.push_back(schema.name);
    titles.push_back(schema.title.in(state.lang));
    if (schema.name == state.import.layer) shown = titles.back();
  }
  const auto picked = draw_import_choice(context, "import:layer", shown, titles, names);
  if (picked) choose_import_layer(state, names[*picked]);
}

/// What the file says stands as the hint.
void draw_crs_row(const panel_context& context) {
  session& state = context.state;
  import_state& box = state.import;
  if (box.preview->crs.empty() && !box.preview->needs_crs) return;
  const import_row row(context, text_key::import_crs);
  const std::string hint = box.preview->needs_crs
                               ? text(text_key::import_crs_unknown, state.lang)
                               : text(text_key::import_crs_said, state.lang) + box.preview->crs;
  state.fresh_text += box.preview->crs + box.crs;
  ImGui::SetNextItemWidth(import_row::room());
  ImGui::InputTextWithHint("##crs", hint.c_str(), &box.crs);
  note_widget(state, "import:crs");
  if (ImGui::IsItemDeactivatedAfterEdit()) look_at_import(state);
}

void draw_modes(const panel_context& context) {
  session& state = context.state;
  import_state& box = state.import;
  {
    const import_row row(context, text_key::import_modes);
    const std::array modes{
        row_button_entry{"import:append", text(text_key::import_append, state.lang), box.mode == 0},
        row_button_entry{"import:upsert", text(text_key::import_upsert, state.lang), box.mode == 1},
        row_button_entry{"import:replace", text(text_key::import_replace, state.lang), box.mode == 2}};
    if (const auto pressed = button_row(context, modes, import_row::room())) {
      box.mode = *pressed;
      box.taken.reset();
    }
  }
  const import_row row(context, text_key::import_encoding);
  std::vector<row_button_entry> encodings;
  for (std::size_t i = 0; i < kImportEncodings.size(); ++i) {
    const std::string name = kImportEncodings[i];
    encodings.push_back({"import:encoding:" + name,
                         name.empty() ? text(text_key::import_encoding_said, state.lang) : name,
                         box.encoding == i});
  }
  const auto pressed = button_row(context, encodings, import_row::room());
  if (!pressed || *pressed == box.encoding) return;
  box.encoding = *pressed;
  look_at_import(state);
}

void draw_import_running(const panel_context& context) {
  import_state& box = context.state.import;
  ImGui::ProgressBar(std::clamp(static_cast<float>(box.share), 0.0F, 1.0F), ImVec2(-1, 8), "");
  note(context, box.step.in(context.state.lang));
  const std::array stop{row_button_entry{"import:stop", text(text_key::export_stop, context.state.lang)}};
  if (button_row(context, stop, 130)) box.stop = true;
}

void draw_import_buttons(const panel_context& context) {
  session& state = context.state;
  const auto missing = missing_for_import(state);
  if (missing && !state.import.file.empty()) note(context, text(*missing, state.lang));
  const bool can_add = !missing && !state.import.taken;  // once; not again by mistake
  std::vector<row_button_entry> buttons;
  if (can_add) buttons.push_back({"import:run", text(text_key::import_run, state.lang), true});
  buttons.push_back({"import:close", text(text_key::close, state.lang)});
  const auto pressed = button_row(context, buttons, can_add ? 260 : 130);
  if (!pressed) return;
  if (can_add && *pressed == 0)
    begin_import(state);
  else
    state.import.open = false;
}

void draw_questions(const panel_context& context) {
  session& state = context.state;
  const import_state& box = state.import;
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(8, (kImportLine - ImGui::GetFontSize()) / 2));
  ImGui::BeginDisabled(box.running);
  draw_file_row(context);
  if (box.preview) draw_source_row(context);
  if (box.preview && !box.preview->source_layer.empty()) {
    draw_layer_choice_row(context);
    draw_crs_row(context);
    draw_modes(context);
    draw_import_fields(context);
  }
  ImGui::EndDisabled();
  ImGui::PopStyleVar();
}

}  // namespace

void draw_import_box(const panel_context& context, ImVec2 corner, ImVec2 size) {
  session& state = context.state;
  import_state& box = state.import;
  if (!box.open || !state.district) return;
  const floating_box frame("import", corner, size, kImportWide);
  ImGui::PushFont(context.fonts.strong);
  ImGui::TextUnformatted(label(text_key::import_title, state.lang));
  ImGui::PopFont();
  ImGui::Dummy(ImVec2(0, 2));
  if (box.file.empty()) {
    note(context, text(text_key::import_hint, state.lang));
    if (const auto picked = draw_file_picker(context, box.picker, kPickerHigh)) open_import(state, *picked);
  } else {
    draw_questions(context);
  }
  ImGui::Dummy(ImVec2(0, 4));
  draw_import_report(context);
  ImGui::Dummy(ImVec2(0, 4));
  if (box.running)
    draw_import_running(context);
  else
    draw_import_buttons(context);
}

}  // namespace greenward::viewer
