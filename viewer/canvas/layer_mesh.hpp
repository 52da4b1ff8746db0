// A layer's geometry as the GPU takes it: tile-relative floats, sorted so that few draw calls show any view.
#pragma once

#include "engine/base/task.hpp"
#include "engine/geo/geometry_column.hpp"
#include "engine/layer/style.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::viewer {

/// Rows of this rule are not drawn.
inline constexpr std::uint16_t kNoRule = 0xffff;
/// Rules a layer can have: the size of the shader's table.
inline constexpr std::size_t kMaximumRules = 64;

/// The extent of a layer cut into kSide × kSide equal tiles. Coordinates are kept relative to a tile's
/// centre, so that a float32 stays below a hundredth of a millimetre in a district and below a millimetre
/// in a province.
struct tile_grid {
  static constexpr std::size_t kSide = 16;
  static constexpr std::size_t kTiles = kSide * kSide;

  geo::planar_box extent;

  [[nodiscard]] std::uint16_t tile_of(geo::planar place) const;
  [[nodiscard]] geo::planar origin(std::size_t tile) const;
};

/// One segment of a line or of a polygon's outline. 28 bytes.
struct line_instance {
  float x0, y0, x1, y1;  ///< metres from the tile's origin
  float along;           ///< metres from the start of the line: where the dash pattern stands
  std::uint16_t tile;
  std::uint16_t rule;
  std::uint32_t row;  ///< of the feature
};

/// One corner of a triangle, or one point symbol. 16 bytes.
struct vertex_instance {
  float x, y;
  std::uint16_t tile;
  std::uint16_t rule;
  std::uint32_t row;  ///< of the feature
};

/// A run of instances of one rule in one tile.
struct mesh_range {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  geo::planar_box box;  ///< of the content, which may reach over the tile's edge
};

/// Ranges follow one another without gaps, rules in drawing order: the style's first rule comes last, on top.
struct layer_mesh {
  tile_grid grid;
  std::vector<vertex_instance> fills;  ///< three a triangle
  std::vector<line_instance> lines;
  std::vector<vertex_instance> points;
  std::vector<mesh_range> fill_ranges;
  std::vector<mesh_range> line_ranges;
  std::vector<mesh_range> point_ranges;
};

struct mesh_source {
  const geo::planar_geometry& geometry;
  std::span<const std::uint16_t> rule_of_row;  ///< one a row; kNoRule = not drawn
  std::span<const layer::style_rule> rules;
};

/// Triangulates fills, cuts lines into segments, sorts by rule and tile. O(n log n); for a background thread.
[[nodiscard]] layer_mesh build_mesh(const mesh_source& source, const task& progress);

}  // namespace greenward::viewer
