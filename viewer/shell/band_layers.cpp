#include "viewer/shell/band_layers.hpp"

#include "viewer/layers/service_overlay.hpp"
#include "viewer/shell/works_days.hpp"

namespace greenward::viewer {

void band_layers::follow(session& state) {
  const bool answered = state.bands.shown && !state.bands.shown->refusal;
  const auto wanted = [&](bool asked, const std::shared_ptr<prepared_layer> band_answer::*which) {
    return answered && asked ? (*state.bands.shown).*which : nullptr;
  };
  show(state.find(kBandLayer), wanted(state.bands.areas, &band_answer::areas), areas_);
  show(state.find(kUnservedLayer), wanted(state.bands.gaps, &band_answer::places), places_);
}

void band_layers::forget() {
  areas_.plain.reset();
  places_.plain.reset();
}

/// Uploaded once; from then on exchanged.
void band_layers::show(tree_layer* layer, const std::shared_ptr<prepared_layer>& wanted, exchanged& kept) {
  if (layer == nullptr) return;
  const bool is_exchanged = kept.plain != nullptr && layer->prepared == kept.other;
  if (!wanted) {
    if (!is_exchanged) return;
    layer->prepared = kept.plain;
    layer->gpu = kept.plain_gpu;
    return;
  }
  if (layer->prepared == wanted) return;
  if (!is_exchanged) {
    kept.plain = layer->prepared;
    kept.plain_gpu = layer->gpu;
  }
  if (kept.other == wanted) {
    layer->prepared = kept.other;
    layer->gpu = kept.other_gpu;
    return;
  }
  upload(*layer, wanted);
  kept.other = layer->prepared;
  kept.other_gpu = layer->gpu;
}

}  // namespace greenward::viewer
