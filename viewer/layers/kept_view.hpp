// What a district looked like when it was left, and the places that were marked to come back to.
#pragma once

#include "engine/geo/point.hpp"

#include <string>
#include <vector>

namespace greenward::viewer {

/// A place to look at: WGS 84 degrees, and the scale 1:n.
struct kept_place {
  geo::lon_lat centre;
  double scale = 0;
  friend bool operator==(const kept_place&, const kept_place&) = default;
};

struct view_bookmark {
  std::string name;
  kept_place place;
  friend bool operator==(const view_bookmark&, const view_bookmark&) = default;
};

struct kept_layer {
  std::string name;
  bool visible = true, unfolded = false, selectable = true;
  double opacity = 1;
  friend bool operator==(const kept_layer&, const kept_layer&) = default;
};

struct kept_view {
  kept_place place;
  std::vector<kept_layer> layers;
  std::vector<view_bookmark> bookmarks;
  friend bool operator==(const kept_view&, const kept_view&) = default;
};

}  // namespace greenward::viewer
