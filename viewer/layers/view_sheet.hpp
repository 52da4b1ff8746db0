// What the map shows, ready to be drawn on a sheet by another thread.
#pragma once

#include "engine/workflow/draw_map.hpp"
#include "viewer/layers/session.hpp"

#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace greenward::viewer {

/// Keeps everything that the sheet is drawn from; `content` points into it, so it stays where it is.
struct view_sheet {
  std::shared_ptr<const workflow::district_snapshot> district;
  std::vector<std::shared_ptr<const prepared_layer>> keeps;
  std::deque<layer::layer_style> styles;          ///< with the opacities of the layers
  std::deque<workflow::layer_snapshot> on_a_day;  ///< layers of which the map does not show what is recorded
  report::map_content content;
  geo::planar_box extent;

  view_sheet() = default;
  view_sheet(const view_sheet&) = delete;
  view_sheet& operator=(const view_sheet&) = delete;
};

/// What the two sides of a divided map are; none if it is not divided.
[[nodiscard]] std::optional<report::map_pair> map_pair_of(const session& state);

/// The basemap, the layers that are drawn now, as they are drawn, the service areas, what was followed in the
/// drains or tried out, and the selected lines and polygons. What the map is divided by is on two maps beside
/// each other. There must be a district.
[[nodiscard]] std::shared_ptr<const view_sheet> sheet_of_view(const session& state);

}  // namespace greenward::viewer
