// What a district looked like when it was left, and the places that were marked to come back to.
#pragma once

#include "engine/geo/point.hpp"

#include <cstddef>
#include <optional>
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

/// Bytes; a longer one is not kept.
inline constexpr std::size_t kMostKeptFilter = 4000;

struct kept_layer {
  std::string name;
  bool visible = true, unfolded = false, selectable = true;
  double opacity = 1;
  std::string group{};   ///< as group_name() calls it; empty: its own
  std::string filter{};  ///< empty: none
  double nearest = 0;    ///< as scale_range
  std::optional<double> farthest{};
  friend bool operator==(const kept_layer&, const kept_layer&) = default;
};

/// The picture under the layers.
struct kept_basemap {
  std::string file;
  bool visible = true;
  double opacity = 1;
  friend bool operator==(const kept_basemap&, const kept_basemap&) = default;
};

struct kept_view {
  kept_place place;
  std::vector<kept_layer> layers;
  std::vector<view_bookmark> bookmarks;
  std::vector<std::string> order{};  ///< of the layers, lowest first; empty: the usual one
  std::optional<kept_basemap> basemap{};
  friend bool operator==(const kept_view&, const kept_view&) = default;
};

}  // namespace greenward::viewer
