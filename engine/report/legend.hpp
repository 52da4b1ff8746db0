// What the legend lists, and how its rows fit a box.
#pragma once

#include "engine/report/visible_features.hpp"

#include <cairo.h>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace greenward::report {

/// A layer of several classes is a heading and its class rows; any other is a row of its own.
enum class legend_role { heading, class_row, layer_row };

struct legend_entry {
  legend_role role = legend_role::layer_row;
  bilingual title;
  const layer::style_rule* rule = nullptr;  ///< absent for a heading
  geo::geometry_kind kind = geo::geometry_kind::none;
  std::optional<std::size_t> count{};  ///< features in the frame; absent for headings and overlays
  /// Draws the sample in place of `rule`, which may then be absent.
  std::function<void(cairo_t*, const pixel_box&)> sample{};
  std::optional<std::size_t> count_before{};  ///< of two maps: those in the frame of the first

  [[nodiscard]] bool is_heading() const { return role == legend_role::heading; }
};

/// What is drawn, overlays first, then layers from the top down: a layer with one rule is one row under its
/// own title, a layer with several a heading and a row for each rule (and kind of geometry) that has a
/// feature in the frame. `before`: of two maps what the first shows, where `layers` is what the second does;
/// layers of one title and as many rules are the same layer.
[[nodiscard]] std::vector<legend_entry> legend_entries(std::span<const drawn_layer> layers,
                                                       std::span<const drawn_layer> before = {});

/// Layers that have a style but are not drawn at this scale.
[[nodiscard]] std::vector<bilingual> hidden_layers(std::span<const drawn_layer> layers);

/// Where each row goes.
struct legend_plan {
  double scale = 1;  ///< of the text and swatches
  std::size_t columns = 1;
  double column_width = 0;
  std::vector<pixel> corners;  ///< upper left corner of row i; rows beyond its size found no room
  double used_height = 0;      ///< of the longest column, pixels
};

/// Row heights at scale 1, pixels.
struct legend_metrics {
  double row = 22;
  double gap = 8;  ///< above a heading, and above a layer's own row after another layer's classes
  double least_column_width = 190;
};

/// The largest of a few scales, then the fewest columns, at which all rows fit; at the smallest scale as many
/// as there is room for. A heading is never the last row of a column, and the end of a
/// column parts a layer's classes only where they would not fit otherwise.
[[nodiscard]] legend_plan plan_legend(std::span<const legend_entry> entries, const pixel_box& box,
                                      const legend_metrics& metrics);

}  // namespace greenward::report
