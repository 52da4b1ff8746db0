#include "viewer/tools/command.hpp"

#include "viewer/layers/area_selection.hpp"
#include "viewer/layers/band_link.hpp"
#include "viewer/layers/board_link.hpp"
#include "viewer/layers/database_link.hpp"
#include "viewer/layers/edit_link.hpp"
#include "viewer/layers/exports.hpp"
#include "viewer/layers/import_link.hpp"
#include "viewer/layers/layer_order.hpp"
#include "viewer/layers/map_division.hpp"
#include "viewer/layers/profile_link.hpp"
#include "viewer/layers/scenario_link.hpp"
#include "viewer/layers/separation_link.hpp"
#include "viewer/layers/sites_link.hpp"
#include "viewer/layers/table_link.hpp"
#include "viewer/layers/visit.hpp"
#include "viewer/layers/witness_link.hpp"
#include "viewer/tools/cancel.hpp"
#include "viewer/tools/navigate.hpp"
#include "viewer/tools/select_area.hpp"

#include <array>

namespace greenward::viewer {

namespace {

constexpr auto kCommands = std::to_array<command_entry>({
    {command::zoom_in, text_key::zoom_in, {U'+'}, key_chord{U'='}},
    {command::zoom_out, text_key::zoom_out, {U'-'}},
    {command::fit, text_key::fit_view, {U'f'}},
    {command::pan_left, text_key::pan_left, {keys::kLeft}},
    {command::pan_right, text_key::pan_right, {keys::kRight}},
    {command::pan_up, text_key::pan_up, {keys::kUp}},
    {command::pan_down, text_key::pan_down, {keys::kDown}},
    {command::try_site, text_key::try_site, {U's'}},
    {command::witness, text_key::witness_ask, {U'w'}},
    {command::next_sites, text_key::sites_ask, {U's', false, true}},
    {command::service_bands, text_key::band_key, {U'w', false, true}},
    {command::service_gaps, text_key::gap_key, {U'g'}},
    {command::trace_up, text_key::trace_up, {U'u'}},
    {command::trace_down, text_key::trace_down, {U'd'}},
    {command::trace_connected, text_key::trace_connected, {U'c'}},
    {command::flow, text_key::flow_key, {U'a'}},
    {command::plan_pipe, text_key::scenario_key, {U'x'}},
    {command::switch_plan, text_key::scenario_switch_key, {U'x', false, true}},
    {command::compare_plan, text_key::scenario_divide_key, {U'v'}},
    {command::profile_mark, text_key::profile_mark, {U'p'}},
    {command::profile_downstream, text_key::profile_downstream, {U'p', false, true}},
    {command::next_finding, text_key::finding_next, {U'n'}},
    {command::finding_before, text_key::finding_before, {U'n', false, true}},
    {command::next_reason, text_key::reason_next, {U']'}},
    {command::reason_before, text_key::reason_before, {U'['}},
    {command::time_slider, text_key::time_slider, {U't'}},
    {command::month_back, text_key::time_back, {U','}},
    {command::month_on, text_key::time_on, {U'.'}},
    {command::compare_days, text_key::time_compare, {U't', false, true}},
    {command::divide_left, text_key::divide_left, {keys::kLeft, false, true}},
    {command::divide_right, text_key::divide_right, {keys::kRight, false, true}},
    {command::measure_distance, text_key::measure_distance, {U'm'}},
    {command::measure_area, text_key::measure_area, {U'm', false, true}},
    {command::select_box, text_key::select_box, {U'r'}},
    {command::select_polygon, text_key::select_polygon, {U'r', false, true}},
    {command::select_rule, text_key::select_switch_rule, {U'i'}},
    {command::show_selection, text_key::select_show_key, {U'f', false, true}},
    {command::clear_selection, text_key::select_clear_key, {U'a', true, true}},
    {command::end_shape, text_key::end_shape, {keys::kEnter}},
    {command::corner_back, text_key::corner_back, {keys::kBackspace}},
    {command::databases, text_key::databases_key, {U'o', true, true}},
    {command::import_file, text_key::import_title, {U'o', true}},
    {command::export_map, text_key::export_map_key, {U'p', true}},
    {command::export_selection, text_key::export_selection_key, {U'e', true}},
    {command::search, text_key::search_title, {U'f', true}},
    {command::go_to, text_key::go_to_title, {U'g', true}},
    {command::bookmarks, text_key::bookmark_title, {U'b'}},
    {command::copy_coordinates, text_key::copy_coordinates, {U'c', true}},
    {command::attribute_table, text_key::table_title, {keys::kF6}},
    {command::edit, text_key::edit_title, {U'e'}},
    {command::new_feature, text_key::edit_new_key, {U'e', false, true}},
    {command::save, text_key::edit_save_key, {U's', true}},
    {command::remove_feature, text_key::edit_delete_key, {keys::kDelete}},
    {command::add_part, text_key::edit_part_key, {U'j'}},
    {command::add_hole, text_key::edit_hole_key, {U'j', false, true}},
    {command::divide_line, text_key::edit_divide_key, {U'k'}},
    {command::join_lines, text_key::edit_join_key, {U'k', false, true}},
    {command::undo, text_key::undo_key, {U'z', true}},
    {command::redo, text_key::redo_key, {U'y', true}, key_chord{U'z', true, true}},
    {command::board_roll_up, text_key::board_roll_up, {keys::kF7}},
    {command::board_dispatch, text_key::board_dispatch, {keys::kF8}},
    {command::board_race, text_key::board_race, {keys::kF9}},
    {command::board_review, text_key::board_review, {keys::kF10}},
    {command::choose_layer_above, text_key::layer_choose_above, {keys::kUp, true}},
    {command::choose_layer_below, text_key::layer_choose_below, {keys::kDown, true}},
    {command::raise_layer, text_key::layer_raise, {keys::kUp, false, false, true}},
    {command::lower_layer, text_key::layer_lower, {keys::kDown, false, false, true}},
    {command::cancel, text_key::cancel_hint, {keys::kEscape}},
    {command::language, text_key::language_hint, {U'l'}},
    {command::theme, text_key::theme_hint, {U'h'}},
    {command::scale_up, text_key::scale_up, {U'+', true}, key_chord{U'=', true}},
    {command::scale_down, text_key::scale_down, {U'-', true}},
    {command::scale_usual, text_key::scale_usual, {U'0', true}},
    {command::key_sheet, text_key::key_sheet_title, {U'?'}, key_chord{keys::kF1}},
});

/// Without the slider nothing would tell that the works stand on another day than today.
void open_time_slider(session& state, bool open) {
  state.time.open = open;
  if (open) return;
  state.time.playing = false;
  state.time.show({});
  state.time.compare_with({});
}

void step_finding(session& state, int count) {
  if (state.findings.step(count) == nullptr) return;
  state.tab = details_tab::drains;
  visit_finding(state);
}

/// The key that took the tool in hand lays it down.
void switch_measure(session& state, measure_kind what) {
  state.take_up_measure(state.measure.kind == what ? measure_kind::none : what);
}

void switch_select(session& state, select_shape what) {
  state.take_up_select(state.select.shape == what ? select_shape::none : what);
  if (state.select.shape != select_shape::none) state.tab = details_tab::selection;
}

void switch_rule(session& state) {
  const bool within = state.select.rule == select_rule::within;
  state.select.rule = within ? select_rule::touching : select_rule::within;
  state.tab = details_tab::selection;
}

}  // namespace

std::span<const command_entry> commands() {
  return kCommands;
}

std::optional<command> command_of(const key_chord& chord) {
  for (const command_entry& entry : kCommands)
    if (entry.key == chord || entry.second == chord) return entry.what;
  return std::nullopt;
}

bool acts_while_typing(const key_chord& chord) {
  const std::optional<command> what = command_of(chord);
  return what == command::save || what == command::scale_up || what == command::scale_down ||
         what == command::scale_usual;
}

void perform(session& state, command what) {
  switch (what) {
    case command::zoom_in:
      return navigate(state, view_command::zoom_in);
    case command::zoom_out:
      return navigate(state, view_command::zoom_out);
    case command::pan_left:
      return navigate(state, view_command::left);
    case command::pan_right:
      return navigate(state, view_command::right);
    case command::pan_up:
      return navigate(state, view_command::up);
    case command::pan_down:
      return navigate(state, view_command::down);
    case command::fit:
      return navigate(state, view_command::fit);
    case command::language:
      state.lang = state.lang == language::zh ? language::en : language::zh;
      return;
    case command::theme:
      return state.look.switch_theme();
    case command::scale_up:
      return state.look.enlarge();
    case command::scale_down:
      return state.look.reduce();
    case command::scale_usual:
      state.look.scale = kUsualScale;
      return;
    case command::databases:
      return switch_databases(state);
    case command::try_site:
      state.take_up_trial(!state.trial.active);
      if (state.trial.active) state.tab = details_tab::circle;
      return;
    case command::trace_up:
      return follow_chosen(state, drainage::trace_direction::upstream);
    case command::trace_down:
      return follow_chosen(state, drainage::trace_direction::downstream);
    case command::trace_connected:
      return follow_chosen(state, drainage::trace_direction::connected);
    case command::flow:
      state.drains.flow.on = !state.drains.flow.on;
      return;
    case command::plan_pipe:
      return plan_chosen(state);
    case command::switch_plan:
      return ask_the_plan(state, !state.scenario.planned);
    case command::compare_plan:
      return compare_plan(state);
    case command::next_finding:
      return step_finding(state, 1);
    case command::finding_before:
      return step_finding(state, -1);
    case command::time_slider:
      return open_time_slider(state, !state.time.open);
    case command::month_back:
    case command::month_on:
      if (state.time.open) state.time.step(what == command::month_on ? 1 : -1);
      return;
    case command::compare_days:
      return compare_days(state);
    case command::divide_left:
      return step_divide(state, -1);
    case command::divide_right:
      return step_divide(state, 1);
    case command::measure_distance:
      return switch_measure(state, measure_kind::distance);
    case command::measure_area:
      return switch_measure(state, measure_kind::area);
    case command::select_box:
      return switch_select(state, select_shape::box);
    case command::select_polygon:
      return switch_select(state, select_shape::polygon);
    case command::select_rule:
      return switch_rule(state);
    case command::show_selection:
      return visit_selection(state);
    case command::clear_selection:
      return clear_selection(state);
    case command::end_shape:
      finish_selected_area(state, select_change::replace);
      return state.measure.end();
    case command::corner_back:
      state.select.take_back();
      return state.measure.take_back();
    case command::import_file:
      return open_import(state, {});
    case command::export_map:
      return open_export(state, export_kind::view);
    case command::export_selection:
      return open_export(state, export_kind::selection);
    case command::search:
      return state.open_search();
    case command::go_to:
      return state.open_go_to();
    case command::bookmarks:
      return open_bookmarks(state);
    case command::copy_coordinates:
      return state.copy_coordinates();
    case command::attribute_table:
      return state.table.open ? close_table(state) : open_table(state, {});
    case command::edit:
      return open_edit(state);
    case command::new_feature:
      if (const chosen_feature* chosen = state.chosen.current())
        open_new_feature(state, std::string(state.layers[chosen->layer].prepared->name));
      return;
    case command::save:
      return save_edit(state);
    case command::remove_feature:
      return remove_edited(state);
    case command::add_part:
      return choose_click(state, map_click::part);
    case command::add_hole:
      return choose_click(state, map_click::hole);
    case command::divide_line:
      return choose_click(state, map_click::cut);
    case command::join_lines:
      return choose_click(state, map_click::join);
    case command::undo:
      return undo_edit(state, false);
    case command::redo:
      return undo_edit(state, true);
    case command::board_roll_up:
      return switch_board(state, board_page::roll_up);
    case command::board_dispatch:
      return switch_board(state, board_page::dispatch);
    case command::board_race:
      return switch_board(state, board_page::race);
    case command::board_review:
      return switch_board(state, board_page::review);
    case command::profile_mark:
      return mark_profile_end(state);
    case command::profile_downstream:
      return profile_downstream(state);
    case command::witness:
      return ask_witness(state);
    case command::next_sites:
      return switch_sites(state);
    case command::service_bands:
      return switch_bands(state);
    case command::service_gaps:
      return switch_gaps(state);
    case command::next_reason:
      return step_reason(state, 1);
    case command::reason_before:
      return step_reason(state, -1);
    case command::choose_layer_above:
      return choose_layer(state, -1);
    case command::choose_layer_below:
      return choose_layer(state, 1);
    case command::raise_layer:
      return move_chosen_layer(state, tree_side::above);
    case command::lower_layer:
      return move_chosen_layer(state, tree_side::below);
    case command::key_sheet:
      state.key_sheet = !state.key_sheet;
      return;
    case command::cancel:
      return cancel(state);
  }
}

}  // namespace greenward::viewer
