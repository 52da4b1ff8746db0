#include "viewer/layers/edit_link.hpp"

#include "engine/geo/measure.hpp"
#include "viewer/i18n/text_table.hpp"

#include <array>
#include <utility>

namespace greenward::viewer {

namespace {

/// Corners that are nearer than that are at one place.
constexpr double kSamePlace = 0.001;

bool may_write(session& state, std::string_view layer) {
  const std::string_view command = workflow::writer_of(layer);
  if (!state.can_record) {
    state.history.said = words(text_key::edit_read_only);
  } else if (!command.empty()) {
    const bilingual& start = words(text_key::edit_by_command);
    state.history.said = bilingual{start.zh + std::string(command), start.en + std::string(command)};
  } else {
    return true;
  }
  return false;
}

void add_joined(const prepared_layer& layer, std::uint32_t row, geo::planar at, edit_state& form) {
  const layer::feature_table& table = layer.stored->table;
  if (layer.name == form.layer && table.ids()[row] == form.feature) return;
  joined_corner other{layer.name,
                      table.selected(std::array<std::size_t, 1>{row}),
                      edited_shape(table.geometry()[row], layer.geometry()[row]),
                      {}};
  for (std::size_t r = 0; r < other.shape.rings().size(); ++r)
    for (std::size_t i = 0; i < other.shape.rings()[r].corners.size(); ++i)
      if (geo::distance(other.shape.rings()[r].corners[i].at, at) <= kSamePlace)
        other.corners.push_back({r, i});
  if (!other.corners.empty()) form.joined.push_back(std::move(other));
}

/// Features with a corner where the point is, but for what commands write: also of layers that are not shown,
/// since a pipe is not to lose its manhole because nobody looked.
void join(const session& state, edit_state& form) {
  if (form.shape.kind() != geo::geometry_kind::point) return;
  const geo::planar at = form.shape.place_of({});
  const geo::planar_box window{{at.x - kSamePlace, at.y - kSamePlace},
                               {at.x + kSamePlace, at.y + kSamePlace}};
  for (const tree_layer& layer : state.layers) {
    if (layer.prepared->stored == nullptr) continue;
    if (!workflow::writer_of(layer.prepared->name).empty()) continue;
    layer.prepared->index().visit_window(
        window, [&](std::uint32_t row) { add_joined(*layer.prepared, row, at, form); });
  }
}

void put_up(session& state, edit_state form) {
  form.who = state.recorder;
  state.form.reset();
  state.history.said.reset();
  state.edit = std::move(form);
  state.tab = details_tab::feature;
  state.take_up_measure(measure_kind::none);
  state.take_up_select(select_shape::none);
  state.take_up_trial(false);
}

}  // namespace

void open_edit(session& state) {
  const chosen_feature* chosen = state.chosen.current();
  if (chosen == nullptr || state.edit) return;
  const prepared_layer& layer = *state.layers[chosen->layer].prepared;
  if (layer.stored == nullptr || !may_write(state, layer.name)) return;
  edit_state form = open_edit_form(layer.stored->table, layer.geometry()[chosen->row], chosen->row,
                                   state.environment->catalogue);
  join(state, form);
  put_up(state, std::move(form));
}

bool can_draw_new(const session& state, std::string_view layer) {
  const layer::layer_schema* schema = state.environment->catalogue.find_layer(layer);
  return state.can_record && schema != nullptr && workflow::writer_of(layer).empty() &&
         schema->geometry != layer::layer_geometry::none;
}

void open_new_feature(session& state, std::string_view layer) {
  const layer::layer_schema* schema = state.environment->catalogue.find_layer(layer);
  if (schema == nullptr || state.edit || !state.district || !may_write(state, layer)) return;
  edit_state form = open_new_form(*schema, state.environment->catalogue);
  if (form.shape.kind() == geo::geometry_kind::none) {
    state.history.said = words(text_key::edit_no_new_here);
    return;
  }
  state.chosen = {};
  put_up(state, std::move(form));
}

void save_edit(session& state) {
  if (!state.edit || state.edit->sent || !state.district) return;
  std::optional<edit_entry> entry = entry_of(*state.edit, state.district->measuring);
  if (!entry) return;
  state.edit->sent = true;
  state.outgoing = std::move(*entry);
}

void remove_edited(session& state) {
  if (!state.edit || state.edit->sent || state.edit->adds) return;
  edit_state& form = *state.edit;
  if (!std::exchange(form.asks_delete, true)) return;
  std::optional<edit_entry> entry = removal_of(form);
  form.asks_delete = entry.has_value();
  if (!entry) return;
  form.sent = true;
  state.outgoing = std::move(*entry);
}

void choose_click(session& state, map_click click) {
  if (!state.edit || state.edit->sent || !offers(*state.edit, click)) return;
  edit_state& form = *state.edit;
  form.click = form.click == click ? map_click::nothing : click;
  form.problem.reset();
}

bool close_edit(session& state) {
  if (!state.edit) return false;
  edit_state& form = *state.edit;
  if (form.sent) return true;
  if (form.asks_delete) {
    form.asks_delete = false;
  } else if (form.click > map_click::corner) {
    form.click = map_click::nothing;
  } else if (form.is_changed() && !std::exchange(form.asks_discard, true)) {
    form.problem = words(text_key::edit_discard_hint);
  } else {
    state.edit.reset();
  }
  return true;
}

void undo_edit(session& state, bool again) {
  if (state.edit) {
    if (!state.edit->sent) (void)(again ? state.edit->do_again() : state.edit->take_back());
    return;
  }
  if (!state.can_record || state.outgoing) return;
  if (auto request = state.history.ask(again, state.recorder)) state.outgoing = std::move(*request);
}

}  // namespace greenward::viewer
