#include "viewer/tools/identify.hpp"

#include "viewer/canvas/picking.hpp"

#include <vector>

namespace greenward::viewer {

namespace {

constexpr double kTolerancePixels = 6;

}  // namespace

void identify(session& state, screen_point at) {
  std::vector<pick_source> sources;
  for (std::size_t i = 0; i < state.layers.size(); ++i) {
    const tree_layer& layer = state.layers[i];
    if (layer.prepared->stored == nullptr || !state.is_drawn(layer)) continue;
    const prepared_layer& shown = state.shown_at(layer, at);
    sources.push_back({i, &shown.geometry(), &shown.index(), shown.rule_of_row});
  }
  const double tolerance = kTolerancePixels * state.view.metres_per_pixel();
  state.chosen = {};
  for (const pick_hit& hit : pick(sources, state.view.to_ground(at), tolerance)) {
    state.chosen.hits.push_back({hit.layer, hit.row});
  }
  if (!state.chosen.hits.empty()) state.tab = details_tab::feature;
}

}  // namespace greenward::viewer
