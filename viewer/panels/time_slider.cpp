#include "viewer/panels/time_slider.hpp"

#include "viewer/i18n/text_table.hpp"
#include "viewer/panels/palette.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::viewer {

namespace {

constexpr float kHead = 44, kYears = 24, kPadding = 14;
constexpr ImU32 kBegun = IM_COL32(240, 168, 48, 255), kDone = IM_COL32(31, 139, 138, 255);

/// Where the months are drawn.
struct track {
  ImVec2 from, to;
  [[nodiscard]] float x_at(double share) const {
    return from.x + (to.x - from.x) * static_cast<float>(share);
  }
};

void draw_bars(const time_state& time, const track& at) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  std::uint32_t most = 1;
  for (const month_bar& bar : time.bars) most = std::max(most, bar.begun + bar.done);
  const float step = (at.to.x - at.from.x) / static_cast<float>(time.bars.size());
  const float height = at.to.y - at.from.y;
  for (std::size_t m = 0; m < time.bars.size(); ++m) {
    const float left = at.from.x + step * static_cast<float>(m);
    const float right = std::max(left + 1, left + step - (step > 4 ? 1.0F : 0.0F));
    const auto top_of = [&](std::uint32_t count) {
      return at.to.y - height * static_cast<float>(count) / static_cast<float>(most);
    };
    const float done = top_of(time.bars[m].done), all = top_of(time.bars[m].done + time.bars[m].begun);
    list->AddRectFilled(ImVec2(left, done), ImVec2(right, at.to.y), kDone);
    list->AddRectFilled(ImVec2(left, all), ImVec2(right, done), kBegun);
  }
  list->AddLine(ImVec2(at.from.x, at.to.y), at.to, palette::kRule);
}

/// A year's name under its first month, as often as there is room.
void draw_years(const panel_context& context, const track& at) {
  const time_state& time = context.state.time;
  ImFont* font = context.fonts.small;
  float free_from = at.from.x;
  for (std::size_t m = 0; m < time.bars.size(); ++m) {
    const std::chrono::year_month month = time.first + std::chrono::months(static_cast<int>(m));
    if (month.month() != std::chrono::January && m != 0) continue;
    const std::string words = std::to_string(static_cast<int>(month.year()));
    const float x = at.x_at(static_cast<double>(m) / static_cast<double>(time.bars.size()));
    if (x < free_from || x + text_width(font, words) > at.to.x) continue;
    draw_text(font, ImVec2(x, at.to.y + 3), palette::kInkSoft, words);
    free_from = x + text_width(font, words) + 12;
  }
}

void draw_handle(const time_state& time, const track& at) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float x = std::round(at.x_at(time.day ? time.share_of(*time.day) : 1.0)) + 0.5F;
  const ImU32 colour = time.day ? palette::kAccent : palette::kInkFaint;
  list->AddLine(ImVec2(x, at.from.y - 4), ImVec2(x, at.to.y), colour, 2);
  list->AddCircleFilled(ImVec2(x, at.from.y - 5), 5, colour);
}

void draw_track(const panel_context& context, const track& at) {
  session& state = context.state;
  draw_bars(state.time, at);
  draw_years(context, at);
  draw_handle(state.time, at);
  ImGui::SetCursorScreenPos(ImVec2(at.from.x, at.from.y - 10));
  ImGui::InvisibleButton("time track", ImVec2(at.to.x - at.from.x, at.to.y - at.from.y + 10));
  note_widget(state, "time:track");
  if (!ImGui::IsItemActive()) return;
  const float share = (ImGui::GetIO().MousePos.x - at.from.x) / (at.to.x - at.from.x);
  state.time.playing = false;
  state.time.show(state.time.day_at(static_cast<double>(share)));
}

std::string title_of(const session& state) {
  if (!state.time.day) return text(text_key::time_now, state.lang);
  return text(text_key::time_as_of, state.lang) + " " + format_date(*state.time.day);
}

/// One small button after the other; returns where the next may start.
float draw_button(const panel_context& context, ImVec2 at, const char* name, text_key title, bool& pressed) {
  const char* words = label(title, context.state.lang);
  const float width = text_width(context.fonts.body, words) + 24;
  ImGui::SetCursorScreenPos(at);
  pressed = flat_button(name, words, ImVec2(width, 28));
  note_widget(context.state, name);
  return at.x + width + 8;
}

void draw_head(const panel_context& context, ImVec2 corner, float width) {
  session& state = context.state;
  time_state& time = state.time;
  ImFont* strong = context.fonts.strong;
  const float line = corner.y + (kHead - strong->FontSize) / 2;
  const float title = draw_text(strong, ImVec2(corner.x + kPadding, line),
                                time.day ? palette::kAccent : palette::kInk, title_of(state));
  float x = corner.x + kPadding + std::max(title, 150.0F) + 20;
  bool pressed = false;
  x = draw_button(context, ImVec2(x, corner.y + 8), "time:play",
                  time.playing ? text_key::time_pause : text_key::time_play, pressed);
  if (pressed) {
    time.playing = !time.playing;
    if (time.playing && time.day && *time.day >= time.end()) time.show(time.begin());
  }
  x = draw_button(context, ImVec2(x, corner.y + 8), "time:back", text_key::time_back, pressed);
  if (pressed) time.step(-1);
  x = draw_button(context, ImVec2(x, corner.y + 8), "time:on", text_key::time_on, pressed);
  if (pressed) time.step(1);
  x = draw_button(context, ImVec2(x, corner.y + 8), "time:now", text_key::time_now, pressed);
  if (pressed) {
    time.playing = false;
    time.show({});
  }
  ImFont* small = context.fonts.small;
  ImDrawList* list = ImGui::GetWindowDrawList();
  float right = corner.x + width - kPadding;
  for (const auto& [key, colour] :
       {std::pair(text_key::time_done, kDone), std::pair(text_key::time_begun, kBegun)}) {
    const std::string& words = text(key, state.lang);
    right -= text_width(small, words);
    if (right - 20 < x) return;
    draw_text(small, ImVec2(right, corner.y + (kHead - small->FontSize) / 2), palette::kInkSoft, words);
    list->AddRectFilled(ImVec2(right - 16, corner.y + kHead / 2 - 5),
                        ImVec2(right - 6, corner.y + kHead / 2 + 5), colour, 2);
    right -= 30;
  }
}

}  // namespace

void draw_time_slider(const panel_context& context, ImVec2 corner, ImVec2 size) {
  const time_state& time = context.state.time;
  if (!time.open || !time.ledger || time.bars.empty()) return;
  const panel_frame frame("time slider", corner, size, palette::kPaper);
  ImGui::GetWindowDrawList()->AddLine(corner, ImVec2(corner.x + size.x, corner.y), palette::kRule);
  draw_head(context, corner, size.x);
  draw_track(context, {ImVec2(corner.x + kPadding, corner.y + kHead + 4),
                       ImVec2(corner.x + size.x - kPadding, corner.y + size.y - kYears)});
}

}  // namespace greenward::viewer
