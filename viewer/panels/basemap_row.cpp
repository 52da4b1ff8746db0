#include "viewer/panels/basemap_row.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/basemap_link.hpp"
#include "viewer/panels/palette.hpp"

#include <chrono>
#include <cmath>
#include <filesystem>
#include <string>

namespace greenward::viewer {

namespace {

constexpr float kTickSide = 16, kTickAt = 18, kWordsAt = 44, kButtonSide = 24, kNextGap = 10;
/// Shorter readings are not worth a word that comes and goes.
constexpr std::chrono::milliseconds kLongReading{500};

/// The file and what is known of it.
std::string basemap_facts(const basemap_state& basemap) {
  if (!basemap.opened) return basemap.file;
  const exchange::raster_facts& facts = basemap.opened->facts();
  return basemap.file + "\n" + facts.crs + "  " + std::to_string(facts.columns) + " × " +
         std::to_string(facts.rows);
}

/// Whole numbers as such; of others, three digits.
std::string value_text(double value) {
  return number_text(value, value == std::round(value) ? 0 : 3);
}

/// What should be known while it is looked at; mostly nothing.
std::string basemap_note(const session& state) {
  const basemap_state& basemap = state.basemap;
  const auto say = [&](text_key key) { return text(key, state.lang); };
  if (!basemap.opened) return basemap.reading ? say(text_key::basemap_opening) : "";
  const exchange::raster_facts& facts = basemap.opened->facts();
  if (basemap.visible && facts.bounds && !facts.bounds->intersects(state.view.visible()))
    return say(text_key::basemap_elsewhere);
  if (basemap.reading && std::chrono::steady_clock::now() - basemap.asked_at > kLongReading)
    return say(text_key::basemap_reading);
  if (!facts.stretched) return "";
  return say(text_key::basemap_stretched) + value_text(facts.stretched->black) + " – " +
         value_text(facts.stretched->white);
}

void draw_basemap_title(const panel_context& context) {
  session& state = context.state;
  basemap_state& basemap = state.basemap;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x, room = width - kButtonSide - kNextGap;
  const bool pressed = ImGui::InvisibleButton("basemap", ImVec2(room, palette::kRow));
  note_widget(state, "basemap");
  const bool hovered = ImGui::IsItemHovered();
  const bool on_tick = ImGui::GetIO().MousePos.x < at.x + kWordsAt - 4;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (hovered) {
    list.AddRectFilled(ImVec2(at.x - 6, at.y), ImVec2(at.x + room, at.y + palette::kRow), palette::hover(),
                       4);
    ImGui::SetTooltip("%s", basemap_facts(basemap).c_str());
  }
  const float middle = at.y + palette::kRow / 2;
  draw_check(list, ImVec2(at.x + kTickAt, middle - kTickSide / 2), kTickSide, basemap.visible);
  ImFont* font = context.fonts.body;
  ImFont* small = context.fonts.small;
  const ImU32 ink = basemap.visible ? palette::ink() : palette::ink_faint();
  const float words = draw_text(font, ImVec2(at.x + kWordsAt, middle - font->FontSize / 2), ink,
                                text(text_key::basemap_title, state.lang));
  const float name_at = kWordsAt + words + kNextGap;
  const std::string name = std::filesystem::path(basemap.file).filename().string();
  draw_text(small, ImVec2(at.x + name_at, middle - small->FontSize / 2), palette::ink_soft(),
            shortened(small, name, room - name_at));
  if (pressed && on_tick) basemap.visible = !basemap.visible;
  if (pressed && !on_tick) look_at_basemap(state);
  ImGui::SetCursorScreenPos(ImVec2(at.x + width - kButtonSide, at.y + (palette::kRow - kButtonSide) / 2));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(0, 0));
  const bool removed = flat_button("no basemap", "×", ImVec2(kButtonSide, kButtonSide));
  ImGui::PopStyleVar();
  note_widget(state, "basemap:remove");
  if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", text(text_key::basemap_remove, state.lang).c_str());
  ImGui::SetCursorScreenPos(ImVec2(at.x, at.y + palette::kRow));
  if (removed) remove_basemap(state);
}

void draw_basemap_opacity(const panel_context& context) {
  basemap_state& basemap = context.state.basemap;
  ImFont* small = context.fonts.small;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float right = at.x + ImGui::GetContentRegionAvail().x, height = palette::kRow - 4;
  const float words = draw_text(small, ImVec2(at.x + kWordsAt, at.y + (palette::kRow - small->FontSize) / 2),
                                palette::ink_soft(), text(text_key::opacity, context.state.lang));
  const float field = at.x + kWordsAt + words + kNextGap;
  ImGui::PushFont(small);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(6, (height - small->FontSize) / 2));
  ImGui::SetCursorScreenPos(ImVec2(field, at.y + 2));
  ImGui::SetNextItemWidth(right - field);
  float percent = basemap.opacity * 100;
  if (ImGui::SliderFloat("##basemap opacity", &percent, 10, 100, "%.0f%%", ImGuiSliderFlags_AlwaysClamp))
    basemap.opacity = percent / 100;
  note_widget(context.state, "basemap:opacity");
  ImGui::PopStyleVar();
  ImGui::PopFont();
  ImGui::SetCursorScreenPos(ImVec2(at.x, at.y + palette::kRow));
}

/// Small, at the indent of the title.
void draw_basemap_words(const panel_context& context) {
  session& state = context.state;
  const std::string say = basemap_note(state);
  ImGui::Indent(kWordsAt);
  ImGui::PushFont(context.fonts.small);
  if (const auto& problem = state.basemap.problem) {
    state.fresh_text += problem->message(state.lang);
    const bool of_this = problem->subject() == state.basemap.file;
    const std::string name = std::filesystem::path(problem->subject()).filename().string();
    problem_text((of_this ? "" : name + "\n") + problem->problem().in(state.lang));
    note(context, problem->remedy().in(state.lang));
  } else if (!say.empty()) {
    note(context, say);
  }
  ImGui::PopFont();
  ImGui::Unindent(kWordsAt);
}

}  // namespace

float draw_basemap_row(const panel_context& context) {
  if (context.state.basemap.file.empty()) return 0;
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::GetWindowDrawList()->AddLine(from, ImVec2(from.x + width, from.y), palette::rule());
  ImGui::SetCursorScreenPos(ImVec2(from.x, from.y + 6));
  draw_basemap_title(context);
  if (context.state.basemap.opened) draw_basemap_opacity(context);
  draw_basemap_words(context);
  return ImGui::GetCursorScreenPos().y - from.y;
}

}  // namespace greenward::viewer
