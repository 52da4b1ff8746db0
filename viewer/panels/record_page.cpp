#include "viewer/panels/record_page.hpp"

#include "engine/base/date.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/panels/file_picker.hpp"
#include "viewer/panels/form_fields.hpp"
#include "viewer/panels/palette.hpp"

#include <imgui_stdlib.h>
#include <algorithm>
#include <filesystem>

namespace greenward::viewer {

namespace {

constexpr float kPickerHeight = 190;

void day_field(const panel_context& context, text_key title, const char* name, std::string& value) {
  constexpr float kToday = 62;
  text_field(context, text(title, context.state.lang), name, value, kToday + 6);
  ImGui::SameLine(0, 6);
  const std::string button = std::string(name) + ":today";
  if (flat_button(button.c_str(), label(text_key::today, context.state.lang), ImVec2(kToday, kFieldHeight)))
    value = format_date(today());
  note_widget(context.state, button);
  end_field();
}

void draw_known_row(const panel_context& context, ImFont* font, ImU32 colour, std::string_view stage,
                    std::string_view planned, std::string_view actual) {
  constexpr float kRowHeight = 22;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float day = text_width(context.fonts.small, "2026-00-00") + 14;
  const float top = at.y + (kRowHeight - font->FontSize) / 2;
  draw_text(font, ImVec2(at.x, top), colour, shortened(font, stage, width - 2 * day - 8));
  draw_text_right(font, ImVec2(at.x + width - day, top), colour, planned);
  draw_text_right(font, ImVec2(at.x + width, top), colour, actual);
  ImGui::Dummy(ImVec2(width, kRowHeight));
}

/// What is recorded of the work's stages so far.
void draw_known(const panel_context& context, const record_form& form) {
  const language lang = context.state.lang;
  ImFont* font = context.fonts.small;
  draw_known_row(context, font, palette::ink_soft(), text(text_key::stage, lang),
                 text(text_key::planned_day, lang), text(text_key::actual_day, lang));
  const auto shown = [](const std::string& day) { return day.empty() ? std::string("–") : day; };
  for (const known_stage& stage : form.known)
    draw_known_row(context, font, stage.actual.empty() ? palette::ink_soft() : palette::ink(),
                   stage.title.in(lang), shown(stage.planned), shown(stage.actual));
  ImGui::Dummy(ImVec2(0, 10));
}

void draw_stage_choice(const panel_context& context, record_form& form) {
  session& state = context.state;
  begin_field(context, text(text_key::stage, state.lang));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(6, 6));
  if (ImGui::BeginCombo("##stage", form.choices[form.choice].title.in(state.lang).c_str(),
                        ImGuiComboFlags_HeightLargest)) {
    for (std::size_t i = 0; i < form.choices.size(); ++i) {
      if (ImGui::Selectable(form.choices[i].title.in(state.lang).c_str(), i == form.choice, 0,
                            ImVec2(0, palette::kRow)))
        form.choice = i;
      note_widget(state, "stage:" + form.choices[i].code);
    }
    ImGui::EndCombo();
  }
  ImGui::PopStyleVar();
  // The list's box takes its place while it is open.
  if (!ImGui::IsPopupOpen("##stage")) note_widget(state, "record_stage");
  end_field();
}

void draw_photos(const panel_context& context, record_form& form) {
  session& state = context.state;
  begin_field(context, text(text_key::photos, state.lang));
  const char* words = label(form.picker ? text_key::close : text_key::add_photo, state.lang);
  if (flat_button("add_photo", words, ImVec2(ImGui::GetContentRegionAvail().x, kFieldHeight)))
    form.picker = form.picker ? std::nullopt : std::optional(list_folder(form.photo_folder));
  note_widget(state, "add_photo");
  ImGui::Dummy(ImVec2(0, 4));
  if (form.picker) {
    if (const auto picked = draw_file_picker(context, *form.picker, kPickerHeight)) add_photo(form, *picked);
    form.photo_folder = form.picker->folder;
  }
  for (std::size_t i = 0; i < form.photos.size(); ++i) {
    const std::string name = std::filesystem::path(form.photos[i]).filename().string();
    state.fresh_text += name;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    ImFont* font = context.fonts.body;
    draw_text(font, ImVec2(at.x + 8, at.y + (kFieldHeight - font->FontSize) / 2), palette::ink(),
              shortened(font, name, width - 48));
    ImGui::SetCursorScreenPos(ImVec2(at.x + width - kFieldHeight, at.y));
    ImGui::PushID(static_cast<int>(i));
    const bool removed = flat_button("remove", "×", ImVec2(kFieldHeight, kFieldHeight));
    ImGui::PopID();
    if (removed) {
      form.photos.erase(form.photos.begin() + static_cast<std::ptrdiff_t>(i));
      break;
    }
  }
  note(context, text(text_key::photos_hint, state.lang));
  end_field();
}

void draw_buttons(const panel_context& context, record_form& form) {
  session& state = context.state;
  const float half = (ImGui::GetContentRegionAvail().x - 8) / 2;
  const bool save = main_button(
      "save", label(form.sent ? text_key::record_running : text_key::record_save, state.lang), half);
  note_widget(state, "record_save");
  ImGui::SameLine(0, 8);
  const bool cancel = flat_button("cancel", label(text_key::cancel, state.lang), ImVec2(half, 34));
  note_widget(state, "record_cancel");
  if (form.sent) return;
  if (save) state.outgoing = entry_of(form);
  form.sent = state.outgoing.has_value();
  if (cancel) state.form.reset();
}

}  // namespace

void draw_record_page(const panel_context& context) {
  record_form& form = *context.state.form;
  const language lang = context.state.lang;
  ImFont* title = context.fonts.title;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  draw_text(title, ImVec2(at.x, at.y + 4), palette::ink(), shortened(title, form.name, width));
  ImGui::Dummy(ImVec2(width, title->FontSize + 8));
  note(context, form.kind.in(lang) + " · " + text(text_key::stands_at, lang) +
                    (form.stands.in(lang).empty() ? text(text_key::no_value, lang) : form.stands.in(lang)));
  section(context, label(text_key::record_title, lang));
  draw_known(context, form);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(8, (kFieldHeight - ImGui::GetFontSize()) / 2));
  draw_stage_choice(context, form);
  day_field(context, text_key::actual_day, "record_actual", form.actual);
  day_field(context, text_key::planned_day, "record_planned", form.planned);
  for (const auto& [key, name, value] : {std::tuple(text_key::skip_reason, "record_skip", &form.skip_reason),
                                         std::tuple(text_key::remark, "record_note", &form.note),
                                         std::tuple(text_key::recorded_by, "record_who", &form.who)}) {
    text_field(context, text(key, lang), name, *value);
    end_field();
  }
  draw_photos(context, form);
  ImGui::PopStyleVar();
  if (form.problem) {
    problem_text(form.problem->in(lang));
    end_field();
  }
  draw_buttons(context, form);
}

}  // namespace greenward::viewer
