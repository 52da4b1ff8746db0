#include "viewer/panels/edit_page.hpp"

#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/edit_link.hpp"
#include "viewer/panels/button_row.hpp"
#include "viewer/panels/form_fields.hpp"
#include "viewer/panels/palette.hpp"

#include <fmt/format.h>
#include <array>
#include <span>
#include <utility>
#include <vector>

namespace greenward::viewer {

namespace {

constexpr float kTitleWidth = 124;

std::string title_text(const edit_field& field, language lang) {
  return field.title.in(lang) + (field.unit.empty() ? "" : " (" + field.unit + ")") +
         (field.required ? " *" : "");
}

std::string widget_of(const edit_field& field) {
  return "edit:" + field.name;
}

/// Code, and what a person reads for it.
using choice = std::pair<std::string, std::string>;

std::vector<choice> choices_of(const edit_field& field, language lang) {
  std::vector<choice> choices;
  if (!field.required) choices.emplace_back("", text(text_key::no_value, lang));
  if (field.type == layer::field_type::boolean) {
    choices.emplace_back("1", text(text_key::yes, lang));
    choices.emplace_back("0", text(text_key::no, lang));
  } else {
    for (const layer::code_entry& entry : field.codes->entries)
      choices.emplace_back(entry.code, entry.title.in(lang));
  }
  return choices;
}

void draw_choice(const panel_context& context, edit_field& field) {
  session& state = context.state;
  const std::vector<choice> choices = choices_of(field, state.lang);
  std::string shown = field.text;
  for (const auto& [code, words] : choices)
    if (code == field.text) shown = words;
  begin_field(context, title_text(field, state.lang), 0, kTitleWidth);
  const std::string name = "##" + widget_of(field);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(6, 6));
  if (ImGui::BeginCombo(name.c_str(), shown.c_str(), ImGuiComboFlags_HeightLarge)) {
    for (const auto& [code, words] : choices) {
      const std::string item = words + "##" + code;
      if (ImGui::Selectable(item.c_str(), code == field.text, 0, ImVec2(0, palette::kRow))) field.text = code;
      note_widget(state, widget_of(field) + ":" + code);
    }
    ImGui::EndCombo();
  }
  ImGui::PopStyleVar();
  if (!ImGui::IsPopupOpen(name.c_str())) note_widget(state, widget_of(field));
}

/// What a command writes: shown, not to be typed.
void draw_locked(const panel_context& context, const edit_field& field) {
  const language lang = context.state.lang;
  begin_field(context, title_text(field, lang), 0, kTitleWidth);
  std::string words = field.text;
  if (field.codes != nullptr)
    if (const layer::code_entry* entry = field.codes->find(field.text)) words = entry->title.in(lang);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImFont* font = context.fonts.body;
  draw_text(font, ImVec2(at.x + 8, at.y + (kFieldHeight - font->FontSize) / 2), palette::ink_faint(),
            shortened(font, words.empty() ? text(text_key::no_value, lang) : words, width - 8));
  ImGui::Dummy(ImVec2(width, kFieldHeight));
  if (ImGui::IsItemHovered())
    ImGui::SetTooltip("%s", (text(text_key::edit_by_command, lang) + field.writer).c_str());
}

void draw_edited_field(const panel_context& context, edit_field& field) {
  const language lang = context.state.lang;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  if (field.text != field.was)
    ImGui::GetWindowDrawList()->AddRectFilled(ImVec2(at.x - 8, at.y + 4),
                                              ImVec2(at.x - 5, at.y + kFieldHeight - 4), palette::selected());
  if (!field.writer.empty()) {
    draw_locked(context, field);
  } else if (field.codes != nullptr || field.type == layer::field_type::boolean) {
    draw_choice(context, field);
  } else {
    text_field(context, title_text(field, lang), widget_of(field).c_str(), field.text, 0, kTitleWidth);
  }
  if (field.problem) problem_text(field.problem->in(lang));
  ImGui::Dummy(ImVec2(0, 2));
}

text_key hint_of(const edit_state& form) {
  switch (form.click) {
    case map_click::corner:
      return text_key::edit_draw_hint;
    case map_click::part:
      return text_key::edit_part_hint;
    case map_click::hole:
      return text_key::edit_hole_hint;
    case map_click::cut:
      return text_key::edit_cut_hint;
    case map_click::join:
      return text_key::edit_join_hint;
    case map_click::nothing:
      break;
  }
  return form.shape.cut() ? text_key::edit_divided_hint : text_key::edit_shape_hint;
}

void draw_kinds(const panel_context& context, edit_state& form) {
  constexpr std::array kKinds{std::pair(geo::geometry_kind::point, text_key::edit_point),
                              std::pair(geo::geometry_kind::line, text_key::edit_line),
                              std::pair(geo::geometry_kind::polygon, text_key::edit_area)};
  std::vector<row_button_entry> buttons;
  for (const auto& [kind, title] : kKinds)
    buttons.push_back({fmt::format("edit_kind:{}", buttons.size()), text(title, context.state.lang),
                       form.shape.kind() == kind});
  if (const auto pressed = button_row(context, buttons); pressed && !form.sent)
    form.shape.become(kKinds[*pressed].first);
  ImGui::Dummy(ImVec2(0, 4));
}

/// What else than dragging corners can be done to the shape as it is.
void draw_clicks(const panel_context& context, edit_state& form) {
  struct choice_of_click {
    map_click click;
    text_key title;
    const char* widget;
  };
  constexpr std::array kClicks{choice_of_click{map_click::part, text_key::edit_part, "edit_part"},
                               choice_of_click{map_click::hole, text_key::edit_hole, "edit_hole"},
                               choice_of_click{map_click::cut, text_key::edit_divide, "edit_divide"},
                               choice_of_click{map_click::join, text_key::edit_join, "edit_join"}};
  std::vector<row_button_entry> buttons;
  std::vector<map_click> offered;
  for (const choice_of_click& one : kClicks) {
    if (!offers(form, one.click)) continue;
    buttons.push_back({one.widget, text(one.title, context.state.lang), form.click == one.click});
    offered.push_back(one.click);
  }
  if (buttons.empty()) return;
  ImGui::Dummy(ImVec2(0, 4));
  if (const auto pressed = button_line(context, buttons)) choose_click(context.state, offered[*pressed]);
}

/// The differences that are taken, or those that are not, with a title if there are any.
void draw_differences(const panel_context& context, const joined_line& line, bool taken) {
  const language lang = context.state.lang;
  bool any = false;
  for (const workflow::field_difference& one : line.differences) {
    if (one.is_taken != taken) continue;
    if (!std::exchange(any, true))
      note(context, taken ? text(text_key::edit_join_taken, lang)
                          : line.name + " " + text(text_key::edit_join_lost, lang));
    wrapped_text(one.in_words().in(lang));
  }
}

/// What the joined lines were, and all that they said otherwise.
void draw_joined_lines(const panel_context& context, const edit_state& form) {
  for (const joined_line& line : std::span(form.lines).first(form.shape.joins())) {
    ImGui::PushStyleColor(ImGuiCol_Text, palette::accent());
    wrapped_text(line.name + " " + text(text_key::edit_line_goes, context.state.lang));
    ImGui::PopStyleColor();
    if (line.joint) wrapped_text(line.joint->in(context.state.lang));
    draw_differences(context, line, true);
    draw_differences(context, line, false);
    ImGui::Dummy(ImVec2(0, 8));
  }
}

void draw_shape_part(const panel_context& context, edit_state& form) {
  session& state = context.state;
  if (form.shape.kind() == geo::geometry_kind::none) return;
  section(context, label(text_key::edit_shape, state.lang));
  if (form.any_kind) draw_kinds(context, form);
  note(context, text(hint_of(form), state.lang));
  draw_clicks(context, form);
  if (form.joined.empty()) return;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  if (ImGui::InvisibleButton("takes along", ImVec2(width, palette::kRow)) && !form.shape.is_changed())
    form.takes_along = !form.takes_along;
  note_widget(state, "edit_along");
  draw_check(*ImGui::GetWindowDrawList(), ImVec2(at.x, at.y + 6), 16, form.takes_along);
  ImFont* font = context.fonts.body;
  draw_text(font, ImVec2(at.x + 24, at.y + (palette::kRow - font->FontSize) / 2),
            form.shape.is_changed() ? palette::ink_soft() : palette::ink(),
            text(text_key::edit_joined, state.lang) + " " + std::to_string(form.joined.size()));
}

void draw_edit_buttons(const panel_context& context, const edit_state& form) {
  session& state = context.state;
  const language lang = state.lang;
  const float half = (ImGui::GetContentRegionAvail().x - 8) / 2;
  const bool save =
      main_button("save", label(form.sent ? text_key::record_running : text_key::edit_save, lang), half);
  note_widget(state, "edit_save");
  ImGui::SameLine(0, 8);
  const bool cancel = flat_button("cancel", label(text_key::cancel, lang), ImVec2(half, 34));
  note_widget(state, "edit_cancel");
  bool remove = false;
  if (!form.adds) {
    ImGui::Dummy(ImVec2(0, 4));
    ImGui::PushStyleColor(ImGuiCol_Text, palette::error());
    remove = flat_button("delete",
                         label(form.asks_delete ? text_key::edit_delete_sure : text_key::edit_delete, lang),
                         ImVec2(2 * half + 8, 34));
    ImGui::PopStyleColor();
    note_widget(state, "edit_delete");
  }
  if (save) return save_edit(state);
  if (remove) return remove_edited(state);
  if (cancel) close_edit(state);
}

}  // namespace

