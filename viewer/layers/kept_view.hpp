// What a district looked like when it was left, and the places that were marked to come back to.
#pragma once

#include "engine/geo/point.hpp"

#include <cstddef>
#include <cstdint>
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

/// A pipe by what stays the same when the district is read anew.
struct kept_pipe {
  std::int64_t id = 0;
  std::string code;
  friend bool operator==(const kept_pipe&, const kept_pipe&) = default;
};

/// More pipes, and longer codes in bytes, are not kept.
inline constexpr std::size_t kMostKeptPipes = 20'000, kMostKeptCode = 100;

/// What if these were built and given up.
struct kept_plan {
  std::vector<kept_pipe> build{}, abandon{};
  [[nodiscard]] std::size_t size() const { return build.size() + abandon.size(); }
  friend bool operator==(const kept_plan&, const kept_plan&) = default;
};

struct kept_view {
  kept_place place;
  std::vector<kept_layer> layers;
  std::vector<view_bookmark> bookmarks;
  std::vector<std::string> order{};  ///< of the layers, lowest first; empty: the usual one
  std::optional<kept_basemap> basemap{};
  kept_plan plan{};
  friend bool operator==(const kept_view&, const kept_view&) = default;
};

}  // namespace greenward::viewer
