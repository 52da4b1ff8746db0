#include "viewer/panels/search_box.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/visit.hpp"
#include "viewer/panels/floating_box.hpp"
#include "viewer/panels/palette.hpp"

#include <imgui_stdlib.h>
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace greenward::viewer {

namespace {

constexpr float kSearchWidth = 520, kResultHeight = 32;
constexpr std::size_t kResultsInView = 9;

bool pressed(ImGuiKey key, bool repeat) {
  return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), repeat);
}

/// Goes to the thing and closes the box; what was typed stays for the next time.
void take_up(session& state, std::size_t result) {
  if (result >= state.search.found.best.size()) return;
  state.search.marked = result;
  state.search.open = false;
  state.recorded.reset();
  visit(state, state.search.found.best[result].thing);
}

void draw_search_field(const panel_context& context) {
  session& state = context.state;
  search_state& searched = state.search;
  if (std::exchange(searched.opened_now, false)) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(-1);
  std::string typed = searched.typed;
  const bool entered =
      ImGui::InputTextWithHint("##search", label(text_key::search_hint, state.lang), &typed,
                               ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  note_widget(state, "search");
  const bool left = ImGui::IsItemDeactivated() && pressed(ImGuiKey_Escape, false);
  if (left) {
    searched.open = false;
    return;
  }
  if (typed != searched.typed) {
    searched.typed = std::move(typed);
    state.fresh_text += searched.typed;
    searched.look();
  }
  if (ImGui::IsItemActive() && pressed(ImGuiKey_UpArrow, true)) searched.move_mark(-1);
  if (ImGui::IsItemActive() && pressed(ImGuiKey_DownArrow, true)) searched.move_mark(1);
  if (!entered) return;
  take_up(state, searched.marked);
  searched.opened_now = searched.open;  // nothing was found: what is typed now mends it
}

/// What stands behind the name: the code, or of how many parts the thing is.
std::string behind_name(const session& state, std::uint32_t thing) {
  const name_index& index = *state.search.index;
  const std::size_t parts = index.rows_of(thing).size();
  if (parts > 1) return count_text(static_cast<std::int64_t>(parts)) + text(text_key::sections, state.lang);
  return std::string(index.code(thing));
}

const std::string& kind_of(const session& state, std::uint32_t thing) {
  return state.search.index->layer(thing).table.schema().title.in(state.lang);
}

/// Where a result is drawn, and how wide its first column is, pixels.
struct result_row {
  ImVec2 corner;
  float width = 0, kind = 0;
};

/// The kind, the name, and at the end what stands behind it.
void draw_result_words(const panel_context& context, std::uint32_t thing, const result_row& row) {
  constexpr float kInset = 10, kBetween = 12;
  ImFont* font = context.fonts.body;
  ImFont* small = context.fonts.small;
  const float top = row.corner.y + (kResultHeight - font->FontSize) / 2;
  const float small_top = row.corner.y + (kResultHeight - small->FontSize) / 2;
  const float left = row.corner.x + kInset;
  const float right = row.corner.x + row.width - kInset;
  draw_text(small, ImVec2(left, small_top), palette::ink_soft(),
            shortened(small, kind_of(context.state, thing), row.kind));
  const float middle = left + row.kind + kBetween;
  const std::string behind = behind_name(context.state, thing);
  const std::string name(context.state.search.index->name(thing));
  if (name.empty()) {
    draw_text(font, ImVec2(middle, top), palette::ink(), shortened(font, behind, right - middle));
    return;
  }
  const std::string end = shortened(small, behind, (right - middle) / 2);
  draw_text_right(small, ImVec2(right, small_top), palette::ink_soft(), end);
  draw_text(font, ImVec2(middle, top), palette::ink(),
            shortened(font, name, right - middle - text_width(small, end) - kBetween));
}

/// True if it was clicked.
bool draw_result(const panel_context& context, std::size_t result, float kind) {
  session& state = context.state;
  const result_row row{ImGui::GetCursorScreenPos(), ImGui::GetContentRegionAvail().x, kind};
  ImGui::PushID(static_cast<int>(result));
  const bool clicked = ImGui::InvisibleButton("result", ImVec2(row.width, kResultHeight));
  ImGui::PopID();
  note_widget(state, "result:" + std::to_string(result + 1));
  const bool marked = result == state.search.marked;
  const ImVec2 end(row.corner.x + row.width, row.corner.y + kResultHeight);
  if (marked || ImGui::IsItemHovered())
    ImGui::GetWindowDrawList()->AddRectFilled(row.corner, end,
                                              marked ? palette::accent_soft() : palette::hover(), 4);
  if (marked && std::exchange(state.search.moved, false)) ImGui::SetScrollHereY(0.5F);
  draw_result_words(context, state.search.found.best[result].thing, row);
  return clicked;
}

/// As wide as the kinds need, within reason.
float kind_width(const panel_context& context) {
  constexpr float kWidest = 175;
  float width = 0;
  for (const found_thing& found : context.state.search.found.best)
    width = std::max(width, text_width(context.fonts.small, kind_of(context.state, found.thing)));
  return std::min(width + 1, kWidest);
}

void draw_results(const panel_context& context) {
  session& state = context.state;
  const std::size_t count = state.search.found.best.size();
  const float height = kResultHeight * static_cast<float>(std::min(count, kResultsInView));
  const float kind = kind_width(context);
  std::optional<std::size_t> taken;
  ImGui::BeginChild("results", ImVec2(0, height), false, ImGuiWindowFlags_NoNav);
  for (std::size_t i = 0; i < count; ++i)
    if (draw_result(context, i, kind)) taken = i;
  ImGui::EndChild();
  if (taken) take_up(state, *taken);
}

/// How much was found, or why nothing.
std::string found_words(const session& state) {
  const search_state& searched = state.search;
  if (!searched.index) return text(text_key::search_waits, state.lang);
  if (searched.found.count == 0) {
    const bool typed = searched.typed.find_first_not_of(' ') != std::string::npos;
    return text(typed ? text_key::search_none : text_key::search_help, state.lang);
  }
  const std::string count = count_text(static_cast<std::int64_t>(searched.found.count));
  const std::string words = count + text(text_key::search_count, state.lang);
  if (searched.found.count == searched.found.best.size()) return words;
  return words + text(text_key::search_first, state.lang) +
         count_text(static_cast<std::int64_t>(searched.found.best.size()));
}

}  // namespace

void draw_search_box(const panel_context& context, ImVec2 corner, ImVec2 size) {
  session& state = context.state;
  if (!state.search.open || !state.district) return;
  const floating_box box("search", corner, size, kSearchWidth);
  draw_search_field(context);
  ImGui::Dummy(ImVec2(0, 6));
  note(context, found_words(state));
  if (!state.search.found.best.empty()) {
    ImGui::Dummy(ImVec2(0, 4));
    draw_results(context);
  }
}

}  // namespace greenward::viewer
