#include "viewer/panels/board_panel.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/board_link.hpp"
#include "viewer/panels/board_list_page.hpp"
#include "viewer/panels/palette.hpp"
#include "viewer/panels/roll_up_page.hpp"

#include <algorithm>
#include <array>

namespace greenward::viewer {

namespace {

constexpr float kLeastBoard = 220, kLeastMapOver = 160, kBoardEdge = 6, kBoardHead = 40;

struct board_tab {
  board_page page;
  text_key title;
  const char* widget;
};
constexpr std::array<board_tab, 4> kBoardTabs{
    {{board_page::roll_up, text_key::board_roll_up, "board:roll_up"},
     {board_page::dispatch, text_key::board_dispatch, "board:dispatch"},
     {board_page::race, text_key::board_race, "board:race"},
     {board_page::review, text_key::board_review, "board:review"}}};

void draw_board_edge(const panel_context& context, ImVec2 corner, float width) {
  session& state = context.state;
  ImGui::SetCursorScreenPos(corner);
  ImGui::InvisibleButton("board edge", ImVec2(width, kBoardEdge));
  note_widget(state, "board:edge");
  const bool held = ImGui::IsItemActive();
  if (held) state.board.height -= ImGui::GetIO().MouseDelta.y;
  const bool lit = held || ImGui::IsItemHovered();
  ImGui::GetWindowDrawList()->AddRectFilled(corner, ImVec2(corner.x + width, corner.y + (lit ? 3.0F : 1.0F)),
                                            lit ? palette::accent() : palette::rule());
}

/// The keys are the board's after a click in it, until one elsewhere.
void follow_board_clicks(board_state& board) {
  if (!ImGui::IsMouseClicked(ImGuiMouseButton_Left)) return;
  board.focused = ImGui::IsWindowHovered(ImGuiHoveredFlags_RootAndChildWindows |
                                         ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
}

/// Returns where the tabs end.
float draw_board_tabs(const panel_context& context, ImVec2 corner) {
  session& state = context.state;
  constexpr float kPadding = 12;
  float x = corner.x;
  for (const board_tab& tab : kBoardTabs) {
    const bool current = state.board.page == tab.page;
    const std::string& words = text(tab.title, state.lang);
    ImFont* font = current ? context.fonts.strong : context.fonts.body;
    const float width = text_width(font, words) + 2 * kPadding;
    ImGui::SetCursorScreenPos(ImVec2(x, corner.y));
    if (ImGui::InvisibleButton(tab.widget, ImVec2(width, kBoardHead))) state.board.turn_to(tab.page);
    note_widget(state, tab.widget);
    const ImU32 ink = current                  ? palette::accent()
                      : ImGui::IsItemHovered() ? palette::ink()
                                               : palette::ink_soft();
    draw_text(font, ImVec2(x + kPadding, corner.y + (kBoardHead - font->FontSize) / 2), ink, words);
    if (current)
      ImGui::GetWindowDrawList()->AddRectFilled(ImVec2(x, corner.y + kBoardHead - 2),
                                                ImVec2(x + width, corner.y + kBoardHead), palette::accent());
    x += width;
  }
  return x;
}

/// The day that the figures stand on, and the one before; only the days where there is no room for words, and
/// nothing where there is none for them.
std::string day_words(const session& state, ImFont* font, float room) {
  const board_state& board = state.board;
  if (!board.shown) return shortened(font, text(text_key::board_computing, state.lang), room);
  const board_answer& answer = *board.shown;
  const std::string day = format_date(answer.day);
  std::string words =
      text(answer.asked.day ? text_key::board_as_of : text_key::board_as_recorded, state.lang) + day;
  if (answer.asked.before)
    words += text(text_key::board_compared, state.lang) + format_date(*answer.asked.before);
  if (text_width(font, words) <= room) return words;
  const std::string days = answer.asked.before ? format_date(*answer.asked.before) + " → " + day : day;
  return text_width(font, days) <= room ? days : "";
}

void draw_board_head(const panel_context& context, ImVec2 corner, float width) {
  session& state = context.state;
  ImGui::GetWindowDrawList()->AddLine(ImVec2(corner.x, corner.y + kBoardHead - 1),
                                      ImVec2(corner.x + width, corner.y + kBoardHead - 1), palette::rule());
  const float tabs = draw_board_tabs(context, ImVec2(corner.x + 4, corner.y));
  const char* words = label(text_key::close, state.lang);
  const float close = text_width(context.fonts.body, words) + 20;
  const float x = corner.x + width - 12 - close;
  ImGui::SetCursorScreenPos(ImVec2(x, corner.y + 6));
  const bool pressed = flat_button("board:close", words, ImVec2(close, 28));
  note_widget(state, "board:close");
  ImFont* small = context.fonts.small;
  const std::string day = day_words(state, small, std::max(0.0F, x - tabs - 24));
  draw_text_right(small, ImVec2(x - 12, corner.y + (kBoardHead - small->FontSize) / 2), palette::ink_soft(),
                  day);
  if (pressed) close_board(state);
}

}  // namespace

float board_height(const session& state, float room) {
  if (!state.board.open) return 0;
  return std::clamp(state.board.height, kLeastBoard, std::max(kLeastBoard, room - kLeastMapOver));
}

void draw_board_panel(const panel_context& context, ImVec2 corner, ImVec2 size) {
  session& state = context.state;
  if (size.y <= 0 || !state.board.open) return;
  state.board.height = size.y;
  state.board.pointed.clear();
  const panel_frame frame("board", corner, size, palette::paper());
  draw_board_edge(context, corner, size.x);
  follow_board_clicks(state.board);
  draw_board_head(context, ImVec2(corner.x, corner.y + kBoardEdge), size.x);
  if (!state.board.open || !state.board.shown) return;
  const ImVec2 body(corner.x + palette::kPanelPadding, corner.y + kBoardEdge + kBoardHead + 6);
  const ImVec2 room(size.x - 2 * palette::kPanelPadding, size.y - kBoardEdge - kBoardHead - 8);
  ImGui::SetCursorScreenPos(body);
  ImGui::BeginChild("board page", room, false, ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollbar);
  if (state.board.shows_roll_up())
    draw_roll_up_page(context);
  else
    draw_board_list_page(context);
  ImGui::EndChild();
}

}  // namespace greenward::viewer
