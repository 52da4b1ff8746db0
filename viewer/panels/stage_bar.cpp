#include "viewer/panels/stage_bar.hpp"

#include "viewer/i18n/text_table.hpp"
#include "viewer/panels/palette.hpp"
#include "viewer/panels/stage_colour.hpp"

#include <algorithm>

namespace greenward::viewer {

namespace {

constexpr float kBarMargin = 6;  ///< above and below, in the row
constexpr float kLeastPart = 4;  ///< a single work is seen, and can be clicked, however many there are
constexpr float kBeforeHeight = 5;

std::string stage_code_at(const session& state, std::size_t stage) {
  const auto& entries = state.environment->catalogue.codes("stage").entries;
  return stage < entries.size() ? entries[stage].code : "";
}

}  // namespace

stage_bar::stage_bar(const board_row& row, ImVec2 corner, float room, std::size_t most)
    : row_(row), corner_(corner), ends_(ends_of(row.sums, room, most)) {
  if (row.before) before_ = ends_of(*row.before, room, most);
}

std::vector<float> stage_bar::ends_of(const works::measures& sums, float room, std::size_t most) {
  const auto parts =
      static_cast<float>(std::ranges::count_if(sums.by_stage, [](std::size_t works) { return works > 0; }));
  const float each =
      std::max(0.0F, room - kLeastPart * parts) / static_cast<float>(std::max<std::size_t>(most, 1));
  std::vector<float> ends;
  float x = 0;
  for (const std::size_t works : sums.by_stage) {
    if (works > 0) x += kLeastPart + each * static_cast<float>(works);
    ends.push_back(x);
  }
  return ends;
}

std::optional<std::size_t> stage_bar::stage_at(float x) const {
  const float along = x - corner_.x;
  if (along < 0) return std::nullopt;
  const auto end = std::ranges::upper_bound(ends_, along);
  if (end == ends_.end()) return std::nullopt;
  return static_cast<std::size_t>(end - ends_.begin());
}

void stage_bar::draw_parts(session& state, const std::vector<float>& ends, float top, float bottom) const {
  float from = 0;
  for (std::size_t stage = 0; stage < ends.size(); ++stage) {
    if (ends[stage] > from)
      ImGui::GetWindowDrawList()->AddRectFilled(ImVec2(corner_.x + from, top),
                                                ImVec2(corner_.x + ends[stage] - 1, bottom),
                                                stage_colour(state, stage_code_at(state, stage)));
    from = ends[stage];
  }
}

void stage_bar::outline(ImDrawList& list, board_part part, ImU32 ink) const {
  if (part.of != board_part::what::stage || part.stage >= ends_.size()) return;
  const float from = part.stage == 0 ? 0 : ends_[part.stage - 1];
  list.AddRect(ImVec2(corner_.x + from - 1, corner_.y + kBarMargin - 2),
               ImVec2(corner_.x + ends_[part.stage], corner_.y + palette::kRow - kBarMargin + 2), ink, 0, 0,
               2);
}

void stage_bar::draw(const panel_context& context, board_part current, board_part pointed) const {
  session& state = context.state;
  float top = corner_.y + kBarMargin;
  const float bottom = corner_.y + palette::kRow - kBarMargin;
  if (!before_.empty()) {
    draw_parts(state, before_, top, top + kBeforeHeight);
    top += kBeforeHeight + 1;
  }
  draw_parts(state, ends_, top, bottom);
  float from = 0;
  for (std::size_t stage = 0; stage < ends_.size(); ++stage) {
    if (ends_[stage] > from)
      note_box(state, "board:bar:" + row_.key + ":" + stage_code_at(state, stage),
               ImVec2(corner_.x + from, top), ImVec2(corner_.x + ends_[stage] - 1, bottom));
    from = ends_[stage];
  }
  outline(*ImGui::GetWindowDrawList(), pointed, palette::ink_soft());
  outline(*ImGui::GetWindowDrawList(), current, palette::ink());
}

void draw_stage_names(const panel_context& context) {
  session& state = context.state;
  ImFont* small = context.fonts.small;
  const board_row& sum = state.board.shown->rows.back();
  const auto& stages = state.environment->catalogue.codes("stage").entries;
  const float line = small->FontSize + 4, width = ImGui::GetContentRegionAvail().x;
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  ImVec2 at(corner.x + 8, corner.y);
  for (std::size_t s = 0; s < sum.sums.by_stage.size(); ++s) {
    if (sum.sums.by_stage[s] == 0 && (!sum.before || sum.before->by_stage[s] == 0)) continue;
    const std::string& words =
        s < stages.size() ? stages[s].title.in(state.lang) : text(text_key::other_class, state.lang);
    const float needed = 14 + text_width(small, words) + 14;
    if (at.x + needed > corner.x + width + 14) at = ImVec2(corner.x + 8, at.y + line);
    ImGui::GetWindowDrawList()->AddRectFilled(ImVec2(at.x, at.y + 4), ImVec2(at.x + 10, at.y + 14),
                                              stage_colour(state, stage_code_at(state, s)), 2);
    draw_text(small, ImVec2(at.x + 14, at.y), palette::ink_soft(), words);
    at.x += needed;
  }
  ImGui::Dummy(ImVec2(0, at.y + line - corner.y));
}

}  // namespace greenward::viewer
