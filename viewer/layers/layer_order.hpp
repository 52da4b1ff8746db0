// In which order the layers are drawn, and how the user changes it: by their places in the tree.
#pragma once

#include "viewer/layers/session.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace greenward::viewer {

/// The numbers of the layers that the tree shows, from its top to its bottom: group by group, in each the
/// higher ones first.
[[nodiscard]] std::vector<std::size_t> tree_rows(const session& state);

/// The layer joins the group of another one, just over or under which it is drawn from now on. Nothing
/// changes if the tree would be the same. What is chosen on the map stays chosen.
void move_beside(session& state, std::size_t layer, std::size_t other, tree_side side);
/// The layer in hand comes where it was dropped, if it was; the hand is empty then.
void drop_layer(session& state);

/// The layer so many rows on in the tree is chosen: negative is up. The first or last one if none was.
void choose_layer(session& state, int rows);
/// One row up or down, past the edge of its group into the next one.
void move_chosen_layer(session& state, tree_side where);

/// Whether nobody has changed the order or the groups of the layers that the tree shows.
[[nodiscard]] bool is_usual_order(std::span<const tree_layer> layers);
void restore_usual_order(session& state);

/// The names, lowest first; none if the order is the usual one.
[[nodiscard]] std::vector<std::string> changed_order(std::span<const tree_layer> layers);
/// Puts the layers into such an order. One that it does not name comes over the one that it usually follows.
/// O(n^2).
void arrange_layers(session& state, std::span<const std::string> order);

}  // namespace greenward::viewer
