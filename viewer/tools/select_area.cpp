#include "viewer/tools/select_area.hpp"

#include "viewer/layers/area_selection.hpp"
#include "viewer/tools/identify.hpp"

#include <cmath>
#include <utility>

namespace greenward::viewer {

namespace {

constexpr double kDraggedPixels = 4;  ///< less in both directions is a click

select_change change_of(const map_input& input) {
  if (input.shift) return select_change::add;
  return input.ctrl ? select_change::take_away : select_change::replace;
}

/// The feature that a click would identify.
void select_at(session& state, screen_point at, select_change change) {
  if (change == select_change::replace) clear_selection(state);
  for (const chosen_feature& hit : features_at(state, at)) {
    tree_layer& layer = state.layers[hit.layer];
    if (!can_select(state, layer)) continue;
    layer.marks.set(hit.row, change != select_change::take_away);
    break;
  }
  state.tab = details_tab::selection;
}

void finish_box(session& state, screen_point at, select_change change) {
  const std::vector<geo::planar> corners = std::exchange(state.select.corners, {});
  const screen_point begun = state.view.to_screen(corners[0]), ended = state.view.to_screen(corners[1]);
  if (std::abs(begun.x - ended.x) < kDraggedPixels && std::abs(begun.y - ended.y) < kDraggedPixels)
    return select_at(state, at, change);
  select_in_area(state, ring_of_box(corners[0], corners[1]), change);
}

bool drag_box(session& state, const map_input& input) {
  std::vector<geo::planar>& corners = state.select.corners;
  const geo::planar ground = state.view.to_ground(input.pointer);
  if (input.pressed) corners = {ground, ground};
  if (corners.size() == 2) {
    corners[1] = ground;
    if (!input.held) finish_box(state, input.pointer, change_of(input));
    return true;
  }
  return input.held || input.clicked;
}

}  // namespace

bool select_area(session& state, const map_input& input) {
  if (state.select.shape == select_shape::none || !state.district) return false;
  if (state.select.shape == select_shape::box) return drag_box(state, input);
  if (!input.clicked) return false;
  // The first click of the two has put the corner.
  if (input.double_clicked)
    finish_selected_area(state, change_of(input));
  else
    state.select.add(state.view.to_ground(input.pointer));
  return true;
}

void finish_selected_area(session& state, select_change change) {
  if (state.select.shape != select_shape::polygon || state.select.corners.empty()) return;
  select_in_area(state, state.select.corners, change);
  if (!state.select.problem) state.select.corners.clear();
}

}  // namespace greenward::viewer
