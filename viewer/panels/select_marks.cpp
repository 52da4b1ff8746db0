#include "viewer/panels/select_marks.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/area_selection.hpp"
#include "viewer/panels/filled_ring.hpp"
#include "viewer/panels/map_note.hpp"
#include "viewer/panels/palette.hpp"

#include <vector>

namespace greenward::viewer {

namespace {

/// The area as it would be if the pointer's place were its last corner, map pixels.
std::vector<ImVec2> drawn_ring(const session& state, ImVec2 corner) {
  const select_state& select = state.select;
  std::vector<geo::planar> ring = select.corners;
  if (select.shape == select_shape::box && ring.size() == 2) ring = ring_of_box(ring[0], ring[1]);
  const bool follows = select.shape == select_shape::polygon && !ring.empty() && state.pointer;
  if (follows) ring.push_back(*state.pointer);
  std::vector<ImVec2> pixels;
  for (const geo::planar& place : ring) {
    const screen_point at = state.view.to_screen(place);
    pixels.emplace_back(corner.x + static_cast<float>(at.x), corner.y + static_cast<float>(at.y));
  }
  return pixels;
}

void draw_area(const std::vector<ImVec2>& ring) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (ring.size() >= 3) fill_ring(list, ring, palette::veil(palette::selected()));
  const auto corners = static_cast<int>(ring.size());
  list.AddPolyline(ring.data(), corners, palette::casing(), ImDrawFlags_Closed, 5);
  list.AddPolyline(ring.data(), corners, palette::selected(), ImDrawFlags_Closed, 2);
}

std::vector<note_line> note_lines(const panel_context& context) {
  const session& state = context.state;
  const auto words = [&](text_key key) { return text(key, state.lang); };
  const bool box = state.select.shape == select_shape::box;
  std::vector<note_line> lines{
      {context.fonts.strong, palette::ink(),
       words(text_key::select_count) + " " + count_text(static_cast<std::int64_t>(selected_count(state)))}};
  if (state.select.problem)
    lines.push_back({context.fonts.small, palette::error(), state.select.problem->in(state.lang)});
  const bool within = state.select.rule == select_rule::within;
  lines.push_back({context.fonts.small, palette::ink_soft(),
                   words(within ? text_key::select_within_says : text_key::select_touching_says)});
  lines.push_back({context.fonts.small, palette::ink_soft(),
                   words(box ? text_key::select_box_hint : text_key::select_polygon_hint)});
  lines.push_back({context.fonts.small, palette::ink_soft(), words(text_key::select_keys_hint)});
  return lines;
}

}  // namespace

void draw_select_marks(const panel_context& context, ImVec2 corner) {
  const session& state = context.state;
  if (state.select.shape == select_shape::none || !state.district) return;
  const std::vector<ImVec2> ring = drawn_ring(state, corner);
  if (!ring.empty()) draw_area(ring);
  draw_map_note(note_lines(context), corner);
}

}  // namespace greenward::viewer
