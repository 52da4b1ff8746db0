#include "viewer/layers/visit.hpp"

#include <algorithm>

namespace greenward::viewer {

namespace {

constexpr double kClosestScale = 2000;  ///< 1:n
constexpr double kRoom = 1.25;          ///< that is left around the things

void show_box(session& state, const geo::planar_box& box, double layer_limit) {
  if (box.empty()) return;
  camera fitted = state.view;
  fitted.fit(box);
  const double needed = box.width() + box.height() > 0 ? fitted.metres_per_pixel() : 0;
  double scale = std::max(needed * kRoom, metres_per_pixel_of(kClosestScale));
  const double drawn = metres_per_pixel_of(layer_limit);
  if (layer_limit > 0 && needed < drawn) scale = std::min(scale, drawn);
  state.view.look_at(box.centre(), scale);
}

}  // namespace

void visit(session& state, std::uint32_t thing) {
  const name_index& index = *state.search.index;
  const workflow::layer_snapshot& stored = index.layer(thing);
  const auto is_it = [&](const tree_layer& layer) { return layer.prepared->stored == &stored; };
  const auto layer = std::ranges::find_if(state.layers, is_it);
  if (layer == state.layers.end()) return;
  state.chosen = {};
  geo::planar_box box;
  for (const std::uint32_t row : index.rows_of(thing)) {
    state.chosen.hits.push_back({static_cast<std::size_t>(layer - state.layers.begin()), row});
    box.include(stored.planar[row].box());
  }
  state.chosen.one_street = state.chosen.hits.size() > 1;
  state.tab = details_tab::feature;
  show_box(state, box, layer->prepared->style.min_scale);
}

}  // namespace greenward::viewer
