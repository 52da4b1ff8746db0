#include "viewer/layers/kept_choices.hpp"

#include <algorithm>
#include <unordered_set>

namespace greenward::viewer {

namespace {

/// Rows are others in another state of the district; ids are not.
void mark_again(const tree_layer& before, tree_layer& after) {
  if (before.marks.empty() || before.prepared->stored == nullptr || after.prepared->stored == nullptr) return;
  const auto& old_ids = before.prepared->stored->table.ids();
  std::unordered_set<std::int64_t> wanted;
  for (const std::uint32_t row : before.marks.rows()) wanted.insert(old_ids[row].value);
  const auto& ids = after.prepared->stored->table.ids();
  for (std::uint32_t row = 0; row < ids.size(); ++row)
    if (wanted.contains(ids[row].value)) after.marks.set(row, true);
}

/// Which rows pass is to be found again, since they are others.
void filter_again(const tree_layer& before, tree_layer& after) {
  if (after.prepared->stored == nullptr || before.filter.applied.empty()) return;
  after.filter.typed = before.filter.applied;
  after.filter.read(after.prepared->stored->table.schema());
  after.filter.typed = before.filter.typed;
}

}  // namespace

std::vector<named_feature> names_of_chosen(const session& state) {
  std::vector<named_feature> names;
  for (const chosen_feature& hit : state.chosen.hits) {
    const prepared_layer& layer = *state.layers[hit.layer].prepared;
    names.push_back({layer.name, layer.stored->table.ids()[hit.row]});
  }
  return names;
}

selection chosen_again(const session& state, std::span<const named_feature> names, std::size_t shown) {
  selection chosen;
  chosen.one_street = state.chosen.one_street;
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (std::size_t k = 0; k < state.layers.size(); ++k) {
      const prepared_layer& layer = *state.layers[k].prepared;
      if (layer.stored == nullptr || layer.name != names[i].layer) continue;
      const auto& ids = layer.stored->table.ids();
      const auto place = std::ranges::find(ids, names[i].id);
      if (place == ids.end()) continue;
      if (i == shown) chosen.shown = chosen.hits.size();
      chosen.hits.push_back({k, static_cast<std::uint32_t>(place - ids.begin())});
    }
  }
  return chosen;
}

void carry_over(const std::vector<tree_layer>& before, std::vector<tree_layer>& after) {
  for (tree_layer& layer : after) {
    const auto same = [&](const tree_layer& old) { return old.prepared->name == layer.prepared->name; };
    const auto old = std::ranges::find_if(before, same);
    if (old == before.end()) continue;
    layer.visible = old->visible;
    layer.unfolded = old->unfolded;
    layer.opacity = old->opacity;
    layer.selectable = old->selectable;
    layer.group = old->group;
    layer.scales = old->scales;
    filter_again(*old, layer);
    mark_again(*old, layer);
    if (layer.prepared->stored != nullptr) continue;
    layer.prepared = old->prepared;
    layer.gpu = old->gpu;
  }
}

}  // namespace greenward::viewer
