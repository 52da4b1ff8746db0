#include "viewer/panels/profile_reading.hpp"

#include "viewer/panels/palette.hpp"
#include "viewer/panels/profile_words.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace greenward::viewer {

namespace {

constexpr float kReadingPadding = 10, kReadingGap = 16;

/// A sentence takes the whole width, a title and its value share it.
float width_of(ImFont* font, const std::vector<profile_line>& lines) {
  float titles = 0, values = 0, sentences = 0;
  for (const profile_line& line : lines) {
    float& widest = line.wrong ? sentences : titles;
    widest = std::max(widest, text_width(font, line.title));
    values = std::max(values, text_width(font, line.value));
  }
  return std::max(titles + kReadingGap + values, sentences) + 2 * kReadingPadding;
}

}  // namespace

void draw_profile_reading(const panel_context& context, const profile_plot& plot, plot_hit hovered,
                          float foot) {
  const session& state = context.state;
  const auto reading = read_at(*state.profile.way(), *state.profile.pointed_m);
  if (!reading) return;
  ImFont* font = context.fonts.small;
  const float step = font->FontSize + 3;
  const std::vector<profile_line> lines = words_at(state, *reading, hovered);
  const float width = width_of(font, lines);
  const float height = step * static_cast<float>(lines.size()) + 2 * kReadingPadding - 3;
  const auto left = static_cast<float>(plot.box().left), right = static_cast<float>(plot.box().right);
  const float middle = static_cast<float>(plot.x(*state.profile.pointed_m));
  const float x = std::clamp(middle - width / 2, left, std::max(left, right - width));
  const ImVec2 from(x, std::max(palette::kTopBar + 8, foot - height - 8)), to(x + width, from.y + height);
  ImDrawList* list = ImGui::GetForegroundDrawList();
  list->AddRectFilled(from, to, palette::glass(), 6);
  list->AddRect(from, to, palette::ink_faint(), 6);
  float y = from.y + kReadingPadding - 1;
  const auto write = [&](float at_x, ImU32 ink, const std::string& words) {
    list->AddText(font, font->FontSize, ImVec2(std::round(at_x), std::round(y)), ink, words.c_str());
  };
  for (const profile_line& line : lines) {
    write(from.x + kReadingPadding, line.wrong ? palette::error() : palette::ink_soft(), line.title);
    if (!line.wrong) write(to.x - kReadingPadding - text_width(font, line.value), palette::ink(), line.value);
    y += step;
  }
}

}  // namespace greenward::viewer
