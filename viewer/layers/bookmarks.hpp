// Views that are kept by name.
#pragma once

#include "viewer/layers/kept_view.hpp"

#include <optional>
#include <string>
#include <vector>

namespace greenward::viewer {

struct session;

struct bookmark_state {
  bool open = false;
  bool opened_now = false;  ///< the field is to take the keys in the next frame
  std::string typed;        ///< the name of the next one
  std::vector<view_bookmark> list;
};

/// Where the map is now. There must be a district.
[[nodiscard]] kept_place place_of_view(const session& state);
/// Looks there; a place that cannot be on the map of the district changes nothing.
void look_at(session& state, const kept_place& place);

/// Opens the box. There must be a district.
void open_bookmarks(session& state);
/// Keeps the view under the name that is typed, in the place of one of that name; without a name, by its
/// scale.
void add_bookmark(session& state);
void remove_bookmark(session& state, std::size_t which);

/// What there is to be kept of the session; nothing before its district is there.
[[nodiscard]] std::optional<kept_view> view_to_keep(const session& state);
/// As it was left: the place, the layers that there still are, the bookmarks, the plan for the drains.
void restore_view(session& state, const kept_view& kept);

}  // namespace greenward::viewer
