#include "viewer/layers/sites_link.hpp"

#include "engine/workflow/feature_lookup.hpp"
#include "viewer/layers/visit.hpp"

namespace greenward::viewer {

void switch_sites(session& state) {
  if (!state.district) return;
  if (state.sites.wanted) return state.sites.clear();
  state.sites.ask();
  state.tab = details_tab::circle;
}

void visit_site(session& state, std::size_t site) {
  if (!state.sites.shown || site >= state.sites.shown->sites.size()) return;
  const next_site& chosen = state.sites.shown->sites[site];
  state.sites.site = site;
  const details_tab tab = state.tab;
  if (const workflow::layer_snapshot* layer = state.district->find(chosen.layer)) {
    const auto row = workflow::feature_lookup(layer->table).find(feature_id(chosen.id));
    if (row) choose_in_sight(state, chosen.layer, static_cast<std::uint32_t>(*row));
  }
  state.tab = tab;
  show_box(state, {chosen.place, chosen.place}, 0);
}

}  // namespace greenward::viewer
