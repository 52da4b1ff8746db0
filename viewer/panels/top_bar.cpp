#include "viewer/panels/top_bar.hpp"

#include "engine/base/date.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/panels/palette.hpp"

namespace greenward::viewer {

namespace {

float centred(const ImFont* font) {
  return (palette::kTopBar - font->FontSize) / 2;
}

/// A rounded tag; returns where the next thing may start.
float draw_tag(const panel_context& context, float left, std::string_view words) {
  ImFont* font = context.fonts.small;
  const float width = text_width(font, words) + 20;
  const float top = (palette::kTopBar - 26) / 2;
  ImGui::GetWindowDrawList()->AddRectFilled(ImVec2(left, top), ImVec2(left + width, top + 26),
                                            palette::kWarnPaper, 13);
  draw_text(font, ImVec2(left + 10, centred(font)), palette::kWarnInk, words);
  return left + width;
}

std::string notice_tag(language lang) {
  const bilingual& both = words(text_key::synthetic);
  return lang == language::zh ? both.zh + " Synthetic" : both.en + " 合成";
}

void draw_identity(const panel_context& context) {
  const session& state = context.state;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(ImVec2(0, 0), ImVec2(5, palette::kTopBar), palette::kAccent);
  float x = palette::kPanelPadding + 4;
  ImFont* title = context.fonts.title;
  x +=
      draw_text(title, ImVec2(x, centred(title)), palette::kAccent, text(text_key::product_name, state.lang));
  if (!state.district) return;
  x += 14;
  list->AddLine(ImVec2(x, 15), ImVec2(x, palette::kTopBar - 15), palette::kRule, 1);
  x += 14;
  x += draw_text(title, ImVec2(x, centred(title)), palette::kInk, state.district->info.name);
  if (!state.district->info.code.empty()) {
    ImFont* small = context.fonts.small;
    x += 10;
    x += draw_text(small, ImVec2(x, centred(small) + 2), palette::kInkSoft, state.district->info.code);
  }
  if (state.district->info.synthetic) draw_tag(context, x + 16, notice_tag(state.lang));
}

void draw_language_switch(const panel_context& context, float right) {
  session& state = context.state;
  constexpr float kWidth = 92;
  ImGui::SetCursorScreenPos(ImVec2(right - kWidth, (palette::kTopBar - 32) / 2));
  if (flat_button("language", label(text_key::language_switch, state.lang), ImVec2(kWidth, 32))) {
    state.lang = state.lang == language::zh ? language::en : language::zh;
  }
  note_widget(state, "language");
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
  const panel_frame frame("top bar", ImVec2(0, 0), ImVec2(window.x, palette::kTopBar), palette::kPaper);
  draw_identity(context);
  const float right = window.x - palette::kPanelPadding;
  draw_language_switch(context, right);
  if (context.state.progress) {
    const std::string date =
        text(text_key::as_of, context.state.lang) + " " + format_date(context.state.progress->as_of);
    ImFont* font = context.fonts.body;
    draw_text_right(font, ImVec2(right - 92 - 18, centred(font)), palette::kInkSoft, date);
  }
  ImGui::GetWindowDrawList()->AddLine(ImVec2(0, palette::kTopBar - 1), ImVec2(window.x, palette::kTopBar - 1),
                                      palette::kRule);
}

}  // namespace greenward::viewer
