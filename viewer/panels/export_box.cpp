#include "viewer/panels/export_box.hpp"

#include "engine/workflow/export_layers.hpp"
#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/area_selection.hpp"
#include "viewer/layers/exports.hpp"
#include "viewer/layers/view_sheet.hpp"
#include "viewer/panels/button_row.hpp"
#include "viewer/panels/file_picker.hpp"
#include "viewer/panels/floating_box.hpp"
#include "viewer/panels/palette.hpp"

#include <imgui_stdlib.h>
#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace greenward::viewer {

namespace {

constexpr float kBoxWide = 560, kTitles = 92, kFieldHigh = 30, kChooseWide = 76, kFolderListHigh = 220;
constexpr std::size_t kShapefileFormat = 0, kGeoJsonFormat = 2;

/// What comes next stands to the right of the title; returns how much room it has.
float begin_row(const panel_context& context, text_key title) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImFont* font = context.fonts.body;
  draw_text(font, ImVec2(at.x, at.y + (kFieldHigh - font->FontSize) / 2), palette::ink_soft(),
            text(title, context.state.lang));
  ImGui::SetCursorScreenPos(ImVec2(at.x + kTitles, at.y));
  return ImGui::GetContentRegionAvail().x;
}

void end_row(float left) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos(ImVec2(left, at.y));
  ImGui::Dummy(ImVec2(0, 2));
}

/// One of several, by its place.
void choice_row(const panel_context& context, text_key title, const char* name,
                const std::vector<std::string>& choices, std::size_t& chosen) {
  const float left = ImGui::GetCursorScreenPos().x;
  const float room = begin_row(context, title);
  std::vector<row_button_entry> buttons;
  for (std::size_t i = 0; i < choices.size(); ++i)
    buttons.push_back({std::string(name) + ":" + choices[i], choices[i], i == chosen});
  if (const auto pressed = button_row(context, buttons, room)) chosen = *pressed;
  end_row(left);
}

/// `room`: of the field.
void typed_field(const panel_context& context, const char* name, std::string& value, const std::string& hint,
                 float room) {
  ImGui::SetNextItemWidth(room);
  ImGui::InputTextWithHint((std::string("##") + name).c_str(), hint.c_str(), &value);
  note_widget(context.state, name);
  context.state.fresh_text += value;
}

void title_row(const panel_context& context, std::string& value, const std::string& hint) {
  const float left = ImGui::GetCursorScreenPos().x;
  const float room = begin_row(context, text_key::export_heading);
  typed_field(context, "export:title", value, hint, room);
  end_row(left);
  ImGui::Dummy(ImVec2(0, 2));
}

void draw_folder_list(const panel_context& context) {
  export_state& box = context.state.export_to;
  if (const auto picked = draw_file_picker(context, *box.picker, kFolderListHigh))
    return box.use_file(*picked);
  ImGui::Dummy(ImVec2(0, 4));
  const std::array use{
      row_button_entry{"export:use_folder", text(text_key::export_use_folder, context.state.lang)}};
  if (button_line(context, use)) box.use_folder();
  ImGui::Dummy(ImVec2(0, 4));
}

/// Where to: typed, or its folder chosen from a list.
void place_row(const panel_context& context, text_key title, const char* name) {
  export_state& box = context.state.export_to;
  const float left = ImGui::GetCursorScreenPos().x;
  const float room = begin_row(context, title);
  typed_field(context, name, box.place(), "", room - kChooseWide - 8);
  ImGui::SameLine(0, 8);
  const std::array choose{row_button_entry{"export:choose", text(text_key::export_choose, context.state.lang),
                                           box.picker.has_value()}};
  if (button_row(context, choose, kChooseWide)) box.switch_picker();
  end_row(left);
  ImGui::Dummy(ImVec2(0, 2));
  if (box.picker) draw_folder_list(context);
}

void draw_kinds(const panel_context& context) {
  session& state = context.state;
  const export_kind now = state.export_to.kind;
  const std::string count = count_text(static_cast<std::int64_t>(selected_count(state)));
  const std::array kinds{
      row_button_entry{"export:view", text(text_key::export_view, state.lang), now == export_kind::view},
      row_button_entry{"export:selection", text(text_key::select_count, state.lang) + " " + count,
                       now == export_kind::selection},
      row_button_entry{"export:profile", text(text_key::profile_title, state.lang),
                       now == export_kind::profile},
      row_button_entry{"export:plan", text(text_key::scenario_after, state.lang), now == export_kind::plan}};
  if (const auto pressed = button_line(context, kinds)) {
    constexpr std::array order{export_kind::view, export_kind::selection, export_kind::profile,
                               export_kind::plan};
    state.export_to.kind = order[*pressed];
    state.export_to.problem.reset();
    state.export_to.picker.reset();
  }
}

/// What becomes of a divided map.
void draw_division_note(const panel_context& context) {
  const session& state = context.state;
  const auto pair = map_pair_of(state);
  if (!pair) return;
  note(context, text(text_key::export_two_maps, state.lang) + pair->first.in(state.lang) + " → " +
                    pair->second.in(state.lang));
}

