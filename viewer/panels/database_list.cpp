#include "viewer/panels/database_list.hpp"

#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/database_link.hpp"
#include "viewer/panels/button_row.hpp"
#include "viewer/panels/file_picker.hpp"
#include "viewer/panels/floating_box.hpp"
#include "viewer/panels/palette.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace greenward::viewer {

namespace {

constexpr float kDatabaseRow = 62, kForgetButton = 92, kListBox = 640, kStartColumn = 720, kStartMargin = 28;
constexpr float kLeastPicker = 150, kMostPicker = 420;

struct database_note {
  std::string words;
  ImU32 colour;
};

/// What is to be known of it besides its name.
database_note note_on(const session& state, std::size_t which) {
  const database_state& databases = state.databases;
  if (databases.recent[which].database == databases.current)
    return {text(text_key::databases_current, state.lang), palette::accent()};
  switch (databases.found[which]) {
    case presence::missing:
      return {text(text_key::databases_missing, state.lang), palette::error()};
    case presence::elsewhere:
      return {text(text_key::databases_address, state.lang), palette::ink_soft()};
    case presence::there:
      break;
  }
  return {"", palette::ink_soft()};
}

/// Name and path on the left, when it was opened and whether it is there on the right.
void draw_words(const panel_context& context, std::size_t which, ImVec2 at, float width) {
  session& state = context.state;
  const recent_database& one = state.databases.recent[which];
  const std::string name = short_name(one.database), when = time_text(one.opened);
  const std::string path = name == one.database ? "" : one.database;  // an address is said once
  const database_note said = note_on(state, which);
  state.fresh_text += one.database;
  ImFont* strong = context.fonts.strong;
  ImFont* small = context.fonts.small;
  constexpr float kInset = 10, kGap = 16;
  const float first = at.y + 6, second = first + strong->FontSize + 1;
  draw_text(strong, ImVec2(at.x + kInset, first), palette::ink(),
            shortened(strong, name, width - text_width(small, when) - kGap - 2 * kInset));
  draw_text_right(small, ImVec2(at.x + width - kInset, first + 2), palette::ink_soft(), when);
  draw_text(small, ImVec2(at.x + kInset, second), palette::ink_soft(),
            shortened(small, path, width - text_width(small, said.words) - kGap - 2 * kInset));
  draw_text_right(small, ImVec2(at.x + width - kInset, second), said.colour, said.words);
}

/// True if it is to be taken off the list.
bool draw_database(const panel_context& context, std::size_t which) {
  session& state = context.state;
  const std::string database = state.databases.recent[which].database;
  ImGui::PushID(static_cast<int>(which));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x - kForgetButton - 8;
  const bool pressed = ImGui::InvisibleButton("open", ImVec2(width, kDatabaseRow - 4));
  note_widget(state, "database:" + std::to_string(which));
  const bool hovered = ImGui::IsItemHovered();
  const bool marked = state.databases.marked == which;
  if (marked && !ImGui::IsItemVisible()) ImGui::SetScrollHereY(0.5F);
  if (hovered) ImGui::SetTooltip("%s", database.c_str());
  const ImU32 ground = marked ? palette::accent_soft() : hovered ? palette::hover() : palette::paper();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 end(at.x + width, at.y + kDatabaseRow - 4);
  list.AddRectFilled(at, end, ground, 5);
  list.AddRect(at, end, marked ? palette::accent() : palette::rule(), 5);
  draw_words(context, which, at, width);
  ImGui::SetCursorScreenPos(ImVec2(end.x + 8, at.y + (kDatabaseRow - 4 - 30) / 2));
  ImGui::PushFont(context.fonts.small);
  const bool forgotten =
      flat_button("forget", label(text_key::databases_forget, state.lang), ImVec2(kForgetButton, 30));
  ImGui::PopFont();
  note_widget(state, "database:forget:" + std::to_string(which));
  ImGui::SetCursorScreenPos(ImVec2(at.x, at.y + kDatabaseRow));
  ImGui::PopID();
  if (pressed) want_database(state, database);
  return forgotten;
}

void draw_list(const panel_context& context) {
  database_state& databases = context.state.databases;
  if (databases.recent.empty()) return note(context, text(text_key::databases_none, context.state.lang));
  std::optional<std::size_t> forgotten;
  for (std::size_t i = 0; i < databases.recent.size(); ++i)
    if (draw_database(context, i)) forgotten = i;
  ImGui::Dummy(ImVec2(0, 2));
  note(context, text(text_key::databases_keys, context.state.lang));
  if (forgotten) forget_database(databases, *forgotten);
}

float picker_height(float room) {
  return std::clamp(room, kLeastPicker, kMostPicker);
}

/// `room`: for the picker, while a file is looked for in place of the list, and what is said above it.
void draw_list_or_picker(const panel_context& context, float room) {
  session& state = context.state;
  database_state& databases = state.databases;
  const float top = ImGui::GetCursorPosY();
  if (databases.unsaved) problem_text(text(text_key::databases_unsaved, state.lang));
  if (databases.refusal) problem_text(databases.refusal->message(state.lang));
  const float said = ImGui::GetCursorPosY() - top;
  if (databases.picker) {
    note(context, text(text_key::databases_pick, state.lang));
    if (const auto picked = draw_file_picker(context, *databases.picker, picker_height(room - said)))
      want_database(state, *picked);
  } else {
    draw_list(context);
  }
  ImGui::Dummy(ImVec2(0, 6));
  const text_key what = databases.picker ? text_key::databases_back : text_key::databases_other;
  const std::array button{row_button_entry{"database:other", text(what, state.lang)}};
  if (button_line(context, button)) switch_picker(databases, state.photo_folder);
}

void draw_first_steps(const panel_context& context) {
  const language lang = context.state.lang;
  section(context, label(text_key::start_begin, lang));
  for (const text_key step :
       {text_key::start_open, text_key::start_sample, text_key::start_import, text_key::start_keys}) {
    wrapped_text(label(step, lang));
    ImGui::Dummy(ImVec2(0, 6));
  }
}

}  // namespace

