#include "viewer/layers/bookmarks.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/layers/basemap_link.hpp"
#include "viewer/layers/layer_order.hpp"
#include "viewer/layers/session.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::viewer {

namespace {

/// "1:5,000", and with a number behind it if there is one of that name.
std::string free_name(const bookmark_state& bookmarks, const std::string& wanted) {
  for (int number = 1;; ++number) {
    const std::string name = wanted + (number > 1 ? " (" + std::to_string(number) + ")" : "");
    if (std::ranges::find(bookmarks.list, name, &view_bookmark::name) == bookmarks.list.end()) return name;
  }
}

kept_layer choices_of(const tree_layer& layer) {
  const std::string& name = layer.prepared->name;
  const bool moved = layer.group != group_of(name);
  return {name,
          layer.visible,
          layer.unfolded,
          layer.selectable,
          static_cast<double>(layer.opacity),
          moved ? std::string(group_name(layer.group)) : "",
          layer.filter.applied.size() <= kMostKeptFilter ? layer.filter.applied : "",
          layer.scales.nearest,
          layer.scales.farthest};
}

/// A filter that cannot be read any more stands in its field, and it is said why.
void filter_as_kept(session& state, tree_layer& layer, const std::string& filter) {
  if (filter == layer.filter.applied || layer.prepared->stored == nullptr) return;
  state.fresh_text += filter;
  layer.filter.typed = filter;
  layer.filter.read(layer.prepared->stored->table.schema());
  if (!layer.filter.problem) return;
  state.fresh_text += layer.filter.problem->problem().in(state.lang);
  layer.unfolded = true;
}

void choose_as_kept(session& state, tree_layer& layer, const kept_layer& kept) {
  layer.visible = kept.visible;
  layer.unfolded = kept.unfolded;
  layer.selectable = kept.selectable;
  layer.opacity = static_cast<float>(kept.opacity);
  layer.group = group_called(kept.group).value_or(layer.group);
  layer.scales.nearest = kept.nearest;
  layer.scales.farthest = kept.farthest;
  filter_as_kept(state, layer, kept.filter);
}

}  // namespace

kept_place place_of_view(const session& state) {
  return {geo::unproject(state.view.centre(), state.district->measuring), state.view.scale_denominator()};
}

void look_at(session& state, const kept_place& place) {
  try {
    const geo::planar centre = geo::project(place.centre, state.district->measuring);
    if (std::isfinite(centre.x) && std::isfinite(centre.y))
      state.view.look_at(centre, metres_per_pixel_of(place.scale));
  } catch (const error&) {  // a place of another district
  }
}

void open_bookmarks(session& state) {
  if (!state.district) return;
  state.close_boxes();
  state.bookmarks.open = state.bookmarks.opened_now = true;
}

void add_bookmark(session& state) {
  if (!state.district) return;
  bookmark_state& bookmarks = state.bookmarks;
  std::string name = bookmarks.typed;
  if (name.find_first_not_of(' ') == std::string::npos)
    name = free_name(bookmarks, scale_text(state.view.scale_denominator()));
  const auto same = std::ranges::find(bookmarks.list, name, &view_bookmark::name);
  try {
    if (same != bookmarks.list.end())
      same->place = place_of_view(state);
    else
      bookmarks.list.push_back({name, place_of_view(state)});
    bookmarks.typed.clear();
  } catch (const error&) {  // the map is where there are no degrees: nothing to come back to
  }
}

void remove_bookmark(session& state, std::size_t which) {
  std::vector<view_bookmark>& list = state.bookmarks.list;
  if (which < list.size()) list.erase(list.begin() + static_cast<std::ptrdiff_t>(which));
}

std::optional<kept_view> view_to_keep(const session& state) {
  if (!state.district) return std::nullopt;
  kept_view kept;
  try {
    kept.place = place_of_view(state);
  } catch (const error&) {
    return std::nullopt;
  }
  for (const tree_layer& layer : state.layers) kept.layers.push_back(choices_of(layer));
  kept.order = changed_order(state.layers);
  kept.bookmarks = state.bookmarks.list;
  kept.basemap = basemap_to_keep(state);
  kept.plan = state.scenario.to_keep();
  return kept;
}

void restore_view(session& state, const kept_view& kept) {
  state.bookmarks.list = kept.bookmarks;
  for (const view_bookmark& bookmark : kept.bookmarks) state.fresh_text += bookmark.name;
  for (const kept_layer& one : kept.layers) {
    tree_layer* layer = state.find(one.name);
    if (layer == nullptr) continue;
    choose_as_kept(state, *layer, one);
  }
  arrange_layers(state, kept.order);
  restore_basemap(state, kept.basemap);
  state.scenario.await(kept.plan);
  look_at(state, kept.place);
}

}  // namespace greenward::viewer
