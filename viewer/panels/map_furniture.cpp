#include "viewer/panels/map_furniture.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/panels/palette.hpp"

#include <cmath>

namespace greenward::viewer {

namespace {

constexpr float kFromEdge = 16;

void draw_scale_bar(const panel_context& context, ImVec2 left_bottom) {
  const session& state = context.state;
  const scale_bar_length bar = scale_bar(state.view.metres_per_point(), 140);
  const auto length = static_cast<float>(bar.pixels);
  ImDrawList* list = ImGui::GetWindowDrawList();
  ImFont* font = context.fonts.small;
  const std::string words = distance_text(bar.metres, state.lang);
  const float width = length + 24;
  const ImVec2 from(left_bottom.x, left_bottom.y - 44);
  list->AddRectFilled(from, ImVec2(from.x + width, left_bottom.y), palette::glass(), 4);
  draw_text(font, ImVec2(from.x + (width - text_width(font, words)) / 2, from.y + 4), palette::ink(), words);
  const float y = std::round(left_bottom.y - 12) + 0.5F;
  const float x = from.x + 12;
  const float half = std::round(length / 2);
  list->AddRectFilled(ImVec2(x, y - 3), ImVec2(x + half, y + 3), palette::ink());
  list->AddRectFilled(ImVec2(x + half, y - 3), ImVec2(x + length, y + 3), palette::paper());
  list->AddRect(ImVec2(x, y - 3), ImVec2(x + length, y + 3), palette::ink());
}

void draw_north_arrow(const panel_context& context, ImVec2 right_top) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 middle(right_top.x - 20, right_top.y + 28);
  list->AddRectFilled(ImVec2(right_top.x - 40, right_top.y), ImVec2(right_top.x, right_top.y + 68),
                      palette::glass(), 6);
  const ImVec2 tip(middle.x, middle.y - 20);
  const ImVec2 notch(middle.x, middle.y + 8);
  list->AddTriangleFilled(tip, notch, ImVec2(middle.x - 10, middle.y + 14), palette::ink());
  list->AddTriangleFilled(tip, ImVec2(middle.x + 10, middle.y + 14), notch, palette::paper());
  list->AddTriangle(tip, ImVec2(middle.x + 10, middle.y + 14), notch, palette::ink(), 1);
  const std::string& north = text(text_key::north, context.state.lang);
  ImFont* font = context.fonts.small;
  draw_text(font, ImVec2(middle.x - text_width(font, north) / 2, middle.y + 16), palette::ink(), north);
}

/// A square button with a drawn sign: the interface font has no icons.
bool sign_button(session& state, const char* name, ImVec2 corner, text_key hint) {
  ImGui::SetCursorScreenPos(corner);
  const bool pressed = ImGui::InvisibleButton(name, ImVec2(40, 36));
  note_widget(state, name);
  const bool hovered = ImGui::IsItemHovered();
  ImGui::GetWindowDrawList()->AddRectFilled(corner, ImVec2(corner.x + 40, corner.y + 36),
                                            hovered ? palette::hover() : palette::glass(), 5);
  if (hovered) ImGui::SetTooltip("%s", label(hint, state.lang));
  return pressed;
}

/// Three of them: the first in the corner, each of the others so far on.
void draw_zoom_buttons(const panel_context& context, ImVec2 corner, ImVec2 step) {
  session& state = context.state;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const screen_point middle{state.view.width() / 2, state.view.height() / 2};
  const auto at = [&](float number) {
    return ImVec2(corner.x + number * step.x, corner.y + number * step.y);
  };
  const auto centre_of = [&](float number) { return ImVec2(at(number).x + 20, at(number).y + 18); };
  if (sign_button(state, "zoom_in", at(0), text_key::zoom_in)) state.view.zoom(middle, 1.5);
  const ImVec2 plus = centre_of(0);
  list->AddLine(ImVec2(plus.x - 7, plus.y), ImVec2(plus.x + 7, plus.y), palette::ink(), 2);
  list->AddLine(ImVec2(plus.x, plus.y - 7), ImVec2(plus.x, plus.y + 7), palette::ink(), 2);
  if (sign_button(state, "zoom_out", at(1), text_key::zoom_out)) state.view.zoom(middle, 1 / 1.5);
  const ImVec2 minus = centre_of(1);
  list->AddLine(ImVec2(minus.x - 7, minus.y), ImVec2(minus.x + 7, minus.y), palette::ink(), 2);
  if (sign_button(state, "fit", at(2), text_key::fit_view)) state.fit();
  const ImVec2 frame = centre_of(2);
  list->AddRect(ImVec2(frame.x - 8, frame.y - 6), ImVec2(frame.x + 8, frame.y + 6), palette::ink(), 1,
                ImDrawFlags_None, 2);
}

}  // namespace

scale_bar_length scale_bar(double metres_per_pixel, double pixels) {
  const double room = metres_per_pixel * pixels;
  const double power = std::pow(10.0, std::floor(std::log10(room)));
  double metres = power;
  for (const double step : {2.0, 5.0}) {
    if (step * power <= room) metres = step * power;
  }
  return {metres, metres / metres_per_pixel};
}

void draw_map_furniture(const panel_context& context, ImVec2 corner, ImVec2 size) {
  if (!context.state.district) return;
  constexpr double kEdge = kFromEdge;
  const auto width = static_cast<double>(size.x);
  const auto height = static_cast<double>(size.y);
  constexpr float kArrow = 76, kButtons = 112, kBeside = 44;
  const bool has_arrow = size.y >= 2 * kFromEdge + kArrow;
  const bool is_low = size.y < 2 * kFromEdge + kArrow + kButtons;
  const double tools = is_low ? kFromEdge + 4 * kBeside : kEdge + 46,
               below = is_low ? kEdge + 76 : kEdge + 200;
  context.state.covered = {{0, height - kEdge - 50, kEdge + 170, height}, {width - tools, 0, width, below}};
  draw_scale_bar(context, ImVec2(corner.x + kFromEdge, corner.y + size.y - kFromEdge));
  // Where the map is too low for a column they stand in a row; on a strip the keys are left.
  const float right = corner.x + size.x - kFromEdge, top = corner.y + kFromEdge;
  if (!has_arrow) return;
  draw_north_arrow(context, ImVec2(right, top));
  if (is_low)
    draw_zoom_buttons(context, ImVec2(right - 4 * kBeside + 4, top), ImVec2(kBeside, 0));
  else
    draw_zoom_buttons(context, ImVec2(right - 40, top + kArrow), ImVec2(0, 38));
}

}  // namespace greenward::viewer
