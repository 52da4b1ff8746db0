#include "viewer/panels/time_slider.hpp"

#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/map_division.hpp"
#include "viewer/panels/palette.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace greenward::viewer {

namespace {

constexpr float kHead = 44, kYears = 24, kSliderPadding = 14;
constexpr layer::colour kBegun{190, 120, 10, 255}, kDone{31, 139, 138, 255};

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
    list->AddRectFilled(ImVec2(left, done), ImVec2(right, at.to.y), palette::seen(kDone));
    list->AddRectFilled(ImVec2(left, all), ImVec2(right, done), palette::seen(kBegun));
  }
  list->AddLine(ImVec2(at.from.x, at.to.y), at.to, palette::rule());
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
    draw_text(font, ImVec2(x, at.to.y + 3), palette::ink_soft(), words);
    free_from = x + text_width(font, words) + 12;
  }
}

double share_of_shown(const time_state& time) {
  return time.day ? time.share_of(*time.day) : 1.0;
}

void draw_handle(const track& at, double share, ImU32 colour) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float x = std::round(at.x_at(share)) + 0.5F;
  list->AddLine(ImVec2(x, at.from.y - 4), ImVec2(x, at.to.y), colour, 2);
  list->AddCircleFilled(ImVec2(x, at.from.y - 5), 5, colour);
}

void draw_handles(const time_state& time, const track& at) {
  draw_handle(at, share_of_shown(time), time.day ? palette::accent() : palette::ink_faint());
  if (time.before) draw_handle(at, time.share_of(*time.before), palette::measure());
}

/// The mouse moves whichever day is nearer to where it was pressed.
void move_day(time_state& time, double share, bool pressed) {
  if (pressed)
    time.before_in_hand =
        time.before && std::abs(share - time.share_of(*time.before)) < std::abs(share - share_of_shown(time));
  time.playing = false;
  time.before_in_hand ? time.compare_with(time.day_at(share)) : time.show(time.day_at(share));
}

void draw_track(const panel_context& context, const track& at) {
  session& state = context.state;
  draw_bars(state.time, at);
  draw_years(context, at);
  draw_handles(state.time, at);
  ImGui::SetCursorScreenPos(ImVec2(at.from.x, at.from.y - 10));
  ImGui::InvisibleButton("time track", ImVec2(at.to.x - at.from.x, at.to.y - at.from.y + 10));
  note_widget(state, "time:track");
  if (!ImGui::IsItemActive()) return;
  const float share = (ImGui::GetIO().MousePos.x - at.from.x) / (at.to.x - at.from.x);
  move_day(state.time, static_cast<double>(share), ImGui::IsItemActivated());
}

std::string title_of(const session& state) {
  const time_state& time = state.time;
  const std::string shown = time.day ? format_date(*time.day) : text(text_key::time_now, state.lang);
  if (time.before) return format_date(*time.before) + " → " + shown;
  return time.day ? text(text_key::time_as_of, state.lang) + " " + shown : shown;
}

/// One small button after the other; `x` is where the next may start. True if it was pressed.
bool draw_button(const panel_context& context, float& x, float top, const char* name, std::string_view words,
                 bool taken = false) {
  const float width = text_width(context.fonts.body, words) + 24;
  ImGui::SetCursorScreenPos(ImVec2(x, top));
  if (taken) {
    ImGui::PushStyleColor(ImGuiCol_Button, palette::accent_soft());
    ImGui::PushStyleColor(ImGuiCol_Text, palette::accent_dark());
  }
  const bool pressed = flat_button(name, std::string(words).c_str(), ImVec2(width, 28));
  if (taken) ImGui::PopStyleColor(2);
  note_widget(context.state, name);
  x += width + 8;
  return pressed;
}

void hint(const session& state, text_key words) {
  if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", label(words, state.lang));
}

/// Returns where they end.
float draw_time_buttons(const panel_context& context, float x, float top) {
  session& state = context.state;
  time_state& time = state.time;
  const auto words = [&](text_key key) { return text(key, state.lang); };
  if (draw_button(context, x, top, "time:play",
                  words(time.playing ? text_key::time_pause : text_key::time_play))) {
    time.playing = !time.playing;
    if (time.playing && time.day && *time.day >= time.end()) time.show(time.begin());
  }
  if (draw_button(context, x, top, "time:back", "←")) time.step(-1);
  hint(state, text_key::time_back);
  if (draw_button(context, x, top, "time:on", "→")) time.step(1);
  hint(state, text_key::time_on);
  if (draw_button(context, x, top, "time:now", words(text_key::time_now))) {
    time.playing = false;
    time.show({});
  }
  const bool compares = time.before.has_value();
  if (draw_button(context, x, top, "time:compare", words(text_key::time_compare_short), compares))
    compare_days(state);
  hint(state, text_key::time_compare);
  return x;
}

/// The key to the bars, where there is room for all of it.
void draw_bar_key(const panel_context& context, float left, float right, float top) {
  constexpr float kSample = 16, kBetween = 14;
  ImFont* small = context.fonts.small;
  ImDrawList* list = ImGui::GetWindowDrawList();
  constexpr std::array kKeys{std::pair(text_key::time_begun, kBegun), std::pair(text_key::time_done, kDone)};
  float width = 0;
  for (const auto& [key, colour] : kKeys)
    width += kSample + text_width(small, text(key, context.state.lang)) + kBetween;
  if (right - width < left) return;
  float x = right - width + kBetween;
  for (const auto& [key, colour] : kKeys) {
    list->AddRectFilled(ImVec2(x, top + kHead / 2 - 5), ImVec2(x + 10, top + kHead / 2 + 5),
                        palette::seen(colour), 2);
    x += kSample;
    x += draw_text(small, ImVec2(x, top + (kHead - small->FontSize) / 2), palette::ink_soft(),
                   text(key, context.state.lang));
    x += kBetween;
  }
}

void draw_head(const panel_context& context, ImVec2 corner, float width) {
  const time_state& time = context.state.time;
  ImFont* strong = context.fonts.strong;
  const float line = corner.y + (kHead - strong->FontSize) / 2;
  const float title = draw_text(strong, ImVec2(corner.x + kSliderPadding, line),
                                time.day ? palette::accent() : palette::ink(), title_of(context.state));
  const float x = corner.x + kSliderPadding + std::max(title, 150.0F) + 20;
  draw_bar_key(context, draw_time_buttons(context, x, corner.y + 8), corner.x + width - kSliderPadding,
               corner.y);
}

}  // namespace

void draw_time_slider(const panel_context& context, ImVec2 corner, ImVec2 size) {
  const time_state& time = context.state.time;
  if (!time.open || !time.ledger || time.bars.empty()) return;
  const panel_frame frame("time slider", corner, size, palette::paper());
  ImGui::GetWindowDrawList()->AddLine(corner, ImVec2(corner.x + size.x, corner.y), palette::rule());
  draw_head(context, corner, size.x);
  draw_track(context, {ImVec2(corner.x + kSliderPadding, corner.y + kHead + 4),
                       ImVec2(corner.x + size.x - kSliderPadding, corner.y + size.y - kYears)});
}

}  // namespace greenward::viewer
