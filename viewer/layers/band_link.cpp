#include "viewer/layers/band_link.hpp"

#include "viewer/layers/service_overlay.hpp"
#include "viewer/layers/visit.hpp"

#include <string_view>

namespace greenward::viewer {

namespace {

/// What was asked for is of no use on a hidden layer.
void show_layer(session& state, std::string_view name) {
  if (tree_layer* layer = state.find(name)) layer->visible = true;
}

void turn(session& state, bool& what, const char* layer) {
  if (!state.district) return;
  what = !what;
  if (!state.bands.wanted()) state.bands.forget();
  if (!what) return;
  show_layer(state, layer);
  state.tab = details_tab::circle;
}

}  // namespace

void switch_bands(session& state) {
  turn(state, state.bands.areas, kBandLayer);
}

void switch_gaps(session& state) {
  turn(state, state.bands.gaps, kUnservedLayer);
  state.bands.scroll = state.bands.gaps;
}

void visit_gap(session& state, std::size_t group) {
  if (!state.bands.shown || group >= state.bands.shown->gaps.groups.size()) return;
  const workflow::unserved_group& gone_to = state.bands.shown->gaps.groups[group];
  const details_tab tab = state.tab;
  state.bands.current = group;
  state.chosen = {};
  if (!gone_to.layer.empty()) choose_in_sight(state, gone_to.layer, gone_to.row);
  state.tab = tab;
  show_box(state, gone_to.box, 0);
}

}  // namespace greenward::viewer
