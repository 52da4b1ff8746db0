#include "viewer/layers/layer_order.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <array>

namespace greenward::viewer {
namespace {

using names = std::vector<std::string>;

/// Lowest first: two groups, whose layers lie between one another.
constexpr std::array kLayers{"compounds", "pipes", "buildings", "drainage_nodes", "roads", "parks"};

tree_layer layer_called(const std::string& name, std::size_t place) {
  geo::planar_geometry one;
  one.append_point({0, 0});
  tree_layer layer;
  layer.prepared = prepare_overlay(name, {name, name}, std::move(one), {}, task{});
  layer.usual_place = place;
  layer.group = group_of(name);
  return layer;
}

session some_session() {
  session state;
  for (const char* name : kLayers) state.layers.push_back(layer_called(name, state.layers.size()));
  return state;
}

names as_drawn(const session& state) {
  names drawn;
  for (const tree_layer& layer : state.layers) drawn.push_back(layer.prepared->name);
  return drawn;
}

names in_tree(const session& state) {
  names tree;
  for (const std::size_t row : tree_rows(state)) tree.push_back(state.layers[row].prepared->name);
  return tree;
}

std::size_t place_of(const names& list, const std::string& name) {
  return static_cast<std::size_t>(std::ranges::find(list, name) - list.begin());
}

TEST(LayerOrder, TheTreeShowsWhatIsOnTopFirstGroupByGroup) {
  session state = some_session();
  EXPECT_EQ(in_tree(state), (names{"drainage_nodes", "pipes", "parks", "roads", "buildings", "compounds"}));
  state.layers.push_back(layer_called("greenways", 6));
  state.layers.back().prepared = prepare_overlay("greenways", {}, {}, {}, task{});
  EXPECT_EQ(in_tree(state).size(), 6U) << "a layer without features is not shown";
}

TEST(LayerOrder, ALayerIsDrawnJustOverOrUnderTheOneItWasPutBeside) {
  session state = some_session();
  move_beside(state, 4, 0, tree_side::below);
  EXPECT_EQ(as_drawn(state), (names{"roads", "compounds", "pipes", "buildings", "drainage_nodes", "parks"}));
  move_beside(state, 0, 3, tree_side::above);
  EXPECT_EQ(as_drawn(state), (names{"compounds", "pipes", "buildings", "roads", "drainage_nodes", "parks"}));
}

TEST(LayerOrder, ALayerThatIsPutBesideOneOfAnotherGroupJoinsIt) {
  session state = some_session();
  move_beside(state, 5, 1, tree_side::above);
  EXPECT_EQ(in_tree(state), (names{"drainage_nodes", "parks", "pipes", "roads", "buildings", "compounds"}));
  EXPECT_EQ(as_drawn(state), (names{"compounds", "pipes", "parks", "buildings", "drainage_nodes", "roads"}));
  EXPECT_FALSE(is_usual_order(state.layers));
  restore_usual_order(state);
  EXPECT_TRUE(is_usual_order(state.layers));
  EXPECT_EQ(as_drawn(state), names(kLayers.begin(), kLayers.end()));
}

TEST(LayerOrder, APlaceThatALayerHasAlreadyChangesNothing) {
  session state = some_session();
  move_beside(state, 3, 1, tree_side::above);  // the nodes over the pipes, although buildings lie between
  move_beside(state, 1, 3, tree_side::below);
  move_beside(state, 2, 2, tree_side::below);
  EXPECT_EQ(as_drawn(state), names(kLayers.begin(), kLayers.end()));
}

RC_GTEST_PROP(LayerOrder, NothingElseMovesAndWhatIsChosenStaysChosen, ()) {
  session state = some_session();
  state.chosen.hits = {{2, 7}, {4, 1}};
  state.table.followed = chosen_feature{2, 7};
  for (int i = *rc::gen::inRange(1, 12); i > 0; --i) {
    const names before = as_drawn(state), tree_before = in_tree(state);
    const std::size_t layer = *rc::gen::inRange<std::size_t>(0, kLayers.size());
    const std::size_t other = *rc::gen::inRange<std::size_t>(0, kLayers.size());
    const bool above = *rc::gen::arbitrary<bool>();
    const layer_group group = state.layers[layer].group;
    move_beside(state, layer, other, above ? tree_side::above : tree_side::below);
    names after = as_drawn(state), rest = before;
    const names tree = in_tree(state);
    if (layer != other) {
      const std::size_t at = place_of(tree, before[layer]), beside = place_of(tree, before[other]);
      RC_ASSERT((above ? beside - at : at - beside) == 1);
    }
    const bool same_group = state.find(before[layer])->group == group;
    if (tree == tree_before && same_group) RC_ASSERT(after == before);
    std::erase(after, before[layer]);
    std::erase(rest, before[layer]);
    RC_ASSERT(after == rest);
    RC_ASSERT(state.layers[state.chosen.hits[0].layer].prepared->name == "buildings");
    RC_ASSERT(state.layers[state.chosen.hits[1].layer].prepared->name == "roads");
    RC_ASSERT(state.table.followed->layer == state.chosen.hits[0].layer);
  }
}

TEST(LayerOrder, KeysMoveTheChosenLayerThroughTheWholeTreeAndBack) {
  session state = some_session();
  choose_layer(state, -1);
  EXPECT_EQ(state.tree.chosen, "compounds") << "the last one";
  for (int i = 0; i < 20; ++i) move_chosen_layer(state, tree_side::above);
  EXPECT_EQ(in_tree(state).front(), "compounds");
  EXPECT_EQ(state.find("compounds")->group, layer_group::drainage);
  for (int i = 0; i < 20; ++i) move_chosen_layer(state, tree_side::below);
  EXPECT_EQ(in_tree(state), (names{"drainage_nodes", "pipes", "parks", "roads", "buildings", "compounds"}));
  choose_layer(state, -2);
  EXPECT_EQ(state.tree.chosen, "roads");
  choose_layer(state, 100);
  EXPECT_EQ(state.tree.chosen, "compounds");
}

TEST(LayerOrder, AnOrderIsKeptAndNewLayersComeWhereTheyUsuallyLie) {
  session state = some_session();
  EXPECT_TRUE(changed_order(state.layers).empty());
  move_beside(state, 0, 5, tree_side::above);
  const names kept = changed_order(state.layers);
  EXPECT_EQ(kept, (names{"pipes", "buildings", "drainage_nodes", "roads", "parks", "compounds"}));
  session again = some_session();
  arrange_layers(again, kept);
  EXPECT_EQ(as_drawn(again), kept);
  session more = some_session();
  const names without_roads{"no_such_layer", "pipes", "buildings", "parks", "drainage_nodes", "compounds"};
  arrange_layers(more, without_roads);
  EXPECT_EQ(as_drawn(more), (names{"pipes", "buildings", "parks", "drainage_nodes", "roads", "compounds"}));
}

TEST(LayerOrder, WhatIsDroppedNowhereStays) {
  session state = some_session();
  state.tree.dragged = "roads";
  drop_layer(state);
  EXPECT_TRUE(state.tree.dragged.empty());
  EXPECT_TRUE(is_usual_order(state.layers));
  state.tree.dragged = "roads";
  state.tree.drop = tree_drop{"buildings", tree_side::below};
  drop_layer(state);
  EXPECT_EQ(in_tree(state), (names{"drainage_nodes", "pipes", "parks", "buildings", "roads", "compounds"}));
  EXPECT_FALSE(state.tree.drop);
}

}  // namespace
}  // namespace greenward::viewer