void draw_edit_page(const panel_context& context) {
  session& state = context.state;
  edit_state& form = *state.edit;
  const language lang = state.lang;
  const std::string name = form.adds ? text(text_key::edit_new_title, lang) : form.name;
  ImFont* title = context.fonts.title;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  draw_text(title, ImVec2(at.x, at.y + 4), palette::ink(), shortened(title, name, width));
  ImGui::Dummy(ImVec2(width, title->FontSize + 8));
  const std::string what = form.adds ? "" : " · " + text(text_key::edit_title, lang);
  note(context, form.layer_title.in(lang) + what);
  draw_shape_part(context, form);
  section(context, label(text_key::edit_fields, lang));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(8, (kFieldHeight - ImGui::GetFontSize()) / 2));
  const float below =
      2 * (kFieldHeight + kFieldGap) + 34 * 2 + 40 + (form.problem ? 3 * ImGui::GetFontSize() + 12 : 0);
  ImGui::BeginChild("edit fields", ImVec2(0, std::max(120.0F, ImGui::GetContentRegionAvail().y - below)),
                    false, ImGuiWindowFlags_NoNav);
  if (std::exchange(form.shows_line, false)) ImGui::SetScrollY(0);
  draw_joined_lines(context, form);
  ImGui::Indent(10);
  for (edit_field& field : form.fields) draw_edited_field(context, field);
  ImGui::Unindent(10);
  ImGui::EndChild();
  ImGui::Dummy(ImVec2(0, kFieldGap));
  text_field(context, text(text_key::remark, lang), "edit_note", form.note);
  end_field();
  text_field(context, text(text_key::recorded_by, lang), "edit_who", form.who);
  end_field();
  ImGui::PopStyleVar();
  if (form.problem) problem_text(form.problem->in(lang));
  draw_edit_buttons(context, form);
}

void draw_edit_button(const panel_context& context) {
  session& state = context.state;
  if (state.history.said) {
    ImGui::PushStyleColor(ImGuiCol_Text, palette::accent());
    wrapped_text(state.history.said->in(state.lang));
    ImGui::PopStyleColor();
    ImGui::Dummy(ImVec2(0, 6));
  }
  const chosen_feature* chosen = state.chosen.current();
  if (chosen == nullptr || !state.can_record) return;
  if (!workflow::writer_of(state.layers[chosen->layer].prepared->name).empty()) return;
  if (flat_button("edit", label(text_key::edit_title, state.lang),
                  ImVec2(ImGui::GetContentRegionAvail().x, 34)))
    open_edit(state);
  note_widget(state, "edit");
  ImGui::Dummy(ImVec2(0, 6));
}

}  // namespace greenward::viewer