void draw_start_page(const panel_context& context, ImVec2 corner, ImVec2 size) {
  const panel_frame frame("start page", corner, size, palette::paper_dim());
  const float width = std::min(kStartColumn, size.x - 2 * kStartMargin);
  ImGui::SetCursorScreenPos(ImVec2(corner.x + (size.x - width) / 2, corner.y + kStartMargin));
  ImGui::BeginChild("start column", ImVec2(width, size.y - kStartMargin), false, ImGuiWindowFlags_NoNav);
  ImGui::PushFont(context.fonts.title);
  ImGui::TextUnformatted(label(text_key::start_title, context.state.lang));
  ImGui::PopFont();
  ImGui::Dummy(ImVec2(0, 8));
  draw_list_or_picker(context, size.y - 340);
  ImGui::Dummy(ImVec2(0, 14));
  draw_first_steps(context);
  ImGui::EndChild();
}

void draw_database_box(const panel_context& context, ImVec2 corner, ImVec2 size) {
  session& state = context.state;
  if (!state.databases.open) return;
  const floating_box box("database box", corner, size, kListBox);
  ImGui::PushFont(context.fonts.strong);
  ImGui::TextUnformatted(label(text_key::databases_title, state.lang));
  ImGui::PopFont();
  ImGui::Dummy(ImVec2(0, 4));
  const float rows = kDatabaseRow * static_cast<float>(state.databases.recent.size()) + 72;
  const float height = std::min(state.databases.picker ? kMostPicker + 90 : rows, size.y - 90);
  ImGui::BeginChild("databases", ImVec2(0, height), false, ImGuiWindowFlags_NoNav);
  draw_list_or_picker(context, height - 110);
  ImGui::EndChild();
}

}  // namespace greenward::viewer