void draw_sheet_fields(const panel_context& context) {
  session& state = context.state;
  export_state& box = state.export_to;
  const std::vector<std::string> formats(kSheetFormats.begin(), kSheetFormats.end());
  std::size_t format = box.sheet_format;
  choice_row(context, text_key::export_format, "export:format", formats, format);
  if (format != box.sheet_format) box.take_sheet_format(format);
  const std::vector<std::string> sizes{"1920×1080", text(text_key::export_a4, state.lang),
                                       text(text_key::export_a4_upright, state.lang),
                                       text(text_key::export_a3, state.lang)};
  choice_row(context, text_key::export_sheet, "export:sheet", sizes, box.sheet);
  title_row(context, box.title, "绿园一图 · " + state.district->info.name);
  place_row(context, text_key::export_file, "export:file");
  note(context, text(text_key::export_view_note, state.lang));
  draw_division_note(context);
}

void draw_data_fields(const panel_context& context) {
  session& state = context.state;
  export_state& box = state.export_to;
  choice_row(context, text_key::export_format, "export:format", workflow::export_formats(), box.data_format);
  if (box.data_format != kGeoJsonFormat) {
    std::vector<std::string> names;
    for (const export_reference& one : export_references(state.district->measuring))
      names.push_back(one.name);
    choice_row(context, text_key::export_crs, "export:crs", names, box.crs);
  }
  const std::vector<std::string> encodings(kTextEncodings.begin(), kTextEncodings.end());
  if (box.data_format == kShapefileFormat)
    choice_row(context, text_key::export_encoding, "export:encoding", encodings, box.encoding);
  place_row(context, text_key::export_folder, "export:folder");
  note(context,
       text(box.data_format == kGeoJsonFormat ? text_key::export_geojson_note : text_key::export_data_note,
            state.lang));
}

void draw_profile_fields(const panel_context& context) {
  session& state = context.state;
  export_state& box = state.export_to;
  const std::vector<std::string> formats(kProfileFormats.begin(), kProfileFormats.end());
  std::size_t format = box.profile_format;
  choice_row(context, text_key::export_format, "export:format", formats, format);
  if (format != box.profile_format) box.take_profile_format(format);
  place_row(context, text_key::export_file, "export:file");
  note(context, text(text_key::export_profile_note, state.lang));
}

void draw_plan_fields(const panel_context& context) {
  session& state = context.state;
  export_state& box = state.export_to;
  const std::vector<std::string> formats(kPlanFormats.begin(), kPlanFormats.end());
  std::size_t format = box.plan_format;
  choice_row(context, text_key::export_format, "export:format", formats, format);
  if (format != box.plan_format) box.take_plan_format(format);
  place_row(context, text_key::export_file, "export:file");
  note(context, text(text_key::export_plan_note, state.lang));
}

void draw_fields(const panel_context& context) {
  switch (context.state.export_to.kind) {
    case export_kind::view:
      return draw_sheet_fields(context);
    case export_kind::selection:
      return draw_data_fields(context);
    case export_kind::profile:
      return draw_profile_fields(context);
    case export_kind::plan:
      return draw_plan_fields(context);
  }
}

void draw_running(const panel_context& context) {
  export_state& box = context.state.export_to;
  ImGui::ProgressBar(std::clamp(static_cast<float>(box.share), 0.0F, 1.0F), ImVec2(-1, 8), "");
  note(context, box.step.in(context.state.lang));
  const std::array stop{row_button_entry{"export:stop", text(text_key::export_stop, context.state.lang)}};
  if (button_row(context, stop, 130)) box.stop = true;
}

void draw_outcome(const panel_context& context) {
  session& state = context.state;
  const export_state& box = state.export_to;
  if (box.problem) {
    state.fresh_text += box.problem->message(state.lang);
    problem_text(box.problem->problem().in(state.lang) +
                 (box.problem->subject().empty() ? "" : "\n" + box.problem->subject()));
    note(context, box.problem->remedy().in(state.lang));
  }
  if (!box.written) return;
  state.fresh_text += box.written->in(state.lang);
  ImGui::PushStyleColor(ImGuiCol_Text, palette::accent());
  wrapped_text(text(text_key::export_written, state.lang) + box.written->in(state.lang));
  ImGui::PopStyleColor();
  ImGui::Dummy(ImVec2(0, 4));
}

void draw_export_buttons(const panel_context& context) {
  session& state = context.state;
  export_state& box = state.export_to;
  box.look();
  if (box.is_taken && !box.problem) problem_text(text(text_key::export_exists, state.lang));
  const std::array buttons{row_button_entry{"export:run", text(text_key::export_run, state.lang), true},
                           row_button_entry{"export:close", text(text_key::close, state.lang)}};
  const auto pressed = button_row(context, buttons, 260);
  if (pressed == 0) begin_export(state);
  if (pressed == 1) state.export_to.open = false;
}

}  // namespace

void draw_export_box(const panel_context& context, ImVec2 corner, ImVec2 size) {
  session& state = context.state;
  if (!state.export_to.open || !state.district) return;
  const floating_box box("export", corner, size, kBoxWide);
  ImGui::PushFont(context.fonts.strong);
  ImGui::TextUnformatted(label(text_key::export_title, state.lang));
  ImGui::PopFont();
  ImGui::Dummy(ImVec2(0, 2));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(8, (kFieldHigh - ImGui::GetFontSize()) / 2));
  draw_kinds(context);
  draw_fields(context);
  ImGui::PopStyleVar();
  ImGui::Dummy(ImVec2(0, 4));
  draw_outcome(context);
  if (state.export_to.running)
    draw_running(context);
  else
    draw_export_buttons(context);
}

}  // namespace greenward::viewer
