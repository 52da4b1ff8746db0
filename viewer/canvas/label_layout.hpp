// Where the names of a view stand: beside points, inside polygons, along lines.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "engine/index/packed_rtree.hpp"
#include "engine/layer/column.hpp"
#include "engine/layer/style.hpp"
#include "viewer/canvas/label_placement.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace greenward::viewer {

/// A layer whose names may be shown. Everything pointed at must outlive the call.
struct label_source {
  const geo::planar_geometry* geometry = nullptr;
  const index::packed_rtree* index = nullptr;
  const layer::column* names = nullptr;        ///< a text column, one name a row
  std::span<const std::uint16_t> rule_of_row;  ///< kNoRule: not drawn, not named
  std::span<const geo::planar> anchors;        ///< one a row: a point inside each polygon
  double size = 12;                            ///< of an ideograph, pixels
  layer::colour colour;
  int priority = 0;
  double symbol_radius = 0;  ///< of point symbols, pixels
};

/// One glyph: the middle of its em box on the screen, turned clockwise by `angle` radians.
struct placed_glyph {
  char32_t code = 0;
  screen_point middle;
  double angle = 0;
};

struct placed_label {
  std::size_t source = 0;
  std::uint32_t row = 0;
  std::vector<placed_glyph> glyphs;
  std::vector<screen_box> boxes;  ///< the ground it takes; no two labels' boxes overlap
};

/// Advance width of a glyph at a size of ideographs, pixels.
using glyph_advance = std::function<double(char32_t code, double size)>;

/// Greedy by priority, then by size of the feature on the ground, then by source and row: the same view
/// always gives the same labels. Names of lines follow the line; a steep one is written upright from top to
/// bottom, as Chinese maps do. Looks at no more than kMaximumCandidates names and places no more than
/// kMaximumLabels; the largest features come first.
/// Nothing is placed on `covered`.
[[nodiscard]] std::vector<placed_label> layout_labels(const camera& view,
                                                      std::span<const label_source> sources,
                                                      std::span<const screen_box> covered,
                                                      const glyph_advance& advance);

inline constexpr std::size_t kMaximumCandidates = 20000;
inline constexpr std::size_t kMaximumLabels = 400;

}  // namespace greenward::viewer
