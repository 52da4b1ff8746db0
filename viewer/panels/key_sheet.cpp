#include "viewer/panels/key_sheet.hpp"

#include "viewer/i18n/text_table.hpp"
#include "viewer/panels/palette.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace greenward::viewer {

namespace {

constexpr float kWidestColumn = 350, kNarrowestColumn = 280, kKeys = 116, kHeading = 44, kSheetMargin = 24;

/// As few columns as the window has the height for, all of about one length; no more than it has the width
/// for: then the sheet is scrolled.
struct sheet_columns {
  std::size_t count = 1, rows = 1;
  float width = kWidestColumn;

  sheet_columns(std::size_t entries, ImVec2 window) {
    const float height = std::max(palette::kRow, window.y - kHeading - 2 * kSheetMargin);
    const auto most = static_cast<std::size_t>(height / palette::kRow);
    const auto widest =
        static_cast<std::size_t>((window.x - kSheetMargin) / (kNarrowestColumn + kSheetMargin));
    count = std::max<std::size_t>(2, std::min(widest, (entries + most - 1) / most));
    rows = (entries + count - 1) / count;
    const auto columns = static_cast<float>(count);
    width = std::min(kWidestColumn, (window.x - (columns + 1) * kSheetMargin) / columns);
  }
  [[nodiscard]] ImVec2 size(ImVec2 window) const {
    const float whole = kHeading + static_cast<float>(rows) * palette::kRow + 2 * kSheetMargin;
    return {static_cast<float>(count) * (width + kSheetMargin) + kSheetMargin, std::min(whole, window.y)};
  }
};

/// Keys in a soft box, then what they do.
void draw_row(const panel_context& context, ImVec2 at, float room, const key_row& row) {
  const std::string& keys = row.keys;
  ImFont* font = context.fonts.small;
  const float width = text_width(font, keys) + 16;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(ImVec2(at.x, at.y + 3), ImVec2(at.x + width, at.y + palette::kRow - 3),
                      palette::paper_dim(), 4);
  list->AddRect(ImVec2(at.x, at.y + 3), ImVec2(at.x + width, at.y + palette::kRow - 3), palette::rule(), 4);
  const float line = at.y + (palette::kRow - font->FontSize) / 2;
  draw_text(font, ImVec2(at.x + 8, line), palette::ink(), keys);
  ImFont* body = context.fonts.body;
  const float title = std::max(kKeys, width + 10);
  draw_text(body, ImVec2(at.x + title, at.y + (palette::kRow - body->FontSize) / 2), palette::ink_soft(),
            shortened(body, text(row.title, context.state.lang), room - title));
}

std::vector<key_row> with_mouse(const session& state, std::span<const key_row> rows) {
  std::vector<key_row> all{{text(text_key::drag_hint, state.lang), text_key::pan_action},
                           {text(text_key::wheel_hint, state.lang), text_key::zoom_action},
                           {text(text_key::click_hint, state.lang), text_key::identify_action}};
  all.insert(all.end(), rows.begin(), rows.end());
  return all;
}

}  // namespace

void draw_key_sheet(const panel_context& context, std::span<const key_row> rows, ImVec2 window) {
  session& state = context.state;
  if (!state.key_sheet) return;
  const std::vector<key_row> all = with_mouse(state, rows);
  const sheet_columns columns(all.size(), window);
  const ImVec2 size = columns.size(window);
  const ImVec2 corner((window.x - size.x) / 2, std::max(0.0F, (window.y - size.y) / 2));
  ImGui::SetNextWindowPos(corner);
  ImGui::SetNextWindowSize(size);
  ImGui::SetNextWindowFocus();
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 8);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ImGui::Begin("key sheet", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoNav);
  draw_text(context.fonts.title, ImVec2(corner.x + kSheetMargin, corner.y + 18), palette::ink(),
            text(text_key::key_sheet_title, state.lang));
  ImGui::SetCursorScreenPos(ImVec2(corner.x + size.x - kSheetMargin - 84, corner.y + 16));
  if (flat_button("close keys", label(text_key::close, state.lang), ImVec2(84, 32))) state.key_sheet = false;
  note_widget(state, "close_keys");
  ImGui::SetCursorScreenPos(ImVec2(corner.x + kSheetMargin, corner.y + kSheetMargin + kHeading));
  ImGui::BeginChild("keys", ImVec2(size.x - kSheetMargin, size.y - kHeading - 2 * kSheetMargin), false,
                    ImGuiWindowFlags_NoNav);
  const ImVec2 first = ImGui::GetCursorScreenPos();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto column = static_cast<float>(i / columns.rows), row = static_cast<float>(i % columns.rows);
    const ImVec2 at(first.x + column * (columns.width + kSheetMargin), first.y + row * palette::kRow);
    draw_row(context, at, columns.width, all[i]);
  }
  ImGui::Dummy(ImVec2(1, static_cast<float>(columns.rows) * palette::kRow));
  ImGui::EndChild();
  ImGui::End();
  ImGui::PopStyleVar(2);
}

}  // namespace greenward::viewer
