// What is being done with the layer tree.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace greenward::viewer {

enum class tree_side : std::uint8_t { above, below };

/// Where a layer comes to lie in the tree: next to another one.
struct tree_drop {
  std::string beside;
  tree_side side = tree_side::above;
  friend bool operator==(const tree_drop&, const tree_drop&) = default;
};

struct tree_state {
  std::string chosen;             ///< the layer that the keys move; empty: none
  std::string dragged;            ///< the layer in hand; empty: none
  std::optional<tree_drop> drop;  ///< where it would come
  bool scroll = false;            ///< the chosen layer is to be brought into sight
  bool given_up = false;          ///< the drag; until the mouse lets go
  float basemap_row = 0;          ///< height of what stands below the tree, pixels

  void give_up() {
    dragged.clear();
    drop.reset();
    given_up = true;
  }
};

}  // namespace greenward::viewer
