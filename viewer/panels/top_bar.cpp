#include "viewer/panels/top_bar.hpp"

#include "engine/base/date.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/database_link.hpp"
#include "viewer/panels/palette.hpp"

namespace greenward::viewer {

namespace {

constexpr float kLanguageWidth = 92, kThemeWidth = 64, kButtonGap = 8;

float centred(const ImFont* font) {
  return (palette::kTopBar - font->FontSize) / 2;
}

/// A rounded tag; returns where the next thing may start.
float draw_tag(const panel_context& context, float left, std::string_view words) {
  ImFont* font = context.fonts.small;
  const float width = text_width(font, words) + 20;
  const float top = (palette::kTopBar - 26) / 2;
  ImGui::GetWindowDrawList()->AddRectFilled(ImVec2(left, top), ImVec2(left + width, top + 26),
                                            palette::warn_paper(), 13);
  draw_text(font, ImVec2(left + 10, centred(font)), palette::warn_ink(), words);
  return left + width;
}

std::string notice_tag(language lang) {
  const bilingual& both = words(text_key::synthetic);
  return lang == language::zh ? both.zh + " Synthetic" : both.en + " 合成";
}

/// A click lists other databases. Returns its width.
float draw_district_name(const panel_context& context, float left) {
  session& state = context.state;
  ImFont* title = context.fonts.title;
  const std::string& name = state.district->info.name;
  const float width = text_width(title, name);
  ImGui::SetCursorScreenPos(ImVec2(left, centred(title)));
  if (width > 0 && ImGui::InvisibleButton("databases", ImVec2(width, title->FontSize)))
    switch_databases(state);
  note_widget(state, "databases");
  const bool hovered = ImGui::IsItemHovered();
  if (hovered) ImGui::SetTooltip("%s", label(text_key::databases_hint, state.lang));
  draw_text(title, ImVec2(left, centred(title)), hovered ? palette::accent() : palette::ink(), name);
  return width;
}

/// Returns where it ends.
float draw_identity(const panel_context& context) {
  const session& state = context.state;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(ImVec2(0, 0), ImVec2(5, palette::kTopBar), palette::accent());
  float x = palette::kPanelPadding + 4;
  ImFont* title = context.fonts.title;
  x += draw_text(title, ImVec2(x, centred(title)), palette::accent(),
                 text(text_key::product_name, state.lang));
  if (!state.district) return x;
  x += 14;
  list->AddLine(ImVec2(x, 15), ImVec2(x, palette::kTopBar - 15), palette::rule(), 1);
  x += 14;
  x += draw_district_name(context, x);
  if (!state.district->info.code.empty()) {
    ImFont* small = context.fonts.small;
    x += 10;
    x += draw_text(small, ImVec2(x, centred(small) + 2), palette::ink_soft(), state.district->info.code);
  }
  return state.district->info.synthetic ? draw_tag(context, x + 16, notice_tag(state.lang)) : x;
}

/// Where a name may be typed: a click opens the box. Left out if there is no room for it.
void draw_search_button(const panel_context& context, float left, float right) {
  constexpr float kWidth = 250, kHeight = 32, kMargin = 20;
  session& state = context.state;
  if (!state.district || right - left < kWidth + 2 * kMargin) return;
  const ImVec2 corner((left + right - kWidth) / 2, (palette::kTopBar - kHeight) / 2);
  const ImVec2 end(corner.x + kWidth, corner.y + kHeight);
  ImGui::SetCursorScreenPos(corner);
  if (ImGui::InvisibleButton("search", ImVec2(kWidth, kHeight))) state.open_search();
  note_widget(state, "open_search");
  const ImU32 ground = ImGui::IsItemHovered() ? palette::accent_soft() : palette::rule_soft();
  ImGui::GetWindowDrawList()->AddRectFilled(corner, end, ground, kHeight / 2);
  ImFont* font = context.fonts.small;
  draw_text(font, ImVec2(corner.x + 16, centred(font)), palette::ink_soft(),
            text(text_key::search_title, state.lang));
  draw_text_right(font, ImVec2(end.x - 16, centred(font)), palette::ink_faint(), "Ctrl+F");
}

/// Left out if there is no room for it. Returns where it begins.
float draw_date(const panel_context& context, float left, float right) {
  constexpr float kLeastGap = 16;
  if (!context.state.progress) return right;
  const std::string date =
      text(text_key::as_of, context.state.lang) + " " + format_date(context.state.progress->as_of);
  ImFont* font = context.fonts.body;
  if (right - text_width(font, date) < left + kLeastGap) return right;
  draw_text_right(font, ImVec2(right, centred(font)), palette::ink_soft(), date);
  return right - text_width(font, date);
}

void draw_language_switch(const panel_context& context, float right) {
  session& state = context.state;
  ImGui::SetCursorScreenPos(ImVec2(right - kLanguageWidth, (palette::kTopBar - 32) / 2));
  if (flat_button("language", label(text_key::language_switch, state.lang), ImVec2(kLanguageWidth, 32))) {
    state.lang = state.lang == language::zh ? language::en : language::zh;
  }
  note_widget(state, "language");
}

/// Says what a press makes of it.
void draw_theme_switch(const panel_context& context, float right) {
  session& state = context.state;
  const bool day = state.look.on == theme::day;
  const char* words = label(day ? text_key::theme_night : text_key::theme_day, state.lang);
  ImGui::SetCursorScreenPos(ImVec2(right - kThemeWidth, (palette::kTopBar - 32) / 2));
  if (flat_button("theme", words, ImVec2(kThemeWidth, 32))) state.look.switch_theme();
  note_widget(state, "theme");
  if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s  H", label(text_key::theme_hint, state.lang));
}

}  // namespace

std::string window_title(const session& state) {
  std::string title = words(text_key::product_name).zh;
  if (state.lang == language::en) title = words(text_key::product_name).en + " " + title;
  if (!state.district) return title;
  title += " – " + state.district->info.name;
  if (state.district->info.synthetic) title += " · " + words(text_key::synthetic).zh + " Synthetic";
  return title;
}

void draw_top_bar(const panel_context& context, ImVec2 window) {
  const panel_frame frame("top bar", ImVec2(0, 0), ImVec2(window.x, palette::kTopBar), palette::paper());
  const float left = draw_identity(context);
  const float right = window.x - palette::kPanelPadding;
  draw_language_switch(context, right);
  draw_theme_switch(context, right - kLanguageWidth - kButtonGap);
  draw_search_button(context, left,
                     draw_date(context, left, right - kLanguageWidth - kThemeWidth - kButtonGap - 18));
  ImGui::GetWindowDrawList()->AddLine(ImVec2(0, palette::kTopBar - 1), ImVec2(window.x, palette::kTopBar - 1),
                                      palette::rule());
}

}  // namespace greenward::viewer
