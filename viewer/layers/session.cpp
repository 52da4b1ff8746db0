#include "viewer/layers/session.hpp"

#include <algorithm>

namespace greenward::viewer {

bool session::in_scale(const tree_layer& layer) const {
  const double limit = layer.prepared->style.min_scale;
  return limit <= 0 || view.scale_denominator() <= limit;
}

tree_layer* session::find(std::string_view name) {
  const auto found =
      std::ranges::find_if(layers, [&](const tree_layer& l) { return l.prepared->name == name; });
  return found == layers.end() ? nullptr : &*found;
}

void session::fit() {
  if (district) view.fit(district->bounds());
}

bool session::can_follow() const {
  const chosen_feature* feature = chosen.current();
  if (feature == nullptr || !drains.model) return false;
  const std::string& layer = layers[feature->layer].prepared->name;
  return layer == "pipes" || layer == "drainage_nodes";
}

void follow_chosen(session& state, drainage::trace_direction direction) {
  if (!state.can_follow()) return;
  const chosen_feature& feature = *state.chosen.current();
  const bool is_pipe = state.layers[feature.layer].prepared->name == "pipes";
  state.drains.follow(is_pipe, feature.row, direction);
  state.tab = details_tab::drains;
}

void session::take_up_trial(bool in_hand) {
  measure.take_up(measure_kind::none);
  trial.take_up(in_hand);
}

void session::take_up_measure(measure_kind what) {
  trial.take_up(false);
  measure.take_up(what);
}

}  // namespace greenward::viewer
