#include "viewer/tools/edit_shape.hpp"

#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/edit_join.hpp"
#include "viewer/layers/snapping.hpp"

namespace greenward::viewer {

namespace {

constexpr double kGripPixels = 9, kSnapPixels = 10;

std::optional<shape_grip> grip_under(const session& state, const map_input& input) {
  return state.edit->shape.grip_at(state.view.to_ground(input.pointer),
                                   kGripPixels * state.view.metres_per_point());
}

stored_place place_for(const session& state, const map_input& input) {
  const geo::planar ground = state.view.to_ground(input.pointer);
  const edit_state& form = *state.edit;
  if (!input.ctrl)
    if (const auto snapped =
            snap(state, ground, kSnapPixels * state.view.metres_per_point(), {form.layer, form.feature}))
      return *snapped;
  return {ground};
}

/// The first movement makes it a change: what is pressed and not moved stays as it was.
void begin_move(edit_state& form) {
  form.held = form.shape.take(*form.held);
  // So that one step back is one step back for all.
  for (joined_corner& other : form.joined) (void)other.shape.take(other.corners.front());
}

void tell(edit_state& form, text_key problem) {
  form.problem = words(problem);
}

/// A manhole beside the line is no place of it: then where the pointer is.
stored_place place_of_cut(const session& state, const map_input& input) {
  const stored_place place = place_for(state, input);
  if (state.edit->shape.distance_to_sides(place.at) <= kOnLineMetres) return place;
  return {state.view.to_ground(input.pointer)};
}

void take_click(edit_state& form, const stored_place& place, double tolerance) {
  form.problem.reset();
  switch (form.click) {
    case map_click::nothing:
    case map_click::join:
      return;
    case map_click::corner:
      return form.shape.append(place);
    case map_click::part:
      form.shape.begin_part(place);
      form.click = map_click::corner;
      return;
    case map_click::hole:
      if (!form.shape.begin_hole(place)) return tell(form, text_key::edit_no_hole_here);
      form.click = map_click::corner;
      return;
    case map_click::cut:
      if (!form.shape.cut_at(place, tolerance)) return tell(form, text_key::edit_no_cut_here);
      form.click = map_click::nothing;
      return;
  }
}

void click(session& state, const map_input& input) {
  edit_state& form = *state.edit;
  if (input.shift) {
    if (const auto grip = grip_under(state, input)) (void)form.shape.drop(*grip);
  } else if (form.click == map_click::join) {
    if (!input.double_clicked)
      join_line_at(state, state.view.to_ground(input.pointer), kGripPixels * state.view.metres_per_point());
  } else if (!input.double_clicked) {
    const stored_place place =
        form.click == map_click::cut ? place_of_cut(state, input) : place_for(state, input);
    take_click(form, place, kGripPixels * state.view.metres_per_point());
  }
}

}  // namespace

edit_take edit_shape(session& state, const map_input& input) {
  if (!state.edit || state.edit->sent) return {};
  edit_state& form = *state.edit;
  const bool drags = form.click <= map_click::corner;
  if (input.pressed && !input.shift && drags) form.held = grip_under(state, input);
  if (!form.held) {
    if (input.clicked) click(state, input);
    return {.click = input.clicked, .drag = false};
  }
  const bool moved = input.drag_x != 0 || input.drag_y != 0;
  if (moved) {
    if (!form.snapped) begin_move(form);
    form.snapped = place_for(state, input);
    form.move_held(*form.snapped);
  }
  if (!input.held) {
    form.held.reset();
    form.snapped.reset();
  }
  return {.click = true, .drag = true};
}

}  // namespace greenward::viewer
