#include "viewer/tools/identify.hpp"

#include "viewer/canvas/picking.hpp"

namespace greenward::viewer {

namespace {

constexpr double kTolerancePixels = 6;

}  // namespace

std::vector<chosen_feature> features_at(const session& state, screen_point at) {
  std::vector<pick_source> sources;
  for (std::size_t i = 0; i < state.layers.size(); ++i) {
    const tree_layer& layer = state.layers[i];
    if (layer.prepared->stored == nullptr || !state.is_drawn(layer)) continue;
    const prepared_layer& shown = state.shown_at(layer, at);
    sources.push_back({i, &shown.geometry(), &shown.index(), shown.rule_of_row});
  }
  const double tolerance = kTolerancePixels * state.view.metres_per_point();
  std::vector<chosen_feature> found;
  for (const pick_hit& hit : pick(sources, state.view.to_ground(at), tolerance))
    found.push_back({hit.layer, hit.row});
  return found;
}

void identify(session& state, screen_point at) {
  state.chosen = {};
  state.chosen.hits = features_at(state, at);
  if (!state.chosen.hits.empty()) state.tab = details_tab::feature;
}

}  // namespace greenward::viewer
