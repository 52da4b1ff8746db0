#include "viewer/layers/layer_order.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace greenward::viewer {

namespace {

std::vector<std::size_t> as_they_lie(const session& state) {
  std::vector<std::size_t> order(state.layers.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  return order;
}

void follow_layer(chosen_feature& feature, std::span<const std::size_t> new_place) {
  if (feature.layer < new_place.size()) feature.layer = new_place[feature.layer];
}

/// `order`: for each place the number that its layer had.
void put_in_order(session& state, std::span<const std::size_t> order) {
  std::vector<tree_layer> layers;
  std::vector<std::size_t> new_place(order.size());
  for (std::size_t place = 0; place < order.size(); ++place) {
    new_place[order[place]] = place;
    layers.push_back(std::move(state.layers[order[place]]));
  }
  state.layers = std::move(layers);
  for (chosen_feature& hit : state.chosen.hits) follow_layer(hit, new_place);
  if (state.table.followed) follow_layer(*state.table.followed, new_place);
}

std::optional<std::size_t> number_of(const session& state, const std::string& name) {
  const auto found =
      std::ranges::find_if(state.layers, [&](const tree_layer& l) { return l.prepared->name == name; });
  if (found == state.layers.end()) return std::nullopt;
  return static_cast<std::size_t>(found - state.layers.begin());
}

std::optional<std::size_t> row_of(const std::vector<std::size_t>& tree, std::optional<std::size_t> layer) {
  const auto row = layer ? std::ranges::find(tree, *layer) : tree.end();
  if (row == tree.end()) return std::nullopt;
  return static_cast<std::size_t>(row - tree.begin());
}

std::optional<std::size_t> row_of_chosen(const session& state, const std::vector<std::size_t>& tree) {
  return row_of(tree, number_of(state, state.tree.chosen));
}

/// Whether the layer is just there in the tree already.
bool is_beside(const session& state, std::size_t layer, std::size_t other, tree_side side) {
  if (state.layers[layer].group != state.layers[other].group) return false;
  const std::vector<std::size_t> tree = tree_rows(state);
  const auto at = row_of(tree, layer), beside = row_of(tree, other);
  if (!at || !beside) return false;
  return side == tree_side::above ? *at + 1 == *beside : *beside + 1 == *at;
}

/// Where a layer that the order does not name comes: after the nearest one below that it does.
std::size_t usual_slot(const session& state, std::span<const std::size_t> order, std::size_t layer) {
  std::size_t slot = 0;
  std::optional<std::size_t> nearest;
  for (std::size_t place = 0; place < order.size(); ++place) {
    const std::size_t usual = state.layers[order[place]].usual_place;
    if (usual >= state.layers[layer].usual_place || (nearest && usual < *nearest)) continue;
    nearest = usual;
    slot = place + 1;
  }
  return slot;
}

/// Those that the tree shows; between which of them the others lie does not matter.
bool lie_as_usual(std::span<const tree_layer> layers) {
  std::vector<std::size_t> places;
  for (const tree_layer& layer : layers)
    if (layer.is_listed()) places.push_back(layer.usual_place);
  return std::ranges::is_sorted(places);
}

}  // namespace

std::vector<std::size_t> tree_rows(const session& state) {
  std::vector<std::size_t> rows;
  for (const layer_group group : kLayerGroups) {
    for (std::size_t i = state.layers.size(); i-- > 0;)
      if (state.layers[i].group == group && state.layers[i].is_listed()) rows.push_back(i);
  }
  return rows;
}

void move_beside(session& state, std::size_t layer, std::size_t other, tree_side side) {
  if (layer == other || is_beside(state, layer, other, side)) return;
  state.layers[layer].group = state.layers[other].group;
  std::vector<std::size_t> order = as_they_lie(state);
  std::erase(order, layer);
  order.insert(std::ranges::find(order, other) + (side == tree_side::above ? 1 : 0), layer);
  put_in_order(state, order);
}

void drop_layer(session& state) {
  const std::string dragged = std::exchange(state.tree.dragged, {});
  const std::optional<tree_drop> drop = std::exchange(state.tree.drop, std::nullopt);
  const auto layer = number_of(state, dragged);
  const auto other = drop ? number_of(state, drop->beside) : std::nullopt;
  if (layer && other) move_beside(state, *layer, *other, drop->side);
}

void choose_layer(session& state, int rows) {
  const std::vector<std::size_t> tree = tree_rows(state);
  if (tree.empty()) return;
  const auto last = static_cast<std::ptrdiff_t>(tree.size()) - 1;
  const auto row = row_of_chosen(state, tree);
  std::ptrdiff_t place = rows > 0 ? 0 : last;
  if (row) place = std::clamp(static_cast<std::ptrdiff_t>(*row) + rows, std::ptrdiff_t{0}, last);
  state.tree.chosen = state.layers[tree[static_cast<std::size_t>(place)]].prepared->name;
  state.tree.scroll = true;
}

void move_chosen_layer(session& state, tree_side where) {
  const std::vector<std::size_t> tree = tree_rows(state);
  const auto row = row_of_chosen(state, tree);
  const bool up = where == tree_side::above;
  if (!row || (up ? *row == 0 : *row + 1 == tree.size())) return;
  const std::size_t layer = tree[*row], other = tree[up ? *row - 1 : *row + 1];
  const bool same_group = state.layers[layer].group == state.layers[other].group;
  state.tree.scroll = true;
  move_beside(state, layer, other, up == same_group ? tree_side::above : tree_side::below);
}

bool is_usual_order(std::span<const tree_layer> layers) {
  return lie_as_usual(layers) && std::ranges::all_of(layers, [](const tree_layer& l) {
           return l.group == group_of(l.prepared->name);
         });
}

void restore_usual_order(session& state) {
  for (tree_layer& layer : state.layers) layer.group = group_of(layer.prepared->name);
  std::vector<std::size_t> order = as_they_lie(state);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return state.layers[i].usual_place; });
  put_in_order(state, order);
}

std::vector<std::string> changed_order(std::span<const tree_layer> layers) {
  std::vector<std::string> names;
  if (lie_as_usual(layers)) return names;
  for (const tree_layer& layer : layers) names.push_back(layer.prepared->name);
  return names;
}

void arrange_layers(session& state, std::span<const std::string> names) {
  if (names.empty()) return;
  std::vector<std::size_t> order;
  for (const std::string& name : names) {
    const auto layer = number_of(state, name);
    if (layer && std::ranges::find(order, *layer) == order.end()) order.push_back(*layer);
  }
  for (const std::size_t layer : as_they_lie(state)) {
    if (std::ranges::find(order, layer) != order.end()) continue;
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(usual_slot(state, order, layer)), layer);
  }
  put_in_order(state, order);
}

}  // namespace greenward::viewer
